import { expect, test } from 'vitest';
import { attached, get, hashOf, offer, photo, put } from '../blob-requests.ts';
import { assigned, opened, revokedDevice } from '../drafts.ts';
import { foundedHub, type StoreFactory } from '../hub-fixture.ts';

const refusal = (code: string) => ({ frame: 'refusal', code });

/** Files that events name: what the hub takes, when a file counts as there, and to whom it is given. */
export function blobSuite(factory: StoreFactory): void {
  /** Ravi has one account and Meena another; each has taken a photo. */
  async function twoAgents() {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    const ravi = await fixture.join('ravi', ['field']);
    const meena = await fixture.join('meena', ['field']);
    desk.write([opened('A-1'), opened('A-2'), assigned('A-1', 'ravi'), assigned('A-2', 'meena')]);
    for (const device of [desk, ravi, meena]) await device.meet();
    const [door, slip] = [photo(5_000, 1), photo(3_000, 2)];
    ravi.write([attached('A-1', door)]);
    meena.write([attached('A-2', slip, 'AT-2')]);
    for (const device of [ravi, meena, desk]) await device.meet();
    return { ...fixture, ravi, meena, door, slip };
  }

  test('a file comes in parts, and counts once all of it came; a part twice is one part', async () => {
    const { ravi, desk, door } = await twoAgents();
    expect(await offer(ravi, door)).toMatchObject({ standings: [0] });
    expect(await put(ravi, door, [0, 2_000])).toMatchObject({ arrived: 2_000, isThere: false });
    expect(await put(ravi, door, [0, 2_000])).toMatchObject({ arrived: 2_000, isThere: false });
    expect(await offer(ravi, door)).toMatchObject({ standings: [2_000] });
    expect(await get(desk, hashOf(door))).toBe('blobMissing');
    expect(await put(ravi, door, [3_000, 4_000])).toMatchObject({ arrived: 2_000 });
    expect(await put(ravi, door, [2_000, 5_000])).toMatchObject({ arrived: 5_000, isThere: true });
    expect(await put(ravi, door, [2_000, 5_000])).toMatchObject({ arrived: 5_000, isThere: true });
    expect(await offer(ravi, door)).toMatchObject({ standings: ['there'] });
    expect(await get(desk, hashOf(door))).toEqual(door);
  });

  test('any stretch of a file is given, over the seams of the parts in which it came', async () => {
    const { ravi, desk, door } = await twoAgents();
    for (const from of [0, 1_500, 3_000, 4_500]) await put(ravi, door, [from, from + 1_500]);
    for (const [from, limit] of [
      [0, 10],
      [1_490, 20],
      [1_500, 1_500],
      [0, 5_000],
      [4_999, 100],
    ] as const) {
      expect(await get(desk, hashOf(door), [from, limit])).toEqual(door.subarray(from, from + limit));
    }
    expect(await get(desk, hashOf(door), [5_000, 100])).toEqual(new Uint8Array());
  });

  test('a file that is another than its name says is refused with its own word, and nothing of it is kept', async () => {
    const { ravi, desk, door } = await twoAgents();
    const other = photo(5_000, 9);
    const lie = { sha256: hashOf(door) };
    expect(await put(ravi, other, [0, 2_000], lie)).toMatchObject({ arrived: 2_000 });
    expect(await put(ravi, other, [2_000, 5_000], lie)).toEqual(refusal('blobDiffers'));
    expect(await offer(ravi, door)).toMatchObject({ standings: [0] });
    expect(await put(ravi, door, [0, 100], { bytes: 4_000 })).toEqual(refusal('blobDiffers'));
    expect(await put(ravi, door, [0, 5_000], { bytes: 4_000 })).toEqual(refusal('blobDiffers'));
    expect(await get(desk, hashOf(door))).toBe('blobMissing');
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
  });

  test('what one device sends is not mixed with what another sends', async () => {
    const { ravi, desk, door } = await twoAgents();
    const other = photo(5_000, 9);
    await put(desk, other, [0, 2_000], { sha256: hashOf(door) });
    expect(await offer(ravi, door)).toMatchObject({ standings: [0] });
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await put(desk, other, [2_000, 5_000], { sha256: hashOf(door) })).toMatchObject({ isThere: true });
    expect(await get(desk, hashOf(door))).toEqual(door);
  });

  test('a wrong size in somebody’s event does not keep the rightful file out', async () => {
    const { ravi, desk, door } = await twoAgents();
    const said = attached('A-1', door, 'AT-9');
    desk.write([{ ...said, data: { ...said.data, sizeBytes: 1 } } as typeof said]);
    await desk.meet();
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await get(desk, hashOf(door))).toEqual(door);
  });

  test('a file is given only to a device with a shelf that names it; its hash alone opens nothing', async () => {
    const { ravi, meena, desk, door, slip } = await twoAgents();
    await put(ravi, door, [0, 5_000]);
    await put(meena, slip, [0, 3_000]);
    expect(await get(meena, hashOf(slip))).toEqual(slip);
    // Of what lies at the hub for somebody else, and of what nobody ever named, the hub says the same.
    expect(await get(meena, hashOf(door))).toBe('blobUnnamed');
    expect(await get(meena, hashOf(photo(10, 77)))).toBe('blobUnnamed');
    expect(await offer(meena, door, photo(10, 77))).toMatchObject({ standings: ['unnamed', 'unnamed'] });
    expect(await put(meena, door, [0, 5_000])).toEqual(refusal('blobUnnamed'));
    desk.write([assigned('A-1', 'meena')]);
    await desk.meet();
    expect(await get(meena, hashOf(door))).toEqual(door);
    expect(await get(ravi, hashOf(door))).toBe('blobUnnamed');
  });

  test('who handed an account over may still bring the photo of it, and is not given it back', async () => {
    const { ravi, desk, door } = await twoAgents();
    desk.write([assigned('A-1', 'meena')]);
    await desk.meet();
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await get(ravi, hashOf(door))).toBe('blobUnnamed');
  });

  test('a device under its third name may bring what it named under its first; nobody else may', async () => {
    const { ravi, meena, desk, door } = await twoAgents();
    const third = await (await ravi.rekey()).rekey();
    desk.write([assigned('A-1', 'sita')]);
    await desk.meet();
    for (const device of [third, meena]) await device.hello();
    expect(await offer(third, door)).toMatchObject({ standings: [0] });
    expect(await offer(meena, door)).toMatchObject({ standings: ['unnamed'] });
    expect(await put(third, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await get(third, hashOf(door))).toBe('blobUnnamed');
  });

  test('a device that was put out brings what it has, and gets nothing', async () => {
    const { ravi, desk, door } = await twoAgents();
    desk.write([revokedDevice(ravi.device)]);
    await desk.meet();
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await get(ravi, hashOf(door))).toBe('revoked');
    expect(await get(desk, hashOf(door))).toEqual(door);
  });

  test('another epoch, an unknown device and a part that is none are refused as everywhere', async () => {
    const { ravi, door } = await twoAgents();
    expect(await put(ravi, door, [0, 100], { epoch: 'another' })).toEqual(refusal('epoch'));
    expect(await put(ravi, door, [0, 100], { epoch: 'another', byHand: true })).toMatchObject({
      arrived: 100,
    });
    expect(await put(ravi, door, [0, 100], { device: 'nobody' })).toEqual(refusal('unknownDevice'));
    expect(await put(ravi, door, [0, 100], { team: 'T-other' })).toEqual(refusal('unknownTeam'));
    expect(await put(ravi, door, [0, 0])).toEqual(refusal('bad'));
    expect(await put(ravi, door, [0, 100], { bytes: 30 * 1024 * 1024 })).toEqual(refusal('bad'));
    ravi.scopeKey = 'before';
    expect(await get(ravi, hashOf(door))).toBe('scope');
  });
}
