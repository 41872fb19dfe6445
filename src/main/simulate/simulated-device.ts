import { type Catalogue, ownCatalogue } from '../../shared/domain/events/catalogue.ts';
import type { Random } from '../../shared/lib/random.ts';
import { ok } from '../../shared/lib/result.ts';
import { type DeviceKeyPair, deviceKeyPairOf } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
import { readSelf } from '../ledger/device-self.ts';
import { pruneOwn } from '../ledger/hand-over.ts';
import { attachLedger, changeLedger, type Ledger } from '../ledger/ledger.ts';
import { refoldParked } from '../ledger/refold.ts';
import { readHub } from '../sync/hub-state.ts';
import type { Meeting, MeetingParts, Outgoing } from '../sync/meeting.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** A machine of the simulated world: a disk, a clock that may be wrong, a program that runs on it, people who use it. */
export class SimulatedDevice {
  readonly name: string;
  readonly disk: SimulatedDisk;
  readonly dataKey: DataKey;
  /** Who sits at it, one after the other. */
  readonly people: string[];
  /** How far its clock is from the true time. */
  skewMs = 0;
  /** Copies of its disk, oldest first. */
  readonly images: Uint8Array[] = [];
  /** Which version of the program runs here: the next one knows two kinds of events more. */
  isUpgraded: boolean;
  /** The hub has told it that it was revoked. */
  isOut = false;
  ledger: Ledger;
  meeting: Meeting | null = null;
  awaiting: Outgoing | null = null;
  /** The last meeting that had to fetch all again because a twin of this machine had written meanwhile. */
  mendedByTwin: Meeting | null = null;
  #starts = 0;
  readonly #random: Random;

  constructor(
    name: string,
    image: Uint8Array,
    people: readonly string[],
    { random, isUpgraded = false }: { readonly random: Random; readonly isUpgraded?: boolean },
  ) {
    this.isUpgraded = isUpgraded;
    this.name = name;
    this.people = [...people];
    this.disk = new SimulatedDisk(image);
    this.#random = random;
    this.dataKey = new Uint8Array(32).fill(7) as DataKey;
    this.ledger = this.#attach();
  }

  /** The program opens the ledger, and reads what an older one, or one of this disk's past, could not. */
  #attach(): Ledger {
    const ledger = attachLedger(this.disk.database, this.dataKey, this.catalogue);
    changeLedger(ledger, () => ok(refoldParked(ledger)));
    return ledger;
  }

  get catalogue(): Catalogue {
    return this.isUpgraded ? ownCatalogue : earlierCatalogue;
  }

  /** The next version of the program is put in the place of this one. */
  upgrade(): void {
    this.isUpgraded = true;
    this.restart();
  }

  get bootNonce(): string {
    return `${this.name}-${this.#starts}`;
  }

  /** The program ends, whatever it was doing, and starts again: from what was committed, or from a copy of the disk. */
  restart(image?: Uint8Array): void {
    this.disk.reopen(image);
    this.#starts += 1;
    this.ledger = this.#attach();
    this.meeting = null;
    this.awaiting = null;
  }

  get publicKey(): Uint8Array {
    return readSelf(this.disk.database).publicKey;
  }

  /** What a meeting on this machine stands on, at a true time. */
  meetingParts(trueMs: number): MeetingParts {
    return {
      ledger: this.ledger,
      dataKey: this.dataKey,
      appVersion: this.isUpgraded ? '0.2.0' : '0.1.0',
      nowMs: () => trueMs + this.skewMs,
      bootNonce: this.bootNonce,
      ownWordsKeptDays: 30,
      newKeyPair: (): DeviceKeyPair => deviceKeyPairOf(keyBytesFrom(this.#random)),
    };
  }

  /** A second machine that runs from a copy of this one's disk. */
  twin(name: string, random: Random): SimulatedDevice {
    const { isUpgraded } = this;
    const twin = new SimulatedDevice(name, this.disk.image(), this.people, { random, isUpgraded });
    twin.skewMs = this.skewMs;
    return twin;
  }

  seat(userId: string): void {
    if (!this.people.includes(userId)) this.people.push(userId);
  }

  /** The last one stays: a machine at which nobody sits writes nothing, and is no test of anything. */
  unseat(userId: string): void {
    if (this.people.length > 1 && this.people.includes(userId))
      this.people.splice(this.people.indexOf(userId), 1);
  }

  /** Lets go of words of old own work on what was handed over. */
  prune(nowMs: number): void {
    const writtenBeforeMs = nowMs + 86_400_000;
    changeLedger(this.ledger, (write) => {
      pruneOwn(this.ledger, { backedUpPlace: readHub(write).backedUpPlace, writtenBeforeMs });
      return ok(undefined);
    });
  }
}

/** What the version before can read. */
const earlierCatalogue: Catalogue = new Map(
  [...ownCatalogue].filter(([kind]) => kind !== 'hold.set' && kind !== 'phone.added'),
);

/** Thirty-two bytes of a key that a seed repeats. */
export function keyBytesFrom(random: Random): Uint8Array {
  return Uint8Array.from({ length: 32 }, () => random.between(0, 255));
}
