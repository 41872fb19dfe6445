import { describe, expect, test } from 'vitest';
import type { MemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { markBackedUp, type SideNonce } from '../../../src/main/hub/side-nonce.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { readAlerts } from '../../../src/main/hub/team-rows.ts';
import { assigned, opened, skipped } from './drafts.ts';
import { type Fixture, foundedHub, freshHubDatabase, teamId } from './hub-fixture.ts';

/** A word beside the database, as the file of a supervisor's app. */
function sideNonce(): SideNonce & { text: string | null } {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

interface Stored {
  readonly fixture: Fixture;
  readonly memory: MemoryDatabase;
  /** The hub goes on from an image, with or without its side file. */
  restore(image: Uint8Array, side: SideNonce | null): Promise<void>;
}

async function storedHub(): Promise<Stored> {
  const memory = freshHubDatabase();
  const fixture = await foundedHub(async () => sqliteStore(memory.database));
  return {
    fixture,
    memory,
    async restore(image, side) {
      const store = sqliteStore(freshHubDatabase(image).database);
      Object.assign(fixture.parts, { store });
      fixture.hub.current = await openHub(fixture.parts, side);
    },
  };
}

describe('a hub that was restored from a copy', () => {
  test('knows it by the word beside it, and begins a new run of its order where the copy ends', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk, parts } = fixture;
    const side = sideNonce();
    fixture.hub.current = await openHub(parts, side);
    const copy = memory.image();
    fixture.hub.current = await openHub(parts, side);
    desk.write([opened('A-1'), skipped('A-1')]);
    await desk.meet();
    await restore(copy, side);
    const answer = await desk.hello();
    expect(answer).toMatchObject({ epoch: 'epoch-5', forkPlace: 3, top: 3, highWater: { seq: 3 } });
    // Who is at the present run is told of the earlier ones where it asks, and of nothing that is void.
    expect((await desk.hello()).runs).toBeUndefined();
    expect(await desk.hello({ withRuns: true })).toMatchObject({ forkPlace: null, runs: answer.runs });
    expect(desk.firstUnplaced()).toBe(4);
    await desk.meet();
    expect(desk.heldPlaces()).toEqual([1, 2, 3, 4, 5]);
    expect(await desk.isUpToDate()).toBe(true);
  });

  test('a start without a restore changes nothing, nor does a start that was cut off', async () => {
    const { fixture, memory, restore } = await storedHub();
    const side = sideNonce();
    await openHub(fixture.parts, side);
    await openHub(fixture.parts, side);
    expect((await fixture.desk.hello()).epoch).toBe('epoch-1');
    // The file was written, the database was not: the power went in between.
    const image = memory.image();
    const before = side.text;
    await openHub(fixture.parts, side);
    side.write(`${before} ${side.text}`);
    await restore(image, side);
    expect((await fixture.desk.hello()).epoch).toBe('epoch-1');
  });

  test('learns it from a device that knows places it never gave', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk, join } = fixture;
    const copy = memory.image();
    const ravi = await join('ravi', ['field']).catch(() => null);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await restore(copy, null);
    // Of a device that was let in after the copy it knows nothing: that one is invited again.
    expect(await ravi?.ask(ravi.helloRequest())).toMatchObject({ code: 'unknownDevice' });
    await desk.meet();
    expect(desk.epoch).toBe('epoch-2');
    expect(desk.firstUnplaced()).toBe(desk.own.length + 1);
    const alerts = await fixture.parts.store.reading((sql) => readAlerts(sql, teamId));
    expect(alerts).toMatchObject([{ kind: 'restored', detail: 'deviceAhead' }]);
  });

  test('learns it from a device whose own confirmed events it does not have', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk } = fixture;
    const copy = memory.image();
    desk.write([skipped('A-1')]);
    await desk.push(4);
    await restore(copy, null);
    expect((await desk.hello()).forkPlace).toBe(3);
    await desk.meet();
    expect(await desk.isUpToDate()).toBe(true);
  });

  test('after two restores a device goes back to the lower of the two ends', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk } = fixture;
    const side = sideNonce();
    fixture.hub.current = await openHub(fixture.parts, side);
    const older = memory.image();
    desk.write([opened('A-1')]);
    await desk.meet();
    const newer = memory.image();
    side.write('another');
    await restore(newer, side);
    side.write('another');
    await restore(older, side);
    // This copy never heard of the run of the order that the first restore began: everything is void.
    const unaware = { ...desk.helloRequest(), epoch: 'epoch-3' };
    expect(await desk.ask(unaware)).toMatchObject({ forkPlace: 0 });
    expect((await desk.hello()).forkPlace).toBe(3);
  });

  test('knows a copy that was made while it ran, though it was never started since', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk, parts } = fixture;
    const side = sideNonce();
    fixture.hub.current = await openHub(parts, side);
    const { epoch } = await desk.hello();
    const copy = memory.image();
    await markBackedUp(parts, { team: teamId, place: 3 }, side);
    expect((await desk.hello()).epoch).toBe(epoch);
    desk.write([opened('A-1')]);
    await desk.meet();
    await restore(copy, side);
    // Before any device has said anything: places that were given must not be given twice.
    const alerts = await parts.store.reading((sql) => readAlerts(sql, teamId));
    expect(alerts).toMatchObject([{ kind: 'restored', detail: 'nonce' }]);
    expect((await desk.hello()).forkPlace).toBe(3);
  });

  test('promises no backup of what the copy does not hold', async () => {
    const { fixture, memory, restore } = await storedHub();
    const { desk, parts } = fixture;
    await markBackedUp(parts, { team: teamId, place: 99 }, null);
    expect((await desk.hello()).backedUpPlace).toBe(0);
    await markBackedUp(parts, { team: teamId, place: 3 }, null);
    await markBackedUp(parts, { team: teamId, place: 2 }, null);
    expect((await desk.hello()).backedUpPlace).toBe(3);
    const copy = memory.image();
    desk.write([opened('A-1')]);
    await desk.meet();
    await markBackedUp(parts, { team: teamId, place: 4 }, null);
    await restore(copy, null);
    expect((await desk.hello()).backedUpPlace).toBe(3);
  });
});
