import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { compromiseOn } from '../../../../src/shared/domain/account/remissions.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import { accountCharges } from '../../../../src/shared/domain/charges/account-charges.ts';
import type { DatedTerms } from '../../../../src/shared/domain/charges/terms.ts';
import { noCharges } from '../../../../src/shared/domain/charges/terms.ts';
import { addDays } from '../../../../src/shared/domain/dates.ts';
import type { AccountEvent, DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { buildEvent, day, type EventSetting } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';
import { shippedChargeRules } from '../interest/shipped-rules.ts';

const offeredOn = day('2026-10-01');

function offered(changed: Partial<DataOf<'settlement.offered'>> = {}): EventDraft<'settlement.offered'> {
  return {
    kind: 'settlement.offered',
    stream,
    data: {
      concessionId: 'S-1',
      currency: 'INR',
      itemIds: ['I-1'],
      dues: { principal: 100_000 },
      duesMinor: 100_000,
      offerMinor: 60_000,
      payments: [{ dueOn: day('2026-10-31'), amountMinor: 60_000, graceUntil: day('2026-10-31') }],
      validUntil: day('2026-10-15'),
      judged: {
        presentValueMinor: 59_000,
        floorMinor: 50_000,
        ratePercent: '12',
        band: 'b',
        policyVersion: 1,
      },
      restructuringAfterDays: 90,
      coolingMonths: 12,
      reason: 'oldDebt',
      requiredLevel: 2,
      sanctionedBy: ['granted'],
      breaches: [],
      ...changed,
    },
    personal: { note: null },
  };
}

const word = (decision: 'approved' | 'rejected'): EventDraft<'concession.decided'> => ({
  kind: 'concession.decided',
  stream,
  data: { concessionId: 'S-1', decision, reason: '' },
  personal: null,
});
const accepted: EventDraft<'settlement.accepted'> = {
  kind: 'settlement.accepted',
  stream,
  data: { concessionId: 'S-1', attachmentId: null, planId: 'L-1' },
  personal: null,
};

type Told = readonly [draft: EventDraft, setting?: EventSetting];

const fold = (told: readonly Told[]) =>
  foldAccount(
    stream,
    told.map(
      ([draft, setting], at) => buildEvent(draft, { on: offeredOn, ...setting, seq: at + 1 }) as AccountEvent,
    ),
  );

const begun: readonly Told[] = [[opened()], [imported('F-1', item())]];
const agreed: readonly Told[] = [
  ...begun,
  [offered()],
  [word('approved'), { user: 'user-ravi' }],
  [accepted, { on: '2026-10-02' }],
];
const paid = (receiptId: string, amountMinor: number, on: string): Told => [
  receipt({ receiptId, number: receiptId, amountMinor, lines: [{ itemId: 'I-1', amountMinor }] }),
  { on },
];
const openMinor = (told: readonly Told[], on = '2027-12-31') =>
  openItems(fold(told).state, day(on)).reduce((sum, open) => sum + open.openMinor, 0);
const statusOn = (told: readonly Told[], on: string) => {
  const { state } = fold(told);
  const record = state.concessions.compromises.get('S-1');
  if (record === undefined) throw new Error('no settlement');
  return compromiseOn(state, record, day(on));
};
const heads = (told: readonly Told[]) => {
  const sums: Record<string, number> = {};
  for (const { entryAccount, amountMinor } of fold(told).effects.postings) {
    sums[entryAccount] = (sums[entryAccount] ?? 0) + amountMinor;
  }
  return sums;
};

describe('a settlement', () => {
  test('paid in time gives the rest up on the day of the last payment, under its own head', () => {
    const told = [...agreed, paid('R-1', 60_000, '2026-10-31')];
    expect(statusOn(told, '2026-10-30').status).toBe('paying');
    expect(statusOn(told, '2026-10-31')).toMatchObject({
      status: 'completed',
      completedOn: '2026-10-31',
      coolingUntil: '2027-10-31',
    });
    expect([openMinor(told, '2026-10-30'), openMinor(told)]).toEqual([100_000, 0]);
    expect(heads(told)).toMatchObject({ 'book.waived': 40_000, 'receivable.principal': 0 });
  });

  test('paid a day late is broken, and what was owed is owed', () => {
    const told = [...agreed, paid('R-1', 60_000, '2026-11-01')];
    expect(statusOn(told, '2026-11-01')).toMatchObject({ status: 'broken', brokenOn: '2026-11-01' });
    expect(openMinor(told)).toBe(40_000);
    expect(heads(told)['book.waived'] ?? 0).toBe(0);
  });

  test('the last payment on day 90 is none, on day 91 it is a restructuring', () => {
    const lasting = (dueOn: string): readonly Told[] => [
      ...begun,
      [offered({ payments: [{ dueOn: day(dueOn), amountMinor: 60_000, graceUntil: day(dueOn) }] })],
      [word('approved'), { user: 'user-ravi' }],
      [accepted],
    ];
    const ninety = addDays(offeredOn, 90);
    expect(statusOn(lasting(ninety), ninety).isRestructuring).toBe(false);
    expect(statusOn(lasting(addDays(ninety, 1)), ninety).isRestructuring).toBe(true);
  });

  test('paid within a grace that reaches to day 91 is a restructuring too', () => {
    const dueOn = addDays(offeredOn, 90);
    const graceUntil = addDays(dueOn, 5);
    const told = (on: string): readonly Told[] => [
      ...begun,
      [offered({ payments: [{ dueOn, amountMinor: 60_000, graceUntil }] })],
      [word('approved'), { user: 'user-ravi' }],
      [accepted],
      paid('R-1', 60_000, on),
    ];
    expect(statusOn(told(dueOn), graceUntil)).toMatchObject({ status: 'completed', isRestructuring: false });
    expect(statusOn(told(addDays(dueOn, 1)), graceUntil)).toMatchObject({
      status: 'completed',
      isRestructuring: true,
    });
  });

  test.each([
    ['who asked', 'user-asha'],
    ['who granted the credit', 'granted'],
  ])('a word of %s changes nothing and is shown to a person', (_, user) => {
    const { state } = fold([...begun, [offered()], [word('approved'), { user }]]);
    expect(state.concessions.compromises.get('S-1')?.authored).toBe('pendingApproval');
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['concessionOutOfOrder']);
  });

  test('a word about what is not here is shown to a person', () => {
    const { state } = fold([...begun, [word('approved')]]);
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['concessionUnknown']);
  });

  test('an acceptance after the last day of the offer is none', () => {
    const told: readonly Told[] = [
      ...begun,
      [offered()],
      [word('approved'), { user: 'user-ravi' }],
      [accepted, { on: '2026-10-16' }],
    ];
    expect(statusOn(told, '2026-10-16').status).toBe('lapsed');
  });

  test('a claim that comes later is no part of it', () => {
    const told = [
      ...agreed,
      [imported('F-2', item({ itemId: 'I-2', itemKey: 'INV/2', number: 'INV/2' }))] as const,
      paid('R-1', 60_000, '2026-10-20'),
    ];
    expect(openMinor(told)).toBe(100_000);
  });
});

