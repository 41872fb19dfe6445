import { expect, test } from 'vitest';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { mostUnfinishedBytes, unfinishedKeptMs } from '../../../../src/main/hub/unfinished-files.ts';
import { attached, get, hashOf, offer, photo, put } from '../blob-requests.ts';
import { assigned, opened } from '../drafts.ts';
import { foundedHub, type StoreFactory, teamId } from '../hub-fixture.ts';

const refusal = (code: string) => ({ frame: 'refusal', code });

/** Parts of files that nobody brings to their end: how long they lie, and how much of them. */
export function unfinishedSuite(factory: StoreFactory): void {
  /** Ravi has begun to bring a photo of his account. */
  async function begun() {
    const fixture = await foundedHub(factory);
    const { desk, parts } = fixture;
    const ravi = await fixture.join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    const [door, slip] = [photo(5_000, 1), photo(3_000, 2)];
    ravi.write([attached('A-1', door), attached('A-1', slip, 'AT-2')]);
    await ravi.meet();
    await put(ravi, door, [0, 2_000]);
    const kept = () =>
      parts.store.reading((sql) =>
        sql.all('SELECT device, bytes, last_ms AS "lastMs" FROM hub_blob_unfinished ORDER BY bytes'),
      );
    const say = (text: string, values: (string | number)[]) =>
      parts.store.writing(teamId, (sql) => sql.run(text, values));
    return { ...fixture, ravi, door, slip, kept, say };
  }

  test('parts go a week after the last of them came, at whoever’s next meeting; by the hub’s clock', async () => {
    const { clock, desk, ravi, door, slip, kept } = await begun();
    const startMs = clock.nowMs;
    clock.nowMs = startMs + unfinishedKeptMs / 2;
    await put(ravi, slip, [0, 1_000]);
    clock.nowMs = startMs + unfinishedKeptMs;
    await desk.meet();
    expect(await offer(ravi, door, slip)).toMatchObject({ standings: [2_000, 1_000] });
    clock.nowMs += 1;
    await desk.meet();
    expect(await offer(ravi, door, slip)).toMatchObject({ standings: [0, 1_000] });
    expect(await kept()).toEqual([
      { device: ravi.device, bytes: 1_000, lastMs: startMs + unfinishedKeptMs / 2 },
    ]);
    // It begins anew, and comes to its end.
    expect(await put(ravi, door, [2_000, 5_000])).toMatchObject({ arrived: 0, isThere: false });
    expect(await put(ravi, door, [0, 5_000])).toMatchObject({ isThere: true });
    expect(await get(desk, hashOf(door))).toEqual(door);
  });

  test('what is still being written stays, however long it takes', async () => {
    const { clock, desk, ravi, door } = await begun();
    for (let from = 2_000; from < 4_000; from += 500) {
      clock.nowMs += unfinishedKeptMs - 1;
      await put(ravi, door, [from, from + 500]);
      await desk.meet();
    }
    expect(await put(ravi, door, [4_000, 5_000])).toMatchObject({ arrived: 5_000, isThere: true });
  });

  test('a hub that starts lets them go too, and of a file that came whole nothing is left over', async () => {
    const { clock, parts, hub, ravi, door, slip, kept } = await begun();
    await put(ravi, slip, [0, 3_000]);
    expect(await kept()).toMatchObject([{ bytes: 2_000 }]);
    clock.nowMs += unfinishedKeptMs + 1;
    hub.current = await openHub(parts);
    expect(await kept()).toEqual([]);
    expect(await offer(ravi, door, slip)).toMatchObject({ standings: [0, 'there'] });
  });

  test('a clock that was far ahead for a while keeps nothing for ever', async () => {
    const { clock, desk, ravi, door, kept } = await begun();
    const startMs = clock.nowMs;
    clock.nowMs = startMs + 400 * 86_400_000;
    await put(ravi, door, [2_000, 2_500]);
    clock.nowMs = startMs;
    await desk.meet();
    expect(await kept()).toMatchObject([{ bytes: 2_500, lastMs: startMs }]);
    clock.nowMs = startMs + unfinishedKeptMs + 1;
    await desk.meet();
    expect(await kept()).toEqual([]);
  });

  test('a device that begins files for ever is refused at a bound, under whichever key, and others are not', async () => {
    const { desk, join, ravi, door, slip, say } = await begun();
    const sunil = await join('sunil', ['field']);
    await say('UPDATE hub_blob_unfinished SET bytes = ? WHERE team = ?', [
      mostUnfinishedBytes - 1_500,
      teamId,
    ]);
    expect(await put(ravi, slip, [0, 1_500])).toMatchObject({ arrived: 1_500 });
    expect(await put(ravi, slip, [1_500, 1_501])).toEqual(refusal('blobsUnfinished'));
    // With its next key, and a second one beside that.
    const [next, beside] = [await ravi.rekey(), await ravi.rekey()];
    for (const device of [next, beside]) {
      await device.meet();
      expect(await put(device, slip, [0, 1])).toEqual(refusal('blobsUnfinished'));
    }
    expect(await put(sunil, slip, [0, 1])).toEqual(refusal('blobUnnamed'));
    await desk.meet();
    expect(await put(desk, slip, [0, 1])).toMatchObject({ arrived: 1 });
    // What it has begun it may end, and then there is room.
    expect(await put(ravi, slip, [1_500, 3_000])).toMatchObject({ isThere: true });
    await put(ravi, door, [2_000, 5_000]);
    expect(await offer(ravi, door, slip)).toMatchObject({ standings: ['there', 'there'] });
  });
}
