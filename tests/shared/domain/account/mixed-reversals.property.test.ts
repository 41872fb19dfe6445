import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveMinor, openClaims } from '../../../../src/shared/domain/account/open-claims.ts';
import { reallocationDrafts } from '../../../../src/shared/domain/account/reallocation.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import { splitReceipt } from '../../../../src/shared/domain/allocation/split.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { housePolicy } from '../allocation/house-policies.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const policy = housePolicy('in-contract-act');
const on = plainDate('2026-11-30');

const claims = imported(
  'X-1',
  item({ itemId: 'I-1', number: 'INV-1', dueOn: plainDate('2026-09-15'), amountMinor: 10_000 }),
  item({ itemId: 'I-2', number: 'INV-2', dueOn: plainDate('2026-10-15'), amountMinor: 6_001 }),
  item({ itemId: 'I-3', number: 'INV-3', dueOn: plainDate('2026-10-15'), amountMinor: 3_000 }),
);

/** How money comes, and by what it can go again. */
type Way = 'cash' | 'cheque' | 'upi' | 'confirmedUpi';
interface Paid {
  readonly way: Way;
  readonly amountMinor: number;
}

function recorded(told: readonly Told[], receiptId: string, { way, amountMinor }: Paid): EventDraft[] {
  const split = splitReceipt({
    amountMinor,
    currency: 'INR',
    openItems: openClaims(foldDrafts(...told).state, on),
    direction: null,
    choice: null,
    on: plainDate('2026-11-24'),
    policy,
  });
  const tender = way === 'confirmedUpi' ? 'upi' : way;
  const taken = receipt({
    receiptId,
    amountMinor,
    tenders: [
      {
        tender,
        amountMinor,
        reference: null,
        bank: null,
        instrumentOn: way === 'cheque' ? plainDate('2026-11-20') : null,
        ...(tender === 'upi' ? { claimed: true } : {}),
      },
    ],
    lines: [...split.lines],
    unappliedMinor: split.unappliedMinor,
    basis: split.basis,
    policyId: policy.id,
  });
  const confirmed: EventDraft = {
    kind: 'tender.confirmed',
    stream,
    data: { receiptId, at: 0, bankLineRef: `L-${receiptId}`, on: plainDate('2026-11-25') },
    personal: null,
  };
  return way === 'confirmedUpi' ? [taken, confirmed] : [taken];
}

/** What takes a receipt back: the bank for a cheque, nobody's money for UPI, a second person for cash. */
function takenBack(told: readonly Told[], receiptId: string, way: Way): EventDraft[] {
  const { state } = foldDrafts(...told);
  const data = { receiptId, at: 0 };
  const backByWay: Readonly<Record<Way, readonly EventDraft[]>> = {
    cash: [
      {
        kind: 'receipt.voidRequested',
        stream,
        data: { receiptId, reason: 'wrongAmount' },
        personal: { note: null },
      },
      {
        kind: 'receipt.voidDecided',
        stream,
        data: { receiptId, decision: 'approved', reason: '' },
        personal: null,
      },
    ],
    cheque: [
      {
        kind: 'instrument.bounced',
        stream,
        data: {
          instrumentId: `${receiptId}.0`,
          reasonCode: 'fundsInsufficient',
          memoOn: plainDate('2026-11-28'),
          bankChargeMinor: 0,
          attachmentId: null,
        },
        personal: null,
      },
    ],
    upi: [
      {
        kind: 'tender.failed',
        stream,
        data: { ...data, on: plainDate('2026-11-28'), reasonCode: 'neverCame' },
        personal: null,
      },
    ],
    confirmedUpi: [
      {
        kind: 'tender.unconfirmed',
        stream,
        data: { ...data, reasonCode: 'matchUndone' },
        personal: null,
      },
      {
        kind: 'tender.failed',
        stream,
        data: { ...data, on: plainDate('2026-11-28'), reasonCode: 'neverCame' },
        personal: null,
      },
    ],
  };
  const isLive = liveMinor(state, present(state.receipts.get(receiptId), receiptId)) > 0;
  return [...backByWay[way], ...(isLive ? reallocationDrafts(state, receiptId, on, policy) : [])];
}

const anyPayments = fc.array(
  fc.record({
    way: fc.constantFrom<Way>('cash', 'cheque', 'upi', 'confirmedUpi'),
    amountMinor: fc.constantFrom(1, 500, 701, 2_500, 4_999, 9_000, 20_000),
  }),
  { minLength: 2, maxLength: 6 },
);

describe('receipts taken back, each in its own way', () => {
  test('one by one, in any order: what is left stands as if they had never been', () => {
    fc.assert(
      fc.property(anyPayments, fc.infiniteStream(fc.nat()), (payments, chance) => {
        const start: Told[] = [opened(), claims];
        const told = [...start];
        for (const [at, paid] of payments.entries()) told.push(...recorded(told, `R-${at + 1}`, paid));
        const left = payments.map((paid, at) => ({ paid, receiptId: `R-${at + 1}` }));
        while (left.length > 0) {
          const [gone] = left.splice((chance.next().value ?? 0) % left.length, 1);
          if (gone === undefined) break;
          told.push(...takenBack(told, gone.receiptId, gone.paid.way));
          const never = [...start];
          for (const { paid, receiptId } of left) never.push(...recorded(never, receiptId, paid));
          const after = foldDrafts(...told);
          const without = foldDrafts(...never);
          expect(openClaims(after.state, on)).toEqual(openClaims(without.state, on));
          expect(openItems(after.state, on)).toEqual(openItems(without.state, on));
          expect(trialBalance(after.effects.postings)).toEqual({ INR: 0 });
        }
        // Everything is gone: only the claims are on the books, and nothing is left on any way of paying.
        const balances = new Map<string, number>();
        for (const { entryAccount, amountMinor } of foldDrafts(...told).effects.postings) {
          balances.set(entryAccount, (balances.get(entryAccount) ?? 0) + amountMinor);
        }
        expect(Object.fromEntries([...balances].filter(([, minor]) => minor !== 0))).toEqual({
          'receivable.principal': 19_001,
          'book.claims': -19_001,
        });
      }),
      { numRuns: 80 },
    );
  });
});
