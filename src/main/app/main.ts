import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { app, dialog, ipcMain, powerMonitor, protocol, safeStorage, session } from 'electron';

import { isProcedureName } from '../../shared/contract/contract.ts';
import { keepLedgerHost } from '../host/host-keeper.ts';
import type { LedgerHost } from '../host/host-process.ts';
import { createUploadStore } from '../uploads/upload-store.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { openDeviceSecret } from './device-secret.ts';
import { handleIpc } from './ipc.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { lockNavigation } from './navigation-lock.ts';
import { createPaperPrinter } from './paper-printer.ts';
import { lockOnSleep } from './power-lock.ts';
import { stopHostBeforeQuit } from './quit.ts';
import { lockSession } from './session-lock.ts';
import { createShellHandlers } from './shell-actions.ts';
import { dataDirectoryOf, deleteCrashDumps, findRefusedSwitch } from './start-checks.ts';
import { forkUtilityHost } from './utility-host.ts';
import { createWindowFactory, windowTitle } from './window-factory.ts';

/** The composition root of the desktop shell: it connects the modules beside it and decides nothing. */

const outDirectory = join(import.meta.dirname, '..');
const rendererDirectory = join(outDirectory, 'renderer');
const dataDirectory = prepareProfile();
const refusedSwitch = findRefusedSwitch((name) => app.commandLine.hasSwitch(name), app.isPackaged);
if (refusedSwitch) {
  stopWithWords(`Bahi does not start with --${refusedSwitch}: it would be unprotected.`);
} else if (!dataDirectory) {
  stopWithWords('Bahi cannot write in its folder. Free some space, or choose another folder with --data.');
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  app.enableSandbox();
  registerAppScheme(protocol);
  lockNavigation(app);
  deleteCrashDumps(app.getPath('crashDumps'));
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => start(dataDirectory))
    .catch(() => stopWithWords('Bahi could not start: a file of its folder cannot be read or written.'));
}

/** The profile folder, made if need be; null where it cannot be. It has its own Chromium folder and instance lock. */
function prepareProfile(): string | null {
  const named = dataDirectoryOf(process.argv);
  const directory = named === null ? join(app.getPath('userData'), 'profile') : resolve(named);
  const shellDirectory = join(directory, 'shell');
  try {
    mkdirSync(shellDirectory, { recursive: true, mode: 0o700 });
    accessSync(shellDirectory, constants.W_OK);
  } catch {
    return null;
  }
  app.setPath('userData', shellDirectory);
  return directory;
}

function stopWithWords(words: string): void {
  dialog.showErrorBox(windowTitle, words);
  app.exit(3);
}

async function start(dataDirectory: string): Promise<void> {
  setMenu(process.platform);
  // In memory: Chromium keeps nothing of a screen on disk, neither cache nor storage.
  const screens = session.fromPartition('bahi');
  lockSession(screens, app.isPackaged);
  const paperPages = new Map<string, string>();
  serveApp(screens.protocol, rendererDirectory, paperPages);
  const factory = createWindowFactory({
    preloadPath: join(outDirectory, 'preload', 'preload.cjs'),
    session: screens,
    isPackaged: app.isPackaged,
    platform: process.platform,
  });
  const mainWindow = createMainWindow(factory, Date.now);
  app.on('second-instance', () => void mainWindow.show());
  app.on('activate', () => void mainWindow.show());

  const host = await startHost(dataDirectory);
  const uploads = createUploadStore(join(dataDirectory, 'uploads'));
  await uploads.clear();
  host.onChanged(mainWindow.sendChanged);
  lockOnSleep(powerMonitor, () => host.notify({ kind: 'lock' }));
  stopHostBeforeQuit(app, async () => {
    await host.stop();
    await uploads.clear();
  });
  const mayKeepWindow = (): boolean => mainWindow.current() !== null;
  const printer = createPaperPrinter(paperPages, factory.createPaperWindow, mayKeepWindow);
  mainWindow.onClosed(printer.close);
  const shell = createShellHandlers({ printer, dialogs: dialogsOf(mainWindow), uploads, host });
  handleIpc(ipcMain, { host, isProcedure: isProcedureName, shell });
  await mainWindow.show();
}

async function startHost(dataDirectory: string): Promise<LedgerHost> {
  const secret = await openDeviceSecret({
    keystore: safeStorage,
    platform: process.platform,
    path: join(dataDirectory, 'device-secret.json'),
  });
  const deviceSecretBase64 = secret.kind === 'secret' ? secret.base64 : null;
  const entryPath = join(outDirectory, 'main', 'ledger-host.js');
  return keepLedgerHost({
    start: () => forkUtilityHost({ entryPath, dataDirectory }, app.isPackaged),
    greetings: () => [{ kind: 'keystore', deviceSecretBase64 }],
    nowMs: Date.now,
  });
}

function dialogsOf(mainWindow: MainWindow): Parameters<typeof createShellHandlers>[0]['dialogs'] {
  return {
    save: (options) => {
      const window = mainWindow.current();
      return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options);
    },
    open: (options) => {
      const window = mainWindow.current();
      return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
    },
  };
}
