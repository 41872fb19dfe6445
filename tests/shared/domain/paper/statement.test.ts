import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import {
  buildAccountStatement,
  statementTotals,
} from '../../../../src/shared/domain/paper/build-statement.ts';
import { eventWords } from '../../../../src/shared/domain/paper/event-words.ts';
import {
  type AccountStory,
  accountMovements,
  balanceLines,
  isOwedHead,
} from '../../../../src/shared/domain/paper/statement.ts';
import { isUncounted } from '../../../../src/shared/domain/paper/unrealised.ts';
import { accountDraft } from '../events/arbitrary-drafts.ts';
import { buildEvent } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream, voidDecided, voidRequested } from '../events/drafts.ts';

const far = plainDate('2099-12-31');

function story(drafts: readonly (readonly [EventDraft, string])[]): AccountStory {
  const events = drafts.map(([draft, on], at) => buildEvent(draft, { seq: at + 1, on }) as AccountEvent);
  const { state, effects } = foldAccount('account:A-kulkarni', events);
  return { state, events, postings: effects.postings };
}

function statementOf(told: AccountStory, asOf: string, from: string | null = null) {
  return buildAccountStatement({
    story: told,
    account: '4711',
    creditor: 'Kulkarni',
    from: from === null ? null : plainDate(from),
    asOf: plainDate(asOf),
    wordsOf: (event) => eventWords(told.state, event),
    openClaims: [],
    unappliedMinor: 0,
    accrued: [],
    conventions: null,
  });
}

const twoInvoices = [
  [opened(), '2026-11-01'],
  [
    imported(
      'X-1',
      item({ amountMinor: 100_000, settlements: [{ on: plainDate('2026-09-20'), amountMinor: 10_000 }] }),
      item({ itemId: 'I-2', number: 'INV/2', issuedOn: plainDate('2026-10-05'), amountMinor: 50_000 }),
    ),
    '2026-11-01',
  ],
  [receipt({ amountMinor: 40_000 }), '2026-11-10'],
] as const satisfies readonly (readonly [EventDraft, string])[];

test('every movement stands on its own day with what is owed after it', () => {
  const { openingMinor, lines, closingMinor } = statementOf(story(twoInvoices), '2026-11-30');
  expect(openingMinor).toBe(0);
  expect(
    lines.map((line) => [
      line.on,
      line.movement,
      line.reference,
      line.debitMinor,
      line.creditMinor,
      line.balanceMinor,
    ]),
  ).toEqual([
    ['2026-09-01', 'claim', 'INV/1', 100_000, 0, 100_000],
    ['2026-09-20', 'settledElsewhere', 'INV/1', 0, 10_000, 90_000],
    ['2026-10-05', 'claim', 'INV/2', 50_000, 0, 140_000],
    ['2026-11-10', 'receipt.recorded', 'K3W7Q2-000001-7', 0, 40_000, 100_000],
  ]);
  expect(closingMinor).toBe(100_000);
});

test('a period opens with all that came before it, and ends on its last day', () => {
  const { openingMinor, lines, closingMinor } = statementOf(story(twoInvoices), '2026-11-09', '2026-09-20');
  expect(openingMinor).toBe(100_000);
  expect(lines.map((line) => line.movement)).toEqual(['settledElsewhere', 'claim']);
  expect(closingMinor).toBe(140_000);
});

test('a void gives back on its own day what the receipt took', () => {
  const told = story([
    ...twoInvoices,
    [voidRequested('R-1'), '2026-11-12'],
    [voidDecided('approved'), '2026-11-14'],
  ]);
  const { lines, closingMinor } = statementOf(told, '2026-11-30');
  expect(lines.at(-1)).toMatchObject({
    on: '2026-11-14',
    movement: 'receipt.voidDecided',
    reference: 'K3W7Q2-000001-7',
    debitMinor: 40_000,
  });
  expect(closingMinor).toBe(140_000);
});

