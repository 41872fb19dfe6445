import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';

/** The packaged desktop app leaves out the browser host and the command line (platform decision 6). */
const forPackage = process.env['BAHI_BUILD'] === 'package';

/**
 * Loaded from node_modules at run time: native code, code that Electron itself provides, and what only a hub on a server
 * needs (`pg`): the desktop package carries none of it.
 */
const external = ['better-sqlite3', 'electron', 'electron-updater', 'pg'];

/** The entries that exist, so that a checkout builds at every step of its growth. */
function present(entries: Readonly<Record<string, string>>): Record<string, string> {
  const absolute = Object.entries(entries).map(
    ([name, file]) => [name, resolve(import.meta.dirname, file)] as const,
  );
  return Object.fromEntries(absolute.filter(([, file]) => existsSync(file)));
}

const mainEntries = present({
  app: 'src/main/app/main.ts',
  'ledger-host': 'src/main/core/ledger-host.ts',
  'backup-worker': 'src/main/core/backup-worker.ts',
  'stretch-worker': 'src/main/core/stretch-worker.ts',
  ...(forPackage ? {} : { cli: 'src/main/host/command-line.ts' }),
});
const preloadEntries = present({ preload: 'src/main/preload/preload.ts' });
const rendererEntries = present({ index: 'src/renderer/index.html' });

const config: UserConfig = {};

if (Object.keys(mainEntries).length > 0) {
  config.main = {
    build: {
      externalizeDeps: false,
      sourcemap: !forPackage,
      rolldownOptions: {
        input: mainEntries,
        external,
        // Chunks lie beside the entries, so that `import.meta.dirname` means the same folder in each of them.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  };
}

if (Object.keys(preloadEntries).length > 0) {
  config.preload = {
    build: {
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file and may ask for nothing but `electron`.
      rolldownOptions: {
        input: preloadEntries,
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

if (Object.keys(rendererEntries).length > 0) {
  config.renderer = {
    root: resolve(import.meta.dirname, 'src/renderer'),
    plugins: [react()],
    build: {
      minify: true,
      // The content security policy knows `'self'` only: no polyfill script in the page, no data: fonts or images.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: rendererEntries },
    },
  };
}

export default defineConfig(config);
