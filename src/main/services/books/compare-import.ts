import type { ReadableDatabase } from '../../db/driver.ts';
import { type ImportedItemRow, selectImportedItems } from '../../db/queries/imported-items.ts';
import { selectToldClaims, type ToldClaim } from '../../db/queries/told-claims.ts';
import { compareWithLedger, type DryRun, type ExistingItem } from '../../import/dry-run.ts';
import type { ImportRow } from '../../import/import-row.ts';
import { rowIds } from './import-ids.ts';
import type { ReadForImport } from './read-for-import.ts';

/** A claim of the ledger by its ids. */
export interface ClaimPlace {
  readonly accountId: string;
  readonly itemId: string;
}

/** What a file would change, and what it no longer names. */
export interface ImportComparison extends DryRun {
  /** Open by the last file and not in this one; listed now for the first time. */
  readonly newlyMissing: readonly ClaimPlace[];
  /** Listed as missing before, and still not named. */
  readonly stillMissing: readonly ClaimPlace[];
  /** Rows that say what was known, of claims that an earlier file had missed. */
  readonly returning: readonly ImportRow[];
  /** Far fewer open claims than before: more likely a part of the book than a good day. */
  readonly looksPartial: boolean;
}

const toldNothing: ToldClaim = { acceptedOn: null, components: null };

/** From how many missing claims on a file may look like a part of its book. */
const fewestMissing = 5;

/** What a file would change, by comparison with what its source said before. */
export function compareImport(database: ReadableDatabase, read: ReadForImport): ImportComparison {
  const { imported } = read.reading;
  const rowsByItem = new Map(imported.rows.map((row) => [rowIds(read.bookId, row).itemId, row]));
  const known = selectImportedItems(database, read.bookId);
  const statesOpenOnly = imported.states.amount && !imported.states.outstanding;
  const asksMore = imported.states.acceptedOn || imported.states.components;
  const told: ReadonlyMap<string, ToldClaim> = asksMore ? selectToldClaims(database) : new Map();
  const existing = known.map((item) => ({
    ...existingItem(item, rowsByItem.get(item.itemId), statesOpenOnly),
    ...(told.get(item.itemId) ?? toldNothing),
  }));
  const open = known.filter((item) => item.amountMinor !== item.settledMinor);
  const run = compareWithLedger(imported, existing);
  const nearlyNamed = new Set(run.nearlyNamed.map(({ itemKey }) => itemKey));
  // A list of failed rows says nothing about what it does not name.
  const absent = read.reading.isPart
    ? []
    : open.filter((item) => !rowsByItem.has(item.itemId) && !nearlyNamed.has(absentKey(item)));
  const newly = absent.filter((item) => item.absence !== 'missing');
  const namedBefore = open.filter((item) => item.absence !== 'missing').length;
  const changed = new Set([...run.created, ...run.updated.map(({ row }) => row)]);
  return {
    ...run,
    newlyMissing: newly.map(placeOf),
    stillMissing: absent.filter((item) => item.absence === 'missing').map(placeOf),
    returning: known.flatMap((item) => {
      const row = item.absence === null ? undefined : rowsByItem.get(item.itemId);
      return row === undefined || changed.has(row) || row.currency !== item.currency ? [] : [row];
    }),
    looksPartial: newly.length >= fewestMissing && newly.length * 2 > namedBefore,
  };
}

function absentKey({ itemId }: ImportedItemRow): string {
  return `absent:${itemId}`;
}

function placeOf({ accountId, itemId }: ImportedItemRow): ClaimPlace {
  return { accountId, itemId };
}

function existingItem(
  item: ImportedItemRow,
  row: ImportRow | undefined,
  statesOpenOnly: boolean,
): Omit<ExistingItem, keyof ToldClaim> {
  const outstandingMinor = item.amountMinor - item.settledMinor;
  return {
    // Keys in the source's form where the file names the claim again; as stored where it does not.
    partyKey: row?.partyKey ?? item.partyKey,
    accountKey: row === undefined ? item.accountKey : row.accountKey,
    itemKey: row?.itemKey ?? absentKey(item),
    ...(row === undefined ? { storedKey: item.itemKey } : {}),
    currency: item.currency,
    // A file with one column of amounts states what is open: that is what it is compared with.
    amountMinor: statesOpenOnly ? outstandingMinor : item.amountMinor,
    outstandingMinor,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    settledOn: outstandingMinor === 0 ? item.lastSettledOn : null,
  };
}
