import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sqlcipherDriver } from '../../../src/main/db/sqlcipher.ts';
import {
  createLedgerWithParties,
  createProfile,
  key,
  type Profile,
  secondMigration,
  withLedger,
} from './ledger-fixture.ts';

const parties = 20_000;

/** Milliseconds between the first sight of the copy and the kill: the migration of this ledger takes about 150. */
const delaysMs =
  process.env['BAHI_LANE'] === 'long' ? Array.from({ length: 300 }, (_, kill) => kill) : [0, 15, 40, 80];

test('a migration that is killed at any moment leaves a whole ledger of the old or the new version', {
  timeout: 120_000,
}, async () => {
  const profile = createProfile();
  createLedgerWithParties(profile, parties);
  profile.writeMigration('0020_receipt.sql', secondMigration);
  const versions: number[] = [];
  for (const delayMs of delaysMs) {
    await killWhileMigrating(profile, delayMs);
    versions.push(inspect(profile));
  }
  expect(versions[0], 'the first kill came before the swap').toBe(10);
  expect(versions, 'no kill took a version back').toEqual(versions.toSorted((one, other) => one - other));
  const migrated = withLedger(profile, 'existing', (ledger) => ledger.migrated.toVersion);
  expect([migrated, inspect(profile)]).toEqual([20, 20]);
  expect(existsSync(`${profile.ledgerPath}.migrating`)).toBe(false);
});

/** Starts an app that migrates, and kills it some time after the copy appeared. */
async function killWhileMigrating(profile: Profile, delayMs: number): Promise<void> {
  const copy = `${profile.ledgerPath}.migrating`;
  const script = path.join(import.meta.dirname, 'migrate-in-child.ts');
  const parameters = [script, profile.folder, profile.migrationsDirectory, Buffer.from(key).toString('hex')];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  while (child.exitCode === null && !existsSync(copy)) await wait(1);
  await wait(delayMs);
  child.kill('SIGKILL');
  await exit;
}

/** The version of a ledger that was found whole, with all its rows in the shape of that version. */
function inspect(profile: Profile): number {
  const connection = sqlcipherDriver.openReadable({
    path: profile.ledgerPath,
    key,
    create: false,
    busyTimeoutMs: 1_000,
  });
  const { database } = connection;
  const version = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  const suffix = version === 20 ? ' & Sons' : '';
  expect(
    database.get("SELECT count(*) AS parties FROM party WHERE name = 'Kulkarni Traders ' || id || ?", [
      suffix,
    ]),
  ).toEqual({ parties });
  connection.close();
  return version;
}
