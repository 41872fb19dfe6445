import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { type SeededChoice, seededChoice } from '../kills/seeded-choice.ts';
import { openBareTwin } from './bare-twin.ts';
import type { BenchBook } from './bench-book.ts';
import { type Timing, timeOf, timing } from './measure.ts';
import { type WrittenRow, watchWrites } from './written-rows.ts';

/** A command through the core beside a bare transaction that writes the same rows. */
export interface Comparison {
  readonly through: Timing;
  readonly bare: Timing;
  /** How many rows one command writes, by table. */
  readonly rowsByTable: Readonly<Record<string, number>>;
}

const templates = 50;
const warmUps = 200;

/**
 * Times `count` commands and `count` bare transactions in one run, in random order, after a warm-up of both. The bare
 * ones write the rows that commands of the same kind were seen to write just before, into a copy of the same file.
 */
export async function compareWithBare(
  book: BenchBook,
  procedure: string,
  inputOf: (choice: SeededChoice, view: BenchBook['views'][number]) => object,
  count: number,
): Promise<Comparison> {
  const choice = seededChoice(2026);
  const command = async (): Promise<void> => {
    valueOrThrow(await book.house.call(procedure, inputOf(choice, choice.one(book.views))));
  };
  const patterns: (readonly WrittenRow[])[] = [];
  for (let n = 0; n < templates; n += 1) {
    patterns.push(await watchWrites(book.house.session().ledger.write, command));
  }
  const twin = openBareTwin(book.twinFile, book.key);
  for (let n = 0; n < warmUps; n += 1) {
    await command();
    twin.write(choice.one(patterns));
  }
  const throughMs: number[] = [];
  const bareMs: number[] = [];
  while (throughMs.length < count || bareMs.length < count) {
    const isBare = throughMs.length >= count || (bareMs.length < count && choice.chance(50));
    if (isBare) {
      const rows = choice.one(patterns);
      bareMs.push(await timeOf(() => twin.write(rows)));
      continue;
    }
    const input = inputOf(choice, choice.one(book.views));
    throughMs.push(await timeOf(async () => valueOrThrow(await book.house.call(procedure, input))));
  }
  twin.close();
  return { through: timing(throughMs), bare: timing(bareMs), rowsByTable: rowsByTableOf(patterns[0] ?? []) };
}

function rowsByTableOf(rows: readonly WrittenRow[]): Readonly<Record<string, number>> {
  const grouped = Map.groupBy(rows, ({ table, operation }) => `${table} ${operation}`);
  return Object.fromEntries([...grouped].map(([table, members]) => [table, members.length]));
}