describe('a broken settlement', () => {
  test('leaves the dues as if it had never been, whatever was paid on it', () => {
    const payments = fc.array(
      fc.record({ amountMinor: fc.integer({ min: 1, max: 9_000 }), after: fc.nat(200) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(payments, (made) => {
        const receipts = made.map(({ amountMinor, after }, at) =>
          paid(`R-${at}`, amountMinor, addDays(offeredOn, after)),
        );
        const withIt = [...agreed, ...receipts];
        const without = [...begun, ...receipts];
        const end = addDays(offeredOn, 400);
        // Six payments of 9,000 never reach the 60,000.
        expect(statusOn(withIt, end).status).toBe('broken');
        expect(openMinor(withIt, end)).toBe(openMinor(without, end));
        expect(trialBalance(fold(withIt).effects.postings)).toEqual({ INR: 0 });
      }),
      { numRuns: 100 },
    );
  });

  test('in whatever way its payments come and go back, the entries balance and only a completed one gives up', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ what: fc.constant('pay' as const), amountMinor: fc.integer({ min: 1, max: 60_000 }) }),
        fc.record({ what: fc.constant('void' as const), amountMinor: fc.nat(4) }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(steps, (made) => {
        const told: Told[] = [...agreed];
        made.forEach(({ what, amountMinor }, at) => {
          const on = addDays(offeredOn, 2 + at);
          if (what === 'pay') {
            const owed = Math.max(0, openMinor(told, on));
            if (owed > 0) told.push(paid(`R-${at}`, Math.min(amountMinor, owed), on));
            return;
          }
          const data = { receiptId: `R-${amountMinor}`, reason: 'wrongAmount' };
          told.push([{ kind: 'receipt.voidRequested', stream, data, personal: { note: null } }, { on }]);
          told.push([
            {
              kind: 'receipt.voidDecided',
              stream,
              data: { receiptId: `R-${amountMinor}`, decision: 'approved', reason: '' },
              personal: null,
            },
            { on, user: 'user-ravi' },
          ]);
        });
        const { state, effects } = fold(told);
        const isDone = statusOn(told, '2027-12-31').status === 'completed';
        expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
        expect((heads(told)['book.waived'] ?? 0) > 0).toBe(
          isDone && state.concessions.remissions.all.length > 0,
        );
        expect(heads(told)['receivable.principal'] ?? 0).toBe(openMinor(told));
      }),
      { numRuns: 100 },
    );
  });
});

test('during a fee freeze nothing accrues, and it is not made up for afterwards', () => {
  const known: readonly DatedTerms[] = [
    {
      termsId: 'T-1',
      bookId: 'B-1',
      accountId: null,
      fromOn: day('2020-01-01'),
      place: 1,
      terms: {
        ...noCharges,
        penal: { ratePercent: '36.5', dayCount: 'actual/365F' },
        clause: 'clause 7',
      },
    },
  ];
  const frozen: Told = [
    {
      kind: 'hardship.opened',
      stream,
      data: {
        hardshipId: 'H-1',
        reason: 'illness',
        options: ['feeFreeze'],
        reviewOn: day('2026-10-20'),
        attachmentId: null,
        worksheet: null,
        reducedMinor: null,
        holdId: 'D-1',
      },
      personal: { statement: null },
    },
    { on: '2026-10-11' },
  ];
  const chargedOn = (told: readonly Told[], on: string) =>
    accountCharges(fold(told).state, known, shippedChargeRules(), day(on)).charges.reduce(
      (sum, { amountMinor }) => sum + amountMinor,
      0,
    );
  // 0.1 % a day of ₹1,000: one rupee a day from the 2nd of October.
  expect([chargedOn(begun, '2026-10-10'), chargedOn(begun, '2026-10-25')]).toEqual([900, 2_400]);
  const told = [...begun, frozen];
  expect(['2026-10-10', '2026-10-11', '2026-10-20', '2026-10-21'].map((on) => chargedOn(told, on))).toEqual([
    900, 900, 900, 1_000,
  ]);
  const closed: Told = [
    { kind: 'hardship.closed', stream, data: { hardshipId: 'H-1', result: 'recovered' }, personal: null },
    { on: '2026-10-16' },
  ];
  expect(chargedOn([...told, closed], '2026-10-20')).toBe(1_400);
});
