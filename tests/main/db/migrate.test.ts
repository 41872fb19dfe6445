import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SqlDriver } from '../../../src/main/db/driver.ts';
import { type MigrationJob, migrateLedger } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openLedger } from '../../../src/main/db/open.ts';
import { sqlcipherDriver } from '../../../src/main/db/sqlcipher.ts';
import {
  createLedgerWithParties,
  createProfile,
  firstMigration,
  key,
  nowMs,
  openingOf,
  type Profile,
  secondMigration,
  temporaryFolder,
  withLedger,
} from './ledger-fixture.ts';

const jobOf = (profile: Profile, changed: Partial<MigrationJob> = {}): MigrationJob => ({
  driver: sqlcipherDriver,
  ledgerPath: profile.ledgerPath,
  key,
  migrations: readMigrations(profile.migrationsDirectory),
  nowMs,
  ...changed,
});

const stateOf = (profile: Profile): unknown =>
  withLedger(profile, 'existing', ({ read }) => ({
    version: read.get('PRAGMA user_version'),
    parties: read.get('SELECT count(*) AS count, min(name) AS first FROM party'),
    migrations: read.all('SELECT number, name FROM migration ORDER BY number'),
  }));

const migratedState = {
  version: { user_version: 20 },
  parties: { count: 50, first: 'Kulkarni Traders 1 & Sons' },
  migrations: [
    { number: 10, name: 'party' },
    { number: 20, name: 'receipt' },
  ],
};

