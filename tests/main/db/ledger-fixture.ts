import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type LedgerDatabase, type LedgerOpening, openLedger } from '../../../src/main/db/open.ts';
import { acquireProfile, type ProfileLock } from '../../../src/main/db/profile-lock.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

/** Tuesday 24 November 2026, 09:00 in Kolkata. */
export const nowMs = Date.UTC(2026, 10, 24, 3, 30);

export const key = new Uint8Array(32).fill(0xa7);
export const otherKey = new Uint8Array(32).fill(0x3c);

export const firstMigration = `CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE party_search USING fts5 (name);
`;
export const secondMigration = `CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  party_id INTEGER NOT NULL REFERENCES party (id),
  amount_minor INTEGER NOT NULL
) STRICT;
UPDATE party SET name = name || ' & Sons';
`;

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Profile {
  readonly folder: string;
  readonly ledgerPath: string;
  readonly migrationsDirectory: string;
  writeMigration(file: string, sql: string): void;
  acquire(): ProfileLock;
}

/** A profile folder beside a migrations folder that holds the first migration. */
export function createProfile(): Profile {
  const root = temporaryFolder();
  const folder = path.join(root, 'profile');
  const migrationsDirectory = path.join(root, 'migrations');
  mkdirSync(migrationsDirectory);
  const writeMigration = (file: string, sql: string): void =>
    writeFileSync(path.join(migrationsDirectory, file), sql);
  writeMigration('0010_party.sql', firstMigration);
  return {
    folder,
    ledgerPath: path.join(folder, 'ledger.db'),
    migrationsDirectory,
    writeMigration,
    acquire: () => valueOrThrow(acquireProfile(folder, nowMs)),
  };
}

/** How the fixture opens, with what a test changes about it. */
export function openingOf(
  profile: Profile,
  lock: ProfileLock,
  changed: Partial<LedgerOpening> = {},
): LedgerOpening {
  const { migrationsDirectory } = profile;
  return { profile: lock, key, migrationsDirectory, mode: 'existing', nowMs, ...changed };
}

/** Opens a ledger for one piece of work, and closes it and gives the profile back. */
export function withLedger<Value>(
  profile: Profile,
  mode: LedgerOpening['mode'],
  work: (ledger: LedgerDatabase) => Value,
): Value {
  const lock = profile.acquire();
  try {
    const ledger = valueOrThrow(openLedger(openingOf(profile, lock, { mode })));
    try {
      return work(ledger);
    } finally {
      ledger.close();
    }
  } finally {
    lock.release();
  }
}

/** A ledger of the first version with some parties, closed. */
export function createLedgerWithParties(profile: Profile, parties: number): void {
  withLedger(profile, 'create', ({ write }) => {
    write.execute('BEGIN');
    for (let id = 1; id <= parties; id += 1) {
      write.run('INSERT INTO party (id, name) VALUES (?, ?)', [id, `Kulkarni Traders ${id}`]);
    }
    write.execute('COMMIT');
  });
}

/** The names of all files below a folder in which some text can be read. */
export function filesContaining(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
    .map((file) => path.relative(folder, file));
}
