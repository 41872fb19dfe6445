#!/usr/bin/env node
// `npm run verify`: everything that must be true before work lands, with a line per step.
//
//   npm run verify -- --quick      without the tests: types, lint, tidy and build in seconds

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { environmentFor, projectRoot, requireNode } from './node24.mjs';

/** @typedef {{ name: string, commands: readonly (readonly string[])[], isLoud?: boolean }} Step */

const run = 'bin/node24.mjs';

/** @type {readonly Step[]} */
const steps = [
  { name: 'types', commands: [[run, 'tsc', '--build']] },
  {
    name: 'lint',
    commands: [
      [run, 'biome', 'check', '--error-on-warnings', '.'],
      [run, 'oxlint', '--type-aware', '--deny-warnings', 'src', 'tests', 'bin'],
    ],
  },
  { name: 'tidy', commands: [[run, 'vitest', 'run', 'tests/tidy', '--reporter=dot']] },
  { name: 'build', commands: [['bin/build.mjs']] },
  { name: 'tests', commands: [['bin/test.mjs']], isLoud: true },
];

const quick = process.argv.includes('--quick');
const node = requireNode();
const startedAtMs = Date.now();

/** @type {string[]} */
const failed = [];
for (const step of steps) {
  if (quick && step.name === 'tests') continue;
  const stepStartedAtMs = Date.now();
  const problem = runStep(step);
  const seconds = ((Date.now() - stepStartedAtMs) / 1000).toFixed(1);
  if (problem !== null) {
    failed.push(step.name);
    process.stdout.write(`${problem}\n`);
  }
  process.stdout.write(`${problem === null ? 'ok    ' : 'FAILED'} ${step.name.padEnd(6)} ${seconds} s\n`);
}

const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
process.stdout.write(
  failed.length === 0
    ? `Verified in ${seconds} s.\n`
    : `Not verified: ${failed.join(', ')} failed (${seconds} s in all).\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * Runs a step; what it says is kept back unless it fails, so that a green run is a handful of lines.
 * @param {Step} step
 * @returns {string | null} what the step said where it failed
 */
function runStep(step) {
  for (const command of step.commands) {
    const ended = spawnSync(node, command, {
      cwd: projectRoot,
      env: environmentFor(node),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: step.isLoud === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    if (ended.status !== 0)
      return [ended.stdout, ended.stderr, ended.error?.message].filter(Boolean).join('\n');
  }
  return null;
}
