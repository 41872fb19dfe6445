import { expect, test } from 'vitest';
import { assigned, opened, receipt, releasedEvent, skipped, voidAgreed, voidAsked } from '../drafts.ts';
import { foundedHub, type StoreFactory } from '../hub-fixture.ts';

/** What both sides count, and whether they agree. */
export function verifyingSuite(factory: StoreFactory): void {
  test('the hub counts what a device that has everything counts, money too', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), opened('A-2'), receipt('A-2', 'R-9', 'N-9', 700)]);
    await desk.meet();
    await ravi.meet();
    ravi.write([receipt('A-1', 'R-1', 'N-1', 5_000), receipt('A-1', 'R-3', 'N-3', 1_200)]);
    ravi.write([receipt('A-1', 'R-2', 'N-1', 999), voidAsked('A-1', 'R-3')]);
    await ravi.meet();
    desk.write([voidAgreed('A-1', 'R-3')]);
    await desk.meet();
    await ravi.meet();
    expect(await ravi.verify()).toMatchObject({
      events: ravi.sums().events,
      digest: ravi.sums().digest,
      money: { INR: [6_200, 1_200] },
    });
    expect(await desk.verify(true)).toEqual({
      frame: 'digest',
      epoch: 'epoch-1',
      place: desk.place,
      ...desk.sums(),
      money: { INR: [6_900, 1_200] },
    });
  });

  test('what came after the place that is asked about is not counted', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), receipt('A-1', 'R-1', 'N-1', 5_000)]);
    await desk.meet();
    await ravi.meet();
    const before = await ravi.verify(true);
    desk.write([opened('A-2'), assigned('A-2', 'ravi'), receipt('A-1', 'R-2', 'N-2', 100)]);
    desk.write([assigned('A-1', null), skipped('A-2')]);
    await desk.push(desk.own.length - 4);
    expect(await ravi.verify(true)).toEqual(before);
    expect(before.digest).toBe(ravi.sums().digest);
    expect(before.money).toEqual({ INR: [5_000, 0] });
  });

  test('money that was held counts from the word that releases it, a void from its approval, and not before', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), opened('A-2')]);
    await desk.meet();
    await ravi.meet();
    // The void stands before its receipt; the other account is not his, so what he takes there waits.
    ravi.write([voidAsked('A-1', 'R-1'), receipt('A-2', 'R-2', 'N-2', 700)]);
    const held = ravi.own.at(-1)?.id ?? '';
    await ravi.meet();
    desk.write([voidAgreed('A-1', 'R-1')]);
    await desk.meet();
    await ravi.meet();
    ravi.write([receipt('A-1', 'R-1', 'N-1', 5_000)]);
    await ravi.meet();
    expect((await ravi.verify()).money).toEqual({ INR: [5_000, 5_000] });
    await desk.meet();
    const before = await desk.verify();
    expect(before.money).toEqual({ INR: [5_000, 5_000] });
    desk.write([releasedEvent('A-2', held), releasedEvent('A-2', held), receipt('A-2', 'R-3', 'N-3', 40)]);
    await desk.push(3);
    expect((await desk.verify()).money).toEqual(before.money);
    await desk.meet();
    expect((await desk.verify()).money).toEqual({ INR: [5_740, 5_000] });
    expect((await ravi.verify()).money).toEqual({ INR: [5_000, 5_000] });
  });

  test('one receipt under two events counts once, as it was written first, whatever its events are called', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), opened('A-2')]);
    // As the app writes it: the receipt is the first event of its command, the next time the second.
    desk.write([receipt('A-1', 'R-1', 'N-1', 5_000)], { id: 'R-1' });
    await desk.meet();
    const before = await desk.verify();
    expect(before.money).toEqual({ INR: [5_000, 0] });
    desk.write([receipt('A-1', 'R-1', 'N-2', 5_100)], { id: 'R-1 again' });
    // As a strange app may.
    desk.write([receipt('A-2', 'R-2', 'N-3', 70)], { id: 'another' });
    desk.write([receipt('A-2', 'R-2', 'N-4', 80)], { id: 'R-2' });
    await desk.push(desk.own.length - 2);
    expect((await desk.verify()).money).toEqual(before.money);
    await desk.meet();
    expect((await desk.verify()).money).toEqual({ INR: [5_070, 0] });
    desk.write([voidAsked('A-1', 'R-1'), voidAgreed('A-1', 'R-1')], { user: 'admin' });
    await desk.meet();
    expect((await desk.verify()).money).toEqual({ INR: [5_070, 5_000] });
  });

  test('a device that misses one event does not agree, and the shelf is named', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), skipped('A-1')]);
    await desk.meet();
    await ravi.meet();
    ravi.shelves.get('account:A-1')?.delete(8);
    const { shelves = [], digest } = await ravi.verify(true);
    expect(digest).not.toBe(ravi.sums().digest);
    const own = new Map(ravi.sums().shelves.map((row) => [(row as string[])[0], JSON.stringify(row)]));
    const differ = shelves.filter((row) => own.get(row[0]) !== JSON.stringify(row)).map(([shelf]) => shelf);
    expect(differ).toEqual(['account:A-1']);
  });

  test('a device with nothing to say and nothing to hear is told so at once, and only then', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    expect(await ravi.isUpToDate()).toBe(false);
    await ravi.meet();
    expect([await ravi.isUpToDate(), await desk.isUpToDate()]).toEqual([true, true]);
    desk.write([opened('A-2')]);
    expect(await desk.isUpToDate()).toBe(false);
    await desk.meet();
    expect([await ravi.isUpToDate(), await desk.isUpToDate()]).toEqual([true, true]);
    desk.write([skipped('A-1')]);
    await desk.meet();
    expect(await ravi.isUpToDate()).toBe(false);
    await ravi.meet();
    desk.write([assigned('A-1', null)]);
    await desk.meet();
    expect(await ravi.isUpToDate()).toBe(false);
  });
}
