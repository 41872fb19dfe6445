import { cpSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

/** A module of the product, by the end of its name, and one of the tests that stands in its place with a mistake in it. */
export interface PlantedModule {
  readonly module: string;
  readonly mistake: string;
}

/** The mistaken module itself still imports the right one. */
function inPlaceOf({ module, mistake }: PlantedModule): Plugin {
  const place = path.join(import.meta.dirname, mistake);
  return {
    name: 'a planted mistake',
    enforce: 'pre',
    resolveId: (source, importer) => (source.endsWith(module) && importer !== place ? place : null),
  };
}

/**
 * Bundles the child as the app itself is bundled. Two hundred children would otherwise spend more time on reading
 * sources than on a day's work. Rule packs and migrations are copied beside it, where it finds them first: a long run is not to fail for what somebody
 * edits meanwhile.
 */
export async function buildChild(
  folder: string,
  name = 'day-in-child',
  planted: PlantedModule | null = null,
): Promise<string> {
  await build({
    configFile: false,
    plugins: planted === null ? [] : [inPlaceOf(planted)],
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        external: ['better-sqlite3', 'pg'],
        output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'pg'] },
  });
  for (const part of ['resources', 'migrations']) {
    cpSync(path.resolve(import.meta.dirname, '../..', part), path.join(folder, part), { recursive: true });
  }
  return path.join(folder, `${name}.mjs`);
}
