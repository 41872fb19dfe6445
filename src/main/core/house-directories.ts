import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the files lie that the core reads: rule packs and lists, and the ledger's migrations. */
export interface HouseDirectories {
  readonly resources: string;
  readonly migrations: string;
}

/**
 * Finds them beside the packaged app (`resourcesPath`, Electron only) or upwards from the running file: the project's
 * root in a checkout. Their absence is a broken installation, said at once.
 */
export function findHouseDirectories(from: string, resourcesPath: string | undefined): HouseDirectories {
  const candidates = [...(resourcesPath === undefined ? [] : [resourcesPath]), ...upwards(from)];
  const root = candidates.find(
    (folder) =>
      existsSync(path.join(folder, 'resources', 'rule-packs')) &&
      existsSync(path.join(folder, 'migrations', 'ledger')),
  );
  if (root === undefined)
    throw new Error('Bahi’s own files (resources, migrations) are missing beside the program.');
  return { resources: path.join(root, 'resources'), migrations: path.join(root, 'migrations', 'ledger') };
}

function upwards(from: string): string[] {
  const parent = path.dirname(from);
  return parent === from ? [from] : [from, ...upwards(parent)];
}
