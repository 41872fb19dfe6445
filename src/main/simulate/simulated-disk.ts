import { applyMigrations } from '../db/migrate.ts';
import { readMigrations } from '../db/migrations.ts';
import { fillDatabase, makeRoomInDatabase } from '../db/queries/simulation.ts';
import { type MemoryDatabase, openMemoryDatabase } from '../db/sqlcipher.ts';

/** The images of new disks, made once: a world has many devices, and a run many worlds. */
export interface BlankDisks {
  readonly ledger: Uint8Array;
  readonly hub: Uint8Array;
}

/** Formats one disk for a ledger and one for a hub from their migrations. */
export function blankDisks(directories: { readonly ledger: string; readonly hub: string }): BlankDisks {
  return { ledger: formatted(directories.ledger), hub: formatted(directories.hub) };
}

function formatted(migrationsDirectory: string): Uint8Array {
  const disk = openMemoryDatabase();
  applyMigrations(disk.database, readMigrations(migrationsDirectory), 0);
  const image = disk.image();
  disk.close();
  return image;
}

/** A disk on which every commit lasts, that can be copied, lost, and be full. What is not committed is gone at a crash. */
export class SimulatedDisk {
  #open: MemoryDatabase;
  #isFull = false;

  constructor(image: Uint8Array) {
    this.#open = openMemoryDatabase(image);
  }

  /** No file fits beside the database either. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get database(): MemoryDatabase['database'] {
    return this.#open.database;
  }

  image(): Uint8Array {
    return this.#open.image();
  }

  /** Not one page more from now on: the next write that needs one fails. */
  fill(): void {
    this.#isFull = true;
    fillDatabase(this.database);
  }

  makeRoom(): void {
    this.#isFull = false;
    makeRoomInDatabase(this.database);
  }

  /** The machine starts again from what was committed, or from an older copy of the disk. */
  reopen(image?: Uint8Array): void {
    this.makeRoom();
    if (image === undefined) {
      this.#open = this.#open.reopen();
      return;
    }
    this.#open.close();
    this.#open = openMemoryDatabase(image);
  }

  close(): void {
    this.#open.close();
  }
}
