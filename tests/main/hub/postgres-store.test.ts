import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoPostgres } from '../../../bin/postgres.mjs';
import {
  type HubSql,
  type HubStore,
  StoreBusyError,
  StoreFullError,
} from '../../../src/main/hub/hub-store.ts';
import { postgresRefusalToText } from '../../../src/main/hub/postgres-prepare.ts';
import { openPostgresStore } from '../../../src/main/hub/postgres-store.ts';
import {
  hubMigrations,
  openSampleStore,
  sampleMigrations,
  shortTimes,
} from '../../helpers/postgres/sample-store.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../../helpers/postgres/test-postgres.ts';

const columns = ['team', 'place', 'device', 'body', 'small'];
const team = 'T-1';

const place = (sql: HubSql, at: number): Promise<number> =>
  sql.run('INSERT INTO sample (team, place) VALUES (?, ?)', [team, at]);
const places = async (store: HubStore): Promise<readonly number[]> => {
  const rows = await store.reading((sql) =>
    sql.all<{ place: number }>('SELECT place FROM sample ORDER BY place'),
  );
  return rows.map((row) => row.place);
};

describe.skipIf(whyNoPostgres() !== null)('the store on PostgreSQL', () => {
  let postgres: TestPostgres;
  let url: string;
  let store: HubStore;

  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.newDatabase();
    store = await openSampleStore(url, { times: shortTimes });
  });
  afterAll(async () => {
    await store.close();
    await postgres.stop();
  });

  describe('values', () => {
    const rows = [
      [team, Number.MAX_SAFE_INTEGER, 'it’s "?" \\ {a,NULL} बही 𝄞', new Uint8Array([0, 92, 255, 10]), -7],
      [team, -(2 ** 40) - 1, 'NULL', new Uint8Array(0), 2_147_483_647],
      [team, 0, '', null, 0],
      [team, 1, 'a\0b\uFFFF0\uFFFF', null, null],
      [team, 2, null, new Uint8Array(100_000).fill(7), null],
    ];

    test('come back as they went in, many at once and one by one', async () => {
      const asObjects = rows.map((row) =>
        Object.fromEntries(columns.map((name, index) => [name, row[index]])),
      );
      const select = `SELECT ${columns.join(', ')} FROM sample ORDER BY place`;
      const expected = asObjects.toSorted((one, other) => Number(one['place']) - Number(other['place']));
      const many = await store.writing(team, async (sql) => {
        await sql.insertMany('sample', columns, rows);
        const read = await sql.all(select);
        await sql.run('DELETE FROM sample');
        return read;
      });
      expect(many).toEqual(expected);
      const single = await store.writing(team, async (sql) => {
        for (const row of rows) {
          await sql.run(`INSERT INTO sample (${columns.join(', ')}) VALUES (?, ?, ?, ?, ?)`, row);
        }
        const read = await sql.all(select);
        await sql.run('DELETE FROM sample');
        return read;
      });
      expect(single).toEqual(expected);
    });

    test('sums, counts and comparisons are numbers, as SQLite has them', async () => {
      const told = await store.writing(team, async (sql) => {
        await sql.insertMany('sample', columns, rows.slice(1));
        const found = await sql.get(
          `SELECT SUM(place) AS sum, COUNT(*) AS count, MAX(place) = 2 AS isTwo, '?' AS mark FROM sample -- ?`,
        );
        await sql.run('DELETE FROM sample');
        return found;
      });
      expect(told).toEqual({ sum: -(2 ** 40) - 1 + 3, count: 4, istwo: 1, mark: '?' });
    });

    test('a list of texts or of numbers is one parameter', async () => {
      const found = await store.writing(team, async (sql) => {
        await sql.insertMany('sample', columns, rows.slice(1));
        const by = (column: string, list: readonly unknown[]) =>
          sql.all<{ place: number }>(
            `SELECT place FROM sample WHERE team = ? AND ${column} IN ${sql.listed} AND place < ? ORDER BY place`,
            [team, JSON.stringify(list), 2],
          );
        const answers = [
          await by('device', ['', 'NULL', 'other']),
          await by('device', ['a\0b\uFFFF0\uFFFF', '\uD800']),
          await by('place', [1, 2, 3]),
          await by('device', []),
        ];
        await sql.run('DELETE FROM sample');
        return answers.map((answer) => answer.map((row) => row.place));
      });
      expect(found).toEqual([[-(2 ** 40) - 1, 0], [1], [1], []]);
    });

    test('texts are in the order of their bytes, whatever the language of the server', async () => {
      const ordered = await store.writing(team, async (sql) => {
        const texts = ['b', 'B', 'a', 'Z', 'é', '_', 'a b', 'aa'];
        await sql.insertMany(
          'sample',
          columns,
          texts.map((text, index) => [team, index, text, null, null]),
        );
        const read = await sql.all<{ device: string }>('SELECT device FROM sample ORDER BY device');
        await sql.run('DELETE FROM sample');
        return read.map((row) => row.device);
      });
      expect(ordered).toEqual(['B', 'Z', '_', 'a', 'a b', 'aa', 'b', 'é']);
    });

    test('a number that is not exact is a bug, on the way in and on the way out', async () => {
      await expect(store.writing(team, (sql) => place(sql, 1.5))).rejects.toThrow(/whole numbers/);
      await expect(store.reading((sql) => sql.get('SELECT 9007199254740993 AS wide'))).rejects.toThrow(
        /whole numbers/,
      );
    });
  });

  describe('a transaction', () => {
    test('is kept whole or not at all', async () => {
      await expect(
        store.writing(team, async (sql) => {
          await place(sql, 1);
          throw new Error('of the caller');
        }),
      ).rejects.toThrow('of the caller');
      expect(await places(store)).toEqual([]);
    });

    test('in which a statement failed is not kept, even if the caller looks away', async () => {
      await expect(
        store.writing(team, async (sql) => {
          await place(sql, 1);
          await place(sql, 1).catch(() => undefined);
        }),
      ).rejects.toThrow();
      expect(await places(store)).toEqual([]);
    });

    test('of reading sees one state, whatever is written meanwhile, and writes nothing', async () => {
      const seen = await store.reading(async (sql) => {
        const count = async () =>
          (await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM sample'))?.count;
        const before = await count();
        await store.writing('T-2', (writing) => place(writing, 77));
        return [before, await count()];
      });
      expect(seen).toEqual([0, 0]);
      expect(await places(store)).toEqual([77]);
      await expect(store.reading((sql) => place(sql, 78))).rejects.toThrow();
      await store.writing(team, (sql) => sql.run('DELETE FROM sample'));
    });

    test('cannot be used after its end', async () => {
      const escaped = await store.reading(async (sql) => [sql]);
      await expect(escaped[0]?.all('SELECT 1 AS one')).rejects.toThrow(/within/);
    });

    test('is on the disk when it is told as kept, also where the server is set to answer before', async () => {
      const early = await postgres.newDatabase();
      await askPostgres(early, `ALTER DATABASE ${early.replace(/^.*\//, '')} SET synchronous_commit = off`);
      const hasty = await openSampleStore(early);
      const setting = `SELECT current_setting('synchronous_commit') AS setting`;
      expect(await askPostgres(early, setting)).toEqual([{ setting: 'off' }]);
      expect(await hasty.writing(team, (sql) => sql.all(setting))).toEqual([{ setting: 'on' }]);
      await hasty.close();
    });

    test('that wrote nothing leaves no trace of a team that nobody knows', async () => {
      await store.writing('nobody', (sql) => sql.all('SELECT place FROM sample'));
      expect(await askPostgres(url, `SELECT team FROM hub_turn WHERE team = 'nobody'`)).toEqual([]);
    });
  });

  describe('what goes wrong', () => {
    test('whoever waits too long for a team that another process writes for is told: busy', async () => {
      const other = await openSampleStore(url);
      const gate = Promise.withResolvers<void>();
      const holding = Promise.withResolvers<void>();
      const held = other.writing(team, async (sql) => {
        await place(sql, 1);
        holding.resolve();
        await gate.promise;
      });
      await holding.promise;
      await expect(store.writing(team, (sql) => place(sql, 2))).rejects.toThrow(StoreBusyError);
      // Other teams do not wait.
      await store.writing('T-2', (sql) =>
        sql.run('INSERT INTO sample (team, place) VALUES (?, ?)', ['T-2', 3]),
      );
      gate.resolve();
      await held;
      await store.writing(team, (sql) => place(sql, 4));
      expect(await places(store)).toEqual([1, 3, 4]);
      await store.writing(team, (sql) => sql.run('DELETE FROM sample'));
      await other.close();
    });

    test('and so is whoever waits too long in the queue of the same process', async () => {
      const gate = Promise.withResolvers<void>();
      const held = store.writing(team, () => gate.promise);
      await expect(store.writing(team, (sql) => place(sql, 2))).rejects.toThrow(StoreBusyError);
      gate.resolve();
      await held;
      await store.writing(team, (sql) => place(sql, 3));
      expect(await places(store)).toEqual([3]);
      await store.writing(team, (sql) => sql.run('DELETE FROM sample'));
    });

    test('a connection that breaks in the middle keeps nothing, and the next one works', async () => {
      const broken = store.writing(team, async (sql) => {
        await place(sql, 1);
        const self = await sql.get<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await askPostgres(url, `SELECT pg_terminate_backend(${self?.pid})`);
        await place(sql, 2);
      });
      await expect(broken).rejects.toThrow(StoreBusyError);
      expect(await places(store)).toEqual([]);
    });

    test('a process that stands still loses its turn', async () => {
      const still = await openSampleStore(url, { times: { idleMs: 100 } });
      const stopped = still.writing(team, async (sql) => {
        await place(sql, 1);
        await pause(1_000);
        await place(sql, 2);
      });
      await expect(stopped).rejects.toThrow(StoreBusyError);
      await still.close();
      expect(await places(store)).toEqual([]);
    });

    test('a full disk is told as such, and two that wait for each other as busy', async () => {
      const raising = (code: string) => (sql: HubSql) =>
        sql.run(`DO $$ BEGIN RAISE 'no room' USING ERRCODE = '${code}'; END $$`);
      await expect(store.writing(team, raising('53100'))).rejects.toThrow(StoreFullError);
      await expect(store.writing(team, raising('40P01'))).rejects.toThrow(StoreBusyError);
      await expect(store.writing(team, raising('40001'))).rejects.toThrow(StoreBusyError);
      await expect(store.writing(team, raising('23505'))).rejects.not.toThrow(StoreBusyError);
    });

    test('a server that is not there is an answer in words without the password', async () => {
      const away = { url: 'postgres://bahi:geheim@127.0.0.1:1/hub', migrations: hubMigrations() };
      const opened = await openPostgresStore(away);
      expect(opened).toMatchObject({ ok: false, refusal: { code: 'databaseUnreachable' } });
      const words = opened.ok ? '' : postgresRefusalToText(opened.refusal);
      expect(words).toMatch(/not reached .*ECONNREFUSED/);
      expect(words).not.toContain('geheim');
    });
  });

  describe('the tables', () => {
    const open = (address: string, migrations = sampleMigrations()) =>
      openPostgresStore({ url: address, migrations });

    test('are made once by many processes that start together', async () => {
      const fresh = await postgres.newDatabase();
      const opened = await Promise.all(Array.from({ length: 8 }, () => open(fresh)));
      expect(opened.every(({ ok }) => ok)).toBe(true);
      for (const each of opened) if (each.ok) await each.value.close();
      const told = await askPostgres<{ number: number }>(
        fresh,
        'SELECT number FROM hub_migration ORDER BY number',
      );
      expect(told.map(({ number }) => number)).toEqual(sampleMigrations().map(({ number }) => number));
    });

    test('are made once, and keep what they are given, whatever is usual in this database', async () => {
      const fresh = await postgres.newDatabase();
      const name = new URL(fresh).pathname.slice(1);
      const usual = [
        'default_transaction_isolation = serializable',
        'bytea_output = escape',
        'standard_conforming_strings = off',
      ];
      for (const setting of usual) await askPostgres(fresh, `ALTER DATABASE "${name}" SET ${setting}`);
      const opened = await Promise.all(Array.from({ length: 8 }, () => open(fresh)));
      expect(opened.map((each) => (each.ok ? 'opened' : each.refusal.code))).toEqual(
        Array.from({ length: 8 }, () => 'opened'),
      );
      const [first, ...others] = opened.flatMap((each) => (each.ok ? [each.value] : []));
      for (const other of others) await other.close();
      const body = new Uint8Array([0, 92, 255, 10, 39, 120]);
      const named = "it’s \\ ' here";
      const row = await first?.writing(named, async (sql) => {
        await sql.insertMany('sample', columns, [[named, 1, 'd', body, null]]);
        return sql.get('SELECT team, body FROM sample');
      });
      expect(row).toEqual({ team: named, body });
      await first?.close();
    });

    test('of a later version, or made by another text, are refused in words', async () => {
      const newer = await open(url, hubMigrations());
      expect(newer).toEqual({
        ok: false,
        refusal: { code: 'newerHub', databaseVersion: 9_990, appVersion: hubMigrations().at(-1)?.number },
      });
      const edited = await open(
        url,
        sampleMigrations().map((step) => (step.number === 9_990 ? { ...step, sha256: 'other' } : step)),
      );
      expect(edited).toEqual({
        ok: false,
        refusal: { code: 'editedMigration', number: 9_990, name: 'sample' },
      });
      expect(edited.ok ? '' : postgresRefusalToText(edited.refusal)).toMatch(/Step 9990 \(sample\)/);
    });

    test('are changed by all pending steps or by none', async () => {
      const fresh = await postgres.newDatabase();
      const wrong = {
        number: 9_980,
        name: 'wrong',
        sha256: 'x',
        sql: 'CREATE TABLE made (a INT); SELECT nothing',
      };
      await expect(open(fresh, [...hubMigrations(), wrong])).rejects.toThrow(/nothing/);
      expect(
        await askPostgres(fresh, `SELECT to_regclass('made') AS made, to_regclass('hub_turn') AS turn`),
      ).toEqual([{ made: null, turn: null }]);
    });

    test('need a database that keeps every script', async () => {
      const fresh = await postgres.newDatabase();
      await askPostgres(
        fresh,
        `CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER 'libc' TEMPLATE template0`,
      );
      expect(await open(fresh.replace(/[^/]*$/, 'latin'))).toEqual({
        ok: false,
        refusal: { code: 'databaseEncoding', encoding: 'LATIN1' },
      });
    });
  });
});
