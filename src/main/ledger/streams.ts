import type { AccountState } from '../../shared/domain/account/state.ts';
import { type Catalogue, ownCatalogue } from '../../shared/domain/events/catalogue.ts';
import {
  accountStream,
  partyStream,
  type StreamId,
  teamStream,
  walletStream,
} from '../../shared/domain/events/envelope.ts';
import type { PartyState } from '../../shared/domain/party/state.ts';
import type { TeamState } from '../../shared/domain/team/state.ts';
import type { WalletState } from '../../shared/domain/wallet/state.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { selectHead } from '../db/queries/devices.ts';
import { isHandedOver } from '../db/queries/sync-shelves.ts';
import { type FoldedStream, foldStream } from './fold-stream.ts';
import { ownFamilies, type ProjectorFamilies } from './project/families.ts';
import { type WrittenRows, writtenRowsOf } from './project/projection.ts';
import { readStream } from './read-events.ts';

/** The folded streams, from a bounded cache or folded now. A state is read by anybody and changed by `append` alone. */
export interface StreamStates {
  /** The account; an empty state where nothing is known of it. */
  account(accountId: string): AccountState;
  party(partyId: string): PartyState;
  wallet(userId: string): WalletState;
  team(teamId: string): TeamState;
  /** Forgets one stream, because its events changed behind the cache. */
  forget(stream: StreamId): void;
  /** Forgets everything: a transaction was rolled back. */
  clear(): void;
  /** For `append` only: a stream whose state the caller is about to change. */
  openForAppend(stream: StreamId): OpenStream;
  /**
   * Forgets everything if the ledger's head is another than the one the cache is true to: a transaction was rolled
   * back, or another handle has written. Every reading does this by itself.
   */
  align(head: LedgerHead): void;
  /** For `append` only: the head to which the cached states have been brought. */
  advance(head: LedgerHead): void;
}

/** How far a ledger has been written: its own last event, and the last place taken from the hub. */
export interface LedgerHead {
  readonly seq: number;
  readonly cursor: number;
}

/** A cached stream: its state, and what its rows looked like when they were written last. */
export interface OpenStream {
  readonly folded: FoldedStream;
  /** To be asked before the state changes: the rows are derived from the state they were written from. */
  readonly writtenRows: () => WrittenRows;
  /** Whether no event of it is stored, of whatever status. */
  readonly isEmpty: () => boolean;
  /** This device gave it out of hand: what is left of it has no rows. */
  readonly isHandedOver: boolean;
  /** Counts one more event. */
  readonly grow: () => void;
}

/** What the cached streams may weigh together, in events; a day's work touches far fewer. */
const defaultBound = 200_000;

/** What a stream weighs besides its events. */
const streamWeight = 5;

const beforeFounding: LedgerHead = { seq: 0, cursor: 0 };

interface CachedStream extends OpenStream {
  weight: number;
}

/** The folded streams of a database. Several may stand on one file; each notices what the others wrote. */
export function createStreamStates(
  database: ReadableDatabase,
  boundEvents = defaultBound,
  catalogue = ownCatalogue,
  families = ownFamilies,
): StreamStates {
  return new CachedStates(database, boundEvents, { catalogue, families });
}

class CachedStates implements StreamStates {
  readonly #database: ReadableDatabase;
  readonly #streams = new Map<StreamId, CachedStream>();
  readonly #boundEvents: number;
  readonly #catalogue: Catalogue;
  readonly #families: ProjectorFamilies;
  #weight = 0;
  #head = beforeFounding;

  constructor(
    database: ReadableDatabase,
    boundEvents: number,
    { catalogue, families }: { readonly catalogue: Catalogue; readonly families: ProjectorFamilies },
  ) {
    this.#database = database;
    this.#boundEvents = boundEvents;
    this.#catalogue = catalogue;
    this.#families = families;
  }

  account(accountId: string): AccountState {
    const { folded } = this.#fresh(accountStream(accountId));
    assert(folded.kind === 'account', 'an account stream folds into an account');
    return folded.state;
  }

  party(partyId: string): PartyState {
    const { folded } = this.#fresh(partyStream(partyId));
    assert(folded.kind === 'party', 'a party stream folds into a party');
    return folded.state;
  }

  wallet(userId: string): WalletState {
    const { folded } = this.#fresh(walletStream(userId));
    assert(folded.kind === 'wallet', 'a wallet stream folds into a wallet');
    return folded.state;
  }

  team(teamId: string): TeamState {
    const { folded } = this.#fresh(teamStream(teamId));
    assert(folded.kind === 'team', 'a team stream folds into a team');
    return folded.state;
  }

  forget(stream: StreamId): void {
    this.#weight -= this.#streams.get(stream)?.weight ?? 0;
    this.#streams.delete(stream);
  }

  clear(): void {
    this.#streams.clear();
    this.#weight = 0;
  }

  openForAppend(stream: StreamId): OpenStream {
    return this.#cached(stream);
  }

  align(head: LedgerHead): void {
    if (head.seq === this.#head.seq && head.cursor === this.#head.cursor) return;
    this.clear();
    this.#head = { seq: head.seq, cursor: head.cursor };
  }

  advance(head: LedgerHead): void {
    this.#head = { seq: head.seq, cursor: head.cursor };
    this.#shrink();
  }

  #fresh(stream: StreamId): CachedStream {
    this.align(selectHead(this.#database) ?? beforeFounding);
    const cached = this.#cached(stream);
    this.#shrink();
    return cached;
  }

  #cached(stream: StreamId): CachedStream {
    const cached = this.#streams.get(stream) ?? this.#load(stream);
    // A map keeps the order of insertion: the stream used last stands last.
    this.#streams.delete(stream);
    this.#streams.set(stream, cached);
    return cached;
  }

  #load(stream: StreamId): CachedStream {
    const read = readStream(this.#database, stream, { catalogue: this.#catalogue });
    const { folded } = present(foldStream(stream, read), 'a kind of stream this version knows');
    const weight = read.events.length + read.parked.length + streamWeight;
    this.#weight += weight;
    let written: WrittenRows | undefined;
    const grow = (): void => {
      cached.weight += 1;
      this.#weight += 1;
    };
    const writtenRows = (): WrittenRows => (written ??= writtenRowsOf(folded, this.#families));
    const isEmpty = (): boolean => cached.weight === streamWeight;
    const cached: CachedStream = {
      folded,
      writtenRows,
      isEmpty,
      isHandedOver: isHandedOver(this.#database, stream),
      grow,
      weight,
    };
    return cached;
  }

  /** Lets go of the streams used least recently, but never of the last one. */
  #shrink(): void {
    for (const stream of this.#streams.keys()) {
      if (this.#weight <= this.#boundEvents || this.#streams.size === 1) return;
      this.forget(stream);
    }
  }
}
