import { rmSync } from 'node:fs';
import path from 'node:path';
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
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number);

test('a backup holds the hub; one that goes on from it begins anew, and the devices send again what it lacks', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [await accountId(office, 'C1')], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  // Written after the backup, and accepted by the hub that is lost then.
  const c1 = await accountId(field, 'C1');
  const { number } = await field.value('recordReceipt', { accountId: c1, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  await office.restart(() => {
    for (const lost of ['ledger.db', 'ledger.db-wal', 'hub.db', 'hub.db-wal']) {
      rmSync(path.join(office.profileDirectory, lost), { force: true });
    }
  });
  const proof = { kind: 'secret', userId: asha, secret: passphrase } as const;
  await office.value('restoreBackup', { place: place(office, folder), proof, userId: asha });
  expect(await numbersOn(office)).toEqual([]);
  expect(await office.sync()).toBeNull();
  expect(await office.value('readHub', {})).toMatchObject({ place: 'here', isOpen: true });
  expect(await field.sync()).toBeNull();
  expect((await field.value('listMeetings', {})).meetings[0]?.sentAgain).toBeGreaterThan(0);
  expect(await office.sync()).toBeNull();
  expect(await numbersOn(office)).toEqual([number]);
  const { alerts } = await office.value('listDevices', {});
  expect(alerts.map(({ kind }) => kind)).toContain('restored');
});
