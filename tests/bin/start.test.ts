import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const projectRoot = join(import.meta.dirname, '..', '..');
const profile = mkdtempSync(join(tmpdir(), 'bahi-start-'));
afterAll(() => rmSync(profile, { recursive: true, force: true }));

test('npm start without a display stays in the foreground, prints the link alone, and gives the reason in one sentence', async () => {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'bin/start.mjs'), '--browser', '--data', profile],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CI: 'true' },
    },
  );
  let answer = '';
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const link = new Promise<void>((settle) => {
    child.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      if (answer.includes('\n')) settle();
    });
  });
  const ended = once(child, 'exit');
  await Promise.race([link, ended]);
  expect(answer, said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\S*\n$/);
  expect(said).toContain('Bahi opens in your browser, because you asked for it.\n');

  const page = await fetch(answer.trim());
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/html'),
  ]);

  child.kill('SIGTERM');
  await ended;
  expect(answer.split('\n')).toHaveLength(2);
}, 60_000);
