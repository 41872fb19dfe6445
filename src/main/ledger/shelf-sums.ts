import { frozenToObject } from '../../shared/domain/events/frozen-object.ts';
import { isEventKindName } from '../../shared/domain/events/kinds.ts';
import { type Shelf, shelfOf, streamOfShelf } from '../../shared/domain/scope/shelf.ts';
import { isMoneyKind, isMoneyShelf } from '../../shared/domain/scope/shelf-money.ts';
import { emptyDigest, heldEventDigest, xorInto } from '../../shared/wire/holding-digest.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import { iteratePlaced, type StandingRow } from '../db/queries/sync-events.ts';
import {
  clearShelfSums,
  isHandedOver,
  saveSyncShelf,
  selectHeldSums,
  selectSyncShelf,
} from '../db/queries/sync-shelves.ts';
import { nativeSha256 } from './native-sha256.ts';

/** What of a stored event says on which shelf it stands and what it adds to the shelf's digest. */
export type SummedEvent = Pick<
  StandingRow,
  'device' | 'seq' | 'kind' | 'stream' | 'place' | 'status' | 'facts' | 'personalDigest'
>;

/** The shelf of a stored event: its data is only read where the kind asks for it. */
export function shelfOfStored({
  kind,
  stream,
  facts,
}: Pick<SummedEvent, 'kind' | 'stream' | 'facts'>): Shelf {
  const event = {
    kind,
    stream,
    get data(): unknown {
      return frozenToObject(facts)?.['data'];
    },
  };
  return shelfOf(event, isEventKindName);
}

interface ShelfChange {
  events: number;
  readonly digest: Uint8Array;
  /** The hub sent a line of it: the device has the shelf. */
  isSeen: boolean;
  /** An event came or went that may change its money. */
  movesMoney: boolean;
}

/** How shelves stand that were met for the first time. */
export interface ShelfTerms {
  readonly generation: number;
  /** The device has every shelf there is: its own work never waits for a grant. */
  readonly reachesAll: boolean;
}

/** What one transaction adds to and takes from the sums of shelves; written down once, at its end. */
export class ShelfSums {
  readonly #changes = new Map<string, ShelfChange>();

  add(event: SummedEvent): void {
    this.#put(event, 1);
  }

  remove(event: SummedEvent): void {
    this.#put(event, -1);
  }

  see(shelf: string): void {
    this.#changeOf(shelf).isSeen = true;
  }

  /** Writes the sums down. Answers the shelves that came back after they, or all else of their stream, had been handed over. */
  save(database: WritableDatabase, { generation, reachesAll }: ShelfTerms): string[] {
    const returned: string[] = [];
    for (const [shelf, change] of this.#changes) {
      const before = selectSyncShelf(database, shelf);
      const digest = before === undefined ? emptyDigest() : Uint8Array.from(before.digest);
      xorInto(digest, change.digest);
      const isHere = change.isSeen || before?.standing === 'here' || (before === undefined && reachesAll);
      const movesMoney = change.movesMoney || (isHere && before?.standing !== 'here');
      const wasGone = before?.standing === 'handedOver' || isHandedOver(database, streamOfShelf(shelf));
      if (change.isSeen && wasGone) returned.push(shelf);
      saveSyncShelf(database, {
        shelf,
        stream: streamOfShelf(shelf),
        events: (before?.events ?? 0) + change.events,
        digest,
        generation: change.isSeen || before === undefined ? generation : before.generation,
        standing: isHere ? 'here' : (before?.standing ?? 'own'),
        revokedPlace: isHere ? null : (before?.revokedPlace ?? null),
        moneyDue: movesMoney && isMoneyShelf(shelf) ? 1 : (before?.moneyDue ?? 0),
      });
    }
    this.#changes.clear();
    return returned;
  }

  #put(event: SummedEvent, count: 1 | -1): void {
    if (event.place === null || event.status === storedStatus.duplicateEnvelope) return;
    const change = this.#changeOf(shelfOfStored(event));
    change.events += count;
    change.movesMoney ||= isMoneyKind(event.kind);
    xorInto(change.digest, digestOfStored(event, event.place));
  }

  #changeOf(shelf: string): ShelfChange {
    const known = this.#changes.get(shelf);
    if (known !== undefined) return known;
    const change = { events: 0, digest: emptyDigest(), isSeen: false, movesMoney: false };
    this.#changes.set(shelf, change);
    return change;
  }
}

function digestOfStored(event: SummedEvent, place: number): Uint8Array {
  const { device, seq, status, facts, personalDigest } = event;
  const word = status === storedStatus.held ? 'held' : 'ok';
  const factsDigest = nativeSha256.ofText(facts);
  return heldEventDigest({ device, seq, place, status: word, factsDigest, personalDigest }, nativeSha256);
}

/** Count and digest of everything that stands on the shelves of this device. */
export function readHolding(database: ReadableDatabase): {
  readonly events: number;
  readonly digest: Uint8Array;
} {
  const digest = emptyDigest();
  let events = 0;
  for (const [count, ofShelf] of selectHeldSums(database)) {
    events += count;
    xorInto(digest, ofShelf);
  }
  return { events, digest };
}

/** Takes the sums of all shelves anew from the events themselves, in the caller's transaction. */
export function sumShelvesAgain(database: WritableDatabase, terms: ShelfTerms): void {
  clearShelfSums(database);
  const sums = new ShelfSums();
  for (const event of iteratePlaced(database)) sums.add(event);
  sums.save(database, terms);
}
