import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { openClaims } from '../../../../src/shared/domain/account/open-claims.ts';
import {
  reallocationDrafts,
  restorationDrafts,
  setAsideDraft,
  without,
} from '../../../../src/shared/domain/account/reallocation.ts';
import { layoutOn } from '../../../../src/shared/domain/account/receipt-layout.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import { splitReceipt } from '../../../../src/shared/domain/allocation/split.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { housePolicy } from '../allocation/house-policies.ts';
import { imported, item, opened, receipt, stream, voidDecided, voidRequested } from '../events/drafts.ts';
import { eventsOf, foldDrafts, type Told } from './fold-drafts.ts';

const policy = housePolicy('in-contract-act');
const on = plainDate('2026-11-30');

const claims = imported(
  'X-1',
  item({ itemId: 'I-1', number: 'INV-1', dueOn: plainDate('2026-09-15'), amountMinor: 10_000 }),
  item({
    itemId: 'I-2',
    number: 'INV-2',
    dueOn: plainDate('2026-10-15'),
    amountMinor: 6_000,
    components: { interest: 500, fee: 100 },
  }),
  item({ itemId: 'I-3', number: 'INV-3', dueOn: plainDate('2026-10-15'), amountMinor: 3_000 }),
);
const charge: EventDraft<'charge.posted'> = {
  kind: 'charge.posted',
  stream,
  data: {
    chargeId: 'C-1',
    itemId: 'I-1',
    head: 'interest',
    currency: 'INR',
    amountMinor: 700,
    fromOn: plainDate('2026-09-16'),
    toOn: plainDate('2026-10-31'),
    ruleId: 'contract',
    bearsInterest: false,
    rates: [],
    basis: 'as agreed',
  },
  personal: null,
};

interface Paid {
  readonly receiptId: string;
  readonly amountMinor: number;
  readonly directed: string | null;
}

/** A receipt as the product would write it on that account. */
function recorded(state: AccountState, paid: Paid, replaces?: string): EventDraft<'receipt.recorded'> {
  const { receiptId, amountMinor, directed } = paid;
  const openNow = openClaims(
    replaces === undefined ? state : without(state, [present(state.receipts.get(replaces), '')]),
    on,
  );
  const direction =
    directed === null || !openNow.some(({ itemId }) => itemId === directed)
      ? null
      : { items: [{ itemId: directed, amountMinor: null }] };
  const split = splitReceipt({
    amountMinor,
    currency: 'INR',
    openItems: openNow,
    direction,
    choice: null,
    on: plainDate('2026-11-24'),
    policy,
  });
  return receipt({
    receiptId,
    amountMinor,
    tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
    lines: [...split.lines],
    unappliedMinor: split.unappliedMinor,
    basis: split.basis,
    policyId: policy.id,
    ...(direction === null ? {} : { direction: direction.items }),
    ...(replaces === undefined ? {} : { replaces }),
  });
}

function history(payments: readonly Paid[]): Told[] {
  const told: Told[] = [opened(), claims, charge];
  for (const paid of payments) told.push(recorded(foldDrafts(...told).state, paid));
  return told;
}

const standing = (state: AccountState): unknown => ({
  claims: openClaims(state, on),
  items: openItems(state, on),
});

function voided(told: readonly Told[], receiptId: string): Told[] {
  const { state } = foldDrafts(...told);
  const decided: EventDraft[] = [
    { ...voidDecided('approved'), data: { receiptId, decision: 'approved', reason: '' } },
    ...reallocationDrafts(state, receiptId, on, policy),
  ];
  return [...told, voidRequested(receiptId), ...decided];
}

