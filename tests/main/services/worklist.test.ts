import { expect, test } from 'vitest';
import type { WorklistRow } from '../../../src/shared/contract/worklist.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const dayMs = 86_400_000;
const promiseTerms = { amountMinor: 500_000, dueOn: plainDate('2026-12-03'), mode: 'upi' };

async function rowOf(core: FreshCore, accountId: string): Promise<WorklistRow | undefined> {
  const ranked = await core.value('listWorklist', { limit: 500 });
  const suppressed = await core.value('listWorklist', { limit: 500, suppressed: true });
  return [...ranked.rows, ...suppressed.rows].find((row) => row.accountId === accountId);
}

async function placeOf(core: FreshCore, accountId: string) {
  const row = await rowOf(core, accountId);
  return row === undefined ? 'notListed' : (row.suppressed?.reason ?? row.lane);
}

test('an imported book is ranked with no configuration, and each score is the sum of its terms', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const list = await core.value('listWorklist', {});
  expect(list.rows.map((row) => [row.rank, row.accountId, row.lane])).toEqual([
    [1, c1, 5],
    [2, c2, 5],
  ]);
  for (const row of list.rows) {
    expect(row.terms.reduce((sum, term) => sum + term.points, 0)).toBe(row.score);
  }
  expect(list).toMatchObject({
    on: firstDay,
    policy: 'balanced',
    total: 2,
    lanes: [{ lane: 5, count: 2, overdue: [{ amountMinor: 1_500_000, currency: 'INR' }] }],
    suppressedTotal: 0,
    progress: { worked: 0, ranked: 2, promised: [], collected: [] },
    books: 1,
  });
});

test('the list of an empty ledger is empty and says so', async () => {
  const core = await freshCore();
  const list = await core.value('listWorklist', {});
  expect(list).toMatchObject({ rows: [], total: 0, lanes: [], suppressed: [], books: 0, permissions: [] });
});

test('a promise hides its account until the reminder, in the transaction that took it', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('listWorklist', {});
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  const row = await rowOf(core, c1);
  expect(row?.suppressed).toMatchObject({ reason: 'promiseRunning', until: '2026-12-02' });
  const list = await core.value('listWorklist', {});
  expect(list.suppressed).toEqual([{ reason: 'promiseRunning', count: 1 }]);
  expect(list.progress.promised).toEqual([{ amountMinor: 500_000, currency: 'INR' }]);
});

test('a promise walks through the lanes as its days come: reminder, due, grace, broken', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  const seen: unknown[] = [];
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-05', '2026-12-06']) {
    core.setClock(day);
    const row = await rowOf(core, c1);
    seen.push([day, row?.suppressed?.reason ?? row?.lane, row?.laneBecause?.key ?? null]);
  }
  expect(seen).toEqual([
    ['2026-12-01', 'promiseRunning', null],
    ['2026-12-02', 2, 'because.promiseReminder'],
    ['2026-12-03', 2, 'because.promiseDue'],
    ['2026-12-05', 2, 'because.promiseInGrace'],
    ['2026-12-06', 3, 'because.promiseBroken'],
  ]);
  const promisedOn = promiseTerms.dueOn;
  const params = async () => (await rowOf(core, c1))?.laneBecause?.params;
  expect(await params(), 'the day that was promised').toMatchObject({ on: promisedOn });
  core.setClock('2026-12-08');
  await core.value('listWorklist', {});
  expect(await params(), 'the same once the fold says that it broke').toMatchObject({ on: promisedOn });
});

test('a broken promise leaves its lane after two attempts, and at once with a new commitment', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  await core.value('makePromise', { accountId: c2, terms: { ...promiseTerms, amountMinor: 100_000 } });
  core.setClock('2026-12-08');
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([3, 3]);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RNR' });
  expect(await placeOf(core, c1)).toBe(3);
  core.moveClock(3_600_000);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RNR' });
  expect(await placeOf(core, c1)).toBe('treatedToday');
  await core.value('makePromise', {
    accountId: c2,
    terms: { ...promiseTerms, amountMinor: 100_000, dueOn: plainDate('2026-12-15') },
  });
  expect(await placeOf(core, c2)).toBe('promiseRunning');
});

