import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkForeignKeys,
  checkIntegrity,
  freeSpaceGuardBytes,
  readFreeBytes,
  readLedgerHeader,
  requireFreeSpace,
} from '../../../src/main/db/integrity.ts';
import { createLedgerWithParties, createProfile, temporaryFolder, withLedger } from './ledger-fixture.ts';

describe('the header of a file', () => {
  test('tells a missing, an empty, a plain and an encrypted ledger apart', () => {
    const file = path.join(temporaryFolder(), 'ledger.db');
    expect(readLedgerHeader(file)).toBe('missing');
    writeFileSync(file, '');
    expect(readLedgerHeader(file)).toBe('empty');
    writeFileSync(file, 'SQLite format 3\0 and more');
    expect(readLedgerHeader(file)).toBe('plaintext');
    const profile = createProfile();
    createLedgerWithParties(profile, 1);
    expect(readLedgerHeader(profile.ledgerPath)).toBe('encrypted');
  });
});

describe('the check of an open ledger', () => {
  test('finds a sound one sound', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 100);
    withLedger(profile, 'existing', ({ read }) => {
      expect(checkIntegrity(read, 'quick')).toEqual({ ok: true, value: undefined });
      expect(checkIntegrity(read, 'full')).toEqual({ ok: true, value: undefined });
      expect(checkForeignKeys(read)).toEqual({ ok: true, value: undefined });
    });
  });

  test('names the table of a row that points nowhere', () => {
    const profile = createProfile();
    profile.writeMigration(
      '0020_visit.sql',
      'CREATE TABLE visit (party_id INTEGER REFERENCES party (id)) STRICT;',
    );
    withLedger(profile, 'create', ({ write, read }) => {
      expect(() => write.run('INSERT INTO visit VALUES (7)')).toThrow('FOREIGN KEY');
      write.execute('PRAGMA foreign_keys=OFF; INSERT INTO visit VALUES (7); PRAGMA foreign_keys=ON');
      expect(checkForeignKeys(read)).toEqual({
        ok: false,
        refusal: {
          code: 'damagedLedger',
          damage: 'foreignKeys',
          detail: 'visit points at a missing row of party',
        },
      });
    });
  });
});

describe('the guard of free space', () => {
  test('refuses below what is needed and lets an unknown amount through', () => {
    expect(freeSpaceGuardBytes).toBe(209_715_200);
    expect(requireFreeSpace(99, 100)).toEqual({
      ok: false,
      refusal: { code: 'diskFull', freeBytes: 99, neededBytes: 100 },
    });
    expect(requireFreeSpace(100, 100).ok).toBe(true);
    expect(requireFreeSpace(null, 100).ok).toBe(true);
  });

  test('reads the disk of a folder, and nothing where there is no folder', () => {
    const folder = temporaryFolder();
    expect(readFreeBytes(folder)).toBeGreaterThan(0);
    expect(readFreeBytes(path.join(folder, 'nothing'))).toBeNull();
  });
});
