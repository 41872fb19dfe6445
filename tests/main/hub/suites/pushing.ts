import { expect, test } from 'vitest';
import { teamFacts } from '../../../../src/main/hub/team-facts.ts';
import { readAlerts } from '../../../../src/main/hub/team-rows.ts';
import { bytesToBase64Url } from '../../../../src/shared/lib/bytes.ts';
import { textToPageLine } from '../../../../src/shared/wire/event-lines.ts';
import { assigned, opened, skipped } from '../drafts.ts';
import { type Fixture, foundedHub, type StoreFactory, teamId } from '../hub-fixture.ts';
import { TestDevice } from '../test-device.ts';

const alertsOf = ({ parts }: Fixture) => parts.store.reading((sql) => readAlerts(sql, teamId));

/** What becomes of events on their way in. */
export function pushingSuite(factory: StoreFactory): void {
  test('each event gets the next place, and the answer says which, in runs', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1'), skipped('A-1')]);
    expect(await desk.push(4)).toEqual({
      frame: 'ack',
      epoch: 'epoch-1',
      highWater: { seq: 6, chain: bytesToBase64Url(desk.chainAt(6)) },
      places: [[4, 4, 3, 0, 0]],
      duplicates: [],
      held: [],
      backedUpPlace: 0,
    });
  });

  test('the answer is lost: the next hello tells the same places', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1')]);
    const ack = await desk.push(4);
    const answer = await desk.hello({ unplacedFrom: 4 });
    expect(answer.places).toEqual(ack.places);
    expect(answer.highWater).toEqual(ack.highWater);
    expect(answer.chainAtOwn).toBe(ack.highWater.chain);
  });

  test('the same push twice is one effect and the same answer', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1')]);
    const first = await desk.push(4);
    expect(await desk.push(4)).toEqual(first);
    expect((await desk.hello()).top).toBe(5);
  });

  test('a push that overlaps what is here adds only the rest', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1'), skipped('A-1')]);
    await desk.push(4, 2);
    const ack = await desk.push(3, 4);
    expect(ack.places).toEqual([[3, 3, 4, 0, 0]]);
    expect(ack.highWater.seq).toBe(6);
    expect((await desk.hello()).top).toBe(6);
  });

  test('an old push of a common beginning is answered with the head that is here now', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1'), skipped('A-1')]);
    const old = desk.pushBytes(4, 1);
    await desk.push(4);
    expect(await desk.send(old)).toMatchObject({
      places: [[4, 4, 1, 0, 0]],
      highWater: { seq: 6, chain: bytesToBase64Url(desk.chainAt(6)) },
    });
  });

  test('two copies of a device: the second to come is told of the fork, and somebody is told too', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    const twin = new TestDevice(desk, desk.keys);
    for (const { facts, personal, id } of desk.own) twin.append(facts, personal, id);
    twin.epoch = desk.epoch;
    desk.write([opened('A-1')]);
    await desk.push(4);
    twin.write([skipped('A-2'), skipped('A-2')]);
    const refusal = {
      frame: 'refusal',
      code: 'fork',
      highWater: { seq: 4, chain: bytesToBase64Url(desk.chainAt(4)) },
    };
    expect(await twin.send(twin.pushBytes(4))).toEqual(refusal);
    expect(await twin.send(twin.pushBytes(4, 1))).toEqual(refusal);
    expect(await twin.send(twin.pushBytes(5, 1))).toEqual(refusal);
    const forks = (await alertsOf(fixture)).map(({ kind, device, detail }) => [kind, device, detail]);
    expect(forks).toEqual([
      ['fork', desk.device, '4'],
      ['fork', desk.device, '5'],
    ]);
  });

  test('two starts of one device that alternate are two copies of it', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    for (const bootNonce of ['a', 'a', 'b', 'b']) await desk.hello({ bootNonce });
    expect(await alertsOf(fixture)).toEqual([]);
    await desk.hello({ bootNonce: 'a' });
    expect((await alertsOf(fixture)).map(({ kind }) => kind)).toEqual(['clone']);
  });

  test('a device tells what it has that is not here; where the meeting breaks off the office still knows of it', async () => {
    const fixture = await foundedHub(factory);
    const { desk, parts, clock } = fixture;
    const unsent = async () =>
      (await teamFacts(parts, teamId)).devices.find(({ device }) => device === desk.device)?.unsent;
    expect(await unsent()).toBeNull();
    desk.write([opened('A-1'), skipped('A-1'), skipped('A-1')]);
    const hourMs = 3_600_000;
    // The device's clock is wrong by a day; how long something waits does not depend on it.
    const nowMs = clock.nowMs - 24 * hourMs;
    await desk.hello({ nowMs, oldestUnsentMs: nowMs - 5 * hourMs });
    const told = { oldestMs: clock.nowMs - 5 * hourMs, toldMs: clock.nowMs };
    expect(await unsent()).toEqual({ entries: 3, ...told });
    expect(await alertsOf(fixture)).toEqual([]);
    await desk.push(4, 1);
    expect(await unsent()).toEqual({ entries: 2, ...told });
    clock.nowMs += hourMs;
    await desk.hello({ nowMs: clock.nowMs });
    expect(await unsent()).toEqual({ entries: 2, oldestMs: null, toldMs: clock.nowMs });
    await desk.push(5);
    expect(await unsent()).toBeNull();
  });

  test('after a new key the same events come again: those that are here are told with their first envelope', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([opened('A-1'), skipped('A-1')]);
    await desk.push(4, 1);
    const fresh = await desk.rekey();
    await fresh.hello();
    fresh.write([opened('A-1')], { id: desk.own[3]?.id ?? '' });
    fresh.write([skipped('A-1')], { id: desk.own[4]?.id ?? '' });
    const ack = await fresh.push(1);
    expect(ack.places).toEqual([[2, 5, 1, 0, 0]]);
    expect(ack.held).toEqual([]);
    expect(ack.duplicates.map(({ seq }) => seq)).toEqual([1]);
    const line = textToPageLine(ack.duplicates[0]?.line ?? '');
    expect(line).toMatchObject({ place: 4, status: 'ok', facts: desk.own[3]?.facts });
    expect(await fresh.push(1)).toEqual(ack);
    expect((await fresh.hello({ unplacedFrom: 1 })).places).toEqual(ack.places);
  });

  test('another body under a known id is kept beside, does not count, and somebody is told', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    desk.write([opened('A-1'), skipped('A-1', 'first')]);
    desk.write([skipped('A-1', 'second')], { id: desk.own[4]?.id ?? '' });
    const ack = await desk.push(4);
    expect(ack.places).toEqual([[4, 4, 2, 0, 0]]);
    expect(ack.duplicates.map(({ seq }) => seq)).toEqual([6]);
    expect(ack.held).toEqual([{ seq: 6, reason: 'idCollision' }]);
    expect((await alertsOf(fixture)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['idCollision', '6'],
    ]);
    const kept = await fixture.parts.store.reading((sql) =>
      sql.get<{ facts: string }>('SELECT facts FROM hub_event WHERE team = ? AND seq = 6', [teamId]),
    );
    expect(kept?.facts).toBe(desk.own[5]?.facts);
  });

  test('what a device keeps for others is told to the office, until it says so no more', async () => {
    const { desk, join, parts, clock } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const kept = async () => (await teamFacts(parts, teamId)).kept;
    const first = { device: 'lost-1', events: 3, oldestMs: 1_000 };
    const other = { device: 'lost 2', events: 1, oldestMs: 2_000 };
    const toldMs = clock.nowMs;
    await ravi.hello({ keptForOthers: [first, other] });
    clock.nowMs += 60_000;
    await ravi.hello({ keptForOthers: [first, other] });
    await desk.hello();
    const told = [first, other].map((each) => ({ ...each, holder: ravi.device, toldMs }));
    expect(await kept()).toEqual(told);
    expect((await teamFacts(parts, teamId)).alerts).toEqual([]);
    // What came in a file was written before the last meeting, and says nothing of it.
    await ravi.hello({ byHand: true });
    expect(await kept()).toEqual(told);
    await ravi.hello({ keptForOthers: [{ ...first, events: 2 }] });
    expect(await kept()).toEqual([{ ...first, events: 2, holder: ravi.device, toldMs: clock.nowMs }]);
    await ravi.hello();
    expect(await kept()).toEqual([]);
  });

  test('what cannot be read is kept and placed, and stands in nobody’s way', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    desk.append('not even JSON', '', 'x');
    desk.append('{"id":"y","device":"another","seq":5,"kind":"a","stream":"team:T-1"}', '', 'y');
    desk.append('[1,2]', 'also not JSON', 'z');
    desk.write([opened('A-1')]);
    const ack = await desk.push(4);
    expect(ack.places).toEqual([
      [4, 4, 3, 1, 0],
      [7, 7, 1, 0, 0],
    ]);
    expect(ack.held.map(({ reason }) => reason)).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect((await alertsOf(fixture)).map(({ kind }) => kind)).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
  });

  test('ids that no database can tell from one another are one id', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    for (const half of ['\\ud800', '\\udc00']) {
      const seq = desk.own.length + 1;
      const base = { device: desk.device, seq, kind: 'note.invented', stream: 'account:A-1', user: 'admin' };
      desk.append(JSON.stringify({ ...base, id: 'half-' }).replace('half-', `half-${half}`), '', 'half');
    }
    expect(await desk.push(4)).toMatchObject({ places: [[4, 4, 1, 0, 0]], duplicates: [{ seq: 5 }] });
    expect(await desk.hello({ unplacedFrom: 4 })).toMatchObject({ highWater: { seq: 5 } });
  });

  test('a kind, a version or a stream of tomorrow is carried on byte for byte', async () => {
    const { desk, join } = await foundedHub(factory);
    const meena = await join('meena', ['supervisor']);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    const [, known] = desk.own.slice(-2);
    const at = desk.own.length;
    const written = (change: object): string =>
      JSON.stringify({ ...JSON.parse(known?.facts ?? ''), ...change });
    const strange = [
      written({ id: 'n1', seq: at + 1, kind: 'drone.sent', data: { to: 'the moon' } }),
      written({ id: 'n2', seq: at + 2, kindVersion: 99 }),
      written({ id: 'n3', seq: at + 3, stream: 'case:C-1', kind: 'case.opened' }),
      written({ id: 'n4', seq: at + 4, stream: `team:${teamId}`, kind: 'team.renamed' }),
      written({ id: 'n5', seq: at + 5, data: { userId: 7 } }),
    ];
    for (const facts of strange) desk.append(facts, '{"a":"b"}', facts);
    await desk.meet();
    await meena.meet();
    await ravi.meet();
    const received = (device: TestDevice) => [...device.holding().values()].map(({ facts }) => facts);
    expect(received(meena)).toEqual(expect.arrayContaining(strange));
    expect(received(ravi).filter((facts) => strange.includes(facts))).toEqual([
      strange[0],
      strange[1],
      strange[4],
    ]);
  });

  test('a redacted event travels with the digest of what is gone', async () => {
    const { desk, parts, join } = await foundedHub(factory);
    const meena = await join('meena', ['supervisor']);
    desk.write([opened('A-1')]);
    await desk.meet();
    const row = await parts.store.reading((sql) =>
      sql.get<{ personal: string | null; digest: Uint8Array | null }>(
        'SELECT personal, personal_digest AS digest FROM hub_event WHERE team = ? AND device = ? AND seq = 1',
        [teamId, desk.device],
      ),
    );
    expect(row).toMatchObject({ personal: '{"name":"Sharma Traders"}', digest: null });
    expect(meena.heldPlaces()).toContain(1);
  });

  test('a clock that is wrong is corrected at ingest, never past what the hub knows', async () => {
    const { desk, clock } = await foundedHub(factory);
    const twoDays = 2 * 86_400_000;
    desk.clockMs += twoDays;
    desk.write([opened('A-1')]);
    await desk.hello();
    expect((await desk.push(4)).places).toEqual([[4, 4, 1, 0, -twoDays]]);
    clock.nowMs += 60_000;
    desk.clockMs -= 2 * twoDays;
    desk.write([skipped('A-1')]);
    await desk.hello();
    const [run] = (await desk.push(5)).places;
    expect(run).toEqual([5, 5, 1, 0, twoDays + 60_000]);
  });
}
