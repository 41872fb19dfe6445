import path from 'node:path';
import { expect, test } from 'vitest';
import { loseAndRestore, place, stick, takeFile } from './sticks.ts';
import {
  accountId,
  cash,
  foundHubOn,
  invitationText,
  join,
  type Machine,
  machines,
  officeAndField,
  twoFirms,
} from './team-core.ts';

const numbersOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number).sort();

/** Ravi's second machine: let in after the backup that the office comes back from, with work the hub had and work it never saw. */
async function forgotten() {
  const world = machines();
  const { office, field, asha, ravi, account } = await officeAndField(world);
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  const { invitationId } = await office.value('inviteDevice', { who: { userId: ravi } });
  const laptop = world.start('laptop');
  await join(laptop, await invitationText(office, invitationId));
  const sent = await laptop.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  expect(await laptop.sync()).toBeNull();
  const unsent = await laptop.value('recordReceipt', { accountId: account, tenders: [cash(20_000)] });
  await loseAndRestore(office, folder, asha);
  expect(await office.sync()).toBeNull();
  return { world, office, field, laptop, asha, ravi, numbers: [sent.number, unsent.number].sort() };
}

const inviteAgain = async (office: Machine, userId: string): Promise<string> => {
  const { invitationId } = await office.value('inviteDevice', { who: { userId } });
  return invitationText(office, invitationId);
};

