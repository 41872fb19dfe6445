#!/usr/bin/env node
// `npm start`: Bahi in Electron where that can run, otherwise the same application in a browser on this machine.
//
//   npm start -- --data DIR     another profile
//   npm start -- --browser      the browser host even where Electron could run
//   npm start -- --electron     try to fetch Electron first, five seconds at most
//
// The browser host stays in the foreground and prints its link, alone, on standard output.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuiltOrExit } from './build.mjs';
import { electronInstallScript, findElectron, whyNoElectron } from './electron.mjs';
import { projectRoot, requireNode, runProgram, runTool } from './node24.mjs';

/** Nobody waits longer than this for a download, and only when asked. */
const longestDownloadMs = 5_000;

const asked = process.argv.slice(2);
const args = asked.filter((arg) => arg !== '--electron' && arg !== '--browser');

requireNode();
await ensureBuiltOrExit();
if (asked.includes('--electron') && findElectron() === null) await fetchElectronBriefly();

const electron = findElectron();
const reason = asked.includes('--browser') ? 'you asked for it' : whyNoElectron();
if (reason === null && electron !== null) {
  process.exitCode = await runProgram(electron, [projectRoot, ...args]);
} else {
  process.stderr.write(`Bahi opens in your browser, because ${reason}.\n`);
  process.exitCode = await runTool(join(projectRoot, 'out/main/cli.js'), ['serve', ...args], {
    tethered: true,
  });
}

/** Fetches the Electron binary if that takes no longer than five seconds; what came too late is simply not there. */
function fetchElectronBriefly() {
  const fetching = spawn(requireNode(), [electronInstallScript], {
    cwd: projectRoot,
    stdio: ['ignore', process.stderr, process.stderr],
    timeout: longestDownloadMs,
    killSignal: 'SIGKILL',
  });
  return new Promise((settle) => {
    fetching.on('error', settle);
    fetching.on('exit', settle);
  });
}
