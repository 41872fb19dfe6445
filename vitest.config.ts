import { resolve } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { laneOfRun, lawTests, restTests, sharedTests, timedTests } from './bin/lanes.mjs';

/**
 * `npm run test:kills` sets the long lane: the tests with "kills" in their name, which then repeat hundreds of times, and
 * whatever lies in tests/long. The others run the same kill tests with a few repeats. `npm run test:fuzz` sets the lane of laws.
 */
const lane = laneOfRun();
const isByHand = lane === 'long' || lane === 'fuzz';

/**
 * Files whose tests own nothing of their process but values: they may share one, which then loads Bahi's modules and the
 * libraries once instead of once a file. Whatever starts processes, asks what a fresh one is like, or puts something into a
 * module's place (`vi.mock`) has its own.
 */
const together = [
  'tests/shared',
  'tests/migrations',
  'tests/main/{core,db,export,import,keys,ledger,router,services,sync,uploads}',
  'tests/renderer',
].map((folder) => `${folder}/**/!(*kills*|fold-bug|oldest-writer).test.{ts,tsx}`);
const outside = ['tests/e2e/**', 'tests/bench/**', 'tests/long/**', ...(lane === 'daily' ? restTests : [])];
const sameProcess = { isolate: false, include: together, exclude: outside };
const ownProcess = { include: ['tests/**/*.test.{ts,tsx}'], exclude: [...together, ...outside] };

function projectsOf(ofLane: typeof lane): TestProjectInlineConfiguration[] {
  if (ofLane === 'long') {
    const include = ['tests/**/*kills*.test.ts', 'tests/long/**/*.test.ts', ...timedTests];
    return [{ extends: true, test: { name: 'long', include, exclude: ['tests/e2e/**'] } }];
  }
  if (ofLane === 'fuzz') {
    return [{ extends: true, test: { name: 'fuzz', include: lawTests(import.meta.dirname) } }];
  }
  if (ofLane === 'rest') {
    return [{ extends: true, test: { name: 'rest', include: [...restTests, ...sharedTests] } }];
  }
  return [
    { extends: true, test: { name: 'together', ...sameProcess } },
    { extends: true, test: { name: 'apart', ...ownProcess } },
  ];
}

export default defineConfig({
  resolve: {
    // The npm package `electron` would start a download on import.
    alias: { electron: resolve(import.meta.dirname, 'tests/helpers/no-electron.ts') },
  },
  test: {
    environment: 'node',
    projects: projectsOf(lane),
    pool: 'forks',
    setupFiles: ['tests/helpers/property-seed.ts'],
    // One more than the least machine has cores: much of what starts programs waits for them.
    maxWorkers: 3,
    // The longest that waits for programs takes ten to fifteen seconds where nobody else is at work.
    testTimeout: isByHand ? 1_800_000 : 30_000,
    hookTimeout: 30_000,
    // What is polled for comes later on a busy machine; a second, the default, says nothing of Bahi.
    expect: { poll: { timeout: 10_000 } },
    // A test that changes the clock, the environment or a mock leaves nothing behind.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