test('a machine that joined after the backup says so, is invited again, and everything it wrote arrives as it was', async () => {
  const { office, field, laptop, ravi, numbers } = await forgotten();
  expect((await office.value('listDevices', {})).returning).toEqual([]);
  const before = await laptop.value('readSync', {});
  expect(await laptop.sync()).toBe('unknownDevice');
  // Nothing of it is lost meanwhile, and it goes on working.
  expect(await numbersOn(laptop)).toEqual(numbers);
  expect((await laptop.value('readSync', {})).unsent).toBeGreaterThanOrEqual(before.unsent);
  const [known, ...more] = (await office.value('listDevices', {})).returning;
  expect(more).toEqual([]);
  expect(known).toMatchObject({ userId: ravi, name: 'Ravi', standing: 'welcome' });
  expect(numbers.every((number) => number.startsWith(known?.receiptPrefix ?? 'nothing'))).toBe(true);

  const invitation = await inviteAgain(office, ravi);
  await laptop.value('rejoinTeam', { invitation });
  expect(await laptop.sync()).toBeNull();
  expect(await laptop.value('readSync', {})).toMatchObject({ unsent: 0, problem: null });
  expect((await laptop.value('listMeetings', {})).meetings[0]).toMatchObject({ held: 0, rekeyed: false });
  expect(await office.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  for (const machine of [office, field, laptop]) expect(await numbersOn(machine)).toEqual(numbers);
  const { returning, devices, invitations } = await office.value('listDevices', {});
  expect(returning).toEqual([]);
  expect(devices.find(({ device }) => device === known?.device)).toMatchObject({
    standing: 'working',
    people: [{ userId: ravi, name: 'Ravi' }],
    held: 0,
  });
  expect(invitations.map(({ standing }) => standing)).toContain('used');
});

test('by file it says the same, stands among those who ask, and hears it by the answer', {
  timeout: 60_000,
}, async () => {
  const { office, laptop, ravi, numbers } = await forgotten();
  expect(await laptop.value('readSync', {})).toMatchObject({ isForgotten: false });
  const usb = stick();
  const { name } = await laptop.value('writeBundle', { place: place(laptop, usb) });
  const asked = await takeFile(office, path.join(usb, name), usb);
  expect(asked).toMatchObject({ outcome: 'refused', problem: 'unknownDevice', people: ['Ravi'], sent: 0 });
  const { returning } = await office.value('listDevices', {});
  expect(returning).toMatchObject([{ userId: ravi, name: 'Ravi', standing: 'welcome' }]);
  // Read once more, it stands there once.
  expect(await takeFile(office, path.join(usb, name), null)).toMatchObject({ problem: 'unknownDevice' });
  expect((await office.value('listDevices', {})).returning).toEqual(returning);

  const heard = await takeFile(laptop, path.join(usb, asked?.answerName ?? ''), null);
  expect(heard).toMatchObject({ outcome: 'refused', problem: 'unknownDevice', kind: 'answers' });
  expect(await laptop.value('readSync', {})).toMatchObject({
    isForgotten: true,
    problem: { code: 'unknownDevice' },
  });
  expect(await numbersOn(laptop)).toEqual(numbers);
  // Out of reach meanwhile: it is still the new invitation that it waits for.
  await office.value('closeHubDoor', {});
  expect(await laptop.sync()).toBe('unreachable');
  expect(await laptop.value('readSync', {})).toMatchObject({
    isForgotten: true,
    problem: { code: 'unreachable' },
  });
  await office.value('openHubDoor', { host: '127.0.0.1', port: 0 });
  await laptop.value('rejoinTeam', { invitation: await inviteAgain(office, ravi) });
  expect(await laptop.sync()).toBeNull();
  expect(await laptop.value('readSync', {})).toMatchObject({ isForgotten: false, unsent: 0 });
  await office.sync();
  expect(await numbersOn(office)).toEqual(numbers);
});

test('of a person who was added after the backup too: the same person again, and their work waits for a word where it must', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  const who = { name: 'Ravi', roles: ['field' as const] };
  const { invitationId, userId: ravi } = await office.value('inviteDevice', { who });
  const account = await accountId(office, 'C1');
  await office.value('assignAccounts', { accountIds: [account], userId: ravi });
  const field = world.start('field');
  await join(field, await invitationText(office, invitationId));
  const { number } = await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  await loseAndRestore(office, folder, asha);
  expect(await office.sync()).toBeNull();
  expect(await field.sync()).toBe('unknownDevice');
  const [known] = (await office.value('listDevices', {})).returning;
  expect(known).toMatchObject({ userId: ravi, name: null, standing: 'unknownPerson' });

  const again = await office.value('inviteDevice', { who: { ...who, returningAs: ravi } });
  expect(again.userId).toBe(ravi);
  await field.value('rejoinTeam', { invitation: await invitationText(office, again.invitationId) });
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  const { members } = await office.value('listTeam', {});
  expect(members.map(({ userId, name }) => [userId, name])).toContainEqual([ravi, 'Ravi']);
  // Who gave Ravi the account was lost with the hub: a person says that the receipt counts.
  const sides = (await office.value('listReviews', {})).reviews.flatMap((review) => review.sides);
  expect(sides.map(({ byName, heldBecause }) => [byName, heldBecause])).toContainEqual(['Ravi', 'scope']);
  for (const review of (await office.value('listReviews', {})).reviews) {
    const eventIds = review.sides.map(({ eventId }) => eventId);
    const { stream, reviewKey } = review;
    await office.value('resolveReview', { stream, reviewKey, eventIds, decision: 'release' });
  }
  expect(await numbersOn(office)).toEqual([number]);
});

test('an invitation for somebody else, for another team, or to a machine that is the hub itself brings nothing back', async () => {
  const { world, office, laptop, asha } = await forgotten();
  expect(await laptop.sync()).toBe('unknownDevice');
  const refusal = async (machine: Machine, invitation: string) =>
    (await machine.refusal('rejoinTeam', { invitation })).code;
  const forAsha = await inviteAgain(office, asha);
  expect(await refusal(laptop, forAsha)).toBe('invitationForOther');
  expect(await refusal(office, forAsha)).toBe('hubRunsHere');
  expect(await refusal(laptop, forAsha.slice(0, 80))).toBe('mistyped');
  const elsewhere = world.start('elsewhere');
  const stranger = await foundHubOn(elsewhere);
  expect(await refusal(laptop, await inviteAgain(elsewhere, stranger))).toBe('otherTeam');
  expect(await laptop.sync()).toBe('unknownDevice');
});
