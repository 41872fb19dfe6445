import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file under a folder, in a fixed order; none where the folder does not exist.
 * @param {string} folder
 * @returns {string[]}
 */
export function listFilesUnder(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFilesUnder(path) : [path];
    });
}