describe('a migration', () => {
  test('brings an existing ledger forward and leaves nothing behind', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    profile.writeMigration('0020_receipt.sql', secondMigration);
    expect(migrateLedger(jobOf(profile))).toEqual({ ok: true, value: { fromVersion: 10, toVersion: 20 } });
    expect(readdirSync(profile.folder).sort()).toEqual(['ledger.db', 'profile.lock']);
    expect(stateOf(profile)).toEqual(migratedState);
    expect(migrateLedger(jobOf(profile))).toEqual({ ok: true, value: { fromVersion: 20, toVersion: 20 } });
  });

  test('that fails while a new ledger is built leaves none, and it is founded once that is mended', () => {
    const profile = createProfile();
    profile.acquire().release();
    profile.writeMigration('0020_receipt.sql', `${secondMigration} INSERT INTO absent VALUES (1);`);
    expect(() => migrateLedger(jobOf(profile))).toThrow('no such table: absent');
    expect(readFileSync(profile.ledgerPath)).toHaveLength(0);
    profile.writeMigration('0020_receipt.sql', secondMigration);
    expect(withLedger(profile, 'create', ({ migrated }) => migrated)).toEqual({
      fromVersion: 0,
      toVersion: 20,
    });
  });

  test('takes along what a killed app left in the write-ahead log', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 49);
    const lock = profile.acquire();
    const opened = openLedger(openingOf(profile, lock));
    if (!opened.ok) throw new Error('the ledger opens');
    opened.value.write.run("INSERT INTO party (id, name) VALUES (50, 'Kulkarni Traders 50')");
    const killed = createProfile();
    killed.acquire().release();
    for (const suffix of ['', '-wal']) {
      writeFileSync(`${killed.ledgerPath}${suffix}`, readFileSync(`${profile.ledgerPath}${suffix}`));
    }
    opened.value.close();
    lock.release();
    killed.writeMigration('0020_receipt.sql', secondMigration);
    expect(migrateLedger(jobOf(killed)).ok).toBe(true);
    expect(stateOf(killed)).toEqual(migratedState);
  });

  test('that fails in the middle is thrown and leaves the ledger byte for byte as it was', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    const before = readFileSync(profile.ledgerPath);
    profile.writeMigration('0020_receipt.sql', `${secondMigration} INSERT INTO absent VALUES (1);`);
    expect(() => migrateLedger(jobOf(profile))).toThrow('no such table: absent');
    expect(readFileSync(profile.ledgerPath).equals(before)).toBe(true);
  });

  test('that breaks a reference is refused and leaves the ledger as it was', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    const before = readFileSync(profile.ledgerPath);
    const orphan = 'INSERT INTO receipt (party_id, amount_minor) VALUES (999, 100);';
    profile.writeMigration('0020_receipt.sql', `${secondMigration} ${orphan}`);
    expect(migrateLedger(jobOf(profile))).toEqual({
      ok: false,
      refusal: {
        code: 'damagedLedger',
        damage: 'foreignKeys',
        detail: 'receipt points at a missing row of party',
      },
    });
    expect(readFileSync(profile.ledgerPath).equals(before)).toBe(true);
  });

  test('that ends its own transaction is a bug and leaves the ledger as it was', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    const before = readFileSync(profile.ledgerPath);
    profile.writeMigration('0020_receipt.sql', `${secondMigration} COMMIT;`);
    expect(() => migrateLedger(jobOf(profile))).toThrow('leaves its transaction alone');
    expect(readFileSync(profile.ledgerPath).equals(before)).toBe(true);
  });

  test('on a disk that fills up is refused and leaves the ledger as it was', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    const before = readFileSync(profile.ledgerPath);
    profile.writeMigration('0020_receipt.sql', secondMigration);
    const fullDisk: SqlDriver = {
      ...sqlcipherDriver,
      openWritable(opening) {
        const connection = sqlcipherDriver.openWritable(opening);
        if (opening.path.endsWith('.migrating')) connection.database.execute('PRAGMA max_page_count=1');
        return connection;
      },
    };
    expect(migrateLedger(jobOf(profile, { driver: fullDisk }))).toEqual({
      ok: false,
      refusal: { code: 'diskFull', freeBytes: null, neededBytes: null },
    });
    expect(readFileSync(profile.ledgerPath).equals(before)).toBe(true);
    expect(migrateLedger(jobOf(profile)).ok).toBe(true);
  });

  test('is refused while someone still reads an old moment: the log could not be emptied', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    profile.writeMigration('0020_receipt.sql', secondMigration);
    const impatient: SqlDriver = {
      ...sqlcipherDriver,
      openWritable: (opening) => sqlcipherDriver.openWritable({ ...opening, busyTimeoutMs: 0 }),
    };
    const opening = { path: profile.ledgerPath, key, create: false, busyTimeoutMs: 0 };
    const reader = sqlcipherDriver.openReadable(opening);
    const walk = reader.database.iterate('SELECT id FROM party');
    walk.next();
    const writer = sqlcipherDriver.openWritable(opening);
    writer.database.run("INSERT INTO party (name) VALUES ('Kulkarni in the log')");
    writer.close();
    expect(migrateLedger(jobOf(profile, { driver: impatient }))).toEqual({
      ok: false,
      refusal: {
        code: 'damagedLedger',
        damage: 'leftoverJournal',
        detail: 'the write-ahead log stays full',
      },
    });
    walk.return?.();
    reader.close();
    expect(migrateLedger(jobOf(profile)).ok).toBe(true);
    withLedger(profile, 'existing', ({ read }) => {
      expect(read.get("SELECT count(*) AS parties FROM party WHERE name LIKE '%in the log & Sons'")).toEqual({
        parties: 1,
      });
    });
  });

  test('does not begin without room for the copy', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    profile.writeMigration('0020_receipt.sql', secondMigration);
    const neededBytes = 2 * readFileSync(profile.ledgerPath).length + 200 * 1024 * 1024;
    const readFreeBytes = () => neededBytes - 1;
    expect(migrateLedger(jobOf(profile, { readFreeBytes }))).toEqual({
      ok: false,
      refusal: { code: 'diskFull', freeBytes: neededBytes - 1, neededBytes },
    });
    expect(migrateLedger(jobOf(profile, { readFreeBytes: () => neededBytes })).ok).toBe(true);
  });
});

describe('the folder of migrations', () => {
  const folderWith = (files: Readonly<Record<string, string>>): string => {
    const folder = path.join(temporaryFolder(), 'migrations');
    mkdirSync(folder);
    for (const [file, sql] of Object.entries(files)) writeFileSync(path.join(folder, file), sql);
    return folder;
  };

  test('is read in order, and line ends of Windows make no difference', () => {
    const unix = readMigrations(folderWith({ '0020_receipt.sql': 'B;\n', '0010_party.sql': firstMigration }));
    const windows = readMigrations(
      folderWith({ '0010_party.sql': firstMigration.replaceAll('\n', '\r\n'), '0020_receipt.sql': 'B;\r\n' }),
    );
    expect(unix.map(({ number, name }) => [number, name])).toEqual([
      [10, 'party'],
      [20, 'receipt'],
    ]);
    expect(windows).toEqual(unix);
  });

  test('takes only files that are numbered in tens and named', () => {
    expect(() => readMigrations(folderWith({ '10_party.sql': '' }))).toThrow('NNNN_name.sql');
    expect(() => readMigrations(folderWith({ '0011_party.sql': '' }))).toThrow('numbered in tens');
    expect(() => readMigrations(folderWith({ '0010_a.sql': '', '0010_b.sql': '' }))).toThrow('of its own');
    expect(() => readMigrations(folderWith({}))).toThrow('there are migrations');
  });
});
