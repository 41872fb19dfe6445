import { expect, test } from 'vitest';
import { catalogueVersion } from '../../../../src/shared/domain/events/catalogue.ts';
import { appVersion } from '../../../../src/shared/lib/app-version.ts';
import { invite, join, machines, officeAndField } from '../hub/team-core.ts';

test('the computer that is the hub knows which Bahi each device runs; another one knows its own', async () => {
  const world = machines();
  const { office, field } = await officeAndField(world);
  await office.sync();
  const known = { app: appVersion, version: catalogueVersion };
  const view = await office.value('readOldestWriter', {});
  expect(view).toMatchObject({ oldest: null, choices: [{ version: 1, app: '0.1.0' }] });
  expect(view.devices).toMatchObject([
    { names: ['Asha'], isThisOne: true, ...known },
    { names: ['Ravi'], isThisOne: false, ...known },
  ]);

  // Somebody who leads the team on a device that is not the hub.
  const { text } = await invite(office, 'Meena', ['supervisor']);
  const desk = world.start('desk');
  await join(desk, text);
  await office.sync();
  expect((await desk.value('readOldestWriter', {})).devices).toMatchObject([
    { names: ['Asha'], isThisOne: false, app: null, version: null },
    { names: ['Ravi'], isThisOne: false, app: null, version: null },
    { names: ['Meena'], isThisOne: true, ...known },
  ]);
  expect((await field.refusal('readOldestWriter', {})).code).toBe('roleNotAllowed');

  // What one of them says, the others hear with their next sync; a device that was put out writes nothing anyway.
  const ravi = view.devices.find(({ names }) => names.includes('Ravi'))?.device ?? '';
  await desk.value('setOldestWriter', { version: catalogueVersion });
  await desk.value('revokeDevice', { device: ravi, reason: 'lost' });
  expect(await desk.sync()).toBeNull();
  await office.sync();
  const after = await office.value('readOldestWriter', {});
  expect(after.oldest).toMatchObject({ version: catalogueVersion, app: '0.1.0', isOver: false });
  expect(after.oldest?.lastDay).toBe(after.lastDayFromToday);
  expect(after.devices.map(({ names }) => names)).toEqual([['Asha'], ['Meena']]);
});
