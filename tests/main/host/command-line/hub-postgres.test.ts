import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { whyNoPostgres } from '../../../../bin/postgres.mjs';
import { storeSentences } from '../../../../src/main/hub/store-standing.ts';
import { readHubOffer } from '../../../../src/shared/domain/team/invitation.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { openCutProxy } from '../../../helpers/postgres/cut-proxy.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../../../helpers/postgres/test-postgres.ts';
import {
  bahi,
  bahiJson,
  freshFolder,
  freshLedgerFolder,
  removeFoldersAtTheEnd,
  startBahi,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

/** A running `bahi hub` on a database. */
interface HubProgram {
  readonly child: ChildProcess;
  readonly offer: string;
  readonly port: number;
  /** Everything that it said on standard error. */
  readonly said: () => string;
}

async function startHub(data: string, store: string, port = 0): Promise<HubProgram> {
  const child = startBahi(['hub', '--listen', `127.0.0.1:${port}`, '--store', store], { data, pin: null });
  onTestFinished(async () => void (await end(child, 'SIGKILL')));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let printed = '';
  child.stdout?.setEncoding('utf8');
  for await (const chunk of child.stdout as AsyncIterable<string>) {
    printed += chunk;
    if (printed.endsWith('\n')) break;
  }
  const offer = printed.trim();
  const [address] = valueOrThrow(readHubOffer(offer)).addresses;
  return { child, offer, port: address?.[1] ?? 0, said: () => said };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return null;
  const closed = once(child, 'exit');
  child.kill(signal);
  return closed;
}

/** The folder of a further process of the same hub: it has the key, and nothing else is kept in a folder. */
function furtherFolder(first: string): string {
  const folder = freshFolder();
  mkdirSync(folder, { mode: 0o700 });
  cpSync(path.join(first, 'hub-identity.json'), path.join(folder, 'hub-identity.json'));
  return folder;
}

const input = (value: object): string[] => ['--input', JSON.stringify(value)];
let commands = 0;
const commandId = (): string => {
  commands += 1;
  return `00000000-0000-7000-8000-${commands.toString(16).padStart(12, '0')}`;
};
const call = (data: string, name: string, value: object = {}) =>
  bahiJson<Record<string, unknown>>([name, ...input(value)], { data });
const command = (data: string, name: string, value: object = {}) =>
  call(data, name, { commandId: commandId(), ...value });
const sync = (data: string) =>
  bahiJson<{ readonly problem: string | null; readonly sent: number }>(['sync'], { data });
const members = async (data: string): Promise<readonly string[]> =>
  (await bahiJson<{ members: { name: string }[] }>(['listTeam'], { data })).members
    .map(({ name }) => name)
    .sort();

describe.skipIf(whyNoPostgres() !== null)('bahi hub --store postgres://…', { timeout: 480_000 }, () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.stop());

  it('two processes are one hub: a device joins, meets through either, and one that is killed is not missed', async () => {
    const store = await postgres.newDatabase();
    const folder = freshFolder();
    const one = await startHub(folder, store);
    const other = furtherFolder(folder);
    let two = await startHub(other, store);
    const office = await freshLedgerFolder();
    await command(office, 'useHub', { offer: one.offer });
    await command(office, 'changeHubAddress', { host: '127.0.0.1', port: two.port });
    const invited = await command(office, 'inviteDevice', {
      who: { name: 'Ravi', roles: ['admin', 'field'] },
    });
    expect(await sync(office)).toMatchObject({ problem: null });
    const { text } = await call(office, 'readInvitation', { invitationId: invited['invitationId'] });
    const field = freshFolder();
    const joined = await bahi(['join', String(text)], { data: field });
    expect([joined.status, joined.stderr]).toEqual([0, '']);
    // Only the first is left.
    await end(two.child, 'SIGKILL');
    await command(field, 'inviteDevice', { who: { name: 'Meena', roles: ['field'] } });
    expect(await sync(field)).toMatchObject({ problem: null });
    expect(await sync(office)).toMatchObject({ problem: null });
    expect(await members(office)).toEqual(['Asha', 'Meena', 'Ravi']);
    // Only the second is left, as whoever keeps it has started it again.
    two = await startHub(other, store, two.port);
    expect(await end(one.child, 'SIGTERM')).toEqual([0, null]);
    await command(office, 'inviteDevice', { who: { name: 'Sunil', roles: ['field'] } });
    expect(await sync(office)).toMatchObject({ problem: null });
    expect(await sync(field)).toMatchObject({ problem: null });
    expect(await members(field)).toEqual(['Asha', 'Meena', 'Ravi', 'Sunil']);
    const epochs = await askPostgres<{ readonly count: string }>(store, 'SELECT count(*) FROM hub_epoch');
    expect(epochs).toEqual([{ count: '1' }]);
    for (const { said } of [one, two]) expect(said().split('\n')).toHaveLength(2);
  });

  it('says once that its database went away and once that it is back; devices come again, and it ends when it is asked', async () => {
    const database = await postgres.newDatabase();
    const line = await openCutProxy(database);
    onTestFinished(() => line.close());
    const hub = await startHub(freshFolder(), line.url);
    const office = await freshLedgerFolder();
    await command(office, 'useHub', { offer: hub.offer });
    line.cut();
    await command(office, 'inviteDevice', { who: { name: 'Ravi', roles: ['field'] } });
    const vain = await bahi(['sync'], { data: office });
    expect([vain.status, vain.stdout]).toEqual([3, 'The meeting came to nothing: busy.\n']);
    line.mend();
    expect(await sync(office)).toMatchObject({ problem: null });
    expect(hub.said().split('\n').slice(1)).toEqual([storeSentences.gone, storeSentences.back, '']);
    line.cut();
    await wait(200);
    expect(await end(hub.child, 'SIGTERM')).toEqual([0, null]);
    expect(hub.said()).not.toContain(new URL(database).password);
  });

  it('goes on in a new run of its order where the database is a restored copy', async () => {
    const store = await postgres.newDatabase();
    const folder = freshFolder();
    const first = await startHub(folder, store);
    const office = await freshLedgerFolder();
    await command(office, 'useHub', { offer: first.offer });
    expect(await sync(office)).toMatchObject({ problem: null });
    await end(first.child, 'SIGTERM');
    const name = path.basename(new URL(store).pathname);
    await askPostgres(
      store.replace(/[^/]*$/, 'postgres'),
      `CREATE DATABASE copy_of_${name} TEMPLATE ${name}`,
    );
    await startHub(folder, store.replace(/[^/]*$/, `copy_of_${name}`), first.port);
    await command(office, 'inviteDevice', { who: { name: 'Ravi', roles: ['field'] } });
    expect(await sync(office)).toMatchObject({ problem: null });
    const copy = store.replace(/[^/]*$/, `copy_of_${name}`);
    expect(await askPostgres(copy, 'SELECT number, cause FROM hub_epoch ORDER BY number')).toEqual([
      { number: expect.anything(), cause: 'founded' },
      { number: expect.anything(), cause: 'nonce' },
    ]);
  });

  it('says in a sentence why a database does not serve, and never its password', async () => {
    const store = await postgres.newDatabase();
    const secret = 'a-secret-of-the-test';
    await askPostgres(store, `CREATE ROLE guest LOGIN PASSWORD '${secret}'`);
    const { host } = new URL(store);
    const as = (user: string, at = host, rest = new URL(store).pathname): string =>
      `postgres://${user}:${secret}@${at}${rest}`;
    const tried = await Promise.all(
      [
        as('bahi'),
        as('guest', host, '/nowhere'),
        as('guest'),
        as('guest', '127.0.0.1:1'),
        as('guest', '127.0.0.1:99999'),
        as('guest', host, '/hub_1?sslmode=verify-full&sslrootcert=missing.pem'),
      ].map((url) =>
        bahi(['hub', '--listen', '127.0.0.1:0', '--store', url], { data: freshFolder(), pin: null }),
      ),
    );
    const login = 'Check the user, the password and the name of the database.';
    const address =
      'It is postgres://USER:PASSWORD@HOST:PORT/DATABASE; in the password, @ is written %40, : is %3A, / is %2F and % is %25.';
    expect(tried.map(({ stderr }) => stderr)).toEqual([
      `The database did not let the hub in (password authentication failed for user "bahi"). ${login}\n`,
      `The database did not let the hub in (database "nowhere" does not exist). ${login}\n`,
      'The hub may not make its tables in this database (permission denied for schema public). ' +
        'Make its user the owner of the database, or let it CREATE in the schema.\n',
      'The database was not reached (connect ECONNREFUSED 127.0.0.1:1). Check the address and that the server runs.\n',
      `The address of the database cannot be read (it is none). ${address}\n`,
      `The address of the database cannot be read (no file missing.pem). ${address}\n`,
    ]);
    for (const { status, stdout } of tried) expect([status, stdout]).toEqual([1, '']);
  });
});
