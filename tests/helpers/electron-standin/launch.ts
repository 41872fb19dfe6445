import { join } from 'node:path';

import { _electron, type ElectronApplication } from '@playwright/test';

import { chromiumEnvironment, chromiumExecutable } from '../browser.ts';

/** How an app is started for a test. */
export interface LaunchOptions {
  /** The built main script, for example `out/main/app.js`. */
  readonly mainPath: string;
  readonly dataDirectory: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** True where the specs run on the real program: `BAHI_ELECTRON=real`. */
export const isRealElectron = process.env['BAHI_ELECTRON'] === 'real';

/** The environment that makes Playwright, or a plain spawn, start the stand-in instead of Electron. */
export async function standInEnvironment(dataDirectory: string): Promise<Record<string, string>> {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: import.meta.dirname,
    STANDIN_NODE: process.execPath,
    STANDIN_CHROMIUM: await chromiumExecutable(),
    STANDIN_CHROMIUM_ENVIRONMENT: JSON.stringify(await chromiumOwnEnvironment()),
    STANDIN_HOME: join(dataDirectory, 'home'),
  };
}

/** What the test browser's environment has that this process has not. */
async function chromiumOwnEnvironment(): Promise<Record<string, string>> {
  const entries = Object.entries(await chromiumEnvironment());
  return Object.fromEntries(entries.filter(([name, value]) => process.env[name] !== value));
}

/** Starts the app by Playwright's own `_electron.launch`, on the stand-in or on the real program. */
export async function launchElectron(options: LaunchOptions): Promise<ElectronApplication> {
  const standIn = isRealElectron ? {} : await standInEnvironment(options.dataDirectory);
  // Playwright finds the program through the npm package, which reads this variable in this process.
  if (!isRealElectron) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = import.meta.dirname;
  return _electron.launch({
    args: [options.mainPath, '--data', options.dataDirectory],
    env: { ...inheritedEnvironment(), ...standIn, ...options.environment },
  });
}

/** This process's environment without what Node's test runners put there for themselves. */
export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_OPTIONS',
  );
  return Object.fromEntries(entries);
}
