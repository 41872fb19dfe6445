import { expect, test } from 'vitest';
import { loseAndRestore, place, stick } from './sticks.ts';
import { cash, type Machine, machines, officeAndField } from './team-core.ts';

const numbersOn = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number);

test('a backup holds the hub; one that goes on from it begins anew, and the devices send again what it lacks', async () => {
  const { office, field, asha, account } = await officeAndField(machines());
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  // Written after the backup, and accepted by the hub that is lost then.
  const { number } = await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  await loseAndRestore(office, folder, asha);
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
