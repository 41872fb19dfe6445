import { expect, test } from 'vitest';
import { place, stick } from './sticks.ts';
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
} from './team-core.ts';

const numbersOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number).sort();
const alertsOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listDevices', {})).alerts.map(({ kind }) => kind);

/** An office that is the hub, with a book, and Ravi's device in the field. */
async function teamWithHub() {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [await accountId(office, 'C1')], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  const take = async (amountMinor: number): Promise<string> => {
    const tenders = [cash(amountMinor)];
    return (await field.value('recordReceipt', { accountId: await accountId(field, 'C1'), tenders })).number;
  };
  return { world, office, asha, field, take };
}

async function restoreOn(machine: Machine, folder: string, asha: string, code: string): Promise<void> {
  const proof = { kind: 'code', recoveryCode: code } as const;
  const from = { place: place(machine, folder), proof, userId: asha };
  await machine.value('restoreBackup', { ...from, newSecret: passphrase });
}

test('the laptop that is the hub moves: the new one is the same hub under the same key and order, the old one only reads', async () => {
  const { world, office, asha, field, take } = await teamWithHub();
  const first = await take(50_000);
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  const before = await office.value('readHub', {});
  const usb = stick();
  const { code } = await office.value('makeMovingCopy', { place: place(office, usb) });
  // From the copy on nobody is let in where the hub was, neither at once nor after a new start.
  const second = await take(20_000);
  expect(await field.sync()).toBe('unreachable');
  expect(await office.value('readHub', {})).toMatchObject({ place: 'here', isOpen: false });
  expect(await office.refusal('openHubDoor', { host: '127.0.0.1', port: 0 })).toMatchObject({
    code: 'movedAway',
  });
  await office.restart();
  await office.unlock(asha);
  const meetings = async (): Promise<number> => (await office.value('listMeetings', {})).meetings.length;
  const met = await meetings();
  world.moveClock(3_600_000);
  await office.core().runDueWork();
  await office.core().meetingOver();
  expect(await meetings()).toBe(met);
  expect(await field.sync()).toBe('unreachable');

  const fresh = world.start('fresh');
  await restoreOn(fresh, usb, asha, code);
  expect(await fresh.sync()).toBeNull();
  expect(await fresh.value('readHub', {})).toEqual(before);
  expect(await field.sync()).toBeNull();
  expect((await field.value('listMeetings', {})).meetings[0]).toMatchObject({
    sentAgain: 0,
    startedOver: false,
  });
  expect(await fresh.sync()).toBeNull();
  expect(await numbersOn(fresh)).toEqual([first, second].sort());
  expect(await alertsOn(fresh)).not.toContain('restored');
  // The old one says what was so when it went.
  expect(await numbersOn(office)).toEqual([first]);
  expect(await fresh.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
});

test('what is restored from the same stick a second time may be a second hub, and begins a new run of the order', async () => {
  const { world, office, asha, field, take } = await teamWithHub();
  const usb = stick();
  const { code } = await office.value('makeMovingCopy', { place: place(office, usb) });
  const fresh = world.start('fresh');
  await restoreOn(fresh, usb, asha, code);
  expect(await fresh.sync()).toBeNull();
  const number = await take(50_000);
  expect(await field.sync()).toBeNull();
  // Its program ends, and nobody opens the ledger again there.
  await fresh.restart();
  const again = world.start('again');
  await restoreOn(again, usb, asha, code);
  expect(await again.sync()).toBeNull();
  expect(await alertsOn(again)).toContain('restored');
  expect(await field.sync()).toBeNull();
  expect((await field.value('listMeetings', {})).meetings[0]?.sentAgain).toBeGreaterThan(0);
  expect(await again.sync()).toBeNull();
  expect(await numbersOn(again)).toEqual([number]);
});

test('a move that came to nothing: the hub is up again where it was, in a new run of its order', async () => {
  const { office, field, take } = await teamWithHub();
  await office.value('makeMovingCopy', { place: place(office, stick()) });
  const number = await take(50_000);
  await office.value('undoMove', {});
  expect(await office.sync()).toBeNull();
  expect(await office.value('readHub', {})).toMatchObject({ place: 'here', isOpen: true });
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await numbersOn(office)).toEqual([number]);
  expect(await alertsOn(office)).toContain('restored');
});
