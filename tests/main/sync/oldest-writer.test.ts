import { expect, test, vi } from 'vitest';
import { freshCore } from '../services/fresh-core.ts';

/** Of which version the app is that runs: the first of all that meet is this one. */
const app = vi.hoisted(() => ({ version: 2 }));

vi.mock(import('../../../src/shared/domain/events/catalogue.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    get catalogueVersion() {
      return app.version as typeof original.catalogueVersion;
    },
  };
});

const csv = 'customer,invoice,amount,due\nKulkarni,INV/1,1000,2026-10-01\n';

test('minimum writer: an older app writes for a week more, and then only sends and reads, until it is updated', async () => {
  const core = await freshCore();
  await core.importCsv(csv);
  const [row] = (await core.value('listWorklist', {})).rows;
  const accountId = row?.accountId ?? '';
  const snooze = { accountId, until: '2026-12-20' as never, reason: 'promised' as never };
  const events = async (): Promise<number> => (await core.value('verifyLedger', {})).events;

  expect(await core.refusal('setOldestWriter', { version: 3 })).toMatchObject({ code: 'versionUnknown' });
  const said = async () => (await core.value('readOldestWriter', {})).oldest;
  expect(await said()).toBeNull();
  await core.value('setOldestWriter', { version: 2 });
  expect(await core.value('readSync', {})).toMatchObject({ writesUntil: null });

  app.version = 1;
  expect(await core.value('readSync', {})).toMatchObject({ writesUntil: '2026-12-03' });
  const from = { version: 2, app: null, from: '2026-11-26', lastDay: '2026-12-03' };
  expect(await said()).toEqual({ ...from, isOver: false });
  core.setClock('2026-12-03');
  expect(await said()).toEqual({ ...from, isOver: false });
  await core.value('snoozeAccount', snooze);
  const before = await events();

  core.setClock('2026-12-04');
  expect(await said()).toEqual({ ...from, isOver: true });
  expect(await core.refusal('snoozeAccount', snooze)).toMatchObject({ code: 'appTooOld' });
  expect(
    await core.refusal('importFile', { upload: await core.announceCsv(csv.replace('1000', '7')) }),
  ).toMatchObject({
    code: 'appTooOld',
  });
  expect(await events()).toBe(before);
  expect(await core.value('readAccount', { accountId })).toMatchObject({ accountId });
  expect(await core.value('stopSync', {})).toEqual({ stopped: false });
  expect(await core.refusal('syncNow', {})).toMatchObject({ code: 'noHub' });

  app.version = 2;
  await core.value('snoozeAccount', { ...snooze, until: '2026-12-21' as never });
  expect(await events()).toBeGreaterThan(before);
});
