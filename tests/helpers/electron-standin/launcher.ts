import { join, resolve } from 'node:path';

/**
 * Takes apart the arguments Playwright gives Electron and replaces this process by Node running `run-main.ts`,
 * with `electron` resolved to the stand-in. Replacing keeps the process id that Playwright watches.
 */
const given = process.argv.slice(2);
const nodeOptions: string[] = [];
const preloads: string[] = [];
const switches: string[] = [];
let mainPath: string | null = null;
let index = 0;

for (; index < given.length && mainPath === null; index += 1) {
  const argument = given[index] ?? '';
  if (argument === '-r' || argument === '--require') {
    index += 1;
    preloads.push('-r', given[index] ?? '');
  } else if (argument.startsWith('--inspect')) nodeOptions.push(argument);
  else if (argument.startsWith('-')) switches.push(argument);
  else mainPath = resolve(argument);
}
if (mainPath === null) throw new Error('The stand-in needs the path of a main script.');

// Playwright takes NODE_OPTIONS away from Electron; a test that needs them gives them under this name.
const { STANDIN_NODE_OPTIONS: askedOptions } = process.env;
const environment = {
  ...process.env,
  ...(askedOptions === undefined ? {} : { NODE_OPTIONS: askedOptions }),
  STANDIN_MAIN: mainPath,
  STANDIN_ARGUMENTS: JSON.stringify([join(import.meta.dirname, 'electron'), ...given]),
  STANDIN_SWITCHES: JSON.stringify(
    [...switches, ...given.slice(index)].filter((argument) => argument.startsWith('--')),
  ),
};
const hook = join(import.meta.dirname, 'hook.ts');
const runMain = join(import.meta.dirname, 'run-main.ts');
const execve = process.execve;
if (!execve) throw new Error('The stand-in needs a Node with process.execve (Linux or macOS).');
execve.call(
  process,
  process.execPath,
  [process.execPath, '--no-warnings', ...nodeOptions, '-r', hook, ...preloads, runMain],
  environment,
);
