import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { photo } from '../../hub/blob-requests.ts';
import { place, stick } from './sticks.ts';
import { accountId, foundHubOn, invite, join, machines, twoFirms } from './team-core.ts';

test('a backup holds every file that the hub has, also those of which the ledger beside it has not heard yet', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  await office.importCsv(twoFirms);
  const his = await accountId(office, 'C1');
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [his], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  const file = path.join(field.profileDirectory, '..', 'the-door');
  const plain = photo(1_000, 1);
  writeFileSync(file, plain);
  const handle = 'upload-of-a-door-0001';
  field
    .core()
    .announceUpload({ handle, name: 'door.jpg', path: file, sizeBytes: plain.length, keyBase64: null });
  const input = { accountId: his, interactionId: null, upload: handle, fileName: 'door.jpg' };
  await field.value('addAttachment', { ...input, mediaType: 'image/jpeg' });
  expect(await field.sync()).toBeNull();
  // The hub says from now on that everything of its order has a second copy.
  const folder = stick();
  expect(await office.value('backUpNow', { place: place(office, folder) })).toMatchObject({
    attachments: 1,
    missingAttachments: 0,
  });
});
