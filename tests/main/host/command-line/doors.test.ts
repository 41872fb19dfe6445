import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { sqlcipherDriver } from '../../../../src/main/db/sqlcipher.ts';
import { createFileKeystore } from '../../../../src/main/keys/keystore.ts';
import { listKeyHolders, unlockProfile } from '../../../../src/main/keys/profile-keys.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { dailyDescribe, dailyTest, restDescribe, restTest } from '../../../helpers/lane-tests.ts';
import {
  bahi,
  bahiJson,
  fixture,
  freshFolder,
  freshLedgerFolder,
  passphrase,
  removeFoldersAtTheEnd,
  startBahi,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

const openElsewhere =
  'This ledger is open elsewhere on this machine. Close Bahi there, then try again; nothing was changed.\n';

/** A running `bahi serve` and its link; ended with the test. */
async function serve(
  data: string,
  surrounding: { readonly fromCheckout?: boolean } = {},
): Promise<{ child: ChildProcess; link: string; ended: Promise<unknown> }> {
  const child = startBahi(['serve'], { data, ...surrounding });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const [text] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
  return { child, link: text, ended };
}

/** Bytes of every file of a folder, by name. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), readFileSync(file).toString('base64')];
    }),
  );
}

describe('a ledger that is open elsewhere', { timeout: 60_000 }, () => {
  dailyTest(
    'is refused in words with status 3 while the application serves it, and free again afterwards',
    async () => {
      const data = await freshLedgerFolder();
      const { child, link, ended } = await serve(data);
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=\S+\n$/);
      for (const words of [['verify'], ['import', fixture('duplicates.csv')], ['init'], ['serve']]) {
        expect(await bahi(words, { data })).toEqual({ status: 3, stdout: '', stderr: openElsewhere });
      }
      child.kill('SIGTERM');
      const [status] = (await ended) as [number];
      expect(status).toBe(0);
      expect((await bahi(['verify'], { data })).status).toBe(0);
    },
  );

  dailyTest('is free again after the application was killed', async () => {
    const data = await freshLedgerFolder();
    const { child } = await serve(data);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(path.join(data, 'host.json')), { timeout: 20_000 }).toBe(false);
    expect((await bahi(['verify'], { data })).status).toBe(0);
  });

  restTest('is closed in order when the script that started the application is killed', async () => {
    const data = await freshLedgerFolder();
    const { child, link, ended } = await serve(data, { fromCheckout: true });
    expect((await fetch(link.trim())).status).toBe(200);
    const holder = path.join(data, 'host.json');
    expect(existsSync(holder)).toBe(true);
    // Both ends of the standard streams belong to the application too: they close when the last of it has ended.
    child.kill('SIGKILL');
    await ended;
    await expect(fetch(link.trim())).rejects.toThrow();
    // A holder that was killed leaves its note and its journal behind; one that closed takes them along.
    await expect.poll(() => existsSync(holder), { timeout: 20_000 }).toBe(false);
    expect(existsSync(path.join(data, 'ledger.db-wal'))).toBe(false);
    expect((await bahi(['verify'], { data })).status).toBe(0);
  });

  restTest('that is the practice book is named so before it is served', async () => {
    const data = freshFolder();
    await bahiJson(['sample', '--accounts', '5', '--seed', '1'], { data });
    const { child, link } = await serve(data);
    expect(link).toMatch(/^http:/);
    expect(String(child.stderr?.read())).toContain(`This is the practice book in ${data}`);
    const own = await serve(await freshLedgerFolder());
    expect(own.child.stderr?.read()).toBeNull();
  });

  dailyTest('a port that another program has is said in words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ran = await bahi(['serve', '--port', String(port)], { data: await freshLedgerFolder() });
    expect(ran).toEqual({
      status: 3,
      stdout: '',
      stderr: 'Another program uses this port. Choose another with --port, or leave --port out.\n',
    });
  });
});

dailyDescribe('a ledger of another version', { timeout: 60_000 }, () => {
  dailyTest('written by a newer Bahi is refused in words and left as it is', async () => {
    const data = await freshLedgerFolder();
    await markAsNewer(data);
    const before = contentOf(data);
    for (const words of [['verify'], ['import', fixture('duplicates.csv')], ['worklist']]) {
      expect(await bahi(words, { data })).toEqual({
        status: 1,
        stdout: '',
        stderr: 'This ledger was written by a newer Bahi. Update Bahi to open it; nothing was changed.\n',
      });
    }
    expect(contentOf(data)['ledger.db']).toBe(before['ledger.db']);
  });

  dailyTest('that is damaged is refused in words and left as it is', async () => {
    const data = await freshLedgerFolder();
    const file = path.join(data, 'ledger.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8 * 4096, 9 * 4096);
    writeFileSync(file, bytes);
    const ran = await bahi(['verify'], { data });
    expect([ran.status, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toBe(
      'The ledger file is damaged. Restore the latest backup; the damaged file was left as it is.\n',
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

/** Puts the mark of a later migration into a ledger, as a later version would. */
async function markAsNewer(data: string): Promise<void> {
  const [holder] = valueOrThrow(listKeyHolders(data));
  const keys = { directory: data, keystore: createFileKeystore(data) };
  const clock = { nowMs: 1, uptimeMs: 1 };
  const attempt = { userId: holder?.userId ?? '', secret: passphrase, clock };
  const key = valueOrThrow(await unlockProfile(keys, attempt));
  const opening = { path: path.join(data, 'ledger.db'), key, create: false, busyTimeoutMs: 0 };
  const { database, close } = sqlcipherDriver.openWritable(opening);
  database.run("INSERT INTO migration (number, name, sha256, applied_at_ms) VALUES (9990, 'later', 'x', 1)");
  database.execute('PRAGMA user_version=9990; PRAGMA wal_checkpoint(TRUNCATE)');
  close();
}

dailyDescribe('a folder that cannot be written to', { timeout: 60_000 }, () => {
  // Root writes wherever it likes, so as root the command runs as nobody.
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? { userId: 65_534 } : {};
  const sentence = 'This folder cannot be written to. Choose another with --data, or change its rights.\n';

  dailyTest.skipIf(process.platform === 'win32')(
    'is refused in words, with a ledger in it and without',
    async () => {
      const data = await freshLedgerFolder();
      const open = freshFolder();
      cpSync(data, open, { recursive: true });
      if (isRoot)
        for (const name of ['', ...readdirSync(open)]) chownSync(path.join(open, name), 65_534, 65_534);
      chmodSync(path.dirname(open), 0o755);
      expect((await bahi(['verify'], { data: open, ...nobody })).status).toBe(0);

      const before = contentOf(open);
      chmodSync(open, 0o555);
      for (const words of [['verify'], ['init'], ['serve'], ['import', fixture('duplicates.csv')]]) {
        expect(await bahi(words, { data: open, ...nobody })).toEqual({
          status: 3,
          stdout: '',
          stderr: sentence,
        });
      }
      const inside = path.join(open, 'new');
      expect(await bahi(['init'], { data: inside, ...nobody })).toEqual({
        status: 3,
        stdout: '',
        stderr: sentence,
      });
      expect(contentOf(open)).toEqual(before);
      chmodSync(open, 0o755);
    },
  );

  dailyTest('that is a file is refused the same way', async () => {
    const parent = freshFolder();
    mkdirSync(parent, { recursive: true });
    const file = path.join(parent, 'a-file');
    writeFileSync(file, 'mine');
    for (const data of [path.join(file, 'profile'), file]) {
      expect(await bahi(['init'], { data })).toEqual({ status: 3, stdout: '', stderr: sentence });
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

restDescribe('a full disk', { timeout: 120_000 }, () => {
  const sentence =
    'The disk is full. Free some space and try again; nothing was half written, and nothing was lost.\n';

  restTest('refuses what does not fit, keeps what was there, and works again with room', async ({ skip }) => {
    const disk =
      smallDisk(3) ?? skip('only root can mount a small disk; full-disk.test.ts fills SQLite instead');
    const data = path.join(disk, 'profile');
    cpSync(await freshLedgerFolder(), data, { recursive: true });
    const small = path.join(disk, 'small.csv');
    writeFileSync(small, csvOf(20));
    expect((await bahi(['import', small, '--currency', 'INR'], { data })).status).toBe(0);
    const before = await bahiJson(['verify'], { data });
    const large = `${freshFolder()}.csv`;
    writeFileSync(large, csvOf(9_000));
    const full = await bahi(['import', large, '--currency', 'INR', '--mapping', 'small'], { data });
    expect(full).toEqual({ status: 3, stdout: '', stderr: sentence });
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    expect(await bahiJson(['verify'], { data })).toEqual(before);
    const again = await bahiJson<{ created: number }>(
      ['import', large, '--currency', 'INR', '--mapping', 'small'],
      { data },
    );
    expect(again.created).toBe(8_980);
  });

  restTest('refuses to found a ledger that has no room, and leaves nothing half made', async ({ skip }) => {
    const disk = smallDisk(1) ?? skip('only root can mount a small disk');
    writeFileSync(path.join(disk, 'filler'), Buffer.alloc(900 * 1024));
    const data = path.join(disk, 'profile');
    const full = await bahi(['init'], { data });
    expect(full).toEqual({ status: 3, stdout: '', stderr: sentence });
    execFileSync('mount', ['-o', 'remount,size=16m', disk]);
    expect((await bahi(['init'], { data })).status).toBe(0);
    expect((await bahi(['verify'], { data })).status).toBe(0);
  });
});

/** A disk of so many megabytes, mounted in memory; null where that is not allowed. Unmounted with the test. */
function smallDisk(megabytes: number): string | null {
  const disk = freshFolder();
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const customer = at % 300;
    return `C${customer},Kulkarni Traders ${customer},INV-${at},2026-09-01,2026-10-01,${at + 1}.50`;
  });
  return ['Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount', ...lines, ''].join('\n');
}