test('claimed money stands apart until it is void or confirmed', () => {
  const upi = {
    tender: 'upi',
    amountMinor: 15_000,
    reference: '123456789012',
    bank: null,
    instrumentOn: null,
    claimed: true,
  } as const;
  const cash = { ...upi, tender: 'cash', amountMinor: 25_000, reference: null, claimed: false } as const;
  const drafts = [
    twoInvoices[0],
    twoInvoices[1],
    [receipt({ amountMinor: 40_000, tenders: [cash, upi] }), '2026-11-10'],
  ] as const;
  expect(statementOf(story(drafts), '2026-11-30').claimed).toEqual([
    { on: '2026-11-10', reference: 'K3W7Q2-000001-7', state: 'bank.claimed', amountMinor: 15_000 },
  ]);
  const voided = [
    ...drafts,
    [voidRequested('R-1'), '2026-11-12'],
    [voidDecided('approved'), '2026-11-14'],
  ] as const;
  expect(statementOf(story(voided), '2026-11-13').claimed).toHaveLength(1);
  expect(statementOf(story(voided), '2026-11-30').claimed).toEqual([]);
});

test('what is on its way is told apart by whether it counts, and a cheque that was paid is no longer listed', () => {
  const tender = { reference: '123456', bank: 'HDFC Bank', instrumentOn: plainDate('2026-11-10') } as const;
  const cheque = { ...tender, tender: 'cheque', amountMinor: 5_000 } as const;
  const later = {
    ...cheque,
    amountMinor: 6_000,
    instrumentOn: plainDate('2026-12-20'),
    claimed: true,
  } as const;
  const counted = { ...tender, tender: 'bankTransfer', amountMinor: 7_000, instrumentOn: null } as const;
  const claimed = { ...counted, tender: 'upi', amountMinor: 8_000, claimed: true } as const;
  const data = { instrumentId: 'R-1.0', on: plainDate('2026-11-15'), bankLineRef: null, receipt: null };
  const { claimed: early, ...rest } = statementOf(
    story([
      twoInvoices[0],
      twoInvoices[1],
      [receipt({ amountMinor: 26_000, tenders: [cheque, later, counted, claimed] }), '2026-11-10'],
      [{ kind: 'instrument.cleared', stream, data, personal: null }, '2026-11-15'],
    ]),
    '2026-11-14',
  );
  const line = (state: string, amountMinor: number) => ({
    on: '2026-11-10',
    reference: 'K3W7Q2-000001-7',
    state,
    amountMinor,
  });
  expect(early).toEqual([
    line('instruments.clearing', 5_000),
    line('instruments.postDated', 6_000),
    line('bank.claimed', 8_000),
  ]);
  expect(early.filter(isUncounted).map(({ amountMinor }) => amountMinor)).toEqual([6_000, 8_000]);
  expect(rest.closingMinor, 'only what is taken off already is off').toBe(140_000 - 12_000);
  const paid = statementOf(
    story([
      twoInvoices[0],
      twoInvoices[1],
      [receipt({ amountMinor: 5_000, tenders: [cheque] }), '2026-11-10'],
      [{ kind: 'instrument.cleared', stream, data, personal: null }, '2026-11-15'],
    ]),
    '2026-11-30',
  );
  expect(paid.claimed).toEqual([]);
});

/** A member that is left out is not written at all. */
const withoutGaps = (draft: EventDraft): EventDraft => JSON.parse(JSON.stringify(draft)) as EventDraft;

const days = ['2026-10-01', '2026-11-24', '2026-12-01', '2027-02-01'] as const;
const anyStory = fc
  .array(fc.record({ draft: accountDraft('A-kulkarni'), on: fc.constantFrom(...days) }), { maxLength: 40 })
  .map((steps) =>
    story([[opened(), '2026-09-01'], ...steps.map(({ draft, on }) => [withoutGaps(draft), on] as const)]),
  );

test('whatever happens, the closing balance is what the double entry says is owed', () => {
  fc.assert(
    fc.property(anyStory, (told) => {
      const currency = told.state.opened?.data.currency;
      const ledger = told.postings
        .filter((posting) => posting.currency === currency && isOwedHead(posting.entryAccount))
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(statementOf(told, far).closingMinor).toBe(ledger);
    }),
    { numRuns: 300 },
  );
});

