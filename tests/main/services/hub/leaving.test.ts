import { expect, test } from 'vitest';
import {
  accountId,
  cash,
  foundHubOn,
  invite,
  inviteAgain,
  join,
  type Machine,
  machines,
  passphrase,
  twoFirms,
} from './team-core.ts';

/** An office with two firms, of which Ravi works the first on a device of his own. */
async function teamOfTwo() {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const { text, userId: ravi } = await invite(office, 'Ravi');
  const c1 = await accountId(office, 'C1');
  await office.value('assignAccounts', { accountIds: [c1], userId: ravi });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  await office.sync();
  return { world, office, field, asha, ravi, c1 };
}

const numbersOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number);

const deviceOf = async (office: Machine, name: string): Promise<string> => {
  const { devices } = await office.value('listDevices', {});
  const found = devices.find(
    ({ people, standing }) => standing === 'working' && people.some((one) => one.name === name),
  );
  if (found === undefined) throw new Error(`no device of ${name}`);
  return found.device;
};

test('the book is handed to a device for tomorrow: it has its accounts and no others', async () => {
  const { office, field, ravi } = await teamOfTwo();
  const c2 = await accountId(office, 'C2');
  expect((await field.value('search', { text: 'Pawar' })).parties).toEqual([]);
  await office.value('assignAccounts', { accountIds: [c2], userId: ravi });
  await office.sync();
  expect(await field.sync()).toBeNull();
  expect(await accountId(field, 'C2')).toBe(c2);
});

test('a lost device: its later work waits, it gets nothing, and a new one has the day from what the hub has', async () => {
  const { world, office, field, ravi, c1 } = await teamOfTwo();
  const first = await field.value('recordReceipt', { accountId: c1, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  await office.sync();
  await office.value('revokeDevice', { device: await deviceOf(office, 'Ravi'), reason: 'lost' });
  await office.sync();
  const late = await field.value('recordReceipt', { accountId: c1, tenders: [cash(70_000)] });
  expect(await field.sync()).toBe('revoked');
  await office.sync();
  expect(
    (await office.value('listDevices', {})).devices.find(({ standing }) => standing === 'revoked'),
  ).toMatchObject({
    // The receipt, and the cash that it put into the purse.
    held: 2,
  });
  const laptop = world.start('laptop');
  await join(laptop, await inviteAgain(office, ravi));
  expect(await numbersOn(laptop)).toEqual([first.number]);
  expect(late.number.slice(0, 6)).toBe(first.number.slice(0, 6));
  const next = await laptop.value('recordReceipt', { accountId: c1, tenders: [cash(10_000)] });
  expect(next.number.slice(0, 6)).not.toBe(first.number.slice(0, 6));
});

test('two people share a device in shifts: each opens it with a key of their own', async () => {
  const { office, field, ravi } = await teamOfTwo();
  const device = await deviceOf(office, 'Ravi');
  const { userId: meena } = await invite(office, 'Meena');
  expect((await field.refusal('letIn', { userId: meena, secret: passphrase })).code).toBe('notSeated');
  await office.value('assignAccounts', { accountIds: [await accountId(office, 'C2')], userId: meena });
  await office.value('seatPerson', { device, userId: meena });
  await office.sync();
  expect(await field.sync()).toBeNull();
  expect((await field.value('listWithoutKey', {})).people).toEqual([{ userId: meena, name: 'Meena' }]);
  await field.value('letIn', { userId: meena, secret: 'another set of quiet words' });
  await field.value('unlock', { userId: meena, secret: 'another set of quiet words' });
  const c2 = await accountId(field, 'C2');
  await field.value('recordReceipt', { accountId: c2, tenders: [cash(20_000)] });
  // What waits is told to whose it is; of the others here, how much.
  expect(await field.value('readSync', {})).toMatchObject({ unsent: 2, othersWaiting: 0 });
  await field.unlock(ravi);
  expect(await field.value('readSync', {})).toMatchObject({
    unsent: 0,
    oldestUnsentMs: null,
    othersWaiting: 2,
  });
  const waiting = await field.value('listUnsent', {});
  expect(waiting.rows.filter(({ byName }) => byName === 'Meena')).toEqual([]);
  expect(waiting.others).toEqual({ waiting: 2, drafts: 0, people: [] });
  expect(await field.sync()).toBeNull();
  expect((await field.value('readSync', {})).othersWaiting).toBe(0);
  expect((await field.value('listWithoutKey', {})).people).toEqual([]);
  await office.sync();
  expect(await numbersOn(office)).toHaveLength(1);
  await office.value('unseatPerson', { device, userId: meena });
  await office.sync();
  await field.sync();
  expect((await field.value('search', { text: 'Pawar' })).parties).toEqual([]);
});

test('an agent who resigns hands in cash and unsent work first; then one action ends it', async () => {
  const { office, field, asha, ravi, c1 } = await teamOfTwo();
  await field.value('recordReceipt', { accountId: c1, tenders: [cash(50_000)] });
  expect((await office.value('readOutstanding', { userId: ravi })).cash).toEqual([]);
  expect(await field.sync()).toBeNull();
  await office.sync();
  const out = await office.value('readOutstanding', { userId: ravi });
  expect(out).toMatchObject({
    name: 'Ravi',
    accounts: 1,
    openPromises: 0,
    cash: [{ currency: 'INR', amountMinor: 50_000 }],
  });
  expect(out.devices).toHaveLength(1);
  const leave = { userId: ravi, toUserId: asha };
  expect((await office.refusal('letGo', leave)).code).toBe('cashInHand');
  const { handoverId } = await field.value('offerHandover', {
    toUserId: asha,
    amountMinor: 50_000,
    currency: 'INR',
  });
  await field.sync();
  await office.sync();
  await office.value('answerHandover', {
    handoverId,
    userId: ravi,
    answer: 'accepted',
    countedMinor: 50_000,
  });
  expect(await office.value('letGo', leave)).toEqual({ reassigned: 1 });
  await office.sync();
  expect((await office.value('listTeam', {})).members.find(({ userId }) => userId === ravi)?.active).toBe(
    false,
  );
  expect((await office.value('readOutstanding', { userId: asha })).accounts).toBe(1);
  const standings = (await office.value('listDevices', {})).devices.map(({ people, standing }) => [
    people.map(({ name }) => name).join(),
    standing,
  ]);
  expect(standings).toEqual([
    ['', 'unseated'],
    ['Asha', 'working'],
  ]);
});
