import type { AllocationPolicy } from '../allocation/policy.ts';
import { type PaymentDirection, type ReceiptSplit, splitReceipt } from '../allocation/split.ts';
import type { PlainDate } from '../dates.ts';
import type { StreamId } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import { liveMinor, type OpenClaim, openClaims, withoutLines } from './open-claims.ts';
import { layoutOn, layoutsOf } from './receipt-layout.ts';
import { type AccountState, isInAccountCurrency, type ReceiptState } from './state.ts';
import { partsBetween } from './tender-standing.ts';

type Reallocated = Extract<EventDraft, { kind: 'receipt.reallocated' }>;

/**
 * The events by which later receipts lie on the claims as if a receipt that is taken back had never been (row L9): each
 * receipt after it is split again in its order, by its own direction or choice where it has one, on its own day. A
 * receipt keeps its place where a person decided it. `keptMinor`: what of the receipt still counts, for one tender of
 * several that bounced. Authored in the same group as what takes the receipt back; nothing where nothing moves.
 */
export function reallocationDrafts(
  state: AccountState,
  reversedReceiptId: string,
  on: PlainDate,
  policy: AllocationPolicy,
  keptMinor = 0,
): readonly EventDraft[] {
  const reversed = state.receipts.get(reversedReceiptId);
  if (reversed === undefined) return [];
  const later = receiptsAfter(state, reversedReceiptId);
  const moving = later.filter((receipt) => canMove(state, receipt));
  const kept = partsBetween(reversed, 0, keptMinor).flatMap(({ itemId, ...part }) =>
    itemId === null ? [] : [{ itemId, ...part }],
  );
  const claims = withoutLines(openClaims(without(state, [reversed, ...moving]), on), kept);
  return draftsFor(state, moving, claims, { reversedReceiptId, policy });
}

/**
 * A receipt that was set aside for its replacement counts again because its void was refused: it lies as it lay before,
 * and what came after it, the replacement too, is split again.
 */
export function restorationDrafts(
  state: AccountState,
  receiptId: string,
  on: PlainDate,
  policy: AllocationPolicy,
): readonly EventDraft[] {
  const receipt = state.receipts.get(receiptId);
  if (receipt === undefined || layoutOn(receipt).isSetAside !== true) return [];
  const before = layoutsOf(receipt).findLast((layout) => layout.isSetAside !== true);
  if (before === undefined) return [];
  const moving = receiptsAfter(state, receiptId).filter((later) => canMove(state, later));
  const claims = withoutLines(openClaims(without(state, [receipt, ...moving]), on), before.lines);
  const restored: Reallocated = {
    kind: 'receipt.reallocated',
    stream: state.stream as StreamId,
    data: {
      receiptId,
      reversedReceiptId: receiptId,
      lines: [...before.lines],
      unappliedMinor: before.unappliedMinor,
      basis: receipt.event.data.basis,
      policyId: receipt.event.data.policyId ?? null,
    },
    personal: null,
  };
  return [restored, ...draftsFor(state, moving, claims, { reversedReceiptId: receiptId, policy })];
}

/** While its void waits and another receipt stands in its place, a receipt pays nothing: its money waits. */
export function setAsideDraft(state: AccountState, receiptId: string): EventDraft | null {
  const receipt = state.receipts.get(receiptId);
  if (receipt === undefined) return null;
  return {
    kind: 'receipt.reallocated',
    stream: state.stream as StreamId,
    data: {
      receiptId,
      reversedReceiptId: receiptId,
      isSetAside: true,
      lines: [],
      unappliedMinor: receipt.event.data.amountMinor,
      basis: receipt.event.data.basis,
      policyId: receipt.event.data.policyId ?? null,
    },
    personal: null,
  };
}

/** The account without some of its receipts, for a question only: nothing is folded on. */
export function without(state: AccountState, receipts: readonly ReceiptState[]): AccountState {
  const gone = new Set(receipts.map(({ event }) => event.data.receiptId));
  return { ...state, receipts: new Map([...state.receipts].filter(([receiptId]) => !gone.has(receiptId))) };
}

function draftsFor(
  state: AccountState,
  moving: readonly ReceiptState[],
  claimsBefore: readonly OpenClaim[],
  rule: { readonly reversedReceiptId: string; readonly policy: AllocationPolicy },
): readonly EventDraft[] {
  let claims = claimsBefore;
  return moving.flatMap((receipt) => {
    const split = splitAgain(state, receipt, claims, rule.policy);
    claims = withoutLines(claims, split.lines);
    const { receiptId, amountMinor } = receipt.event.data;
    const appliedMinor = split.lines.reduce((sum, line) => sum + line.amountMinor, 0);
    const unappliedMinor = amountMinor - appliedMinor;
    const now = layoutOn(receipt);
    if (JSON.stringify(now.lines) === JSON.stringify(split.lines)) return [];
    const draft: Reallocated = {
      kind: 'receipt.reallocated',
      stream: state.stream as StreamId,
      data: {
        receiptId,
        reversedReceiptId: rule.reversedReceiptId,
        lines: [...split.lines],
        unappliedMinor,
        basis: split.basis,
        policyId: rule.policy.id,
      },
      personal: null,
    };
    return [draft];
  });
}

/** By what the payer said, what the creditor chose, or the policy; over what was there on its own day. */
function splitAgain(
  state: AccountState,
  receipt: ReceiptState,
  claims: readonly OpenClaim[],
  policy: AllocationPolicy,
): ReceiptSplit {
  const { direction, choice, currency } = receipt.event.data;
  const on = receipt.event.businessDate;
  const openItems = claims.filter((claim) => claim.issuedOn <= on && claim.openMinor > 0);
  const stillOpen = (named: PaymentDirection['items'] | undefined): PaymentDirection | null => {
    const items = (named ?? []).filter(({ itemId }) => openItems.some((item) => item.itemId === itemId));
    return items.length === 0 ? null : { items };
  };
  return splitReceipt({
    amountMinor: liveMinor(state, receipt),
    currency,
    openItems,
    direction: stillOpen(direction),
    choice: stillOpen(choice),
    on,
    policy,
  });
}

function receiptsAfter(state: AccountState, receiptId: string): readonly ReceiptState[] {
  const receipts = [...state.receipts.values()];
  return receipts.slice(receipts.findIndex(({ event }) => event.data.receiptId === receiptId) + 1);
}

/** Not one that is void, set aside or wholly failed; nor one whose claims a person named without our knowing how much. */
function canMove(state: AccountState, receipt: ReceiptState): boolean {
  if (receipt.void?.state === 'approved' || !isInAccountCurrency(state, receipt)) return false;
  const { basis, direction, choice } = receipt.event.data;
  const isUnknown = basis !== 'orderOfTime' && direction === undefined && choice === undefined;
  const isDecided = layoutsOf(receipt).some((layout) => layout.isDecided === true);
  const isSetAside = layoutOn(receipt).isSetAside === true;
  return !isUnknown && !isDecided && !isSetAside && liveMinor(state, receipt) > 0;
}
