import { expect, it } from 'vitest';
import { readImport, readImportInTurns, readImportSteps } from '../../../src/main/import/read-import.ts';
import type { ReadProgress } from '../../../src/main/import/steps.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { tellTime } from '../../helpers/told-time.ts';
import { synonyms, textBytes } from './import-fixtures.ts';
import { listBytes } from './workbook-file.ts';

const header = ['Customer', 'Invoice No', 'Due Date', 'Amount'];
const rows = Array.from({ length: 20_000 }, (_, at) => [
  `Customer ${at % 500}`,
  `INV-${at}`,
  '2025-05-01',
  at + 1,
]);
const csv = textBytes(`${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`);

it.each([
  ['separated values', csv],
  ['a workbook', listBytes([header, ...rows])],
])('%s are read in turns with other work, to the same claims, with progress', async (_, bytes) => {
  const seen: ReadProgress[] = [];
  let turns = 0;
  let isReading = true;
  const others = (async () => {
    while (isReading) {
      turns += 1;
      await new Promise((next) => setImmediate(next));
    }
  })();
  const read = await readImportInTurns(
    bytes,
    synonyms,
    {},
    { onProgress: (progress) => seen.push(progress) },
  );
  isReading = false;
  await others;
  expect(valueOrThrow(read).imported.rows).toEqual(valueOrThrow(readImport(bytes, synonyms)).imported.rows);
  expect(turns).toBeGreaterThan(5);
  expect(seen.length).toBeGreaterThan(5);
  expect(new Set(seen.map(({ part }) => part))).toContain('rows');
  expect(seen.every(({ done, of }) => of === null || (done >= 0 && done <= of))).toBe(true);
});

it('a reading that is stopped ends at its next step with the reason', async () => {
  const stop = new AbortController();
  const reading = readImportInTurns(
    csv,
    synonyms,
    {},
    {
      onProgress: () => stop.abort(new Error('enough')),
      signal: stop.signal,
    },
  );
  await expect(reading).rejects.toThrow('enough');
});

/** The longest step of a reading in milliseconds of this thread's own work, whatever else the machine does. */
function longestStepMs(bytes: Uint8Array): number {
  const steps = readImportSteps(bytes, synonyms, {});
  let longestMs = 0;
  for (let isDone = false; !isDone; ) {
    const before = process.threadCpuUsage();
    isDone = steps.next().done === true;
    const { user, system } = process.threadCpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1000);
  }
  return longestMs;
}

it.each([
  ['separated values', csv],
  ['a workbook', listBytes([header, ...rows])],
])('no step of %s holds the thread for 50 ms', (_, bytes) => {
  // The first run also warms the machine; a collection of garbage may fall into any one of them.
  const best = Math.min(...[1, 2, 3].map(() => longestStepMs(bytes)));
  tellTime('the longest step of a reading', best, 50);
  expect(best).toBeGreaterThan(0);
});
