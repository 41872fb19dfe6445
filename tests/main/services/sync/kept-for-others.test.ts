import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  accountId,
  cash,
  foundHubOn,
  invite,
  join,
  type Machine,
  machines,
  passphrase,
  twoFirms,
} from '../hub/team-core.ts';

const stickHandle = 'the-stick-in-the-first-port-0001';

function stickIn(machine: Machine, folder: string): string {
  machine.core().announcePlace({ handle: stickHandle, path: folder });
  return stickHandle;
}

const receiptsOn = async (machine: Machine) =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number);

/** Somebody of the office looks at what is held, and lets it count. */
async function releaseAll(office: Machine): Promise<void> {
  const { reviews } = await office.value('listReviews', {});
  const held = reviews.filter(({ kind }) => kind === 'heldEvent');
  expect(held.length).toBeGreaterThan(0);
  for (const { stream, reviewKey, sides } of held) {
    const eventIds = sides.map(({ eventId }) => eventId);
    await office.value('resolveReview', { stream, reviewKey, decision: 'release', eventIds });
  }
}

/** A receipt of Ravi came to the hub after its last backup; the hub goes back to that backup. Meena's desk has the receipt. */
async function hubThatForgot() {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const ravi = await invite(office, 'Ravi');
  const meena = await invite(office, 'Meena', ['supervisor']);
  await office.value('assignAccounts', {
    accountIds: [await accountId(office, 'C1')],
    userId: ravi.userId,
  });
  await office.sync();
  const [field, desk] = [world.start('field'), world.start('desk')];
  await join(field, ravi.text);
  await join(desk, meena.text);
  await office.value('backUpNow', { place: stickIn(office, folder) });
  const c1 = await accountId(field, 'C1');
  const { number } = await field.value('recordReceipt', { accountId: c1, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  expect(await desk.sync()).toBeNull();
  await office.restart(() => {
    for (const lost of ['ledger.db', 'ledger.db-wal', 'hub.db', 'hub.db-wal']) {
      rmSync(path.join(office.profileDirectory, lost), { force: true });
    }
  });
  const proof = { kind: 'secret', userId: asha, secret: passphrase } as const;
  await office.value('restoreBackup', { place: stickIn(office, folder), proof, userId: asha });
  expect(await office.sync()).toBeNull();
  return { office, field, desk, number };
}

test('the hub forgot a receipt and its writer’s phone is lost: whoever still has it sends it, and a person lets it count', async () => {
  const { office, desk, number } = await hubThatForgot();
  expect(await receiptsOn(office)).toEqual([]);
  expect((await desk.value('listKeptForOthers', {})).devices).toEqual([]);
  expect(await desk.sync()).toBeNull();
  const { devices } = await desk.value('listKeptForOthers', {});
  expect(devices).toMatchObject([{ byName: 'Ravi' }]);
  const { device = '', events = 0 } = devices[0] ?? {};
  expect(events).toBeGreaterThan(0);
  expect(await desk.value('sendForOthers', { device })).toEqual({ events });
  expect((await desk.value('listKeptForOthers', {})).devices).toEqual([]);
  expect((await desk.refusal('sendForOthers', { device })).code).toBe('nothingKept');
  expect(await receiptsOn(desk)).toEqual([number]);
  expect(await desk.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await receiptsOn(office)).toEqual([]);
  await releaseAll(office);
  expect(await receiptsOn(office)).toEqual([number]);
  expect(await office.sync()).toBeNull();
  expect(await desk.sync()).toBeNull();
  expect(await receiptsOn(desk)).toEqual([number]);
});

test('the writer comes back after all: what was sent for it is the same, and counts once', async () => {
  const { office, field, desk, number } = await hubThatForgot();
  await desk.sync();
  const { devices } = await desk.value('listKeptForOthers', {});
  await desk.value('sendForOthers', { device: devices[0]?.device ?? '' });
  expect(await desk.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  await releaseAll(office);
  for (const machine of [office, field, desk]) expect(await machine.sync()).toBeNull();
  expect(await receiptsOn(field)).toEqual([number]);
  expect(await receiptsOn(office)).toEqual([number]);
  expect((await field.value('readSync', {})).unsent).toBe(0);
});
