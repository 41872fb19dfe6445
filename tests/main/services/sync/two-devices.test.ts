import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bookFile, tradeLaw } from '../book-file.ts';
import { foundHubOn, invite, join, type Machine, machines } from '../hub/team-core.ts';

const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

const book = bookFile([
  {
    customer: 'C1',
    name: 'Kulkarni Traders',
    number: 'A',
    issued: '2026-07-01',
    due: '2026-08-01',
    amount: '9000.00',
  },
]);

/** Lays the book down as a door does; answers its handle. */
function announce(machine: Machine): string {
  const file = path.join(machine.profileDirectory, '..', 'book.csv');
  writeFileSync(file, book);
  const handle = 'upload-of-the-book-1';
  machine
    .core()
    .announceUpload({ handle, name: 'book.csv', path: file, sizeBytes: book.length, keyBase64: null });
  return handle;
}

/** An office with a hub and one account, and Ravi in the field who works it. */
async function officeAndField() {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  await office.value('importFile', { upload: announce(office), ...tradeLaw });
  const found = await office.value('search', { text: 'Kulkarni' });
  const [party] = found.parties;
  const accountId = party?.accounts[0]?.accountId ?? '';
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [accountId], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  expect(await field.sync()).toBeNull();
  return { world, office, field, accountId, partyId: party?.partyId ?? '', ravi: userId };
}

const standing = (machine: Machine) => machine.value('readSync', {});

test('out of reach of the hub everything is saved here, and the same vain try is one line of the journal', async () => {
  const { world, office, field, accountId } = await officeAndField();
  await office.restart();
  world.moveClock(60_000);
  await field.value('recordReceipt', { accountId, tenders: [cash(40_000)] });
  expect(await field.sync()).toBe('unreachable');
  const journal = async () => (await field.value('listMeetings', {})).meetings;
  const before = (await journal()).length;
  world.moveClock(10 * 60_000);
  expect(await field.sync()).toBe('unreachable');
  expect(await standing(field)).toMatchObject({
    word: 'offline',
    age: 'fresh',
    problem: { code: 'unreachable', atMs: world.nowMs() },
    oldestUnsentMs: world.nowMs() - 10 * 60_000,
    money: { confirmed: [], waiting: [{ amountMinor: 40_000, currency: 'INR' }], held: [] },
  });
  const [last, ...rest] = await journal();
  expect([rest.length + 1, last]).toMatchObject([
    before,
    { problem: 'unreachable', startedMs: world.nowMs() - 10 * 60_000, endedMs: world.nowMs() },
  ]);
  world.moveClock(25 * 3_600_000);
  expect(await standing(field)).toMatchObject({ age: 'old' });
});

test('two values of a name come to the office in words, and one word settles them for everybody', async () => {
  const { world, office, field, partyId } = await officeAndField();
  await field.value('setPartyField', { partyId, field: 'name', value: 'Kulkarni & Sons' });
  world.moveClock(60_000);
  await office.value('setPartyField', { partyId, field: 'name', value: 'Kulkarni Brothers' });
  await office.sync();
  expect(await field.sync()).toBeNull();
  await office.sync();
  expect(await standing(office)).toMatchObject({ word: 'needsReview', needsReview: 1 });
  const [review] = (await office.value('listReviews', {})).reviews;
  expect(review).toMatchObject({
    kind: 'fieldSetTwice',
    subject: 'name',
    words: ['keepStanding', 'keepOther', 'keepBoth'],
    sides: [
      {
        byName: 'Ravi',
        value: 'Kulkarni & Sons',
        previous: 'Kulkarni Traders',
        standing: 'alternative',
        knew: 'none',
      },
      {
        byName: 'Asha',
        value: 'Kulkarni Brothers',
        previous: 'Kulkarni Traders',
        standing: 'chosen',
        knew: 'none',
      },
    ],
  });
  const { stream = '', reviewKey = '', sides = [] } = review ?? {};
  const eventIds = sides.map(({ eventId }) => eventId);
  await office.value('resolveReview', { stream, reviewKey, eventIds, decision: 'keepOther' });
  await office.sync();
  expect(await field.sync()).toBeNull();
  const nameOn = async (machine: Machine) => (await machine.value('readParty', { partyId })).party.name;
  expect([await nameOn(office), await nameOn(field)]).toEqual(['Kulkarni & Sons', 'Kulkarni & Sons']);
  expect((await office.value('listReviews', {})).reviews).toEqual([]);
  expect(await standing(office)).toMatchObject({ word: 'upToDate', needsReview: 0 });
});

