import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'vite';

const projectRoot = join(import.meta.dirname, '..', '..');

/** Where the parts of a built fixture app are. */
export interface FixtureApp {
  readonly directory: string;
  /** The production main of the desktop shell. */
  readonly mainPath: string;
  readonly ledgerHostPath: string;
  readonly rendererDirectory: string;
}

/**
 * Builds the production shell (main and preload) beside a fixture ledger host and a fixture page, laid out as `out/`
 * is. So the shell is tested as it is, without a test hook in it and without a ledger.
 */
export async function buildFixtureApp(directory: string): Promise<FixtureApp> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'package.json'), JSON.stringify({ type: 'module', main: 'main/app.js' }));
  const entries = {
    'main/app': join(projectRoot, 'src/main/app/main.ts'),
    'main/ledger-host': join(projectRoot, 'tests/helpers/fixture-ledger-host.ts'),
  };
  await bundle(directory, entries, 'es', 'js');
  await bundle(
    directory,
    { 'preload/preload': join(projectRoot, 'src/main/preload/preload.ts') },
    'cjs',
    'cjs',
  );
  const rendererDirectory = join(directory, 'renderer');
  await cp(join(projectRoot, 'tests/helpers/fixture-renderer'), rendererDirectory, { recursive: true });
  return {
    directory,
    mainPath: join(directory, 'main/app.js'),
    ledgerHostPath: join(directory, 'main/ledger-host.js'),
    rendererDirectory,
  };
}

async function bundle(
  directory: string,
  input: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  extension: string,
): Promise<void> {
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: directory,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        input: { ...input },
        external: ['electron'],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: 'main/chunks/[name]-[hash].js',
        },
      },
    },
  });
}
