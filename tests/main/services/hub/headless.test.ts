import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type HeadlessHub, startHeadlessHub } from '../../../../src/main/hub/headless-hub.ts';
import { hubOfferToText } from '../../../../src/shared/domain/team/invitation.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { foundTeamOn, invite, join, machines } from './team-core.ts';

const migrationsDirectory = fileURLToPath(new URL('../../../../migrations', import.meta.url));

function hubFolder(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'bahi-hub-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function startHub(directory: string, port = 0): Promise<HeadlessHub> {
  const hub = valueOrThrow(
    await startHeadlessHub({
      directory,
      migrationsDirectory,
      storeUrl: null,
      host: '127.0.0.1',
      port,
      usualDaysBack: () => 7,
      nowMs: () => Date.UTC(2026, 10, 26, 4, 30),
      logFailure: (error) => {
        throw error;
      },
    }),
  );
  onTestFinished(() => hub.close());
  return hub;
}

function offerOf({ hub, pin, port, foundingSecret: secret }: HeadlessHub): string {
  return hubOfferToText({ hub, pin, addresses: [['127.0.0.1', port]], secret });
}

test('an admin brings the team to a hub that runs elsewhere, and invites from there', async () => {
  const hub = await startHub(hubFolder());
  const world = machines();
  const office = world.start('office');
  await foundTeamOn(office);
  await office.value('useHub', { offer: offerOf(hub) });
  expect(await office.sync()).toBeNull();
  expect(await office.value('readHub', {})).toMatchObject({ place: 'elsewhere' });
  const { text } = await invite(office, 'Ravi');
  const field = world.start('field');
  await join(field, text);
  expect((await field.value('listTeam', {})).members.map(({ name }) => name)).toEqual(['Asha', 'Ravi']);
});

test('the hub is the same one after a restart, and nobody founds a team without its secret', async () => {
  const directory = hubFolder();
  const first = await startHub(directory);
  const world = machines();
  const office = world.start('office');
  await foundTeamOn(office);
  const secret = Buffer.alloc(16).toString('base64url');
  const forged = hubOfferToText({ ...first, addresses: [['127.0.0.1', first.port]], secret });
  expect((await office.refusal('useHub', { offer: forged })).code).toBe('invitationWrong');
  const offer = offerOf(first);
  await office.value('useHub', { offer });
  await first.close();
  const again = await startHub(directory, first.port);
  expect(offerOf(again)).toBe(offer);
  expect(await office.sync()).toBeNull();
});
