import type { ReadableDatabase } from '../../db/driver.ts';
import { selectImportedItems } from '../../db/queries/imported-items.ts';
import { compareWithLedger, type DryRun, type ExistingItem } from '../../import/dry-run.ts';
import { rowIds } from './import-ids.ts';
import type { ReadForImport } from './read-for-import.ts';

/** What a file would change, by comparison with what its source said before. */
export function compareImport(database: ReadableDatabase, read: ReadForImport): DryRun {
  const rowsByItem = new Map(read.reading.imported.rows.map((row) => [rowIds(read.bookId, row).itemId, row]));
  const existing = selectImportedItems(database, read.bookId).map((item): ExistingItem => {
    const outstandingMinor = item.amountMinor - item.settledMinor;
    const row = rowsByItem.get(item.itemId);
    return {
      // Keys in the source's form where the file names the claim again; as stored where it does not.
      partyKey: row?.partyKey ?? item.partyKey,
      accountKey: row === undefined ? item.accountKey : row.accountKey,
      itemKey: row?.itemKey ?? `absent:${item.itemId}`,
      currency: item.currency,
      amountMinor: item.amountMinor,
      outstandingMinor,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      settledOn: outstandingMinor === 0 ? item.lastSettledOn : null,
    };
  });
  return compareWithLedger(read.reading.imported, existing);
}
