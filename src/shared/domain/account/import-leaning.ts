import { statedMinor } from './reconcile-account.ts';
import { settlementsByItem } from './settlements.ts';
import type { AccountState, ItemState } from './state.ts';

/** What an account holds that leans on an import, so that the import cannot be taken back under it. */
export type ImportLeaning = 'receipts' | 'decisions' | 'promises' | 'plans' | 'disputes';

/**
 * What leans on an import: receipts and disputes on claims that nobody else states, receipts that would pay more than
 * is owed without it, a person's decision about its figures, and promises or plans made since for more than would be
 * owed. Null where it can be taken back.
 */
export function leaningOn(state: AccountState, importId: string): ImportLeaning | null {
  const touched = [...state.items.values()].filter((item) =>
    item.versions.some((version) => version.importId === importId),
  );
  const onlyHere = new Set(touched.filter((item) => isOnlyHere(item, importId)).map(({ itemId }) => itemId));
  const open = openMinorByItem(state);
  if (hasReceiptsOn(state, onlyHere) || wouldOverpay(touched, open, importId)) return 'receipts';
  if (state.decidedDifferences.get(importId)?.data.by === 'person') return 'decisions';
  const leftMinor = owedWithout(state, touched, open, importId);
  const on = state.files.get(importId)?.on ?? null;
  const promises = [...state.promises.values()].filter(
    ({ authored, madeOn, amountMinor }) =>
      (authored === 'open' || authored === 'pendingApproval') &&
      on !== null &&
      madeOn >= on &&
      amountMinor > leftMinor,
  );
  if (promises.length > 0) return 'promises';
  const plans = [...state.plans.values()].filter(
    ({ authored, proposedOn, totalMinor }) =>
      (authored === 'active' || authored === 'pendingApproval') &&
      on !== null &&
      proposedOn >= on &&
      totalMinor > leftMinor,
  );
  if (plans.length > 0) return 'plans';
  const disputes = [...state.disputes.values()].filter(
    ({ closed, event }) => closed === null && event.data.itemId !== null && onlyHere.has(event.data.itemId),
  );
  return disputes.length > 0 ? 'disputes' : null;
}

function isOnlyHere(item: ItemState, importId: string): boolean {
  return item.versions.every((version) => version.importId === importId);
}

function hasReceiptsOn(state: AccountState, itemIds: ReadonlySet<string>): boolean {
  return [...state.receipts.values()].some(
    (receipt) =>
      receipt.void?.state !== 'approved' && receipt.event.data.lines.some((line) => itemIds.has(line.itemId)),
  );
}

function openMinorByItem(state: AccountState): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const [itemId, movements] of settlementsByItem(state)) {
    const amountMinor = state.items.get(itemId)?.versions.at(-1)?.value.amountMinor ?? 0;
    open.set(
      itemId,
      movements.reduce((left, movement) => left - movement.amountMinor, amountMinor),
    );
  }
  return open;
}

/** By how much the import's words raised a claim: what would go with them. */
function raisedMinor(item: ItemState, importId: string): number {
  const now = item.versions.at(-1);
  const without = item.versions.filter((version) => version.importId !== importId).at(-1);
  return (
    (now === undefined ? 0 : statedMinor(now.value)) -
    (without === undefined ? 0 : statedMinor(without.value))
  );
}

function wouldOverpay(
  touched: readonly ItemState[],
  open: ReadonlyMap<string, number>,
  importId: string,
): boolean {
  return touched.some((item) => {
    const nowMinor = open.get(item.itemId) ?? 0;
    const thenMinor = nowMinor - raisedMinor(item, importId);
    const isClaim = (item.versions.at(-1)?.value.amountMinor ?? 0) > 0;
    return isClaim && nowMinor >= 0 && thenMinor < 0;
  });
}

function owedWithout(
  state: AccountState,
  touched: readonly ItemState[],
  open: ReadonlyMap<string, number>,
  importId: string,
): number {
  const raised = new Map(touched.map((item) => [item.itemId, raisedMinor(item, importId)]));
  return [...state.items.keys()].reduce((sum, itemId) => {
    const leftMinor = (open.get(itemId) ?? 0) - (raised.get(itemId) ?? 0);
    return sum + Math.max(leftMinor, 0);
  }, 0);
}
