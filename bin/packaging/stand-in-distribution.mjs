// A folder that electron-builder takes for an unpacked Electron, for machines where the real one cannot be had. Its
// program does nothing; it carries the fuse wire, so that flipping and reading back the fuses is the real thing.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's own mark of the fuse wire (docs: tutorial/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The states in which Electron ships its nine fuses, in wire order: run as node, cookies, node options, … */
const shippedStates = '101100010';

/**
 * Writes the distribution into a folder.
 * @param {string} folder
 * @param {string} version of the Electron it stands in for
 */
export function writeStandInDistribution(folder, version) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'electron'), standInProgram(), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'Stand-in distribution: not Electron.\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'Stand-in distribution: not Chromium.\n');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
}

function standInProgram() {
  const script =
    '#!/bin/sh\necho "This package was made with a stand-in for Electron and cannot start." >&2\nexit 1\n';
  return Buffer.concat([
    Buffer.from(script),
    Buffer.from(sentinel),
    Buffer.from([1, shippedStates.length]),
    Buffer.from(shippedStates),
    Buffer.alloc(64),
  ]);
}
