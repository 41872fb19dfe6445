import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

import config from '../../electron.vite.config.ts';

/** Builds the screens as the app's own build does, into a folder of their own, and answers with it. */
export async function buildRenderer(outDir: string): Promise<string> {
  const renderer = (config as { readonly renderer: InlineConfig }).renderer;
  const folder = join(outDir, 'renderer');
  await build({
    ...renderer,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { ...renderer.build, outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  });
  return folder;
}
