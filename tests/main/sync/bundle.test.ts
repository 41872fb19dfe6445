import { describe, expect, test } from 'vitest';
import { pendingCounts } from '../../../src/main/db/queries/sync-counts.ts';
import { selectSyncHub } from '../../../src/main/db/queries/sync-hub.ts';
import { bundleHubOf } from '../../../src/main/hub/bundle-port.ts';
import { StoreBusyError } from '../../../src/main/hub/hub-store.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { BundleTeam, type FileMember, fileMember, memoryDatabase, team } from './bundle-team.ts';
import { sound, soundness } from './members.ts';

const waiting = (member: FileMember): number => {
  const { savedHere, sent } = pendingCounts(member.ledger.write);
  return savedHere + sent;
};

const accepted = { savedHere: 0, sent: 0 };

/** A team whose office has an account, and an agent of the desk who sees everything. */
async function begun() {
  const world = await BundleTeam.found();
  world.office.write(registered(), opened());
  await world.meet(world.office);
  const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
  return { world, bala };
}

describe('there and back on a stick', () => {
  test('what was written arrives, what others wrote comes back, and both sides hold the same', async () => {
    const { world, bala } = await begun();
    bala.write(receipt(), logged());
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    const taken = await world.carry(bala);
    expect(taken).toMatchObject({ isWhole: true, problem: null, outcome: { sent: 2, received: 1, held: 0 } });
    expect(pendingCounts(bala.ledger.write)).toMatchObject(accepted);
    await world.meet(world.office);
    expect(stateHash(world.office.ledger.write)).toBe(stateHash(bala.ledger.write));
    expect([soundness(bala), soundness(world.office)]).toEqual([sound, sound]);
  });

  test('a lost stick loses nothing: the next file holds it all again', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    await bala.writeFile();
    bala.write(logged());
    expect(waiting(bala)).toBe(2);
    expect((await world.carry(bala)).outcome).toMatchObject({ sent: 2 });
    expect(waiting(bala)).toBe(0);
  });

  test('lost answers lose nothing either', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    await world.import(await bala.writeFile());
    expect(waiting(bala)).toBe(1);
    expect((await world.carry(bala)).isWhole).toBe(true);
    expect(waiting(bala)).toBe(0);
    expect(soundness(bala)).toEqual(sound);
  });

  test('what is written while the stick is away waits for the next, and the rest is taken', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    const answer = await world.import(await bala.writeFile());
    bala.write(logged());
    const taken = await bala.take(answer as Uint8Array);
    expect(taken).toMatchObject({ ok: true, value: { isWhole: true, outcome: { sent: 1, received: 1 } } });
    expect(waiting(bala)).toBe(1);
  });

  test('a machine that never met its hub over a network gets everything by file', async () => {
    const { world } = await begun();
    const chitra = await world.join('user-chitra', { roles: ['supervisor', 'field'], hasMet: false });
    chitra.write(logged({ interactionId: 'X-chitra' }));
    expect(await world.carry(chitra)).toMatchObject({ isWhole: true, outcome: { startedOver: true } });
    expect(waiting(chitra)).toBe(0);
    await world.meet(world.office);
    expect(stateHash(chitra.ledger.write)).toBe(stateHash(world.office.ledger.write));
    expect(soundness(chitra)).toEqual(sound);
  });

  test('more than two thousand events come in several pages of one file', async () => {
    const { world, bala } = await begun();
    for (let at = 0; at < 23; at += 1) {
      world.office.write(...Array.from({ length: 100 }, (_, n) => logged({ interactionId: `X-${at}-${n}` })));
    }
    await world.meet(world.office);
    expect(await world.carry(bala)).toMatchObject({ isWhole: true, outcome: { received: 2_300 } });
    expect(soundness(bala)).toEqual(sound);
  });

  test('a file says nothing of clocks: neither skew nor a copy is read from it', async () => {
    const { world, bala } = await begun();
    const before = selectSyncHub(bala.ledger.write)?.skewMs;
    bala.write(receipt());
    const file = await bala.writeFile();
    world.nowMs += 3 * 86_400_000;
    const answer = await world.import(file);
    await bala.take(answer as Uint8Array);
    expect(selectSyncHub(bala.ledger.write)?.skewMs).toBe(before);
    const corrected = bala.ledger.write.get(
      "SELECT corrected_ms - hlc_ms AS by FROM event WHERE kind = 'receipt.recorded'",
    );
    expect(corrected).toEqual({ by: 0 });
  });
});

