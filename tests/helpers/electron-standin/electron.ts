/**
 * The stand-in `electron` of the main process: exactly the modules Bahi's shell uses. Asking for another fails, by
 * `import` when linking and by `require` in `strict.ts`, so that a new use is noticed here first.
 */
// Brings electron.d.ts, the declarations everything here is held to, into the program.
import type {} from 'electron';

import { app } from './app.ts';
import { BrowserWindow, webContents } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { dialog, Menu, powerMonitor } from './small-modules.ts';
import { utilityProcess } from './utility-process.ts';

/** The default session's protocol module, as in Electron. */
const protocol = session.defaultSession.protocol;

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
  webContents,
};
