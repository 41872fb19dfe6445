import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUpLedger, inspectLedger } from '../../../src/main/db/backup.ts';
import { sqlcipherDriver } from '../../../src/main/db/sqlcipher.ts';
import {
  createLedgerWithParties,
  createProfile,
  filesContaining,
  key,
  otherKey,
  temporaryFolder,
  withLedger,
} from './ledger-fixture.ts';

describe('a backup', () => {
  test('of an open ledger holds what was saved, is encrypted, and opens with the same key only', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 50);
    const folder = temporaryFolder();
    const toPath = path.join(folder, '2026-11-24.db');
    withLedger(profile, 'existing', ({ write }) => {
      write.run("INSERT INTO party (name) VALUES ('Kulkarni in the log')");
      const backup = backUpLedger({ fromPath: profile.ledgerPath, toPath, key });
      const bytes = readFileSync(toPath);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(backup).toEqual({
        ok: true,
        value: { path: toPath, bytes: bytes.length, ledgerVersion: 10, sha256 },
      });
    });
    const connection = sqlcipherDriver.openReadable({ path: toPath, key, create: false, busyTimeoutMs: 0 });
    expect(connection.database.get('SELECT count(*) AS parties FROM party')).toEqual({ parties: 51 });
    connection.close();
    expect(filesContaining(folder, 'Kulkarni')).toEqual([]);
    expect(readdirSync(folder)).toEqual(['2026-11-24.db']);
    expect(inspectLedger(sqlcipherDriver, toPath, key)).toEqual({ ok: true, value: { ledgerVersion: 10 } });
    expect(inspectLedger(sqlcipherDriver, toPath, otherKey)).toEqual({
      ok: false,
      refusal: { code: 'wrongKey' },
    });
  });

  test('of a damaged ledger is refused and does not replace the last good one', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2_000);
    const toPath = path.join(temporaryFolder(), 'backup.db');
    expect(backUpLedger({ fromPath: profile.ledgerPath, toPath, key }).ok).toBe(true);
    const good = readFileSync(toPath);
    const bytes = readFileSync(profile.ledgerPath);
    bytes.writeUInt8((bytes[4096 * 6 + 100] ?? 0) ^ 1, 4096 * 6 + 100);
    writeFileSync(profile.ledgerPath, bytes);
    expect(backUpLedger({ fromPath: profile.ledgerPath, toPath, key })).toMatchObject({
      ok: false,
      refusal: { code: 'damagedLedger', damage: 'integrity' },
    });
    expect(readFileSync(toPath).equals(good)).toBe(true);
  });

  test('into a folder that is not there is refused', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 2);
    const folder = path.join(temporaryFolder(), 'unplugged stick');
    expect(backUpLedger({ fromPath: profile.ledgerPath, toPath: path.join(folder, 'b.db'), key })).toEqual({
      ok: false,
      refusal: { code: 'readOnlyFolder', folder },
    });
  });
});
