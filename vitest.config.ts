import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * `npm run test:kills` sets the long lane: the tests with "kills" in their name, which then repeat hundreds of times, and
 * whatever lies in tests/long. The daily lane runs the same kill tests with a few repeats.
 */
const isLongLane = process.env['BAHI_LANE'] === 'long';

/**
 * Files whose tests own nothing of their process but values: they may share one, which then loads Bahi's modules and the
 * libraries once instead of once a file. Whatever starts processes, or asks what a fresh one is like, has its own.
 */
const together = [
  'tests/shared',
  'tests/migrations',
  'tests/main/{core,db,export,import,keys,ledger,router,services,uploads}',
  'tests/renderer',
].map((folder) => `${folder}/**/!(*kills*).test.{ts,tsx}`);
const outside = ['tests/e2e/**', 'tests/bench/**', 'tests/long/**'];
const sameProcess = { isolate: false, include: together, exclude: outside };
const ownProcess = { include: ['tests/**/*.test.{ts,tsx}'], exclude: [...together, ...outside] };

export default defineConfig({
  resolve: {
    // The npm package `electron` would start a download on import.
    alias: { electron: resolve(import.meta.dirname, 'tests/helpers/no-electron.ts') },
  },
  test: {
    environment: 'node',
    projects: isLongLane
      ? [
          {
            extends: true,
            test: {
              name: 'long',
              include: ['tests/**/*kills*.test.ts', 'tests/long/**/*.test.ts'],
              exclude: ['tests/e2e/**'],
            },
          },
        ]
      : [
          { extends: true, test: { name: 'together', ...sameProcess } },
          { extends: true, test: { name: 'apart', ...ownProcess } },
        ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: isLongLane ? 1_800_000 : 20_000,
    hookTimeout: 30_000,
    // What is polled for comes later on a busy machine; a second, the default, says nothing of Bahi.
    expect: { poll: { timeout: 10_000 } },
    // A test that changes the clock, the environment or a mock leaves nothing behind.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
