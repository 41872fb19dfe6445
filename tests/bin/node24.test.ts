import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findNode, resolveTool } from '../../bin/node24.mjs';

const projectRoot = join(import.meta.dirname, '..', '..');
const bootstrap = join(projectRoot, 'bin', 'node24.mjs');
const folder = mkdtempSync(join(tmpdir(), 'bahi-bin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bootstrap, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

test('a script runs under the found Node, which also comes first in PATH, with its arguments and status', () => {
  const file = script(
    'tell.mjs',
    `import { execSync } from 'node:child_process';
     const inPath = execSync('node -p process.execPath').toString().trim();
     console.log(JSON.stringify([process.execPath, inPath, process.argv.slice(2)]));
     process.exitCode = 7;`,
  );
  const answer = run(file, '--json', 'two words');
  expect({ status: answer.status, told: JSON.parse(answer.stdout) }).toEqual({
    status: 7,
    told: [findNode(), findNode(), ['--json', 'two words']],
  });
});

test('a tool of node_modules runs by its name', () => {
  expect(run('vitest', '--version').stdout).toMatch(/^vitest\/5\./);
});

test('a launcher without an ending is known as a Node script by its first line, and no tool as none', () => {
  expect(resolveTool('tsc')?.isScript).toBe(true);
  expect(resolveTool('no-such-tool')).toBe(null);
});

test('an unknown tool is status 2 and says what to do', () => {
  expect(run('no-such-tool')).toEqual({
    status: 2,
    stdout: '',
    stderr: '"no-such-tool" is neither a tool that npm installed nor a script here: run "npm ci" first.\n',
  });
});

test.skipIf(process.platform === 'win32')(
  'a signal reaches the script, and its own status comes back',
  async () => {
    const file = script(
      'wait.mjs',
      `process.on('SIGTERM', () => { console.log('closing'); process.exit(5); });
     setInterval(() => {}, 1000);
     console.log('ready');`,
    );
    const child = spawn(process.execPath, [bootstrap, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
      if (told === 'ready\n') child.kill('SIGTERM');
    });
    const [status] = await once(child, 'exit');
    expect({ status, told }).toEqual({ status: 5, told: 'ready\nclosing\n' });
  },
);
