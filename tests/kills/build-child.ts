import path from 'node:path';
import { build } from 'vite';

/**
 * Bundles the child as the app itself is bundled. Two hundred children would otherwise spend more time on reading
 * sources than on a day's work.
 */
export async function buildChild(folder: string, name = 'day-in-child'): Promise<string> {
  await build({
    configFile: false,
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
  return path.join(folder, `${name}.mjs`);
}
