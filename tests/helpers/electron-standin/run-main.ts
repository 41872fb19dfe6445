import { pathToFileURL } from 'node:url';

import { startElectron } from './start.ts';

/**
 * Runs the app's main script, then lets Electron become ready: as in Electron, what main does before its first
 * await happens before `ready`. A main that itself awaits `whenReady` at its top is not waited for.
 */
const longestLoadMs = 3_000;
const mainPath = process.env['STANDIN_MAIN'] ?? '';
const loaded = import(pathToFileURL(mainPath).href);
const tooLong = new Promise((resolve) => setTimeout(resolve, longestLoadMs).unref());

try {
  await Promise.race([loaded, tooLong]);
  await startElectron();
} catch (error) {
  console.error('stand-in: main did not start:', error);
  process.exit(1);
}
