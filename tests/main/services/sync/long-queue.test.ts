import { expect, test } from 'vitest';
import { tellTime } from '../../../helpers/told-time.ts';
import { bookFile, tradeLaw } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';

/** What a day in the field may not be longer than; the bar of row Y7. */
const waiting = 5_000;

test('a queue of 5,000 is listed whole and the oldest first', {
  timeout: 60_000,
}, async () => {
  const core = await freshCore();
  const file = bookFile(
    Array.from({ length: waiting }, (_, at) => ({
      customer: `D${at}`,
      number: `N-${at}`,
      issued: '2026-06-01',
      due: '2026-08-10',
      amount: '1000.00',
    })),
  );
  await core.importCsv(file, tradeLaw);
  await core.value('becomeHub', { host: '127.0.0.1', port: 0 });
  await core.value('stopSync', {});
  await core.core.meetingOver();
  const { unsent } = await core.value('readSync', {});
  const startedMs = performance.now();
  const { rows, total } = await core.value('listUnsent', {});
  const tookMs = performance.now() - startedMs;
  expect([rows.length, total]).toEqual([waiting, unsent]);
  expect(unsent).toBeGreaterThan(waiting);
  const written = rows.map(({ recordedMs }) => recordedMs);
  expect(written).toEqual(written.toSorted((one, other) => one - other));
  tellTime('a queue of 5,000 is listed', tookMs, 1_000);
});
