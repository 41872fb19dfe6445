import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { type EntryPair, postingsOfPairs } from '../ledger/posting.ts';
import { type AccountState, currencyOf, type ItemState, type ItemValue } from './state.ts';

type ItemsEvent = EventOf<'items.imported'> | EventOf<'claims.missed'> | EventOf<'import.undone'>;

/** What an import says about claims, what it no longer names, and the undoing of an import as a whole. */
export function applyItems(state: AccountState, event: ItemsEvent, effects: Effects): void {
  const { importId } = event.data;
  if (event.kind === 'import.undone') state.files.delete(importId);
  else if (!state.files.has(importId)) {
    state.hadFiles = true;
    state.files.set(importId, { importId, on: event.businessDate, receiptsBefore: state.receipts.size });
  }
  const pairs = itemPairs(state, event, effects);
  effects.postings.push(...postingsOfPairs(event, currencyOf(state), pairs));
}

/** One after the other: a file may name a claim twice, and the second words stand on the first. */
function itemPairs(state: AccountState, event: ItemsEvent, effects: Effects): EntryPair[] {
  switch (event.kind) {
    case 'items.imported':
      return event.data.items.flatMap((value) => {
        const changed = withVersion(state.items.get(value.itemId), event.data.importId, value);
        return changeItem(state, changed, effects);
      });
    case 'claims.missed':
      return event.data.itemIds.flatMap((itemId) => {
        const changed = withAbsence(state.items.get(itemId), event);
        return changed === null ? [] : changeItem(state, changed, effects);
      });
    case 'import.undone':
      return withoutImport(state, event.data.importId).flatMap((changed) =>
        changeItem(state, changed, effects),
      );
  }
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

/** A claim the file did not name: as it was, or with nothing left where it is closed. Null where nothing was known before. */
function withAbsence(item: ItemState | undefined, event: EventOf<'claims.missed'>): ItemState | null {
  const { importId, closed } = event.data;
  const earlier = (item?.versions ?? []).filter((version) => version.importId !== importId);
  const before = earlier.at(-1)?.value;
  if (item === undefined || before === undefined) return null;
  if (closed === 'fileWasPart') return { itemId: item.itemId, versions: earlier };
  const openMinor = before.amountMinor - settledMinor(before);
  const value: ItemValue =
    closed === null || openMinor === 0
      ? before
      : {
          ...before,
          settlements: [...before.settlements, { on: event.businessDate, amountMinor: openMinor }],
        };
  return { itemId: item.itemId, versions: [...earlier, { importId, value, absence: closed ?? 'missing' }] };
}

function withoutImport(state: AccountState, importId: string): ItemState[] {
  return [...state.items.values()]
    .filter((item) => item.versions.some((version) => version.importId === importId))
    .map((item) => ({
      itemId: item.itemId,
      versions: item.versions.filter((version) => version.importId !== importId),
    }));
}

/** The entry that carries the book from the old words to the new: claims, and what was settled or written off elsewhere. */
function changePairs(before: ItemState | undefined, after: ItemState): EntryPair[] {
  const claimed =
    (after.versions.at(-1)?.value.amountMinor ?? 0) - (before?.versions.at(-1)?.value.amountMinor ?? 0);
  const settled = settledByVersion(after) - settledByVersion(before);
  const writtenOff = writtenOffMinor(after) - writtenOffMinor(before);
  return [
    { debit: 'receivable.principal', credit: 'book.claims', amountMinor: claimed },
    { debit: 'book.settledElsewhere', credit: 'receivable.principal', amountMinor: settled - writtenOff },
    { debit: 'book.writtenOff', credit: 'receivable.principal', amountMinor: writtenOff },
  ];
}

function settledByVersion(item: ItemState | undefined): number {
  const value = item?.versions.at(-1)?.value;
  return value === undefined ? 0 : settledMinor(value);
}

/** What a closing wrote off: what the words before it left open. */
function writtenOffMinor(item: ItemState | undefined): number {
  const last = item?.versions.at(-1);
  if (last?.absence !== 'writtenOff') return 0;
  const before = item?.versions.at(-2)?.value;
  return settledMinor(last.value) - (before === undefined ? 0 : settledMinor(before));
}

function settledMinor(value: ItemValue): number {
  return value.settlements.reduce((sum, settlement) => sum + settlement.amountMinor, 0);
}
