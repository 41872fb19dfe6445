import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * `npm run test:kills` sets the long lane: the tests with "kills" in their name, which then repeat hundreds of times, and
 * whatever lies in tests/long. The daily lane runs the same kill tests with a few repeats.
 */
const isLongLane = process.env['BAHI_LANE'] === 'long';

export default defineConfig({
  resolve: {
    // The npm package `electron` would start a download on import.
    alias: { electron: resolve(import.meta.dirname, 'tests/helpers/no-electron.ts') },
  },
  test: {
    environment: 'node',
    include: isLongLane
      ? ['tests/**/*kills*.test.ts', 'tests/long/**/*.test.ts']
      : ['tests/**/*.test.{ts,tsx}'],
    exclude: isLongLane ? ['tests/e2e/**'] : ['tests/e2e/**', 'tests/bench/**', 'tests/long/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: isLongLane ? 1_800_000 : 20_000,
    hookTimeout: 30_000,
    // A test that changes the clock, the environment or a mock leaves nothing behind.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
