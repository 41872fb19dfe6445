import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { PlacedRun } from '../../shared/wire/frames.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  countPlacedFrom,
  hasPendingBefore,
  isAnyPlaceTaken,
  type StandingRow,
  saveStanding,
  saveStandingOfRun,
  selectOwnRange,
} from '../db/queries/sync-events.ts';
import { type DeviceSelf, readSelf } from './device-self.ts';
import type { Ledger } from './ledger.ts';
import { demoteRival, freePlace } from './meet-stored.ts';
import { refoldStream } from './refold.ts';
import { ShelfSums } from './shelf-sums.ts';
import type { TakeInTerms } from './take-in.ts';

/** What giving own events their places came to. */
export interface PlacedOwn {
  readonly placed: number;
  /** Of those: the hub holds them back until a person decides. */
  readonly held: number;
  /** Streams whose rows were written anew. */
  readonly refolded: readonly StreamId[];
}

/**
 * Gives own events the places that the hub has for them, in the caller's transaction. The caller has compared the hub's chain
 * with its own. Rows stay as they are unless the order, the status or a corrected clock make a difference.
 */
export function placeOwnEvents(ledger: Ledger, terms: TakeInTerms, runs: readonly PlacedRun[]): PlacedOwn {
  assert(ledger.write.inTransaction, 'places are taken inside a transaction');
  const self = readSelf(ledger.write);
  ledger.states.align(self);
  const placing = new Placing(ledger, terms, self);
  for (const run of runs) placing.placeRun(run);
  return placing.finish();
}

/** What was given places in one stream. */
interface GivenPlaces {
  readonly lowest: number;
  readonly highestSeq: number;
  readonly count: number;
}

/** An own event as it stands, and as the hub says that it stands. */
interface GivenPlace {
  readonly row: StandingRow;
  readonly standing: StandingRow & { readonly place: number; readonly epoch: string };
}

function givenPlace(
  row: StandingRow,
  said: {
    readonly place: number;
    readonly epoch: string;
    readonly word: 0 | 1;
    readonly correctionMs: number;
  },
): GivenPlace {
  const { place, epoch, word, correctionMs } = said;
  const isParked = row.status === storedStatus.parked && word === storedStatus.ok;
  const status = isParked ? storedStatus.parked : word;
  return { row, standing: { ...row, place, epoch, status, correctedMs: row.hlcMs + correctionMs } };
}

const isMoved = ({ row, standing }: GivenPlace): boolean =>
  row.place !== standing.place || row.epoch !== standing.epoch || row.status !== standing.status;

/** Whether nothing but this row has to make way for what the hub says of its run. */
const isPlainlyPlaced = ({ row, standing }: GivenPlace, word: 0 | 1): boolean =>
  row.status !== storedStatus.duplicateEnvelope && standing.status === word;

class Placing {
  readonly #ledger: Ledger;
  readonly #terms: TakeInTerms;
  readonly #self: DeviceSelf;
  readonly #sums = new ShelfSums();
  readonly #refold = new Set<StreamId>();
  readonly #givenByStream = new Map<StreamId, GivenPlaces>();
  #placed = 0;
  #held = 0;

  constructor(ledger: Ledger, terms: TakeInTerms, self: DeviceSelf) {
    this.#ledger = ledger;
    this.#terms = terms;
    this.#self = self;
  }

  placeRun([seq, place, count, word, correctionMs]: PlacedRun): void {
    const { write } = this.#ledger;
    const { epoch } = this.#terms;
    const { device } = this.#self;
    const to = seq + count - 1;
    const given = selectOwnRange(write, device, seq, to).map((row) =>
      givenPlace(row, { place: place + row.seq - seq, epoch, word, correctionMs }),
    );
    const moved = given.filter(isMoved);
    // Nearly always nothing stands there: then nobody has to be asked for each of them.
    const mayBeTaken = isAnyPlaceTaken(write, epoch, place, place + count - 1);
    const isPlain = !mayBeTaken && given.every((each) => isMoved(each) && isPlainlyPlaced(each, word));
    if (isPlain)
      saveStandingOfRun(write, { device, from: seq, to, place, epoch, status: word, correctionMs });
    for (const each of moved) {
      if (!isPlain) this.#save(each, mayBeTaken);
      this.#count(each, word, correctionMs);
    }
  }

  #save({ row, standing }: GivenPlace, mayBeTaken: boolean): void {
    const { write } = this.#ledger;
    // Of an id one envelope counts at most: where this one does, there is no rival.
    if (row.status === storedStatus.duplicateEnvelope) demoteRival(write, row, this.#sums, this.#refold);
    if (mayBeTaken) freePlace(write, standing, this.#sums, this.#refold);
    saveStanding(write, standing);
  }

  #count({ row, standing }: GivenPlace, word: 0 | 1, correctionMs: number): void {
    this.#sums.remove(row);
    this.#sums.add(standing);
    this.#placed += 1;
    if (word === storedStatus.held) this.#held += 1;
    const stream = row.stream as StreamId;
    const given = this.#givenByStream.get(stream);
    this.#givenByStream.set(stream, {
      lowest: Math.min(standing.place, given?.lowest ?? standing.place),
      highestSeq: Math.max(row.seq, given?.highestSeq ?? row.seq),
      count: (given?.count ?? 0) + 1,
    });
    if (standing.status !== row.status || correctionMs !== 0 || row.place !== null) this.#refold.add(stream);
  }

  /**
   * Own events that wait stand behind all others in the order in which they were written; with places they stand as they did
   * only where nothing else stands behind the first of them, and none that was written before the last of them still waits.
   */
  #changesOrder(stream: StreamId, { lowest, highestSeq, count }: GivenPlaces): boolean {
    const { write } = this.#ledger;
    if (countPlacedFrom(write, stream, lowest) > count) return true;
    return hasPendingBefore(write, stream, { device: this.#self.device, seq: highestSeq });
  }

  finish(): PlacedOwn {
    const { write, states } = this.#ledger;
    this.#sums.save(write, this.#terms);
    for (const [stream, given] of this.#givenByStream) {
      if (this.#changesOrder(stream, given)) this.#refold.add(stream);
      // What is kept of it does not know the places yet, and others will be measured against them.
      states.forget(stream);
    }
    for (const stream of this.#refold) refoldStream(this.#ledger, stream);
    return { placed: this.#placed, held: this.#held, refolded: [...this.#refold] };
  }
}
