import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Browser, BrowserContextOptions, ElectronApplication, Page } from '@playwright/test';

import { isRealElectron, launchElectron } from '../electron-standin/launch.ts';
import { serve } from './served.ts';
import { clockEnvironment, type Moment, shiftPageClock } from './test-clock.ts';

/** A control that is not there after so long will not come. */
const controlTimeoutMs = 15_000;

/** Bahi opened by one of its doors, with its one page. */
export interface OpenedDoor {
  readonly kind: 'browser' | 'desktop';
  readonly page: Page;
  /** The link it was opened by, and the next one that the terminal shows; of the browser door alone. */
  readonly links?: { readonly used: string; readonly next: () => Promise<string> };
  /** Pulls the plug of the process that holds the ledger. */
  readonly killLedgerHost: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** The running app; of the desktop door alone. */
  readonly app?: ElectronApplication;
}

/** Opens the browser door: starts `bahi serve` and follows its link in a page of its own. */
export async function openBrowserDoor(
  browser: Browser,
  dataDirectory: string,
  options: BrowserContextOptions & { readonly moment?: Moment } = {},
): Promise<OpenedDoor> {
  const { moment = 'working', ...contextOptions } = options;
  const served = await serve(dataDirectory, moment);
  const context = await browser.newContext({
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1366, height: 768 },
    ...contextOptions,
  });
  await shiftPageClock(context, moment);
  const page = await context.newPage();
  page.setDefaultTimeout(controlTimeoutMs);
  await page.goto(served.link);
  return {
    kind: 'browser',
    page,
    links: { used: served.link, next: served.nextLink },
    killLedgerHost: served.killLedgerHost,
    close: async () => {
      await context.close();
      await served.stop();
    },
  };
}

const appPath = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'app.js');

/**
 * Opens the desktop app, on the stand-in or on real Electron (`BAHI_ELECTRON`), whose clock and window cannot be set from
 * outside.
 */
export async function openDesktopDoor(dataDirectory: string): Promise<OpenedDoor> {
  const { NODE_OPTIONS: STANDIN_NODE_OPTIONS = '', ...clock } = clockEnvironment('working');
  const environment = isRealElectron ? {} : { ...clock, STANDIN_NODE_OPTIONS };
  const app = await launchElectron({ mainPath: appPath, dataDirectory, environment });
  const page = await app.firstWindow();
  page.setDefaultTimeout(controlTimeoutMs);
  if (!isRealElectron) {
    // Loading anew while the first load is under way would be cut off.
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shiftPageClock(app.context(), 'working');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.reload();
  }
  return {
    kind: 'desktop',
    page,
    app,
    killLedgerHost: async () => {
      const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args=']);
      for (const line of stdout.split('\n')) {
        if (!line.includes('ledger-host') || !line.includes(dataDirectory)) continue;
        process.kill(Number.parseInt(line, 10), 'SIGKILL');
      }
    },
    close: () => app.close(),
  };
}