describe('a file that changes nothing says why', () => {
  test('wrong team', async () => {
    const { world, bala } = await begun();
    const file = await bala.writeFile();
    const other = { ...world.port, team: 'T-2' };
    world.port = other;
    expect(await world.import(file)).toBe('wrongTeam');
  });

  test('wrong hub, at the hub and on the device', async () => {
    const { world, bala } = await begun();
    const other = await BundleTeam.found();
    const file = await bala.writeFile();
    expect(await other.import(file)).toBe('wrongHub');
    const answer = (await world.import(file)) as Uint8Array;
    expect(await other.office.take(answer)).toMatchObject({ ok: false, refusal: { code: 'wrongHub' } });
  });

  test('wrong recipient: another device’s answers, and answers given to the hub', async () => {
    const { world, bala } = await begun();
    const chitra = await world.join('user-chitra');
    const answer = (await world.import(await bala.writeFile())) as Uint8Array;
    expect(await chitra.take(answer)).toMatchObject({ ok: false, refusal: { code: 'wrongRecipient' } });
    expect(await world.import(answer)).toBe('wrongRecipient');
    expect(await bala.take(await bala.writeFile())).toMatchObject({ refusal: { code: 'wrongRecipient' } });
  });

  test('a device that the hub never let in', async () => {
    const { world } = await begun();
    const stranger = await world.join('user-chitra');
    world.hubDisk.database.run('DELETE FROM hub_device WHERE device = ?', [stranger.device()]);
    expect(await world.import(await stranger.writeFile())).toBe('unknownDevice');
  });

  test('replayed: a file of requests, and a file of answers', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    const file = await bala.writeFile();
    const answer = (await world.import(file)) as Uint8Array;
    expect(await world.import(file)).toBe('replayed');
    await bala.take(answer);
    expect(await bala.take(answer)).toMatchObject({ ok: false, refusal: { code: 'replayed' } });
  });

  test('older than what is known: an earlier file after a later one, and answers after a meeting', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    const first = await bala.writeFile();
    bala.write(logged());
    const second = await bala.writeFile();
    expect(await world.import(second)).toBeInstanceOf(Uint8Array);
    expect(await world.import(first)).toBe('older');
    const third = (await world.import(await bala.writeFile())) as Uint8Array;
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    await world.meet(bala);
    expect(await bala.take(third)).toMatchObject({ ok: false, refusal: { code: 'older' } });
  });

  test('a gap: the hub lost what came before, and says which file is missing', async () => {
    const { world, bala } = await begun();
    const early = world.hubDisk.image();
    bala.write(receipt());
    await world.carry(bala);
    bala.write(logged());
    const file = await bala.writeFile();
    await world.open(early);
    const rows = world.hubDisk.database.all('SELECT seq FROM hub_event');
    world.memory = { ...world.memory, imported: {} };
    expect(await world.import(file)).toBe('gap');
    expect(world.hubDisk.database.all('SELECT seq FROM hub_event')).toEqual(rows);
  });

  test('a gap on the device: answers that go on from where it never was', async () => {
    const { world, bala } = await begun();
    const image = bala.image();
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    await world.meet(bala);
    const answer = (await world.import(await bala.writeFile())) as Uint8Array;
    const old = fileMember(memoryDatabase('ledger', image), bala.parts.dataKey, bala.userId, 'old');
    expect(await old.take(answer)).toMatchObject({ ok: false, refusal: { code: 'gap' } });
  });

  test('a hub whose store is busy before it even finds the device: given again, the same file is taken', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    const file = await bala.writeFile();
    const busy = (): Promise<never> => Promise.reject(new StoreBusyError('another process writes'));
    const parts = { ...world.parts, store: { ...world.parts.store, reading: busy } };
    const { port } = world;
    world.port = bundleHubOf({ ...port, publicKeyOf: busy }, parts, world.keyPair, team);
    expect(await world.import(file)).toBe('hubBusy');
    world.port = port;
    expect(await world.import(file)).toBeInstanceOf(Uint8Array);
  });

  test('a newer version', async () => {
    const { world, bala } = await begun();
    const text = Buffer.from(await bala.writeFile()).toString('latin1');
    const newer = Buffer.from(text.replace('bahi-bundle 1', 'bahi-bundle 2'), 'latin1');
    expect(await world.import(newer)).toBe('newerVersion');
    expect(await bala.take(newer)).toMatchObject({ refusal: { code: 'newerVersion' } });
  });

  test('something else altogether', async () => {
    const { world } = await begun();
    expect(await world.import(Buffer.from('PK\u0003\u0004 a photo of a stick'))).toBe('notABundle');
    expect(await world.import(new Uint8Array())).toBe('truncated');
  });
});

