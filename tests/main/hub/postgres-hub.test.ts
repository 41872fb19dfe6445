import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { whyNoPostgres } from '../../../bin/postgres.mjs';
import type { Hub, HubParts } from '../../../src/main/hub/hub.ts';
import type { HubStore } from '../../../src/main/hub/hub-store.ts';
import { inspectHub } from '../../../src/main/hub/inspect-hub.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { adoptPostgresOrigin } from '../../../src/main/hub/postgres-origin.ts';
import { openPostgresStore } from '../../../src/main/hub/postgres-store.ts';
import { foundTeamAtHub } from '../../../src/main/hub/register.ts';
import { readEpochs } from '../../../src/main/hub/team-rows.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { bytesToHex } from '../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { startHub, untilAnswered, whicheverLives } from '../../helpers/postgres/hub-processes.ts';
import { hubMigrations } from '../../helpers/postgres/sample-store.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../../helpers/postgres/test-postgres.ts';
import { opened } from '../../shared/domain/events/drafts.ts';
import {
  enrol,
  foundedHub,
  foundingDrafts,
  invited,
  sqliteFactory,
  teamId,
  userAdded,
} from './hub-fixture.ts';
import { RandomTeam } from './random-team.ts';
import { describeHub } from './suites/all.ts';
import { startMs, TestDevice } from './test-device.ts';
import { hubsInTurn, type TwinHub, twinHub } from './twin-hub.ts';

/** More of them by hand: `BAHI_ORACLE_SEEDS=200`. */
const seeds = Array.from({ length: Number(process.env['BAHI_ORACLE_SEEDS'] ?? 3) }, (_, index) => index + 1);

