import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import { openLedger } from '../../../src/main/db/open.ts';
import {
  createLedgerWithParties,
  createProfile,
  filesContaining,
  nowMs,
  openingOf,
  otherKey,
  type Profile,
  secondMigration,
  withLedger,
} from './ledger-fixture.ts';

function refusalOf(profile: Profile, changed: Parameters<typeof openingOf>[2] = {}): unknown {
  const lock = profile.acquire();
  try {
    const opened = openLedger(openingOf(profile, lock, changed));
    if (!opened.ok) return opened.refusal;
    opened.value.close();
    return 'opened';
  } finally {
    lock.release();
  }
}

const flipByte = (file: string, position: number): void => {
  const bytes = readFileSync(file);
  bytes.writeUInt8((bytes[position] ?? 0) ^ 1, position);
  writeFileSync(file, bytes);
};

describe('a ledger on the disk', () => {
  test('cannot be read without its key: no name is in any file, open or closed, copied or not', () => {
    const profile = createProfile();
    const name = 'Kulkarni Traders of Laxmi Road';
    withLedger(profile, 'create', ({ write }) => {
      write.run('INSERT INTO party (name) VALUES (?)', [name]);
      write.run('INSERT INTO party_search (name) VALUES (?)', [name]);
      expect(existsSync(`${profile.ledgerPath}-wal`)).toBe(true);
      expect(filesContaining(profile.folder, 'Kulkarni')).toEqual([]);
      expect(filesContaining(profile.folder, 'party_search')).toEqual([]);
    });
    expect(filesContaining(profile.folder, 'Kulkarni')).toEqual([]);
    const copy = `${profile.ledgerPath}.stolen`;
    copyFileSync(profile.ledgerPath, copy);
    const stolen = new Database(copy);
    expect(() => stolen.prepare('SELECT * FROM sqlite_schema').all()).toThrow('file is not a database');
    stolen.close();
    writeFileSync(`${profile.folder}/control`, name);
    expect(filesContaining(profile.folder, 'Kulkarni')).toEqual(['control']);
  });

  test('opens with the pragmas everything else relies on, on both handles', () => {
    withLedger(createProfile(), 'create', ({ read, write }) => {
      const pragmas = [
        'temp_store',
        'cache_size',
        'synchronous',
        'foreign_keys',
        'query_only',
        'busy_timeout',
      ];
      const valuesOf = (handle: typeof read) =>
        pragmas.map(
          (pragma) => Object.values(handle.get<Record<string, number>>(`PRAGMA ${pragma}`) ?? {})[0],
        );
      expect(valuesOf(read)).toEqual([2, -48_000, 2, 1, 1, 5_000]);
      expect(valuesOf(write)).toEqual([2, -48_000, 2, 1, 0, 5_000]);
      expect(write.returning('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    });
  });

  test.skipIf(process.platform !== 'linux')(
    'sorts without a temporary file, which would be plain text',
    () => {
      const openTemporaryFiles = (write: WritableDatabase): number => {
        const sorted = write.iterate('SELECT id FROM party ORDER BY hex(zeroblob(500)) || name DESC');
        sorted.next();
        const open = readdirSync('/proc/self/fd').filter((descriptor) => {
          try {
            return readlinkSync(`/proc/self/fd/${descriptor}`).includes('etilqs');
          } catch {
            return false; // the descriptor of this very listing
          }
        });
        sorted.return?.();
        return open.length;
      };
      const profile = createProfile();
      createLedgerWithParties(profile, 20_000);
      withLedger(profile, 'existing', ({ write }) => {
        write.execute('PRAGMA cache_size=-100');
        expect(openTemporaryFiles(write)).toBe(0);
        write.execute('PRAGMA temp_store=FILE');
        expect(openTemporaryFiles(write)).toBeGreaterThan(0);
      });
    },
  );

  test('is created, reopened with what was saved, and its log is empty after closing', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2);
    const reopened = withLedger(profile, 'existing', ({ read, migrated }) => ({
      migrated,
      names: read.all('SELECT name FROM party'),
      migrations: read.all('SELECT number, name, applied_at_ms FROM migration'),
    }));
    expect(reopened).toEqual({
      migrated: { fromVersion: 10, toVersion: 10 },
      names: [{ name: 'Kulkarni Traders 1' }, { name: 'Kulkarni Traders 2' }],
      migrations: [{ number: 10, name: 'party', applied_at_ms: nowMs }],
    });
    expect(existsSync(`${profile.ledgerPath}-wal`)).toBe(false);
  });
});

describe('a ledger is refused', () => {
  test('with the wrong key, and stays whole', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2);
    const before = readFileSync(profile.ledgerPath);
    expect(refusalOf(profile, { key: otherKey })).toEqual({ code: 'wrongKey' });
    expect(readFileSync(profile.ledgerPath).equals(before)).toBe(true);
    expect(refusalOf(profile)).toBe('opened');
  });

  test('when it is newer than the app', () => {
    const profile = createProfile();
    profile.writeMigration('0020_receipt.sql', secondMigration);
    createLedgerWithParties(profile, 2);
    rmSync(`${profile.migrationsDirectory}/0020_receipt.sql`);
    expect(refusalOf(profile)).toEqual({ code: 'newerLedger', ledgerVersion: 20, appVersion: 10 });
  });

  test('when a migration it ran has another text today', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2);
    profile.writeMigration('0010_party.sql', 'CREATE TABLE party (id INTEGER PRIMARY KEY) STRICT;\n');
    expect(refusalOf(profile)).toEqual({ code: 'editedMigration', number: 10, name: 'party' });
  });

  test('when one byte in the middle was changed', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2_000);
    flipByte(profile.ledgerPath, 4096 * 6 + 100);
    expect(refusalOf(profile)).toMatchObject({ code: 'damagedLedger', damage: 'integrity' });
    expect(refusalOf(profile, { check: 'full' })).toMatchObject({
      code: 'damagedLedger',
      damage: 'integrity',
    });
  });

  test('when the end was cut off', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2_000);
    truncateSync(profile.ledgerPath, readFileSync(profile.ledgerPath).length - 4096 * 3);
    expect(refusalOf(profile)).toMatchObject({ code: 'damagedLedger', damage: 'integrity' });
  });

  test('when it was lost, emptied or replaced by a plain file, instead of starting an empty book', () => {
    const profile = createProfile();
    profile.acquire().release();
    const damaged = (damage: string) => ({
      code: 'damagedLedger',
      damage,
      detail: `the ledger file is ${damage}`,
    });
    expect(refusalOf(profile)).toEqual(damaged('missing'));
    writeFileSync(profile.ledgerPath, '');
    expect(refusalOf(profile)).toEqual(damaged('empty'));
    rmSync(profile.ledgerPath);
    const plain = new Database(profile.ledgerPath);
    plain.exec('CREATE TABLE party (id INTEGER)');
    plain.close();
    expect(refusalOf(profile)).toEqual(damaged('plaintext'));
  });

  test('when one is created over another', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2);
    expect(refusalOf(profile, { mode: 'create' })).toEqual({ code: 'ledgerExists' });
  });

  test('without holding its profile: that is a bug, not a refusal', () => {
    const profile = createProfile();
    const lock = profile.acquire();
    lock.release();
    expect(() => openLedger(openingOf(profile, lock, { mode: 'create' }))).toThrow('the profile is held');
    expect(existsSync(profile.ledgerPath)).toBe(false);
  });
});
