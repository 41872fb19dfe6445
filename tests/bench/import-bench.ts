import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ledgerPathOf } from '../../src/main/db/open.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { dayStartMs, openHouse, passphrase, unlockHouse } from '../kills/kill-house.ts';
import { seededChoice } from '../kills/seeded-choice.ts';
import { openBareTwin } from './bare-twin.ts';
import { writeLargeFile } from './large-file.ts';
import { ms, timeOf, times } from './measure.ts';
import { type WrittenRow, watchWrites } from './written-rows.ts';

/** How many rows a file has, and how many customers they are of. */
export interface ImportMix {
  readonly rows: number;
  readonly customers: number;
}

/** A file through the whole import beside the bare writing of the rows it makes, each into a fresh book. */
export async function benchImport(root: string, mix: ImportMix, say: (line: string) => void): Promise<void> {
  const folder = path.join(root, `import-${mix.rows}-${mix.customers}`);
  const directory = path.join(folder, 'profile');
  mkdirSync(folder, { recursive: true });
  const house = openHouse(directory, dayStartMs);
  const founding = { teamName: 'Bench', adminName: 'Asha', secret: passphrase };
  valueOrThrow(await house.call('foundLedger', founding));
  house.close();
  const twinFile = path.join(folder, 'twin.db');
  cpSync(ledgerPathOf(directory), twinFile);
  const watched = path.join(folder, 'watched');
  cpSync(directory, watched, { recursive: true });
  const upload = writeLargeFile(path.join(folder, 'large.csv'), mix.rows, mix.customers);
  const choice = seededChoice(5);
  const take = async (profile: string, watch: boolean) => {
    const into = openHouse(profile, dayStartMs);
    await unlockHouse(into.call);
    into.announce(upload);
    const input = { commandId: choice.id(), upload: upload.handle, book: 'Large', currency: 'INR' };
    const work = async (): Promise<void> => void valueOrThrow(await into.call('importFile', input));
    let rows: readonly WrittenRow[] = [];
    const spentMs = await timeOf(async () => {
      if (watch) rows = await watchWrites(into.session().ledger.write, work);
      else await work();
    });
    const key = Uint8Array.from(into.session().dataKey);
    into.close();
    return { spentMs, rows, key };
  };
  const seen = await take(watched, true);
  const real = await take(directory, false);
  const twin = openBareTwin(twinFile, seen.key);
  const bareMs = await timeOf(() => twin.write(seen.rows));
  twin.close();
  const rate = Math.round(mix.rows / (real.spentMs / 1000));
  say(
    `| ${mix.rows} rows, ${mix.customers} customers, a fresh book | ${ms(real.spentMs)} | ${rate} | ` +
      `${ms(bareMs)} (${seen.rows.length} rows) | ${times(real.spentMs / bareMs)} |`,
  );
}
