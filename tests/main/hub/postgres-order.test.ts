import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { whyNoPostgres } from '../../../bin/postgres.mjs';
import { type HubStore, StoreBusyError } from '../../../src/main/hub/hub-store.ts';
import { openWire } from '../../helpers/postgres/frozen-wire.ts';
import { placeNext, placesAbove } from '../../helpers/postgres/sample-places.ts';
import { openSampleStore, shortTimes } from '../../helpers/postgres/sample-store.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../../helpers/postgres/test-postgres.ts';

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** The connections that wait for notices; each ended by the server is a break of the network for its process. */
const listening = `FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bahi hub, listening'
  AND query LIKE 'SELECT%' AND state = 'idle'`;

describe.skipIf(whyNoPostgres() !== null)('many who write to one PostgreSQL', () => {
  let postgres: TestPostgres;
  let url: string;
  const stores: HubStore[] = [];
  const children: ChildProcess[] = [];

  const open = async (options: Parameters<typeof openSampleStore>[1] = {}): Promise<HubStore> => {
    const store = await openSampleStore(url, { connections: 2, ...options });
    stores.push(store);
    return store;
  };
  const startChild = (...args: readonly string[]) => {
    const script = join(import.meta.dirname, '../../helpers/postgres/sample-child.ts');
    const child = spawn(process.execPath, [script, url, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    return { child, lines: (): readonly string[] => told.split('\n').slice(0, -1) };
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.newDatabase();
    const store = await openSampleStore(url);
    await store.close();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  afterAll(() => postgres.stop());

  test('a reader that polls above its cursor never misses a place under twenty writers', async () => {
    const team = 'polled';
    const writers = await Promise.all(Array.from({ length: 20 }, () => open({ connections: 1 })));
    const reader = await open();
    const seen: number[] = [];
    let areWriting = true;
    const reading = (async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !areWriting;
        seen.push(...(await placesAbove(reader, team, seen.at(-1) ?? 0)));
      }
    })();
    await Promise.all(
      writers.map(async (store, index) => {
        for (let turn = 0; turn < 15; turn += 1)
          await placeNext(store, team, `D-${index}`, 1 + ((index + turn) % 4));
      }),
    );
    areWriting = false;
    await reading;
    expect(seen).toEqual(upTo(20 * 15 * 2.5));
  });

  test('a team that twenty use for the first time at once begins once', async () => {
    const writers = await Promise.all(Array.from({ length: 20 }, () => open({ connections: 1 })));
    for (const team of ['first', 'second', 'third']) {
      const given = await Promise.all(writers.map((store, index) => placeNext(store, team, `D-${index}`)));
      expect(given.flat().toSorted((one, other) => one - other)).toEqual(upTo(20));
    }
  });

  test('a server that is silently gone in the middle is told as busy, and nothing is kept', async () => {
    const wire = await openWire(url);
    const store = await openSampleStore(wire.url, {
      times: { lockMs: 1_500, statementMs: 500, idleMs: 500 },
    });
    stores.push(store);
    const broken = store.writing('gone', async (sql) => {
      await sql.run('INSERT INTO sample (team, place) VALUES (?, ?)', ['gone', 1]);
      wire.freeze();
      await sql.run('INSERT INTO sample (team, place) VALUES (?, ?)', ['gone', 2]);
    });
    await expect(broken).rejects.toThrow(StoreBusyError);
    await expect.poll(() => placeNext(store, 'gone', 'D').catch(() => []), { timeout: 20_000 }).toEqual([1]);
    await wire.close();
  });

  test('fifty at once in one process leave a connection to everybody else', async () => {
    const store = await open({ connections: 2 });
    const gate = Promise.withResolvers<void>();
    const held = store.writing('crowd', () => gate.promise);
    const crowd = Array.from({ length: 50 }, () => placeNext(store, 'crowd', 'D'));
    expect(await placeNext(store, 'another', 'D')).toEqual([1]);
    gate.resolve();
    await held;
    expect((await Promise.all(crowd)).flat()).toEqual(upTo(50));
  });

  test('two processes that are killed in the middle of their writing leave one dense order with all they told', async () => {
    const team = 'killed';
    for (let round = 0; round < 3; round += 1) {
      const pair = [startChild('place', team), startChild('place', team)];
      await expect.poll(() => pair.every(({ lines }) => lines().length > 20)).toBe(true);
      for (const { child } of pair) child.kill('SIGKILL');
      await Promise.all(pair.map(({ child }) => new Promise((settle) => child.once('close', settle))));
      const store = await open();
      const kept = await placesAbove(store, team, 0);
      expect(kept).toEqual(upTo(kept.length));
      const told = pair.flatMap(({ lines }) => lines().map(Number));
      expect(new Set(told).size).toBe(told.length);
      expect(Math.max(...told)).toBeLessThanOrEqual(kept.length);
      // Whoever comes after the dead does not wait for them.
      expect(await placeNext(store, team, 'after')).toEqual([kept.length + 1]);
    }
  });

  describe('a listener', () => {
    test('is told of places that another process gave, and of them alone', async () => {
      const listener = await open({ times: shortTimes });
      const told: string[] = [];
      listener.onPlaced((team) => told.push(team));
      await expect.poll(async () => (await askPostgres(url, `SELECT pid ${listening}`)).length).toBe(1);
      await pause(50);
      told.length = 0;
      await listener.writing('told', (sql) => sql.all('SELECT place FROM sample'));
      await listener.writing('told', (sql) =>
        sql.run('INSERT INTO sample (team, place) VALUES (?, ?)', ['told', 1]),
      );
      await listener.writing('told', () => Promise.reject(new Error('not kept'))).catch(() => undefined);
      const child = startChild('place', 'told by ’another’ \\');
      await expect.poll(() => told.length).toBeGreaterThan(3);
      child.child.kill('SIGKILL');
      expect(new Set(told)).toEqual(new Set(['told by ’another’ \\']));
    });

    test('in another process is told of places that were given here', async () => {
      const child = startChild('listen');
      await expect.poll(async () => (await askPostgres(url, `SELECT pid ${listening}`)).length).toBe(1);
      const store = await open();
      await placeNext(store, 'heard afar', 'D');
      await expect.poll(() => child.lines()).toContain('heard afar');
    });

    test('does not sleep through what was placed while its connection was broken', async () => {
      const listener = await open({ times: shortTimes });
      const writer = await open();
      const told: string[] = [];
      listener.onPlaced((team) => told.push(team));
      for (let round = 0; round < 5; round += 1) {
        await expect.poll(async () => (await askPostgres(url, `SELECT pid ${listening}`)).length).toBe(1);
        await pause(30);
        told.length = 0;
        await askPostgres(url, `SELECT pg_terminate_backend(pid) ${listening}`);
        await placeNext(writer, `unheard ${round}`, 'D');
        await expect.poll(() => told).toContain(`unheard ${round}`);
      }
    });

    test('finds out that its connection is silently gone', async () => {
      const wire = await openWire(url);
      const listener = await openSampleStore(wire.url, { times: { ...shortTimes, heartbeatMs: 100 } });
      stores.push(listener);
      const told: string[] = [];
      listener.onPlaced((team) => told.push(team));
      const writer = await open();
      await expect.poll(async () => (await askPostgres(url, `SELECT pid ${listening}`)).length).toBe(1);
      wire.freeze();
      await placeNext(writer, 'said into the void', 'D');
      await expect.poll(() => told).toContain('said into the void');
      await listener.close();
      await wire.close();
    });

    test('is told nothing once it has stopped', async () => {
      const store = await open({ times: shortTimes });
      const told: string[] = [];
      const kept: string[] = [];
      const stop = store.onPlaced((team) => told.push(team));
      store.onPlaced((team) => kept.push(team));
      stop();
      await placeNext(store, 'unheard of', 'D');
      await expect.poll(() => kept).toContain('unheard of');
      expect(told).toEqual([]);
    });
  });
});
