import { expect, test } from 'vitest';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../../../src/main/hub/register.ts';
import { readAlerts } from '../../../../src/main/hub/team-rows.ts';
import { createDeviceKeyPair } from '../../../../src/main/keys/device-key.ts';
import { nativeSha256 } from '../../../../src/main/ledger/native-sha256.ts';
import { bytesToBase64Url, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { assigned, opened, revokedDevice, seated, skipped, unseated } from '../drafts.ts';
import {
  enrol,
  enrolledDraft,
  foundedHub,
  foundingDrafts,
  invited,
  type StoreFactory,
  teamId,
  userAdded,
} from '../hub-fixture.ts';
import { TestDevice } from '../test-device.ts';

/** People and devices that come and go. */
export function joiningSuite(factory: StoreFactory): void {
  test('a hub that waits for its founder lets one device found the team, by its secret', async () => {
    const { parts } = await foundedHub(factory);
    const secretSha256 = bytesToBase64Url(nativeSha256.ofBytes(utf8Encode('the first')));
    const hub = { current: await openHub({ ...parts, founding: { team: 'T-2', secretSha256 } }) };
    const first = new TestDevice({ team: 'T-2', hub, user: 'asha' });
    expect(await enrol(first, 'founding', 'guess')).toMatchObject({ code: 'invitationWrong' });
    expect(await enrol(first, 'founding', 'the first')).toMatchObject({ frame: 'registered' });
    const second = new TestDevice({ team: 'T-2', hub, user: 'mallory' });
    expect(await enrol(second, 'founding', 'the first')).toMatchObject({ code: 'invitationWrong' });
    first.write(foundingDrafts(first));
    await first.meet();
    expect(first.scopeKey.startsWith('*')).toBe(true);
    expect(first.heldPlaces()).toEqual([1, 2, 3]);
  });

  test('a team that worked on two devices one after the other comes with both', async () => {
    const { parts, hub } = await foundedHub(factory);
    const old = new TestDevice({ team: 'T-3', hub, user: 'asha' });
    const present = new TestDevice({ team: 'T-3', hub, user: 'asha' });
    const publicKeys = [old.keys.publicKey, present.keys.publicKey];
    const founding = { team: 'T-3', publicKeys, userId: 'asha' };
    await foundTeamAtHub(parts, founding);
    await foundTeamAtHub(parts, founding);
    old.write([...foundingDrafts(old), opened('A-1')]);
    present.write([enrolledDraft(present), skipped('A-1')]);
    await old.meet();
    await present.meet();
    expect(present.heldPlaces()).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...present.holding().values()].map(({ status }) => status)).toEqual(Array(6).fill('ok'));
  });

  test('two people share a device: it has the shelves of both, and starts over when one comes or goes', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([userAdded('sita', ['field']), opened('A-1'), opened('A-2')]);
    desk.write([assigned('A-1', 'ravi'), assigned('A-2', 'sita'), seated(ravi.device, 'sita')]);
    await desk.meet();
    await ravi.meet();
    const own = ['account:A-1', 'party:P-A-1', 'team:T-1', 'wallet:ravi'];
    expect([...ravi.shelves.keys()].sort()).toEqual(
      [...own, 'account:A-2', 'party:P-A-2', 'wallet:sita'].sort(),
    );
    desk.write([unseated(ravi.device, 'sita')]);
    await desk.meet();
    await ravi.meet();
    expect([...ravi.shelves.keys()].sort()).toEqual(own);
  });

  test('an invitation for nobody in particular makes a device that sees nothing until somebody sits on it', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([invited('I-9', null, 'secret')]);
    await desk.meet();
    const counter = new TestDevice(desk, createDeviceKeyPair());
    await enrol(counter, 'I-9', 'secret');
    await counter.meet();
    expect(counter.heldPlaces()).toEqual([]);
    desk.write([seated(counter.device, 'admin')]);
    await desk.meet();
    await counter.meet();
    expect(counter.heldPlaces()).toEqual([1, 2, 3, 4, 5]);
  });

  test('a new key is taken by the word of the old one; seats go with it; the same word twice is one device', async () => {
    const { desk, parts, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const keys = createDeviceKeyPair();
    const fresh = await ravi.rekey(keys);
    await ravi.rekey(keys);
    await fresh.meet();
    expect(fresh.heldPlaces()).toEqual(ravi.heldPlaces());
    const alerts = await parts.store.reading((sql) => readAlerts(sql, teamId));
    expect(alerts).toMatchObject([{ kind: 'rekey', device: ravi.device, detail: fresh.device }]);
    const forged = { frame: 'rekey', team: teamId, device: ravi.device, signature: 'A'.repeat(86) };
    const newPublicKey = bytesToBase64Url(createDeviceKeyPair().publicKey);
    expect(await desk.ask({ ...forged, newPublicKey })).toMatchObject({ code: 'bad' });
    expect(await desk.ask({ ...forged, newPublicKey: 'AAAA' })).toMatchObject({ code: 'bad' });
    // Another's device cannot be claimed as the successor of one's own.
    await expect(ravi.rekey(desk.keys)).rejects.toThrow('bad');
  });

  test('who was taken off a device does not come back with its new key', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([unseated(ravi.device, 'ravi')]);
    await desk.meet();
    const fresh = await ravi.rekey();
    await fresh.meet();
    expect(fresh.heldPlaces()).toEqual([]);
  });

  test('a revoked device that takes a new key is still revoked', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([revokedDevice(ravi.device)]);
    await desk.meet();
    const fresh = await ravi.rekey();
    await fresh.hello();
    expect(await fresh.ask(fresh.pullRequest())).toMatchObject({ code: 'revoked' });
    fresh.write([skipped('A-1')]);
    expect((await fresh.push(1)).held).toEqual([{ seq: 1, reason: 'revoked' }]);
  });
}