test('a period is a cut: what closes one opens the next, and nothing is between them', () => {
  fc.assert(
    fc.property(anyStory, fc.constantFrom(...days), (told, cut) => {
      const movements = accountMovements(told, (event) => eventWords(told.state, event));
      const before = balanceLines(movements, null, plainDate(cut));
      const dayAfter = plainDate(`${cut.slice(0, 8)}${String(Number(cut.slice(8)) + 1).padStart(2, '0')}`);
      const after = balanceLines(movements, dayAfter, far);
      expect(after.openingMinor).toBe(before.closingMinor);
      expect(before.lines.length + after.lines.length).toBe(movements.length);
    }),
  );
});

test('the total of a party is the sum of its accounts, to the paisa and by currency', () => {
  const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  const account = fc
    .record({
      currency: fc.constantFrom('INR', 'USD'),
      openingMinor: minor,
      debitMinor: minor,
      creditMinor: minor,
      closingMinor: minor,
      unappliedMinor: minor,
    })
    .map((figures) => ({ ...statementOf(story(twoInvoices), '2026-11-30'), ...figures }));
  fc.assert(
    fc.property(fc.array(account, { maxLength: 8 }), (accounts) => {
      for (const total of statementTotals(accounts)) {
        const own = accounts.filter(({ currency }) => currency === total.currency);
        for (const figure of [
          'openingMinor',
          'debitMinor',
          'creditMinor',
          'closingMinor',
          'unappliedMinor',
        ] as const) {
          expect(total[figure]).toBe(own.reduce((sum, part) => sum + part[figure], 0));
        }
      }
      expect(statementTotals(accounts).map(({ currency }) => currency)).toEqual(
        [...new Set(accounts.map(({ currency }) => currency))].sort(),
      );
    }),
  );
});

test('what is given up is never shown as paid: the payment that completes a settlement stands for itself', () => {
  const on = plainDate('2026-11-12');
  const data = {
    concessionId: 'S-1',
    currency: 'INR',
    itemIds: ['I-1', 'I-2'],
    dues: { principal: 140_000 },
    duesMinor: 140_000,
    offerMinor: 100_000,
    payments: [{ dueOn: on, amountMinor: 100_000, graceUntil: on }],
    validUntil: on,
    judged: {
      presentValueMinor: 100_000,
      floorMinor: 90_000,
      ratePercent: '12',
      band: 'usual',
      policyVersion: 1,
    },
    restructuringAfterDays: 90,
    coolingMonths: 12,
    reason: 'hardship',
    requiredLevel: null,
    sanctionedBy: [],
    breaches: [],
  };
  const paid = [
    { itemId: 'I-1', amountMinor: 90_000 },
    { itemId: 'I-2', amountMinor: 10_000 },
  ];
  const accepted = { concessionId: 'S-1', attachmentId: null, planId: 'P-1' };
  const told = story([
    ...twoInvoices.slice(0, 2),
    [{ kind: 'settlement.offered', stream, data, personal: { note: null } }, '2026-11-09'],
    [{ kind: 'settlement.accepted', stream, data: accepted, personal: null }, '2026-11-10'],
    [receipt({ amountMinor: 100_000, lines: paid }), '2026-11-11'],
  ]);
  const { lines, closingMinor } = statementOf(told, '2026-11-30');
  expect(lines.slice(-2).map(({ movement, creditMinor }) => [movement, creditMinor])).toEqual([
    ['receipt.recorded', 100_000],
    ['givenUp', 40_000],
  ]);
  expect(closingMinor).toBe(0);
  const lineNames = told.postings.map(({ eventId, line }) => `${eventId} ${line}`);
  expect(new Set(lineNames).size, 'every line of an event has a number of its own').toBe(lineNames.length);
});

test('a receipt that the creditor’s next list tells again stands once on the statement', () => {
  const known = item({ settlements: [{ on: plainDate('2026-11-10'), amountMinor: 40_000 }] });
  const told = story([
    [opened(), '2026-11-01'],
    [imported('X-1', item()), '2026-11-01'],
    [receipt({ amountMinor: 40_000 }), '2026-11-10'],
    [imported('X-2', known), '2026-11-12'],
  ]);
  const { lines, closingMinor } = statementOf(told, '2026-11-30');
  expect(lines.map(({ movement }) => movement)).toEqual(['claim', 'receipt.recorded']);
  expect(closingMinor).toBe(item().amountMinor - 40_000);
});