test('a part payment makes an account warm for three days; a full one takes it off the list', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const cash = (amountMinor: number) => [
    { tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null },
  ];
  await core.value('recordReceipt', { accountId: c1, tenders: cash(200_000) });
  await core.value('recordReceipt', { accountId: c2, tenders: cash(300_000) });
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([4, 'notListed']);
  const { progress } = await core.value('listWorklist', {});
  expect(progress).toMatchObject({ worked: 2, collected: [{ amountMinor: 500_000, currency: 'INR' }] });
  core.setClock('2026-11-30');
  expect(await placeOf(core, c1)).toBe(5);
});

test('a customer who asked for something waits in the warm lane until somebody answers', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'INB',
    details: { topic: 'statement' },
  });
  expect((await rowOf(core, c1))?.laneBecause?.key).toBe('because.inbound');
  core.moveClock(60_000);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RTP', reason: 'wantsTime' });
  expect(await placeOf(core, c1)).toBe('treatedToday');
});

test('a result that claims payment rests the account for its days; taking it up brings it back', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  for (const accountId of [c1, c2]) {
    await core.value('logInteraction', {
      accountId,
      channel: 'inbound',
      outcome: 'PAYN',
      reference: 'UTR 7',
    });
  }
  await core.value('wakeAccount', { accountId: c2 });
  expect(await placeOf(core, c2)).toBe(5);
  expect((await rowOf(core, c1))?.suppressed).toMatchObject({ reason: 'snoozed', until: '2026-11-29' });
  core.setClock('2026-11-29');
  expect(await placeOf(core, c1)).toBe(5);
});

test('every reason that hides an account is counted at the foot, with the day it comes back', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('snoozeAccount', { accountId: c1, until: plainDate('2026-12-01'), reason: 'travelling' });
  await core.value('skipAccount', { accountId: c2, reason: 'tooFar' });
  const hidden = await core.value('listWorklist', { suppressed: true });
  expect(
    hidden.rows.map((row) => [row.rank, row.lane, row.suppressed?.reason, row.suppressed?.until]),
  ).toEqual([
    [null, null, 'skipped', '2026-11-27'],
    [null, null, 'snoozed', '2026-12-01'],
  ]);
  expect(hidden).toMatchObject({
    total: 2,
    suppressedTotal: 2,
    suppressed: [
      { reason: 'skipped', count: 1 },
      { reason: 'snoozed', count: 1 },
    ],
  });
  for (const accountId of [c1, c2]) await core.value('wakeAccount', { accountId });
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([5, 5]);
});

test('what is hidden comes back on its day without anybody doing anything', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('snoozeAccount', { accountId: c1, until: plainDate('2026-12-01'), reason: 'travelling' });
  core.moveClock(4 * dayMs);
  expect(await placeOf(core, c1)).toBe('snoozed');
  core.moveClock(dayMs);
  expect(await placeOf(core, c1)).toBe(5);
});

test('a snooze is refused for today and beyond thirty days, and unknown accounts are refused', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const snooze = (accountId: string, until: string) =>
    core.refusal('snoozeAccount', { accountId, until: plainDate(until), reason: 'travelling' });
  expect(await snooze(c1, firstDay)).toEqual({ code: 'dateNotAfterToday' });
  expect(await snooze(c1, '2026-12-27')).toEqual({ code: 'dateTooFar', params: { latest: '2026-12-26' } });
  expect(await snooze('nobody', '2026-12-01')).toEqual({ code: 'unknownAccount' });
  expect(await core.refusal('skipAccount', { accountId: 'nobody', reason: 'tooFar' })).toEqual({
    code: 'unknownAccount',
  });
  expect(await core.refusal('wakeAccount', { accountId: 'nobody' })).toEqual({ code: 'unknownAccount' });
});

test('a refused command moves nothing on the list', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const before = await core.value('listWorklist', {});
  await core.refusal('makePromise', {
    accountId: c1,
    terms: { ...promiseTerms, dueOn: plainDate('2026-11-01') },
  });
  expect(await core.value('listWorklist', {})).toEqual(before);
});
