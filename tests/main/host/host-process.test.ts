import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { keepLedgerHost } from '../../../src/main/host/host-keeper.ts';
import { startHostOnDemand } from '../../../src/main/host/host-on-demand.ts';
import { forkNodeHost, type LedgerHost } from '../../../src/main/host/host-process.ts';

/** A real child process behind the wire; it is the fixture host, so no ledger is opened. */
const entryPath = join(import.meta.dirname, '..', '..', 'helpers', 'fixture-ledger-host.ts');
const stopped = { ok: false, refusal: { code: 'hostStopped', params: {} } };
let dataDirectory: string;
let host: LedgerHost;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'bahi-host-'));
});

afterEach(async () => {
  await host.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('answers come back to the call they belong to, whatever their order', async () => {
  host = forkNodeHost({ entryPath, dataDirectory });
  const finished: unknown[] = [];
  const calls = [120, 60, 0].map(async (afterMs) => {
    const answer = await host.call('describeProfile', { echo: afterMs, afterMs });
    finished.push(afterMs);
    return answer.ok && (answer.value as { echo: number }).echo;
  });
  expect(await Promise.all(calls)).toEqual([120, 60, 0]);
  expect(finished).toEqual([0, 60, 120]);
});

test('a refusal crosses the wire as it is', async () => {
  host = forkNodeHost({ entryPath, dataDirectory });
  expect(await host.call('unlock', {})).toEqual({ ok: false, refusal: { code: 'locked', params: {} } });
});

test('the keystore notice arrives before the first call', async () => {
  host = forkNodeHost({ entryPath, dataDirectory });
  host.notify({ kind: 'keystore', deviceSecretBase64: Buffer.alloc(32).toString('base64') });
  expect(await host.call('describeProfile', {})).toMatchObject({ value: { deviceSecretBytes: 32 } });
});

test('a host that dies answers every pending call, and later ones at once', async () => {
  host = forkNodeHost({ entryPath, dataDirectory });
  const exits: unknown[] = [];
  const changes: unknown[] = [];
  host.onExit((exit) => exits.push(exit));
  host.onChanged((keys) => changes.push(keys));
  const pending = host.call('describeProfile', { afterMs: 10_000 });
  expect(await host.call('describeProfile', { crash: true })).toEqual(stopped);
  expect(await pending).toEqual(stopped);
  expect(await host.call('describeProfile', {})).toEqual(stopped);
  expect(exits).toEqual([{ expected: false }]);
  expect(changes).toEqual([['*']]);
});

test('a program that cannot start is a host that stopped', async () => {
  host = forkNodeHost({ entryPath: join(dataDirectory, 'absent.js'), dataDirectory });
  expect(await host.call('describeProfile', {})).toEqual(stopped);
});

test('stop lets the host close in order and ends expected', async () => {
  host = forkNodeHost({ entryPath, dataDirectory });
  const exits: unknown[] = [];
  host.onExit((exit) => exits.push(exit));
  await host.call('describeProfile', {});
  await Promise.all([host.stop(), host.stop()]);
  expect(exits).toEqual([{ expected: true }]);
  expect(readFileSync(join(dataDirectory, 'fixture.log'), 'utf8')).toBe('stopped\n');
  expect(await host.call('describeProfile', {})).toEqual(stopped);
});

test('a kept host comes back after a crash, is greeted again, and says that everything changed', async () => {
  host = keepLedgerHost({
    start: () => forkNodeHost({ entryPath, dataDirectory }),
    greetings: () => [{ kind: 'keystore', deviceSecretBase64: Buffer.alloc(32).toString('base64') }],
    nowMs: () => 0,
  });
  const changes: unknown[] = [];
  host.onChanged((keys) => changes.push(keys));
  const before = await host.call('describeProfile', {});
  expect(await host.call('describeProfile', { crash: true })).toEqual(stopped);
  const after = await host.call('describeProfile', {});
  expect(after).toMatchObject({ ok: true, value: { deviceSecretBytes: 32 } });
  expect(after.ok && before.ok && (after.value as { pid: number }).pid).not.toBe(
    before.ok && (before.value as { pid: number }).pid,
  );
  expect(changes).toEqual([['*']]);
});

test('a host that keeps dying is left alone, until a later call revives it', async () => {
  let nowMs = 1_000_000;
  let starts = 0;
  host = keepLedgerHost({
    start: () => {
      starts += 1;
      return forkNodeHost({ entryPath, dataDirectory });
    },
    greetings: () => [],
    nowMs: () => nowMs,
  });
  for (let crash = 0; crash < 4; crash += 1) {
    expect(await host.call('describeProfile', { crash: true })).toEqual(stopped);
  }
  expect(starts).toBe(4);
  expect(await host.call('describeProfile', {})).toEqual(stopped);
  expect(starts).toBe(4);
  nowMs += 5_000;
  expect(await host.call('describeProfile', {})).toMatchObject({ ok: true });
  expect(starts).toBe(5);
});

test('a host on demand starts at the first call, once, and hears what was noticed before', async () => {
  let starts = 0;
  const exits: unknown[] = [];
  host = startHostOnDemand(() => {
    starts += 1;
    return forkNodeHost({ entryPath, dataDirectory });
  });
  host.onExit((exit) => exits.push(exit));
  expect(starts).toBe(0);
  host.notify({ kind: 'keystore', deviceSecretBase64: Buffer.alloc(32).toString('base64') });
  expect(await host.call('describeProfile', {})).toMatchObject({ value: { deviceSecretBytes: 32 } });
  expect(starts).toBe(1);
  await host.stop();
  expect([exits, await host.call('describeProfile', {})]).toEqual([[{ expected: true }], stopped]);
});

test('a host on demand that nobody asked anything is never started, also not after its end', async () => {
  let starts = 0;
  host = startHostOnDemand(() => {
    starts += 1;
    return forkNodeHost({ entryPath, dataDirectory });
  });
  await host.stop();
  expect([await host.call('describeProfile', {}), starts]).toEqual([stopped, 0]);
});
