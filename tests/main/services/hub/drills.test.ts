import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { place, stick, takeFile } from './sticks.ts';
import { accountId, cash, invite, join, type Machine, machines, passphrase, twoFirms } from './team-core.ts';

/** One round of the stick between a device and its hub. */
async function round(device: Machine, hub: Machine, usb: string): Promise<void> {
  const { name } = await device.value('writeBundle', { place: place(device, usb) });
  const answered = await takeFile(hub, path.join(usb, name), usb);
  await takeFile(device, path.join(usb, answered?.answerName ?? ''), null);
}

/** Two pages in the middle of a ledger's file are lost; its log is empty, for it was locked. */
function damageMiddle(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.fill(0x42, middle, middle + 8_192);
  writeFileSync(file, bytes);
}

const numbersOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number).sort();

/** An office whose laptop is the hub, and an agent with an account. */
async function officeAndAgent() {
  const world = machines();
  const office = world.start('office');
  const { user, recoveryCode } = await office.value('foundLedger', {
    teamName: 'Kulkarni Collections',
    adminName: 'Asha',
    secret: passphrase,
  });
  await office.value('becomeHub', { host: '127.0.0.1', port: 0 });
  await office.sync();
  await office.importCsv(twoFirms);
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [await accountId(office, 'C1')], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  const c1 = await accountId(field, 'C1');
  const receive = async (amountMinor: number): Promise<string> =>
    (await field.value('recordReceipt', { accountId: c1, tenders: [cash(amountMinor)] })).number;
  return { world, office, field, userId, asha: user.userId, recoveryCode, receive };
}

test('hub laptop dies for good: another laptop, the newest backup, and the devices’ files bring everything back', {
  timeout: 60_000,
}, async () => {
  const { world, office, field, asha, recoveryCode, receive } = await officeAndAgent();
  const usb = stick();
  const first = await receive(50_000);
  expect(await field.sync()).toBeNull();
  await office.value('backUpNow', { place: place(office, usb) });
  const accepted = await receive(30_000);
  expect(await field.sync()).toBeNull();
  // Nobody unlocks it any more: no hub answers there.
  await office.restart();
  const waiting = await receive(20_000);

  const spare = world.start('spare');
  const proof = { kind: 'code', recoveryCode } as const;
  const order = { place: place(spare, usb), proof, userId: asha, newSecret: passphrase };
  await spare.value('restoreBackup', order);
  expect(await spare.sync()).toBeNull();
  expect(await spare.value('readHub', {})).toMatchObject({ place: 'here', isOpen: true });
  expect(await numbersOn(spare)).toEqual([first]);

  await round(field, spare, usb);
  await round(field, spare, usb);
  expect(await spare.sync()).toBeNull();
  expect(await numbersOn(spare)).toEqual([first, accepted, waiting].sort());
  expect(await numbersOn(field)).toEqual([first, accepted, waiting].sort());
  expect(await field.value('readSync', {})).toMatchObject({ unsent: 0 });
  expect(await spare.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
});

test('database of a device corrupt: refused, then brought back from its own copy and from the hub, with what only the copy had', {
  timeout: 60_000,
}, async () => {
  const { office, field, userId, receive } = await officeAndAgent();
  const usb = stick();
  const inCopyAlone = await receive(50_000);
  await field.value('backUpNow', { place: place(field, usb) });
  await field.value('lock', {});
  await field.restart(() => damageMiddle(path.join(field.profileDirectory, 'ledger.db')));
  expect(await field.refusal('unlock', { userId, secret: passphrase })).toMatchObject({
    code: 'damagedLedger',
  });
  const proof = { kind: 'secret', userId, secret: passphrase } as const;
  expect(await field.value('inspectBackup', { place: place(field, usb), proof })).toMatchObject({
    standing: 'damaged',
    missing: { events: 0 },
  });
  const restored = await field.value('restoreBackup', { place: place(field, usb), proof, userId });
  expect(restored.keptAside).not.toBeNull();
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await numbersOn(office)).toEqual([inCopyAlone]);
  const next = await receive(1_000);
  expect(next.slice(0, 6)).not.toBe(inCopyAlone.slice(0, 6));
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await numbersOn(office)).toEqual([inCopyAlone, next].sort());
  expect(await field.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
});

test('database of a device corrupt, after the hub had its work: what the copy lacks comes back from the hub', {
  timeout: 60_000,
}, async () => {
  const { field, userId, receive } = await officeAndAgent();
  const usb = stick();
  await field.value('backUpNow', { place: place(field, usb) });
  const accepted = await receive(50_000);
  expect(await field.sync()).toBeNull();
  await field.value('lock', {});
  await field.restart(() => {
    const file = path.join(field.profileDirectory, 'ledger.db');
    writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    rmSync(`${file}-wal`, { force: true });
  });
  expect((await field.refusal('unlock', { userId, secret: passphrase })).code).toMatch(
    /damagedLedger|wrongKey/u,
  );
  const proof = { kind: 'secret', userId, secret: passphrase } as const;
  await field.value('restoreBackup', { place: place(field, usb), proof, userId });
  expect(await numbersOn(field)).toEqual([]);
  expect(await field.sync()).toBeNull();
  expect(await numbersOn(field)).toEqual([accepted]);
  expect(await field.value('readSync', {})).toMatchObject({ unsent: 0 });
});

test('database of a device corrupt, with work that was in no copy: it is read out of the damaged file and sent', {
  timeout: 60_000,
}, async () => {
  const { office, field, userId, receive } = await officeAndAgent();
  const usb = stick();
  await field.value('backUpNow', { place: place(field, usb) });
  const inFileAlone = await receive(50_000);
  await field.value('lock', {});
  await field.restart(() => damageMiddle(path.join(field.profileDirectory, 'ledger.db')));
  expect(await field.refusal('unlock', { userId, secret: passphrase })).toMatchObject({
    code: 'damagedLedger',
  });
  const proof = { kind: 'secret', userId, secret: passphrase } as const;
  const order = { place: place(field, usb), proof, userId };
  expect(await field.refusal('restoreBackup', order)).toMatchObject({ code: 'unsentWork' });
  const restored = await field.value('restoreBackup', {
    ...order,
    place: place(field, usb),
    missing: 'bring',
  });
  expect(restored.brought).toBeGreaterThan(0);
  expect(await numbersOn(field)).toEqual([inFileAlone]);
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await numbersOn(office)).toEqual([inFileAlone]);
});
