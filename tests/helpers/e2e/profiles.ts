import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { withLedger } from './ledger.ts';
import { asha, bahi, commandLinePath } from './served.ts';
import { workHalfADay } from './worked-day.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const fixtures = join(root, 'tests', 'e2e', 'fixtures');

/** The prepared ledgers that tests copy instead of founding their own: a key costs half a second by design. */
const recipes = {
  /** A founded ledger without a book. */
  founded: async (directory: string) => {
    await bahi(directory, ['init', '--team', 'Sahyadri Agencies', '--name', asha.name]);
  },
  /** A trade supplier's book of fourteen Pune customers; contact hours are the firm's own. */
  trade: async (directory: string) => {
    await recipes.founded(directory);
    await importReceivables(directory, 'trade', 'business');
  },
  /** The same rows in a regulated lender's book: the law of contact hours applies. */
  lender: async (directory: string) => {
    await recipes.founded(directory);
    await importReceivables(directory, 'lender', 'consumer');
  },
  /** The practice book behind “try it”. */
  practice: async (directory: string) => {
    await bahi(directory, ['sample', '--accounts', '120', '--seed', '1']);
  },
  /** The practice book with half a day's work done in it: no screen is empty. */
  worked: async (directory: string) => {
    await recipes.practice(directory);
    await withLedger(directory, workHalfADay);
  },
} as const;

async function importReceivables(directory: string, creditor: string, debtors: string): Promise<void> {
  const law = ['--creditor', creditor, '--debtors', debtors, '--state', 'IN-MH'];
  await bahi(directory, ['import', join(fixtures, 'sahyadri-receivables.csv'), ...law]);
}

/** The name of a prepared ledger. */
export type ProfileName = keyof typeof recipes;

/** A fresh copy of a prepared ledger in `target`. Prepared once per build, by whichever worker comes first. */
export async function copyProfile(name: ProfileName, target: string): Promise<string> {
  const prepared = await preparedProfile(name);
  await rm(target, { recursive: true, force: true });
  await cp(prepared, target, { recursive: true });
  return target;
}

async function preparedProfile(name: ProfileName): Promise<string> {
  const built = await stat(join(commandLinePath, '..', 'ledger-host.js'));
  const folder = join(root, '.cache', 'e2e-profiles', String(Math.round(built.mtimeMs)));
  const ready = join(folder, name);
  if (await exists(ready)) return ready;
  const fresh = `${ready}.${process.pid}`;
  await forgetOtherBuilds(folder);
  await mkdir(folder, { recursive: true });
  await rm(fresh, { recursive: true, force: true });
  await recipes[name](fresh);
  // Two workers may have prepared it at once; either copy is as good.
  await rename(fresh, ready).catch(() => rm(fresh, { recursive: true, force: true }));
  return ready;
}

/** A profile of another build may hold an older ledger, and nobody asks for it again. */
async function forgetOtherBuilds(folder: string): Promise<void> {
  const builds = await readdir(dirname(folder)).catch(() => []);
  const others = builds.filter((name) => name !== basename(folder));
  await Promise.all(others.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