/** Every table that both stores have. */
async function tablesOf(store: HubStore): Promise<readonly string[]> {
  const rows = await store.reading((sql) =>
    sql.all<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname LIKE 'hub~_%' ESCAPE '~' AND relkind IN ('r', 'p')
         AND NOT relispartition AND relname NOT IN ('hub_turn', 'hub_migration') ORDER BY 1`,
    ),
  );
  return rows.map(({ name }) => name);
}

/** Every row of a table as one line, in no store's own order. */
async function linesOf(store: HubStore, table: string): Promise<readonly string[]> {
  const rows = await store.reading((sql) => sql.all<Record<string, unknown>>(`SELECT * FROM ${table}`));
  const toText = (value: unknown): unknown => (value instanceof Uint8Array ? bytesToHex(value) : value);
  return rows
    .map((row) => Object.entries(row).map(([column, value]) => [column, toText(value)] as const))
    .map((cells) => JSON.stringify(cells.sort(([one], [other]) => (one < other ? -1 : 1))))
    .sort();
}

describe.skipIf(whyNoPostgres() !== null)('the hub on PostgreSQL', () => {
  let postgres: TestPostgres;
  const stores: HubStore[] = [];
  const children: ChildProcess[] = [];

  const openAlone = async (url: string): Promise<HubStore> =>
    valueOrThrow(await openPostgresStore({ url, migrations: hubMigrations(), connections: 5 }));
  const openStore = async (url: string): Promise<HubStore> => {
    const store = await openAlone(url);
    stores.push(store);
    return store;
  };
  const partsOf = (store: HubStore, clock: { readonly nowMs: number }): HubParts => {
    let epochs = 0;
    const newEpoch = (): string => {
      epochs += 1;
      return `epoch-${epochs}`;
    };
    return {
      store,
      hubId: 'hub-1',
      hash: nativeSha256,
      nowMs: () => clock.nowMs,
      usualDaysBack: () => 7,
      newEpoch,
    };
  };

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  afterAll(() => postgres.stop());

  describe('two hubs on one PostgreSQL, asked in turn, answer as one on SQLite', { timeout: 180_000 }, () => {
    const meetings = async (seed: number): Promise<TwinHub> => {
      const clock = { nowMs: startMs };
      const url = await postgres.newDatabase();
      const [first, second] = [await openStore(url), await openStore(url)];
      const sqlite = partsOf(await sqliteFactory(), clock);
      const parts = partsOf(first, clock);
      const pair = hubsInTurn([await openHub(parts), await openHub({ ...parts, store: second })]);
      const twin = twinHub(await openHub(sqlite), pair);
      const desk = new TestDevice({ team: teamId, hub: { current: twin }, user: 'admin' });
      for (const each of [sqlite, parts]) {
        await foundTeamAtHub(each, { team: teamId, publicKeys: [desk.keys.publicKey], userId: 'admin' });
      }
      desk.write(foundingDrafts(desk));
      await desk.meet();
      const team = new RandomTeam(seed, desk, clock);
      for (let step = 0; step < 120; step += 1) await team.act();
      for (const table of await tablesOf(second)) {
        const [onPostgres, onSqlite] = [await linesOf(second, table), await linesOf(sqlite.store, table)];
        // The first that differs says enough; all of them would fill the screen.
        const differing = onSqlite.findIndex((line, index) => line !== onPostgres[index]);
        expect([table, onPostgres.length, onPostgres[differing]]).toEqual([
          table,
          onSqlite.length,
          onSqlite[differing],
        ]);
      }
      return twin;
    };

    const heard = new Map<string, number>();
    test.each(seeds)('seed %i', async (seed) => {
      const { answered } = await meetings(seed);
      for (const [kind, times] of answered) heard.set(kind, (heard.get(kind) ?? 0) + times);
      for (const kind of ['hello', 'ack', 'page', 'digest', 'registered']) {
        expect(answered.get(kind) ?? 0, kind).toBeGreaterThan(0);
      }
    });

    test('over all seeds everything a hub can say was said', () => {
      const rare = ['grant', 'revoke', 'backfill', 'held', 'held line', 'duplicate', 'other epoch'];
      const refused = ['refusal fork', 'refusal epoch', 'refusal scope', 'refusal bad'];
      expect([...rare, ...refused].filter((kind) => !heard.has(kind))).toEqual([]);
    });
  });

  describe('many devices of one team at once', { timeout: 180_000 }, () => {
    /** A founded team with twenty people, all of whose devices have met the hub. */
    const crowd = async (hub: Hub, parts: HubParts): Promise<readonly [TestDevice, ...TestDevice[]]> => {
      const desk = new TestDevice({ team: teamId, hub: { current: hub }, user: 'admin' });
      await foundTeamAtHub(parts, { team: teamId, publicKeys: [desk.keys.publicKey], userId: 'admin' });
      desk.write(foundingDrafts(desk));
      for (let n = 0; n < 20; n += 1) {
        desk.write([userAdded(`U-${n}`, ['field']), invited(`I-${n}`, `U-${n}`, 'open sesame')]);
      }
      await desk.meet();
      const devices = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const device = new TestDevice({ team: teamId, hub: { current: hub }, user: `U-${n}` });
          await enrol(device, `I-${n}`, 'open sesame');
          await device.hello();
          return device;
        }),
      );
      return [desk, ...devices];
    };

    /** Everything that any of them wrote stands at the hub once, and the whole order is dense. */
    const expectOneOrder = async (store: HubStore, devices: readonly TestDevice[]): Promise<void> => {
      const { rows, top } = await inspectHub(store, teamId, nativeSha256);
      const places = rows.map(({ place }) => place).sort((one, other) => Number(one) - Number(other));
      expect(places).toEqual(Array.from({ length: top }, (_, index) => index + 1));
      const written = devices.flatMap(({ own }) => own.map(({ id }) => id));
      expect(rows.map(({ id }) => id).sort()).toEqual(written.sort());
    };

    test('pushed through two hubs, while a desk polls: no place is passed over, nothing is lost', async () => {
      const url = await postgres.newDatabase();
      const clock = { nowMs: startMs };
      const parts = partsOf(await openStore(url), clock);
      const hub = hubsInTurn([
        await openHub(parts),
        await openHub({ ...parts, store: await openStore(url) }),
      ]);
      const [desk, ...devices] = await crowd(hub, parts);
      const reached: number[] = [];
      let arePushing = true;
      const polling = (async () => {
        for (let isLast = false; !isLast; ) {
          isLast = !arePushing;
          await desk.hello();
          await desk.pullAll(25);
          reached.push(desk.place);
        }
      })();
      await Promise.all(
        devices.map(async (device, n) => {
          for (let turn = 0; turn < 6; turn += 1) {
            for (let count = 0; count <= (n + turn) % 4; count += 1)
              device.write([opened({ accountId: `A-${n}` })]);
            await device.meet();
          }
        }),
      );
      arePushing = false;
      await polling;
      await expectOneOrder(await openStore(url), [desk, ...devices]);
      expect(reached).toEqual(reached.toSorted((one, other) => one - other));
      expect(desk.heldPlaces()).toEqual(Array.from({ length: desk.place }, (_, index) => index + 1));
      expect((await desk.hello()).upToDate).toBe(true);
    });

    test('pushed through two hub processes that are killed and started again: what was acknowledged is there', async () => {
      const url = await postgres.newDatabase();
      const store = await openStore(url);
      const parts = partsOf(store, { nowMs: startMs });
      const pair = [await startHub(url), await startHub(url)];
      children.push(...pair.map(({ child }) => child));
      const hub = hubsInTurn([0, 1].map((index) => whicheverLives(pair, index)));
      const [desk, ...devices] = await crowd(hub, parts);
      let arePushing = true;
      const killing = (async () => {
        for (let turn = 0; arePushing && turn < 6; turn += 1) {
          await pause(150);
          pair[turn % 2]?.child.kill('SIGKILL');
          const fresh = await startHub(url);
          children.push(fresh.child);
          pair[turn % 2] = fresh;
        }
      })();
      const acknowledged = new Map<string, number>();
      await Promise.all(
        devices.map(async (device, n) => {
          for (let turn = 0; turn < 8; turn += 1) {
            device.write(Array.from({ length: 5 }, () => opened({ accountId: `A-${n}` })));
            await untilAnswered(async () => {
              const { highWater } = await device.hello();
              if (highWater.seq < device.own.length) {
                const ack = await device.push(highWater.seq + 1);
                acknowledged.set(device.device, ack.highWater.seq);
              }
            });
          }
        }),
      );
      arePushing = false;
      await killing;
      for (const device of devices) {
        const { highWater } = await device.hello();
        expect(highWater.seq).toBe(device.own.length);
        expect(highWater.seq).toBeGreaterThanOrEqual(acknowledged.get(device.device) ?? 0);
      }
      await expectOneOrder(store, [desk, ...devices]);
    });
  });

  describe('does all that the one on SQLite does:', () => {
    const emptied: HubStore[] = [];
    let turn = 0;
    /** A property makes a hub for each of its runs: they take turns with a few databases, emptied before. */
    const factory = async (): Promise<HubStore> => {
      const index = turn % 3;
      turn += 1;
      const store = emptied[index] ?? (await openAlone(await postgres.newDatabase()));
      emptied[index] = store;
      const tables = await tablesOf(store);
      await store.writing(teamId, async (sql) => {
        for (const table of tables) await sql.run(`DELETE FROM ${table}`);
      });
      return store;
    };
    afterAll(() => Promise.all(emptied.map((store) => store.close())));

    // Laws are tried often on SQLite; here a few times, for what the other store makes of them.
    describeHub(factory, 8);
  });

  test('begins a new run of the order on a restored copy, once, and on nothing else', async () => {
    const url = await postgres.newDatabase();
    const clock = { nowMs: startMs };
    const parts = partsOf(await openStore(url), clock);
    const { desk } = await foundedHub(async () => parts.store);
    expect(await adoptPostgresOrigin(parts)).toBe(false);
    expect(await adoptPostgresOrigin({ ...parts, store: await openStore(url) })).toBe(false);
    desk.write([opened({ accountId: 'A-1' })]);
    await desk.meet();
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await askPostgres(
      url.replace(/[^/]*$/, 'postgres'),
      `CREATE DATABASE hub_copy TEMPLATE ${url.replace(/^.*\//, '')}`,
    );
    const newEpoch = (): string => 'epoch of the copy';
    const restored = { ...partsOf(await openStore(url.replace(/[^/]*$/, 'hub_copy')), clock), newEpoch };
    const other = { ...restored, store: await openStore(url.replace(/[^/]*$/, 'hub_copy')) };
    const began = await Promise.all([adoptPostgresOrigin(restored), adoptPostgresOrigin(other)]);
    expect(began.filter(Boolean)).toEqual([true]);
    const runs = await restored.store.reading((sql) => readEpochs(sql, teamId));
    expect(runs.map(({ number, fromPlace }) => [number, fromPlace])).toEqual([
      [1, 0],
      [2, 4],
    ]);
  });

  test('begins nothing where the server keeps to itself where it lives', async () => {
    const url = await postgres.newDatabase();
    await askPostgres(url, 'REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC');
    await askPostgres(url, `CREATE ROLE guest LOGIN PASSWORD 'guest'`);
    await askPostgres(url, 'GRANT ALL ON SCHEMA public TO guest');
    const store = await openStore(url.replace(/\/\/bahi:[^@]*@/, '//guest:guest@'));
    expect(await adoptPostgresOrigin(partsOf(store, { nowMs: startMs }))).toBe(false);
  });

  test('takes in what would fit into none of its indexes, as any other content', async () => {
    const { desk } = await foundedHub(async () => openStore(await postgres.newDatabase()));
    const seq = desk.own.length + 1;
    const toUserId = Array.from({ length: 300 }, (_, index) => nativeSha256.ofText(`${index}`).join('')).join(
      '',
    );
    const facts = { id: 'far', device: desk.device, seq, kind: 'cash.handedOver', stream: 'wallet:admin' };
    desk.append(JSON.stringify({ ...facts, user: 'admin', data: { toUserId } }), '', 'far');
    expect((await desk.push(seq)).highWater.seq).toBe(seq);
  });
});
