import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';
import { createProfile, nowMs, temporaryFolder } from './ledger-fixture.ts';

const holderScript = path.join(import.meta.dirname, 'hold-profile.ts');
const nobody = 65_534;

/** Another process that takes the profile and keeps it until it is killed. */
async function startHolder(folder: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [holderScript, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  const [said] = await once(holder.stdout, 'data');
  expect(String(said)).toBe('held\n');
  return holder;
}

describe('a profile', () => {
  test('is held by one process at a time, and the second is told by whom', async () => {
    const { folder } = createProfile();
    const holder = await startHolder(folder);
    expect(acquireProfile(folder, nowMs)).toEqual({
      ok: false,
      refusal: { code: 'alreadyOpen', processId: holder.pid, sinceMs: 1_000 },
    });
  });

  test('is free the moment its holder is killed, again and again', async () => {
    const { folder } = createProfile();
    for (let round = 0; round < 3; round += 1) {
      const holder = await startHolder(folder);
      expect(acquireProfile(folder, nowMs).ok).toBe(false);
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      const acquired = acquireProfile(folder, nowMs);
      expect(acquired.ok).toBe(true);
      if (acquired.ok) acquired.value.release();
    }
  });

  test('is not taken twice by the same process, and is free after release', () => {
    const profile = createProfile();
    const lock = profile.acquire();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(acquireProfile(profile.folder, nowMs)).toEqual({
        ok: false,
        refusal: { code: 'alreadyOpen', processId: process.pid, sinceMs: nowMs },
      });
    }
    lock.release();
    expect(() => lock.release()).toThrow('released once');
    profile.acquire().release();
    expect(readdirSync(profile.folder)).toEqual(['profile.lock']);
  });

  test('below a file is refused as a folder that takes nothing', () => {
    const folder = path.join(temporaryFolder(), 'file', 'profile');
    writeFileSync(path.dirname(folder), 'not a folder');
    expect(acquireProfile(folder, nowMs)).toEqual({ ok: false, refusal: { code: 'readOnlyFolder', folder } });
  });

  test('in a folder without write permission is refused', ({ skip }) => {
    if (process.platform === 'win32') skip('Windows has no folder mode to take away');
    const folder = temporaryFolder();
    // The superuser may write anywhere: the attempt is made by a process that is not one.
    const isRoot = process.getuid?.() === 0;
    const asSomeone = {
      encoding: 'utf8',
      cwd: '/',
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
    } as const;
    if (isRoot) chownSync(folder, nobody, nobody);
    const canRead = ['-e', `require('node:fs').accessSync(${JSON.stringify(holderScript)})`];
    if (spawnSync(process.execPath, canRead, asSomeone).status !== 0)
      skip('no other user can run this checkout');
    chmodSync(folder, 0o555);
    const attempt = spawnSync(process.execPath, [holderScript, folder], asSomeone);
    chmodSync(folder, 0o755);
    expect(attempt.stdout).toBe(`${JSON.stringify({ code: 'readOnlyFolder', folder })}\n`);
  });
});
