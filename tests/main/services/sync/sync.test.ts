import { expect, test } from 'vitest';
import { importTradeBook } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

const rupees = (amountMinor: number) => ({ amountMinor, currency: 'INR' });

/** Asha's program is the hub of her team, behind a door that only this machine reaches. */
async function hubHere(core: FreshCore): Promise<void> {
  await core.value('becomeHub', { host: '127.0.0.1', port: 0 });
  await core.core.meetingOver();
}

async function sync(core: FreshCore): Promise<void> {
  expect(await core.value('syncNow', {})).toEqual({ started: true });
  await core.core.meetingOver();
}

test('who works alone owes nobody anything, and has nobody to sync with', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('recordReceipt', { accountId: c1, tenders: [cash(40_000)] });
  expect(await core.value('readSync', {})).toMatchObject({
    word: 'alone',
    running: null,
    unsent: 0,
    oldestUnsentMs: null,
    needsReview: 0,
    age: 'never',
    problem: null,
    money: { confirmed: [rupees(40_000)], waiting: [], held: [] },
  });
  expect(await core.value('listUnsent', {})).toEqual({
    groups: [],
    rows: [],
    total: 0,
    drafts: 0,
    others: { waiting: 0, drafts: 0, people: [] },
  });
  expect((await core.refusal('syncNow', {})).code).toBe('noHub');
  expect(await core.value('stopSync', {})).toEqual({ stopped: false });
  await core.core.runDueWork();
  expect(await core.value('listMeetings', {})).toEqual({ meetings: [] });
});

test('what is written waits, with its money, until a meeting has brought it to the team', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await hubHere(core);
  await sync(core);
  expect(await core.value('readSync', {})).toMatchObject({
    word: 'upToDate',
    unsent: 0,
    lastOkMs: core.nowMs(),
  });
  core.moveClock(60_000);
  const writtenMs = core.nowMs();
  const { receiptId } = await core.value('recordReceipt', { accountId: c1, tenders: [cash(40_000)] });
  core.moveClock(60_000);
  const waiting = await core.value('readSync', {});
  expect(waiting).toMatchObject({
    word: 'waiting',
    oldestUnsentMs: writtenMs,
    money: { confirmed: [], waiting: [rupees(40_000)], held: [] },
  });
  const work = await core.value('listUnsent', {});
  expect(work.groups.map(({ group }) => group)).toEqual(expect.arrayContaining(['receipts', 'cash']));
  const receipt = work.rows.find(({ kind }) => kind === 'receipt.recorded');
  expect(receipt).toMatchObject({
    group: 'receipts',
    accountId: c1,
    partyName: 'Kulkarni Traders',
    byName: 'Asha',
    amount: rupees(40_000),
    state: 'savedHere',
    reason: null,
  });
  const listed = async () => (await core.value('listReceipts', {})).rows.map(({ standing }) => standing);
  expect(await listed()).toEqual(['savedHere']);
  await sync(core);
  expect(await core.value('readSync', {})).toMatchObject({
    word: 'upToDate',
    unsent: 0,
    oldestUnsentMs: null,
    money: { confirmed: [rupees(40_000)], waiting: [], held: [] },
  });
  expect(await listed()).toEqual(['withTeam']);
  const accepted = (await core.value('listUnsent', {})).rows;
  expect(accepted.find(({ kind }) => kind === 'receipt.recorded')).toMatchObject({ state: 'accepted' });
  expect(accepted.every(({ state }) => state === 'accepted')).toBe(true);
  const { meetings } = await core.value('listMeetings', {});
  expect(meetings[0]).toMatchObject({ problem: null, sent: waiting.unsent, held: 0 });
  expect(receiptId).not.toBe('');
});

test('a device meets its hub by itself: at unlocking and every few minutes, never more often', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await hubHere(core);
  await sync(core);
  const meetings = async () => (await core.value('listMeetings', {})).meetings.length;
  const begun = await meetings();
  core.moveClock(2 * 60_000);
  await core.core.runDueWork();
  await core.core.meetingOver();
  expect(await meetings()).toBe(begun);
  await core.value('recordReceipt', { accountId: c1, tenders: [cash(40_000)] });
  core.moveClock(60_000);
  await core.core.runDueWork();
  await core.core.meetingOver();
  expect([await meetings(), (await core.value('readSync', {})).word]).toEqual([begun + 1, 'upToDate']);
  await core.value('lock', {});
  await core.signIn(core.adminId);
  await core.core.meetingOver();
  expect(await meetings()).toBe(begun + 2);
});

test('a receipt is written while a meeting runs, and a second press joins the meeting that is there', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await hubHere(core);
  const changes: string[] = [];
  core.core.onChanged((keys) => void changes.push(...keys));
  expect(await core.value('syncNow', {})).toEqual({ started: true });
  expect(await core.value('syncNow', {})).toEqual({ started: false });
  expect(await core.value('readSync', {})).toMatchObject({
    word: 'running',
    running: { startedMs: core.nowMs() },
  });
  await core.value('recordReceipt', { accountId: c1, tenders: [cash(40_000)] });
  await core.core.meetingOver();
  expect(changes).toEqual(expect.arrayContaining(['syncProgress', 'sync']));
  await sync(core);
  expect(await core.value('readSync', {})).toMatchObject({ word: 'upToDate' });
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('locking ends a meeting without harm, and the next one goes on', async () => {
  const core = await freshCore();
  await importTradeBook(core);
  await hubHere(core);
  await core.value('syncNow', {});
  await core.value('lock', {});
  await core.core.meetingOver();
  await core.signIn(core.adminId);
  await core.core.meetingOver();
  expect(await core.value('readSync', {})).toMatchObject({ word: 'upToDate', unsent: 0 });
});
