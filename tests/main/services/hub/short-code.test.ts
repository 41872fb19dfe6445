import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHubDoor } from '../../../../src/main/hub/https-door.ts';
import { joinCodeOf, sealTicket } from '../../../../src/main/keys/join-ticket.ts';
import { createDataKey } from '../../../../src/main/keys/sealing.ts';
import { createTlsIdentity } from '../../../../src/main/keys/tls-identity.ts';
import { invitationLastsMs } from '../../../../src/shared/domain/scope/apply-scope.ts';
import { readInvitation } from '../../../../src/shared/domain/team/invitation.ts';
import { utf8Decode, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { foundHubOn, invitationText, invite, join, type Machine, machines, passphrase } from './team-core.ts';

/** What is read out at the office: where the hub is, and the code. */
async function shortOf(office: Machine, invitationId: string) {
  const { short } = await office.value('readInvitation', { invitationId });
  if (short === null) throw new Error('the invitation has no short code');
  const [place] = short.addresses;
  return { address: `${place?.host}:${place?.port}`, code: short.code };
}

test('a short code brings the whole invitation: the new device joins by it as by the text', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { text, invitationId, userId } = await invite(office, 'Ravi');
  const { address, code } = await shortOf(office, invitationId);
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  const field = world.start('field');
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const { invitation } = await field.value('redeemCode', { address, code: typed });
  expect(readInvitation(invitation)).toEqual(readInvitation(text));
  const joined = await field.value('joinTeam', { invitation, secret: passphrase });
  expect(joined.user.userId).toBe(userId);
  // Used up: the code opens nothing for anybody else.
  const late = await world.start('late').refusal('redeemCode', { address, code });
  expect(late.code).toBe('invitationUsed');
});

test('a wrong, mistyped or old code, and an address where nobody is, are told apart, and nothing is left behind', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { invitationId } = await invite(office, 'Ravi');
  const { address, code } = await shortOf(office, invitationId);
  const field = world.start('field');
  const refusal = async (asked: { address: string; code: string }) =>
    (await field.refusal('redeemCode', asked)).code;
  expect(await refusal({ address: 'https://office', code })).toBe('addressWrong');
  expect(await refusal({ address, code: code.slice(0, 9) })).toBe('codeTooShort');
  const first = code.startsWith('A') ? 'B' : 'A';
  expect(await refusal({ address, code: `${first}${code.slice(1)}` })).toBe('codeMistyped');
  expect(await refusal({ address, code: '0000-0000-0000-0000' })).toBe('invitationWrong');
  expect(await refusal({ address: '127.0.0.1:1', code })).toBe('hubUnreachable');
  world.moveClock(invitationLastsMs + 1_000);
  expect(await refusal({ address, code })).toBe('invitationExpired');
  expect((await field.value('describeProfile', {})).state).toBe('absent');
});

test('somebody else who answers at the address learns no code and cannot pass for the hub', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { invitationId, text } = await invite(office, 'Ravi');
  const { code } = await shortOf(office, invitationId);
  const heard: string[] = [];
  const identity = await createTlsIdentity(world.nowMs());
  // It knows the whole invitation but not the code, so it seals it under another one.
  const sealed = sealTicket(joinCodeOf(createDataKey(), invitationId), text);
  const door = await openHubDoor({
    hub: {
      hubId: 'an impostor',
      publicKeyOf: async () => null,
      answer: async (request) => {
        heard.push(utf8Decode(request) ?? '');
        return utf8Encode(JSON.stringify({ frame: 'ticket', sealed }));
      },
    },
    identity,
    host: '127.0.0.1',
    port: 0,
    logFailure: () => undefined,
  });
  onTestFinished(() => door.close());
  const field = world.start('field');
  const refused = await field.refusal('redeemCode', { address: `127.0.0.1:${door.port}`, code });
  expect(refused.code).toBe('hubUntrusted');
  expect(heard).toHaveLength(1);
  const letters = code.replaceAll('-', '');
  for (let at = 0; at + 6 <= letters.length; at += 1)
    expect(heard[0]).not.toContain(letters.slice(at, at + 6));
});

test('where the new device finds the hub under another address, the person says which, and it stands first everywhere', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const { invitationId } = await invite(office, 'Ravi');
  const usual = await office.value('readInvitation', { invitationId });
  // The hub of these tests listens to its own machine alone: no other device gets to it by that.
  expect([usual.reach, usual.notShown]).toEqual(['onlyHere', null]);
  const [own] = usual.short?.addresses ?? [];
  const other = { host: '192.168.1.20', port: 8743 };
  const shown = await office.value('readInvitation', { invitationId, address: ' 192.168.1.20 ' });
  expect([shown.reach, shown.short]).toEqual([
    'network',
    { code: usual.short?.code, addresses: [other, own] },
  ]);
  const read = readInvitation(shown.text ?? '');
  expect(read.ok && read.value.addresses).toEqual([
    [other.host, other.port],
    [own?.host, own?.port],
  ]);
  const wrong = await office.refusal('readInvitation', { invitationId, address: 'room 2' });
  expect(wrong.code).toBe('addressWrong');
});

test('an invitation made while the hub does not come up has its place and its code all the same, for when it does', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  const here = (await office.value('readHub', {})).addresses;
  const broken = path.join(office.profileDirectory, 'hub.db');
  await office.restart(() => {
    renameSync(broken, `${broken}.away`);
    writeFileSync(broken, 'no store at all');
  });
  await expect(office.unlock(asha)).rejects.toThrow('unlock failed on office');
  expect(await office.value('readHub', {})).toMatchObject({ place: 'here', isOpen: false });
  const { invitationId } = await office.value('inviteDevice', { who: { name: 'Ravi', roles: ['field'] } });
  const view = await office.value('readInvitation', { invitationId });
  expect([view.standing, view.notShown, view.short?.addresses]).toEqual(['waitsForHub', null, here]);
  await office.restart(() => renameSync(`${broken}.away`, broken));
  await office.unlock(asha);
  expect(await office.sync()).toBeNull();
  const { address, code } = await shortOf(office, invitationId);
  const { invitation } = await world.start('field').value('redeemCode', { address, code });
  expect(readInvitation(invitation).ok).toBe(true);
});

test('an invitation is shown by the device that made it, and any other of the office says so', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  const desk = world.start('desk');
  const own = await office.value('inviteDevice', { who: { userId: asha } });
  await join(desk, await invitationText(office, own.invitationId));
  const { invitationId } = await invite(office, 'Ravi');
  expect(await desk.sync()).toBeNull();
  const view = await desk.value('readInvitation', { invitationId });
  expect(view).toMatchObject({ standing: 'open', notShown: 'otherDevice', text: null, short: null });
});
