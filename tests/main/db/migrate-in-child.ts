// Run by the tests in a process of its own, to be killed in the middle: opens a ledger, which migrates it.
import { openLedger } from '../../../src/main/db/open.ts';
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

const [folder = '', migrationsDirectory = '', keyHex = ''] = process.argv.slice(2);
const profile = valueOrThrow(acquireProfile(folder, 1_000));
const key = Buffer.from(keyHex, 'hex');
process.stdout.write('opening\n');
const ledger = valueOrThrow(
  openLedger({ profile, key, migrationsDirectory, mode: 'existing', nowMs: 1_000 }),
);
process.stdout.write(`migrated ${ledger.migrated.toVersion}\n`);
ledger.close();
profile.release();
