import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type PlantedBug, plantedBugs } from './planted-bugs.ts';

/** The source with the mistake in it, where the file has a part of it. */
function planted(bug: PlantedBug, path: string, source: string): string {
  let changed = source;
  for (const { file, find, replace } of bug.edits) {
    if (!path.endsWith(file)) continue;
    if (changed.split(find).length !== 2)
      throw new Error(`"${bug.name}" finds its place in ${file} not once`);
    changed = changed.replace(find, () => replace);
  }
  return changed;
}

/**
 * Loaded before a simulation (`--import`): puts the mistake named by PLANT into the engine as it is read. The files on the
 * disk stay as they are.
 */
const name = process.env['PLANT'];
if (name !== undefined) {
  const bug = plantedBugs.find((each) => each.name === name);
  if (bug === undefined) throw new Error(`there is no planted bug "${name}"`);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:') || loaded.source === undefined || loaded.source === null) return loaded;
      const path = fileURLToPath(url).replaceAll('\\', '/');
      if (!bug.edits.some(({ file }) => path.endsWith(file))) return loaded;
      return { ...loaded, source: planted(bug, path, String(loaded.source)) };
    },
  });
}
