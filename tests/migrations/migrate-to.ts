import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import { openLedger } from '../../src/main/db/open.ts';
import { acquireProfile } from '../../src/main/db/profile-lock.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';

const allMigrations = path.resolve(import.meta.dirname, '../../migrations/ledger');
const nowMs = Date.UTC(2026, 10, 24, 3, 30);

/** A ledger that is brought from version to version, as an upgraded app would find it. */
export interface AgeingLedger {
  /** Opens the ledger with the migrations up to a number, as the app of that day; work on it, then close it. */
  at<Value>(number: number, work: (database: WritableDatabase) => Value): Value;
}

/** An encrypted profile folder with nothing in it yet. */
export function ageingLedger(): AgeingLedger {
  const root = mkdtempSync(path.join(tmpdir(), 'bahi-migrations-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const key = new Uint8Array(32).fill(0x5a);
  let mode: 'create' | 'existing' = 'create';
  return {
    at(number, work) {
      const migrationsDirectory = path.join(root, `migrations-${number}`);
      mkdirSync(migrationsDirectory, { recursive: true });
      for (const file of readdirSync(allMigrations).filter((name) => Number(name.slice(0, 4)) <= number)) {
        cpSync(path.join(allMigrations, file), path.join(migrationsDirectory, file));
      }
      const profile = valueOrThrow(acquireProfile(path.join(root, 'profile'), nowMs));
      try {
        const ledger = valueOrThrow(openLedger({ profile, key, migrationsDirectory, mode, nowMs }));
        mode = 'existing';
        try {
          return work(ledger.write);
        } finally {
          ledger.close();
        }
      } finally {
        profile.release();
      }
    },
  };
}

/** The names of the tables, and that each is strict. */
export function strictTables(database: WritableDatabase): readonly string[] {
  return database
    .all<{ name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .map(({ name, strict }) => (strict === 1 ? name : `${name} (not strict)`));
}
