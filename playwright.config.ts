import { defineConfig, type Project } from '@playwright/test';
import { laneOfRun, restSpecs, restTag } from './bin/lanes.mjs';
import {
  chromiumArguments,
  chromiumEnvironment,
  chromiumExecutable,
  needlessArguments,
} from './tests/helpers/browser.ts';

const lane = laneOfRun();
const wholeRest = restSpecs.map((name) => `tests/e2e/${name}`);
const tagged = new RegExp(restTag, 'u');

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
  projects: projectsOf(lane),
});

function projectsOf(ofLane: typeof lane): Project[] {
  const inHost = { name: 'browser-host', testMatch: '**/*.spec.ts', testIgnore: 'shell/**' };
  const inElectron = { name: 'electron', testMatch: 'shell/**/*.spec.ts' };
  if (ofLane === 'daily') {
    return [
      { ...inHost, testIgnore: ['shell/**', ...wholeRest], grepInvert: tagged },
      { ...inElectron, testIgnore: wholeRest, grepInvert: tagged },
    ];
  }
  if (ofLane === 'rest') {
    return [
      { ...inHost, name: 'browser-host, whole files', testMatch: wholeRest },
      { ...inHost, testIgnore: ['shell/**', ...wholeRest], grep: tagged },
      {
        ...inElectron,
        name: 'electron, whole files',
        testMatch: wholeRest.filter((name) => name.includes('/shell/')),
      },
      { ...inElectron, testIgnore: wholeRest, grep: tagged },
    ];
  }
  return [inHost, inElectron];
}