/** A copy of the disk in another machine. */
const twinOf = (member: FileMember): FileMember =>
  fileMember(memoryDatabase('ledger', member.image()), member.parts.dataKey, member.userId, 'of-twin');

describe('what went wrong between files', () => {
  test('a cloned disk takes a new key over three sticks, and nothing is lost or counted twice', async () => {
    const { world, bala } = await begun();
    const twin = twinOf(bala);
    bala.write(receipt());
    twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    await world.carry(bala);
    const first = await world.carry(twin);
    expect(first).toMatchObject({ isWhole: false });
    expect(await world.carry(twin)).toMatchObject({ outcome: { rekeyed: true } });
    const third = await world.carry(twin);
    expect(third).toMatchObject({ isWhole: true });
    await world.carry(bala);
    const money = (member: FileMember) =>
      member.ledger.write.get('SELECT sum(amount_minor) AS sum FROM receipt');
    expect([money(bala), money(twin)]).toEqual([{ sum: 40_500 }, { sum: 40_500 }]);
    expect([soundness(bala), soundness(twin)]).toEqual([sound, sound]);
    expect([waiting(bala), waiting(twin)]).toEqual([0, 0]);
  });

  test('answers to what the device wrote as under an older key bring nothing, and are not called somebody else’s', async () => {
    const { world, bala } = await begun();
    const twin = twinOf(bala);
    bala.write(receipt());
    twin.write(logged());
    await world.carry(bala);
    const late = (await world.import(await twin.writeFile())) as Uint8Array;
    await world.meet(twin);
    expect(await twin.take(late)).toMatchObject({ ok: false, refusal: { code: 'older' } });
    expect(waiting(twin)).toBe(0);
  });

  test('a file that was answered before the last meeting does not make that meeting older', async () => {
    const { world, bala } = await begun();
    const file = await bala.writeFile();
    world.nowMs -= 86_400_000;
    const answer = (await world.import(file)) as Uint8Array;
    world.nowMs += 86_400_000;
    await world.meet(bala);
    const before = selectSyncHub(bala.ledger.write)?.lastOkMs;
    expect((await bala.take(answer)).ok).toBe(true);
    expect(selectSyncHub(bala.ledger.write)?.lastOkMs).toBe(before);
  });

  test('a file taken in after a meeting that the hub answered is only acknowledged again', async () => {
    const { world, bala } = await begun();
    bala.write(receipt());
    const file = await bala.writeFile();
    await world.meet(bala);
    expect(await world.import(file)).toBeInstanceOf(Uint8Array);
    expect(
      world.hubDisk.database.get('SELECT count(*) AS n FROM hub_event WHERE kind = ?', ['receipt.recorded']),
    ).toEqual({ n: 1 });
  });
});
