import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { paymentsOf } from '../../../../src/shared/domain/account/paid-amounts.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { buildEvent, day } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';

const on = day('2026-12-10');
const kinds = ['cash', 'cheque', 'upi'] as const;

/** A receipt of one to four tenders laid out on two claims and a rest. */
const anyReceipt = fc
  .array(fc.record({ tender: fc.constantFrom(...kinds), amountMinor: fc.integer({ min: 1, max: 90_000 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((tenders) => {
    const amountMinor = tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
    const first = Math.min(amountMinor, 60_000);
    const second = Math.min(amountMinor - first, 80_000);
    const lines = [
      { itemId: 'I-1', amountMinor: first },
      { itemId: 'I-2', amountMinor: second },
    ].filter((line) => line.amountMinor > 0);
    return receipt({
      amountMinor,
      tenders: tenders.map((tender) => ({
        ...tender,
        reference: null,
        bank: null,
        instrumentOn: tender.tender === 'cheque' ? day('2026-11-20') : null,
        ...(tender.tender === 'upi' ? { claimed: true } : {}),
      })),
      lines,
      unappliedMinor: amountMinor - first - second,
    });
  });

const before = [
  opened(),
  imported(
    'X-1',
    item({ amountMinor: 60_000 }),
    item({ itemId: 'I-2', itemKey: 'INV/2', amountMinor: 80_000 }),
  ),
];

function build(drafts: readonly EventDraft[], day0 = '2026-11-24'): AccountEvent[] {
  return drafts.map((draft, at) =>
    buildEvent(draft, { seq: at + 1, on: at < before.length + 1 ? day0 : '2026-12-01' }),
  ) as AccountEvent[];
}

const bounced = (at: number): EventDraft<'instrument.bounced'> => ({
  kind: 'instrument.bounced',
  stream,
  data: {
    instrumentId: `R-1.${at}`,
    reasonCode: 'fundsInsufficient',
    memoOn: day('2026-12-01'),
    bankChargeMinor: 0,
    attachmentId: null,
  },
  personal: null,
});

const cleared = (at: number): EventDraft<'instrument.cleared'> => ({
  kind: 'instrument.cleared',
  stream,
  data: { instrumentId: `R-1.${at}`, on: day('2026-12-02'), bankLineRef: null, receipt: null },
  personal: null,
});

const confirmed = (at: number): EventDraft<'tender.confirmed'> => ({
  kind: 'tender.confirmed',
  stream,
  data: { receiptId: 'R-1', at, bankLineRef: 'L-1', on: day('2026-12-01') },
  personal: null,
});

const unconfirmed = (at: number): EventDraft<'tender.unconfirmed'> => ({
  kind: 'tender.unconfirmed',
  stream,
  data: { receiptId: 'R-1', at, reasonCode: 'matchUndone' },
  personal: null,
});

const standing = (state: AccountState) => ({
  open: openItems(state, on),
  paid: paymentsOf(state)
    .filter(({ voidedOn }) => voidedOn === null)
    .reduce((sum, one) => sum + one.amountMinor, 0),
});

const balances = (postings: readonly { entryAccount: string; amountMinor: number }[]) => {
  const totals = new Map<string, number>();
  for (const { entryAccount, amountMinor } of postings) {
    totals.set(entryAccount, (totals.get(entryAccount) ?? 0) + amountMinor);
  }
  return Object.fromEntries([...totals].filter(([, amount]) => amount !== 0));
};

describe('what is taken back and given again', () => {
  test('is an exact inverse: claims, payments and every account of the double entry are as they were', () => {
    fc.assert(
      fc.property(anyReceipt, (taken) => {
        const start = [...before, taken];
        const there = taken.data.tenders.flatMap(({ tender }, at): EventDraft[] =>
          tender === 'cheque' ? [bounced(at)] : tender === 'upi' ? [confirmed(at)] : [],
        );
        const back = taken.data.tenders
          .flatMap(({ tender }, at): EventDraft[] =>
            tender === 'cheque' ? [cleared(at)] : tender === 'upi' ? [unconfirmed(at)] : [],
          )
          .toReversed();
        const plain = foldAccount(stream, build(start));
        const round = foldAccount(stream, build([...start, ...there, ...back]));
        expect(standing(round.state)).toEqual(standing(plain.state));
        const moved = balances(round.effects.postings);
        // A cheque that cleared is in the bank and no longer on its way there; nothing else differs.
        const { 'bank.confirmed': inBank = 0, 'instruments.clearing': onItsWay = 0, ...others } = moved;
        const { 'instruments.clearing': taken0 = 0, ...othersBefore } = balances(plain.effects.postings);
        expect([inBank + onItsWay, others]).toEqual([taken0, othersBefore]);
      }),
      { numRuns: 300 },
    );
  });

  test('taking back is never more than the tender, and what was applied last goes first', () => {
    fc.assert(
      fc.property(anyReceipt, fc.nat(3), (taken, at) => {
        const tender = taken.data.tenders[at];
        fc.pre(tender?.tender === 'cheque');
        const plain = foldAccount(stream, build([...before, taken]));
        const after = foldAccount(stream, build([...before, taken, bounced(at)]));
        const owed = (state: AccountState, itemId: string): number =>
          openItems(state, on).find((one) => one.itemId === itemId)?.openMinor ?? 0;
        const more = ['I-1', 'I-2'].map((id) => owed(after.state, id) - owed(plain.state, id));
        const [first = 0, second = 0] = more;
        expect(first + second).toBeLessThanOrEqual(tender?.amountMinor ?? 0);
        // The first claim is touched only once nothing of this receipt is left on the second.
        if (first > 0) expect(owed(after.state, 'I-2')).toBe(80_000);
        expect(Object.values(trialBalance(after.effects.postings)).every((sum) => sum === 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('said five times is said once', () => {
    fc.assert(
      fc.property(anyReceipt, (taken) => {
        const said = taken.data.tenders.flatMap(({ tender }, at): EventDraft[] =>
          tender === 'cheque' ? [bounced(at)] : tender === 'upi' ? [confirmed(at)] : [],
        );
        const once = build([...before, taken, ...said]);
        const five = once.flatMap((event) => [event, event, event, event, event]);
        const [one, many] = [foldAccount(stream, once), foldAccount(stream, five)];
        expect(standing(many.state)).toEqual(standing(one.state));
        expect([...many.state.instruments]).toEqual([...one.state.instruments]);
        expect(balances(many.effects.postings)).toEqual(balances(one.effects.postings));
      }),
      { numRuns: 100 },
    );
  });
});