const anyPayments = fc.array(
  fc.record({
    amountMinor: fc.constantFrom(1, 500, 700, 2_500, 4_999, 9_000, 20_000),
    directed: fc.constantFrom(null, null, 'I-1', 'I-2', 'I-3'),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('taking a receipt back', () => {
  it('opens the claims it paid, and later money takes its place, as the paper of neither said', () => {
    const told = history([
      { receiptId: 'R-1', amountMinor: 10_700, directed: null },
      { receiptId: 'R-2', amountMinor: 3_000, directed: null },
    ]);
    const before = foldDrafts(...told).state;
    expect(layoutOn(present(before.receipts.get('R-2'), 'R-2')).lines).toEqual([
      { itemId: 'I-2', amountMinor: 500, component: 'interest' },
      { itemId: 'I-2', amountMinor: 100, component: 'fee' },
      { itemId: 'I-2', amountMinor: 1_400 },
      { itemId: 'I-3', amountMinor: 1_000 },
    ]);
    const after = foldDrafts(...voided(told, 'R-1')).state;
    expect(layoutOn(present(after.receipts.get('R-2'), 'R-2')).lines).toEqual([
      { itemId: 'I-1', amountMinor: 700, component: 'interest', chargeId: 'C-1' },
      { itemId: 'I-1', amountMinor: 2_300 },
    ]);
  });

  it('is an exact inverse: the claims stand as if the receipt had never been', () => {
    fc.assert(
      fc.property(anyPayments, fc.nat(), (amounts, place) => {
        const payments = amounts.map((paid, at) => ({ ...paid, receiptId: `R-${at + 1}` }));
        const gone = present(payments[place % payments.length], 'a receipt').receiptId;
        const told = history(payments);
        // What a payer could not direct, because it was paid already, he did not direct.
        const { receipts } = foldDrafts(...told).state;
        const said = payments.map((paid) => ({
          ...paid,
          directed: receipts.get(paid.receiptId)?.event.data.direction?.[0]?.itemId ?? null,
        }));
        const { state, effects } = foldDrafts(...voided(told, gone));
        const never = foldDrafts(...history(said.filter(({ receiptId }) => receiptId !== gone)));
        expect(standing(state)).toEqual(standing(never.state));
        expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
      }),
    );
  });

  it('told five times over is one effect', () => {
    const told = voided(
      history([
        { receiptId: 'R-1', amountMinor: 10_700, directed: null },
        { receiptId: 'R-2', amountMinor: 3_000, directed: null },
      ]),
      'R-1',
    );
    const events = eventsOf(told);
    const five = foldAccount(stream, Array.from({ length: 5 }, () => events).flat() as AccountEvent[]);
    const once = foldAccount(stream, events);
    expect(standing(five.state)).toEqual(standing(once.state));
    expect([...five.state.receipts]).toEqual([...once.state.receipts]);
  });

  it('shows a person what does not add up, and what is told of a receipt nobody knows', () => {
    const data = {
      receiptId: 'R-1',
      reversedReceiptId: 'R-0',
      lines: [],
      unappliedMinor: 1,
      basis: 'orderOfTime',
      policyId: null,
    } as const;
    const wrong: EventDraft = {
      kind: 'receipt.reallocated',
      stream,
      data: { ...data, lines: [] },
      personal: null,
    };
    const { state } = foldDrafts(opened(), claims, receipt(), wrong, {
      ...wrong,
      data: { ...wrong.data, receiptId: 'R-9' },
    });
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual([
      'reallocationUnclear',
      'reallocationUnclear',
    ]);
    expect(layoutOn(present(state.receipts.get('R-1'), 'R-1')).lines).toEqual(receipt().data.lines);
  });
});

describe('a wrong amount noticed at the door', () => {
  const wrong = history([{ receiptId: 'R-1', amountMinor: 5_000, directed: null }]);
  const before = foldDrafts(...wrong).state;
  const replaced: readonly Told[] = [
    ...wrong,
    voidRequested('R-1'),
    present(setAsideDraft(before, 'R-1'), 'set aside'),
    recorded(before, { receiptId: 'R-2', amountMinor: 500, directed: null }, 'R-1'),
  ];

  it('counts the replacement alone while the void waits', () => {
    const { state } = foldDrafts(...replaced);
    const right = foldDrafts(...history([{ receiptId: 'R-2', amountMinor: 500, directed: null }])).state;
    expect(standing(state)).toEqual(standing(right));
  });

  it('stays so when the void is approved', () => {
    const { state } = foldDrafts(...voided(replaced, 'R-1'));
    const right = foldDrafts(...history([{ receiptId: 'R-2', amountMinor: 500, directed: null }])).state;
    expect(standing(state)).toEqual(standing(right));
  });

  it('counts both, one after the other, when the void is refused', () => {
    const { state: waiting } = foldDrafts(...replaced);
    const { state } = foldDrafts(
      ...replaced,
      voidDecided('rejected'),
      ...restorationDrafts(waiting, 'R-1', on, policy),
    );
    const both = foldDrafts(
      ...history([
        { receiptId: 'R-1', amountMinor: 5_000, directed: null },
        { receiptId: 'R-2', amountMinor: 500, directed: null },
      ]),
    ).state;
    expect(standing(state)).toEqual(standing(both));
  });
});

describe('money that stands against no claim', () => {
  it('pays the claims a person names, and no more than there is of it', () => {
    const told: Told[] = [...history([{ receiptId: 'R-1', amountMinor: 20_000, directed: null }])];
    const unapplied = layoutOn(present(foldDrafts(...told).state.receipts.get('R-1'), 'R-1')).unappliedMinor;
    expect(unapplied).toBe(300);
    const later = imported('X-2', item({ itemId: 'I-4', number: 'INV-4', amountMinor: 1_000 }));
    const applied: EventDraft<'unapplied.applied'> = {
      kind: 'unapplied.applied',
      stream,
      data: {
        applicationId: 'U-1',
        receiptId: 'R-1',
        use: 'claims',
        amountMinor: 300,
        lines: [{ itemId: 'I-4', amountMinor: 300 }],
      },
      personal: { note: null },
    };
    const { state, effects } = foldDrafts(...told, later, applied, {
      ...applied,
      data: { ...applied.data, applicationId: 'U-2' },
    });
    expect(openItems(state, on).map(({ itemId, openMinor }) => [itemId, openMinor])).toEqual([['I-4', 700]]);
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['reallocationUnclear']);
    expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
  });
});
