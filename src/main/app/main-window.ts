import type { BrowserWindow } from 'electron';

import { changedChannel } from '../preload/channels.ts';
import { screensUrl } from './app-address.ts';
import type { WindowFactory } from './window-factory.ts';

/** How often a crashed screen is loaded again within a minute. */
const maximumReloads = 3;
const reloadWindowMs = 60_000;

/** The one main window, there or not. */
export interface MainWindow {
  /** Opens it, or brings the open one to the front. */
  readonly show: () => Promise<void>;
  readonly current: () => BrowserWindow | null;
  readonly sendChanged: (keys: readonly string[]) => void;
  /** Tells when the window has gone. */
  readonly onClosed: (listener: () => void) => void;
}

/** Owns the main window: opens it, finds it again, and loads a crashed screen anew (drafts are in the ledger). */
export function createMainWindow(factory: WindowFactory, nowMs: () => number): MainWindow {
  let window: BrowserWindow | null = null;
  let reloadsAtMs: number[] = [];
  const closedListeners: (() => void)[] = [];

  function open(): BrowserWindow {
    const opened = factory.createMainWindow();
    window = opened;
    opened.once('closed', () => {
      window = null;
      for (const listener of closedListeners) listener();
    });
    opened.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit' || opened.isDestroyed()) return;
      reloadsAtMs = [...reloadsAtMs.filter((atMs) => nowMs() - atMs < reloadWindowMs), nowMs()];
      if (reloadsAtMs.length <= maximumReloads) opened.webContents.reload();
    });
    return opened;
  }

  return {
    show: async () => {
      if (!window) {
        await open().loadURL(screensUrl);
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    current: () => window,
    sendChanged: (keys) => {
      if (window && !window.isDestroyed()) window.webContents.send(changedChannel, keys);
    },
    onClosed: (listener) => void closedListeners.push(listener),
  };
}
