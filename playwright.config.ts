import { defineConfig } from '@playwright/test';
import { laneOfRun, restSpecs } from './bin/lanes.mjs';
import {
  chromiumArguments,
  chromiumEnvironment,
  chromiumExecutable,
  needlessArguments,
} from './tests/helpers/browser.ts';

const lane = laneOfRun();
const rest = [...restSpecs, 'axe.spec.ts'].map((name) => `**/${name}`);

/**
 * End-to-end tests: through the browser host, and those of `shell/` through the production main and preload.
 * BAHI_ELECTRON says over what the latter run: `stand-in` (default) or `real`.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // As many as the least machine has cores: with one more a key came before the screen that it was meant for.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // A trace takes a picture of the page at every key: five times the time of a test that types much.
    trace: process.env['BAHI_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: await chromiumExecutable(),
      args: [...chromiumArguments],
      ignoreDefaultArgs: needlessArguments(),
      env: await chromiumEnvironment(),
    },
  },
  projects: [
    {
      name: 'browser-host',
      testMatch: lane === 'rest' ? rest : '**/*.spec.ts',
      testIgnore: ['shell/**', ...(lane === 'daily' ? restSpecs.map((name) => `**/${name}`) : [])],
    },
    ...(lane === 'rest' ? [] : [{ name: 'electron', testMatch: 'shell/**/*.spec.ts' }]),
  ],
});
