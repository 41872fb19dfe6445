import { derivedId } from '../../../shared/domain/ids.ts';
import type { ImportRow } from '../../import/import-row.ts';

/**
 * Ids of what a file names follow from the book and the source's own keys, so that the same file read twice, or on
 * two devices, names the same things (row X1: idempotent by source and key).
 */
export interface RowIds {
  readonly partyId: string;
  readonly accountId: string;
  readonly itemId: string;
}

/** The book's id from its title. */
export function bookIdOf(title: string): string {
  return derivedId('B', title.normalize('NFKC').trim().toLowerCase());
}

/** Ids already derived: a row is asked for them at every step of an import, and a hash is not free. */
const idsByRow = new WeakMap<ImportRow, { readonly bookId: string; readonly ids: RowIds }>();

/** The ids a row of a book stands for. An account is one party's debt in one currency; a loan number makes it finer. */
export function rowIds(bookId: string, row: ImportRow): RowIds {
  const known = idsByRow.get(row);
  if (known?.bookId === bookId) return known.ids;
  const ids = deriveIds(bookId, row);
  idsByRow.set(row, { bookId, ids });
  return ids;
}

function deriveIds(bookId: string, row: ImportRow): RowIds {
  const partyId: string = derivedId('P', bookId, row.partyKey);
  const accountId: string = derivedId('A', bookId, row.partyKey, row.accountKey ?? '', row.currency);
  return { partyId, accountId, itemId: derivedId('T', accountId, row.itemKey) };
}
