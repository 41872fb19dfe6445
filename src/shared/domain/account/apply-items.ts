import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { type EntryPair, postingsOfPairs } from '../ledger/posting.ts';
import { type AccountState, currentValue, type ItemState, type ItemValue } from './state.ts';

/** What an import says about claims, and the undoing of an import as a whole. */
export function applyItems(
  state: AccountState,
  event: EventOf<'items.imported'> | EventOf<'import.undone'>,
  effects: Effects,
): void {
  // One after the other: a file may name a claim twice, and the second words stand on the first.
  const pairs =
    event.kind === 'items.imported'
      ? event.data.items.flatMap((value) => {
          const changed = withVersion(state.items.get(value.itemId), event.data.importId, value);
          return changeItem(state, changed, effects);
        })
      : withoutImport(state, event.data.importId).flatMap((changed) => changeItem(state, changed, effects));
  effects.postings.push(...postingsOfPairs(event, currencyOf(state), pairs));
}

function changeItem(state: AccountState, changed: ItemState, effects: Effects): EntryPair[] {
  const pairs = changePairs(state.items.get(changed.itemId), changed);
  if (changed.versions.length === 0) state.items.delete(changed.itemId);
  else state.items.set(changed.itemId, changed);
  touch(effects, 'item', changed.itemId);
  return pairs;
}

function withVersion(item: ItemState | undefined, importId: string, value: ItemValue): ItemState {
  const earlier = (item?.versions ?? []).filter((version) => version.importId !== importId);
  return { itemId: value.itemId, versions: [...earlier, { importId, value }] };
}

function withoutImport(state: AccountState, importId: string): ItemState[] {
  return [...state.items.values()]
    .filter((item) => item.versions.some((version) => version.importId === importId))
    .map((item) => ({
      itemId: item.itemId,
      versions: item.versions.filter((version) => version.importId !== importId),
    }));
}

/** The entry that carries the book from the old words to the new: claims and what was settled elsewhere. */
function changePairs(before: ItemState | undefined, after: ItemState): EntryPair[] {
  const old = before === undefined ? null : currentValue(before);
  const now = currentValue(after);
  const claimed = (now?.amountMinor ?? 0) - (old?.amountMinor ?? 0);
  const settled = settledElsewhere(now) - settledElsewhere(old);
  return [
    { debit: 'receivable.principal', credit: 'book.claims', amountMinor: claimed },
    { debit: 'book.settledElsewhere', credit: 'receivable.principal', amountMinor: settled },
  ];
}

function settledElsewhere(value: ItemValue | null): number {
  return (value?.settlements ?? []).reduce((sum, settlement) => sum + settlement.amountMinor, 0);
}

/** The account's currency; events before the opening cannot happen in one device's order, so the fallback names the gap. */
export function currencyOf(state: AccountState): string {
  return state.opened?.data.currency ?? 'XXX';
}
