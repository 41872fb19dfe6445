import { defineConfig } from '@playwright/test';
import {
  chromiumArguments,
  chromiumEnvironment,
  chromiumExecutable,
  needlessArguments,
} from './tests/helpers/browser.ts';

/**
 * End-to-end tests: through the browser host, and those of `shell/` through the production main and preload.
 * BAHI_ELECTRON says over what the latter run: `stand-in` (default) or `real`.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
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
    { name: 'browser-host', testMatch: '**/*.spec.ts', testIgnore: 'shell/**' },
    { name: 'electron', testMatch: 'shell/**/*.spec.ts' },
  ],
});
