import { type StreamId, streamKindOf, streamSubject } from '../../shared/domain/events/envelope.ts';
import { isStreamId } from '../../shared/domain/events/read-envelope.ts';
import { streamOfShelf } from '../../shared/domain/scope/shelf.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { dropReceiptName, keepHandedOverReceipts } from '../db/queries/handed-over-receipts.ts';
import { selectOwnReceived } from '../db/queries/sync-counts.ts';
import { redactOwnEvent, selectStandingOfStream } from '../db/queries/sync-events.ts';
import {
  deleteHandedOver,
  type SyncShelfRow,
  saveHandedOver,
  saveSyncShelf,
  selectHandedOver,
  selectShelvesOfStream,
  selectSyncShelf,
} from '../db/queries/sync-shelves.ts';
import { removeFromWorklist } from '../db/queries/worklist-leave.ts';
import type { Ledger } from './ledger.ts';
import { refoldStream } from './refold.ts';
import { removeForeign } from './remove-foreign.ts';
import { ShelfSums, type ShelfTerms, shelfOfStored } from './shelf-sums.ts';

/**
 * Gives a shelf out of hand, in the caller's transaction: what others wrote on it leaves the device with everything that
 * follows from it; own events stay, and of an account what this device took for it. Answers the stream; null where the
 * shelf is not here.
 */
export function handOverShelf(
  ledger: Ledger,
  terms: ShelfTerms,
  shelf: string,
  revokedPlace: number,
): StreamId | null {
  const { write } = ledger;
  assert(write.inTransaction, 'a shelf is handed over inside a transaction');
  const known = selectSyncShelf(write, shelf);
  if (known === undefined || known.standing === 'handedOver') return null;
  const stream = streamOfShelf(shelf);
  const totals = JSON.stringify(receivedHere(write, stream));
  if (stream.startsWith('account:')) keepHandedOverReceipts(write, stream);
  removeForeign(write, terms, shelf);
  const left = selectSyncShelf(write, shelf) ?? known;
  saveSyncShelf(write, { ...left, standing: 'handedOver', revokedPlace, moneyDue: 1 });
  if (isGone(write, stream)) saveHandedOver(write, { stream, totals, revokedPlace });
  refoldStream(ledger, stream);
  if (isStreamId(stream) && streamKindOf(stream) === 'account') {
    removeFromWorklist(write, streamSubject(stream));
  }
  return stream;
}

/** A shelf comes into hand, in the caller's transaction; its history is on the page that says so. */
export function grantShelf(ledger: Ledger, terms: ShelfTerms, shelf: string): void {
  const { write } = ledger;
  const sums = new ShelfSums();
  sums.see(shelf);
  for (const returned of sums.save(write, terms)) {
    const stream = streamOfShelf(returned);
    deleteHandedOver(write, stream);
    refoldStream(ledger, stream);
  }
}

/** Nothing of the stream is on a shelf of this device any more. The team's own stream always stays. */
function isGone(database: ReadableDatabase, stream: StreamId): boolean {
  if (stream.startsWith('team:')) return false;
  return selectShelvesOfStream(database, stream).every(({ standing }) => standing === 'handedOver');
}

function receivedHere(database: ReadableDatabase, stream: StreamId): Readonly<Record<string, number>> {
  if (!stream.startsWith('account:')) return {};
  const sums = selectOwnReceived(database, streamSubject(stream));
  return Object.fromEntries(sums.map(({ currency, amountMinor }) => [currency, amountMinor]));
}

/**
 * Drops the personal parts of own events on shelves that were handed over, once the hub has a copy of its own copy and they
 * are as old as the house keeps them (decisions 0035, 0047). The facts stay: the chain needs every link. Answers how many
 * lost their words.
 */
export function pruneOwn(
  ledger: Ledger,
  { backedUpPlace, writtenBeforeMs }: { readonly backedUpPlace: number; readonly writtenBeforeMs: number },
): number {
  const { write } = ledger;
  assert(write.inTransaction, 'own work is pruned inside a transaction');
  let pruned = 0;
  for (const { stream } of selectHandedOver(write)) {
    const shelves = new Map(
      selectShelvesOfStream(write, stream).map((shelf): [string, SyncShelfRow] => [shelf.shelf, shelf]),
    );
    for (const event of selectStandingOfStream(write, stream)) {
      if (event.isOwn === 0 || event.personal === null || event.personal === '') continue;
      if (event.place === null || event.place > backedUpPlace) continue;
      if ((event.correctedMs ?? event.hlcMs) > writtenBeforeMs) continue;
      if (shelves.get(shelfOfStored(event))?.standing !== 'handedOver') continue;
      redactOwnEvent(write, event.device, event.seq);
      dropReceiptName(write, event.device, event.seq);
      pruned += 1;
    }
  }
  return pruned;
}