test('work of a device that was put out is held, is in words at the office, and counts once somebody releases it', async () => {
  const { office, field, accountId, ravi } = await officeAndField();
  await office.sync();
  const { devices } = await office.value('listDevices', {});
  const device = devices.find(({ people }) => people.some(({ userId }) => userId === ravi))?.device ?? '';
  await field.value('recordReceipt', { accountId, tenders: [cash(40_000)] });
  await office.value('revokeDevice', { device, reason: 'lost' });
  await office.sync();
  expect(await field.sync()).toBe('revoked');
  expect(await standing(field)).toMatchObject({ problem: { code: 'revoked' } });
  await office.sync();
  const [review] = (await office.value('listReviews', {})).reviews;
  expect(review).toMatchObject({
    kind: 'heldEvent',
    severity: 'high',
    accountId,
    partyName: 'Kulkarni Traders',
    words: ['release', 'dismiss'],
  });
  expect(review?.sides.find(({ kind }) => kind === 'receipt.recorded')).toMatchObject({
    byName: 'Ravi',
    isHeld: true,
    amount: { amountMinor: 40_000, currency: 'INR' },
    knew: null,
    text: { key: 'timeline.receipt', params: { amountMinor: 40_000, currency: 'INR' } },
  });
  const owed = async () => (await office.value('readAccount', { accountId })).totalDueMinor;
  expect(await owed()).toBe(900_000);
  const waiting = async () =>
    (await office.value('listDevices', {})).devices.find((known) => known.device === device)?.held;
  expect(await waiting()).toBe(2);
  const { stream = '', reviewKey = '', sides = [] } = review ?? {};
  const eventIds = sides.map(({ eventId }) => eventId);
  await office.value('resolveReview', { stream, reviewKey, eventIds, decision: 'release' });
  expect(await owed()).toBe(860_000);
  expect(await waiting()).toBe(0);
});

test('an account that went to somebody else takes none of its author’s money of the day along', async () => {
  const { office, field, accountId } = await officeAndField();
  await field.value('recordReceipt', { accountId, tenders: [cash(40_000)] });
  await office.value('assignAccounts', { accountIds: [accountId], userId: null });
  await office.sync();
  expect(await field.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  expect((await field.value('search', { text: 'Kulkarni' })).parties).toEqual([]);
  const taken = [{ amountMinor: 40_000, currency: 'INR' }];
  expect(await standing(field)).toMatchObject({ money: { confirmed: taken, waiting: [], held: [] } });
  expect((await field.value('listWorklist', { offset: 0, limit: 10 })).progress.collected).toEqual(taken);
});

test('a person who is added on the hub’s own computer works there at once: nothing of hers is held', async () => {
  const { office, accountId } = await officeAndField();
  const secret = 'copper lamp winter road';
  const { userId } = await office.value('addTeamMember', { name: 'Meena', roles: ['field'], secret });
  await office.value('assignAccounts', { accountIds: [accountId], userId });
  await office.restart();
  await office.value('unlock', { userId, secret });
  await office.value('recordReceipt', { accountId, tenders: [cash(40_000)] });
  await office.sync();
  expect(await standing(office)).toMatchObject({
    word: 'upToDate',
    money: { confirmed: [{ amountMinor: 40_000, currency: 'INR' }], waiting: [], held: [] },
  });
});
