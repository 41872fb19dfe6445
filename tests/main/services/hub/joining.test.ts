import { expect, test } from 'vitest';
import { invitationLastsMs } from '../../../../src/shared/domain/scope/apply-scope.ts';
import { foundHubOn, foundTeamOn, invite, join, machines, passphrase } from './team-core.ts';

test('a machine becomes the hub of its team, and its own ledger meets it', async () => {
  const office = machines().start('office');
  await foundHubOn(office);
  const hub = await office.value('readHub', {});
  expect(hub).toMatchObject({ place: 'here', isOpen: true, problem: null });
  expect(await office.value('readSync', {})).toMatchObject({ word: 'upToDate', unsent: 0, problem: null });
  expect((await office.refusal('becomeHub', { host: '127.0.0.1', port: 0 })).code).toBe('hubKnown');
});

test('an invited person joins over HTTPS with an empty machine, and sees the team', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { text, userId } = await invite(office, 'Ravi');
  const field = world.start('field');
  const joined = await field.value('joinTeam', { invitation: text, secret: passphrase });
  expect(joined.user).toEqual({ userId, name: 'Ravi', roles: ['field'] });
  expect(joined.recoveryCode).not.toBe('');
  const { members } = await field.value('listTeam', {});
  expect(members.map(({ name }) => name)).toEqual(['Asha', 'Ravi']);
  expect(await field.value('readSync', {})).toMatchObject({ unsent: 0, problem: null });
  await office.sync();
  const { devices } = await office.value('listDevices', {});
  expect(
    devices.map(({ people, isThisOne, standing }) => [people.map(({ name }) => name), isThisOne, standing]),
  ).toEqual([
    [['Ravi'], false, 'working'],
    [['Asha'], true, 'working'],
  ]);
});

test('the hub comes up again with the first unlocking, and goes on while the screen is locked', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  const { text, userId } = await invite(office, 'Ravi');
  const field = world.start('field');
  await join(field, text);
  await office.restart();
  expect(await field.sync()).toBe('unreachable');
  await office.unlock(asha);
  await office.sync();
  expect(await field.sync()).toBeNull();
  await office.value('lock', {});
  expect(await field.sync()).toBeNull();
  await field.restart();
  await field.unlock(userId);
  expect(await field.sync()).toBeNull();
});

test('an invitation is worth one device, for fifteen minutes, and only with its own secret', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const first = await invite(office, 'Ravi');
  await join(world.start('field'), first.text);
  const second = world.start('second');
  const follow = { invitation: first.text, secret: passphrase };
  expect((await second.refusal('joinTeam', follow)).code).toBe('invitationUsed');
  const late = await invite(office, 'Meena');
  world.moveClock(invitationLastsMs + 1_000);
  expect((await second.refusal('joinTeam', { ...follow, invitation: late.text })).code).toBe(
    'invitationExpired',
  );
  expect((await second.refusal('joinTeam', { ...follow, invitation: 'hello' })).code).toBe('notAnInvitation');
  const slip = `${late.text.slice(0, -3)}${late.text.endsWith('0') ? '1' : '0'}00`;
  expect((await second.refusal('joinTeam', { ...follow, invitation: slip })).code).toBe('mistyped');
  expect((await second.value('describeProfile', {})).state).toBe('absent');
  await foundTeamOn(second);
});

test('a joining that is cut off goes on from where it was', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('closeHubDoor', {});
  const field = world.start('field');
  expect((await field.refusal('joinTeam', { invitation: text, secret: passphrase })).code).toBe(
    'hubUnreachable',
  );
  const { addresses } = await office.value('readHub', {});
  await office.value('openHubDoor', { host: '127.0.0.1', port: addresses[0]?.port ?? 0 });
  // Called off after the hub has let the device in.
  const joining = field.refusal('joinTeam', { invitation: text, secret: passphrase });
  const calledOff = setInterval(() => {
    void field
      .core()
      .call('readLongWork', {})
      .then(async (read) => {
        const { work } = (read as { value: { work: { of: number | null } | null } }).value;
        if ((work?.of ?? null) !== null) await field.core().call('cancelLongWork', {});
      });
  }, 1);
  const refusal = await joining;
  clearInterval(calledOff);
  expect(refusal.code).toBe('joinUnfinished');
  expect((await field.value('describeProfile', {})).state).toBe('joining');
  const gone = await field.value('continueJoining', { userId, secret: passphrase });
  expect(gone.user.name).toBe('Ravi');
  expect(await field.sync()).toBeNull();
});
