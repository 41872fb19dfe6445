import { streamOfShelf } from '../../shared/domain/scope/shelf.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { deleteEvent, selectStandingOfStream } from '../db/queries/sync-events.ts';
import { ShelfSums, type ShelfTerms, shelfOfStored } from './shelf-sums.ts';

/** Removes what others wrote on a shelf, in the caller's transaction; the rows that follow from it are the caller's. */
export function removeForeign(database: WritableDatabase, terms: ShelfTerms, shelf: string): void {
  const sums = new ShelfSums();
  for (const event of selectStandingOfStream(database, streamOfShelf(shelf))) {
    if (event.isOwn === 1 || shelfOfStored(event) !== shelf) continue;
    sums.remove(event);
    deleteEvent(database, event.device, event.seq);
  }
  sums.save(database, terms);
}
