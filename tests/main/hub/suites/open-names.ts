import { expect, test } from 'vitest';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { attached, get, hashOf, offer, photo, put } from '../blob-requests.ts';
import { assigned, opened } from '../drafts.ts';
import { foundedHub, type StoreFactory, teamId } from '../hub-fixture.ts';
import type { TestDevice } from '../test-device.ts';

const refusal = (code: string) => ({ frame: 'refusal', code });

/** Who may come for a file by naming it (decision 0052): hostile apps first, then honest ones that must not notice. */
export function openNamesSuite(factory: StoreFactory): void {
  /** Ravi has A-1 and Meena A-2. Meena had A-1 before, and her app has remembered the hash of the photo that stands there. */
  async function team() {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    const ravi = await fixture.join('ravi', ['field']);
    const meena = await fixture.join('meena', ['field']);
    const accounts = ['A-1', 'A-2', 'A-3'];
    desk.write([...accounts.map((account) => opened(account)), assigned('A-1', 'ravi')]);
    desk.write([assigned('A-2', 'meena'), assigned('A-3', 'meena')]);
    const all = [desk, ravi, meena];
    const meetAll = async () => {
      for (const device of all) await device.meet();
    };
    await meetAll();
    const door = photo(5_000, 1);
    const hash = hashOf(door);
    const give = async (account: string, user: string | null) => {
      desk.write([assigned(account, user)]);
      await desk.meet();
    };
    const bring = (device: TestDevice) => put(device, door, [0, 5_000]);
    return { ...fixture, ravi, meena, door, hash, meetAll, give, bring };
  }

  /** Meena names the photo on her own account, by its hash alone. */
  async function meenaKnowsTheHash() {
    const world = await team();
    const { ravi, meena, door, bring } = world;
    ravi.write([attached('A-1', door)]);
    await ravi.meet();
    await bring(ravi);
    meena.write([attached('A-2', door, 'AT-of-meena')]);
    await meena.meet();
    return world;
  }

  // To whom it is closed the hub says the same as of a file that it has not got: it is missing.
  test('a hash that an app remembers is worth nothing on a shelf of its own', async () => {
    const { parts, ravi, meena, desk, hash, door } = await meenaKnowsTheHash();
    expect(await get(meena, hash)).toBe('blobMissing');
    // She is told what anybody is told of a file that nobody has: bring it.
    expect(await offer(meena, door)).toMatchObject({ standings: [0] });
    // Another process of this hub says the same.
    const other = { ...meena, hub: { current: await openHub(parts) } } as TestDevice;
    expect(await get(other, hash)).toBe('blobMissing');
    const forged = photo(5_000, 9);
    expect(await put(meena, forged, [0, 5_000], { sha256: hash })).toEqual(refusal('blobDiffers'));
    expect(await put(meena, door, [0, 4_999])).toMatchObject({ arrived: 4_999, isThere: false });
    expect(await get(meena, hash)).toBe('blobMissing');
    expect(await get(ravi, hash)).toEqual(door);
    expect(await get(desk, hash)).toEqual(door);
  });

  test('nobody else’s bringing opens it to her, not even the office’s, nor an event in the office’s name', async () => {
    const { parts, desk, meena, hash, bring } = await meenaKnowsTheHash();
    meena.write([attached('A-2', photo(5_000, 1), 'AT-forged')], { user: 'admin' });
    await meena.meet();
    await parts.store.writing(teamId, async (sql) => void (await sql.run('DELETE FROM hub_blob_part')));
    await desk.meet();
    expect(await bring(desk)).toMatchObject({ isThere: true });
    expect(await get(meena, hash)).toBe('blobMissing');
  });

  test('a name that was there before the file is opened by nobody but its author', async () => {
    const { ravi, meena, door, hash, bring } = await team();
    ravi.write([attached('A-1', door)]);
    await ravi.meet();
    meena.write([attached('A-2', door, 'AT-of-meena')]);
    await meena.meet();
    expect(await bring(ravi)).toMatchObject({ isThere: true });
    expect(await get(meena, hash)).toBe('blobMissing');
    expect(await get(ravi, hash)).toBeInstanceOf(Uint8Array);
  });

  test('an app that lies the hub into a new run of its order gains nothing by it', async () => {
    const { ravi, meena, hash } = await meenaKnowsTheHash();
    await meena.hello({ place: 9_999 });
    expect(meena.epoch).not.toBe(ravi.epoch);
    await meena.meet();
    expect(await get(meena, hash)).toBe('blobMissing');
  });

  test('two agents who have the same photo each bring it, and each holder gets it', async () => {
    const { meena, desk, door, hash, give } = await meenaKnowsTheHash();
    // Part by part, as over any line, although the hub has it.
    expect(await put(meena, door, [0, 2_000])).toMatchObject({ arrived: 2_000, isThere: false });
    expect(await offer(meena, door)).toMatchObject({ standings: [2_000] });
    expect(await put(meena, door, [2_000, 5_000])).toMatchObject({ arrived: 5_000, isThere: true });
    expect(await offer(meena, door)).toMatchObject({ standings: ['there'] });
    expect(await get(meena, hash)).toEqual(door);
    await give('A-2', 'ravi');
    await give('A-1', null);
    await desk.meet();
    expect(await get(meena, hash)).toBe('blobUnnamed');
  });

  test('one agent who names a photo on two accounts, before or after, brings it once', async () => {
    const { meena, ravi, door, hash, give, bring } = await team();
    meena.write([attached('A-2', door), attached('A-3', door, 'AT-2')]);
    await meena.meet();
    expect(await bring(meena)).toMatchObject({ isThere: true });
    meena.write([attached('A-3', door, 'AT-3')]);
    await meena.meet();
    expect(await offer(meena, door)).toMatchObject({ standings: ['there'] });
    await give('A-3', 'ravi');
    expect(await get(ravi, hash)).toEqual(door);
  });

  test('who may see a photo may name it elsewhere without bringing it', async () => {
    const { desk, ravi, meena, door, hash, give, bring } = await team();
    desk.write([attached('A-2', door)]);
    await desk.meet();
    await bring(desk);
    meena.write([attached('A-3', door, 'AT-2')]);
    await meena.meet();
    expect(await offer(meena, door)).toMatchObject({ standings: ['there'] });
    await give('A-3', 'ravi');
    expect(await get(ravi, hash)).toEqual(door);
    await give('A-2', null);
    expect(await get(meena, hash)).toBe('blobUnnamed');
  });

  test('a device that took a new key opens what it named under the old one', async () => {
    const { ravi, meena, door, hash, give, bring } = await team();
    ravi.write([attached('A-1', door)]);
    await ravi.meet();
    const fresh = await ravi.rekey();
    await fresh.meet();
    await give('A-1', 'meena');
    expect(await get(meena, hash)).toBe('blobMissing');
    expect(await bring(fresh)).toMatchObject({ isThere: true });
    expect(await get(meena, hash)).toEqual(door);
  });

  /** The copy is from before anything was brought: what it knows is names alone. */
  async function forgotten({ parts, ravi }: Awaited<ReturnType<typeof team>>) {
    await parts.store.writing(teamId, async (sql) => {
      await sql.run('DELETE FROM hub_blob_part');
      await sql.run('UPDATE hub_blob_name SET standing = 0');
    });
    // It is known as a copy by a device that has seen more.
    await ravi.hello({ place: 9_999 });
  }

  test('of a restored copy the first name is believed: whoever has the file helps out for who is gone', async () => {
    const world = await meenaKnowsTheHash();
    const { desk, meena, ravi, door, hash, give, meetAll, bring } = world;
    ravi.write([attached('A-1', door, 'AT-again')]);
    await ravi.meet();
    await forgotten(world);
    await meetAll();
    expect(await bring(desk)).toMatchObject({ isThere: true });
    expect(await get(meena, hash)).toBe('blobMissing');
    await give('A-1', 'meena');
    await give('A-2', null);
    expect(await get(meena, hash)).toEqual(door);
  });

  test('what the office writes anew for a device that is gone opens what nobody else’s word opens', async () => {
    const { desk, ravi, meena, door, hash, give, bring } = await team();
    const asRavi = { user: 'ravi', id: 'of-ravi' };
    desk.write([attached('A-1', door)], asRavi);
    desk.write([attached('A-3', door, 'AT-2')], { user: 'ravi', id: 'of-ravi-2' });
    desk.write([attached('A-2', door, 'AT-of-meena')], { user: 'meena', id: 'of-meena' });
    await desk.meet();
    await bring(desk);
    expect(await get(ravi, hash)).toEqual(door);
    expect(await get(meena, hash)).toEqual(door);
    await give('A-3', null);
    expect(await get(meena, hash)).toBe('blobMissing');
    // Should it come back, its own envelope is a duplicate, and says nothing new.
    ravi.write([attached('A-1', door)], asRavi);
    await ravi.meet();
    expect(await offer(ravi, door)).toMatchObject({ standings: ['there'] });
  });

  test('a device whose event came under another envelope opens it by bringing the file', async () => {
    const { desk, ravi, meena, door, hash, give, bring } = await meenaKnowsTheHash();
    await give('A-3', 'ravi');
    await ravi.meet();
    // Of Meena’s own honest photo somebody else has named the same before; the office writes her event anew.
    desk.write([attached('A-2', door, 'AT-3')], { user: 'meena', id: 'twice' });
    await desk.meet();
    expect(await get(meena, hash)).toBe('blobMissing');
    meena.write([attached('A-2', door, 'AT-3')], { id: 'twice' });
    await meena.meet();
    expect(await bring(meena)).toMatchObject({ isThere: true });
    expect(await get(meena, hash)).toEqual(door);
  });
}
