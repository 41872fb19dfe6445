import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { place, stick, takeFile } from './sticks.ts';
import { accountId, cash, type Machine, machines, officeAndField } from './team-core.ts';

const devicesOf = (office: Machine) => office.value('listDevices', {});

/** The ledger of a machine goes back to how it stood before `work`, as when an old copy of a disk comes back. */
async function goBackBefore(machine: Machine, userId: string, work: () => Promise<void>): Promise<void> {
  const file = path.join(machine.profileDirectory, 'ledger.db');
  const copy = `${file}.copy`;
  await machine.restart(() => copyFileSync(file, copy));
  await machine.unlock(userId);
  await work();
  await machine.restart(() => {
    for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true });
    copyFileSync(copy, file);
  });
  await machine.unlock(userId);
}

/** Ravi's device went back to an old copy, and takes a new key by file: the hub knows the key, and nothing was written under it. */
async function tookNewKey() {
  const world = machines();
  const { office, field, ravi, account } = await officeAndField(world);
  const receive = async () =>
    void (await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] }));
  await receive();
  expect(await field.sync()).toBeNull();
  // From here on there is no line: what it hears of the hub it hears by stick.
  await goBackBefore(field, ravi, async () => {
    await receive();
    expect(await field.sync()).toBeNull();
    await office.value('closeHubDoor', {});
  });
  const usb = stick();
  const toHub = async () => {
    const { name } = await field.value('writeBundle', { place: place(field, usb) });
    return takeFile(office, path.join(usb, name), usb);
  };
  const told = await toHub();
  await takeFile(field, path.join(usb, told?.answerName ?? ''), null);
  const before = await devicesOf(office);
  const asked = await toHub();
  return { world, office, field, ravi, account, before, answer: path.join(usb, asked?.answerName ?? '') };
}

test('a device that took a new key and has written nothing under it stands among the devices, until it has', {
  timeout: 90_000,
}, async () => {
  const { world, office, field, ravi, before, answer } = await tookNewKey();
  expect(before.silentKeys).toEqual([]);
  const old = before.devices.find(({ people }) => people.some(({ userId }) => userId === ravi));
  const { silentKeys, devices, alerts } = await devicesOf(office);
  expect(silentKeys).toMatchObject([
    {
      replaces: old?.device,
      receiptPrefix: old?.receiptPrefix,
      people: [{ userId: ravi, name: 'Ravi' }],
      sinceMs: world.nowMs(),
    },
  ]);
  const [{ device } = { device: '' }] = silentKeys;
  expect(devices.map((known) => known.device)).not.toContain(device);
  // It is told once, in words, and not as an alert besides.
  expect(alerts.filter(({ kind }) => kind === 'rekey')).toEqual([]);

  await takeFile(field, answer, null);
  const usb = stick();
  const { name } = await field.value('writeBundle', { place: place(field, usb) });
  await takeFile(office, path.join(usb, name), usb);
  expect(await office.sync()).toBeNull();
  const after = await devicesOf(office);
  expect(after.silentKeys).toEqual([]);
  const standing = new Map(after.devices.map((known) => [known.device, known.standing]));
  expect([standing.get(device), standing.get(old?.device ?? '')]).toEqual(['working', 'replaced']);
});

test('a new key that nobody knows of is put out, and gets nothing more', { timeout: 90_000 }, async () => {
  const { office, field, account, answer } = await tookNewKey();
  const [{ device } = { device: '' }] = (await devicesOf(office)).silentKeys;
  await office.value('revokeDevice', { device, reason: 'stolen' });
  expect(await office.sync()).toBeNull();
  const { silentKeys, devices } = await devicesOf(office);
  expect(silentKeys).toEqual([]);
  expect(devices.find((known) => known.device === device)).toMatchObject({ standing: 'revoked' });
  await takeFile(field, answer, null);
  const { addresses } = await office.value('readHub', {});
  await office.value('openHubDoor', { host: '127.0.0.1', port: addresses[0]?.port ?? 0 });
  const { addresses: open } = await office.value('readHub', {});
  await field.value('changeHubAddress', { host: '127.0.0.1', port: open[0]?.port ?? 0 });
  expect(await field.sync()).toBe('revoked');
  expect(await accountId(office, 'C1')).toBe(account);
  expect((await office.refusal('revokeDevice', { device: 'nobody-knows-it', reason: 'lost' })).code).toBe(
    'unknownDevice',
  );
});
