import type { Random } from '../../shared/lib/random.ts';
import type { Hub, HubParts } from '../hub/hub.ts';
import { type InspectedHub, inspectBlobs, inspectHub } from '../hub/inspect-hub.ts';
import { openHub } from '../hub/open-hub.ts';
import { markBackedUp, type SideNonce } from '../hub/side-nonce.ts';
import { sqliteStore } from '../hub/sqlite-store.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** The hub of a simulated world: the real one, on a disk that can be backed up, lost, and full. */
export class SimulatedHub {
  readonly disk: SimulatedDisk;
  readonly team: string;
  nowMs: number;
  readonly #random: Random;
  readonly #founding: HubParts['founding'];
  #hub: Hub | null = null;
  #nonce: string | null = null;
  #backup: Uint8Array | null = null;
  #epochs = 0;

  constructor(
    image: Uint8Array,
    founding: NonNullable<HubParts['founding']> & { readonly team: string },
    nowMs: number,
    random: Random,
  ) {
    this.disk = new SimulatedDisk(image);
    this.team = founding.team;
    this.nowMs = nowMs;
    this.#founding = founding;
    this.#random = random;
  }

  get #parts(): HubParts {
    return {
      store: sqliteStore(this.disk.database),
      hubId: 'hub',
      hash: nativeSha256,
      nowMs: () => this.nowMs,
      usualDaysBack: () => 7,
      newEpoch: () => {
        this.#epochs += 1;
        return `e${this.#epochs}-${this.#random.digits(6)}`;
      },
      ...(this.#founding === undefined ? {} : { founding: this.#founding }),
    };
  }

  get #side(): SideNonce {
    return {
      read: () => this.#nonce,
      write: (text) => {
        this.#nonce = text;
      },
    };
  }

  async answer(request: Uint8Array): Promise<Uint8Array> {
    this.#hub ??= await openHub(this.#parts, this.#side);
    return this.#hub.answer(request);
  }

  /** The program of the hub ends and starts again; with a full disk it comes up when there is room. */
  async restart(): Promise<void> {
    this.disk.makeRoom();
    this.disk.reopen();
    this.#hub = await openHub(this.#parts, this.#side);
  }

  /** A second copy of everything: from now on devices may let go of what is in it. */
  async backUp(): Promise<void> {
    const { top } = await this.inspect();
    this.disk.makeRoom();
    this.#backup = this.disk.image();
    await markBackedUp(this.#parts, { team: this.team, place: top }, this.#side);
  }

  /** The hub goes on from its last copy, and notices it by the word beside its disk. False where there is no copy. */
  async restore(): Promise<boolean> {
    if (this.#backup === null) return false;
    this.disk.makeRoom();
    this.disk.reopen(this.#backup);
    this.#hub = await openHub(this.#parts, this.#side);
    return true;
  }

  inspect(): Promise<InspectedHub> {
    return inspectHub(sqliteStore(this.disk.database), this.team, nativeSha256);
  }

  /** Every file of the team that is whole here, by its hash. */
  blobs(): Promise<ReadonlyMap<string, Uint8Array>> {
    return inspectBlobs(sqliteStore(this.disk.database), this.team);
  }

  close(): void {
    this.disk.close();
  }
}
