import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server that lives as long as whoever started it. */
export interface TestPostgres {
  /** A new, empty database; answers its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Settings of a server whose data nobody will miss: it never waits for the disk. */
const forgetful = ['fsync=off', 'full_page_writes=off', 'shared_buffers=64MB'];

/**
 * Starts a server. It ends with `stop`, or with this process, however that ends. `folder` is where its data lies and
 * `settings` are those of the bench, which must wait for the disk.
 */
export async function startPostgres(
  options: { readonly folder?: string; readonly settings?: readonly string[] } = {},
): Promise<TestPostgres> {
  const { folder = '', settings = forgetful } = options;
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keeper.ts'), folder, ...settings], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => keeper.once('exit', () => settle()));
  const url = await new Promise<string>((settle, fail) => {
    let told = '';
    keeper.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.endsWith('\n')) settle(told.trim());
    });
    keeper.once('exit', () => fail(new Error('the PostgreSQL server of the tests did not start')));
  });
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const name = `hub_${databases}`;
      await askPostgres(url, `CREATE DATABASE ${name}`);
      return url.replace(/\/postgres$/, `/${name}`);
    },
    async stop() {
      keeper.stdin.end();
      await ended;
    },
  };
}

/** One statement on a connection of its own, past the store. */
export async function askPostgres<Row>(url: string, statement: string): Promise<readonly Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows as Row[];
  } finally {
    await client.end();
  }
}
