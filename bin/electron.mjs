// Where Electron is on this machine and whether it can run here, found without ever starting its download.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from './node24.mjs';

const electronFolder = join(projectRoot, 'node_modules', 'electron');

/**
 * The Electron binary, or null. `require('electron')` would fetch it; this only looks.
 * @returns {string | null}
 */
export function findElectron() {
  const pathFile = join(electronFolder, 'path.txt');
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!existsSync(pathFile) && override === undefined) return null;
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const binary = join(override ?? join(electronFolder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/** The script of the npm package that fetches the binary. */
export const electronInstallScript = join(electronFolder, 'install.js');

/** True where a window can be shown. */
export function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * Why Electron cannot run here, as the end of a sentence; null where it can.
 * @returns {string | null}
 */
export function whyNoElectron() {
  if (findElectron() === null)
    return 'the Electron program is not installed here ("npx install-electron" fetches it)';
  if (!hasDisplay()) return 'this machine has no display';
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Electron's sandbox refuses root, and Bahi refuses to run without the sandbox.
  if (isRoot) return 'Electron keeps its sandbox only for an ordinary user, and this is root';
  return null;
}
