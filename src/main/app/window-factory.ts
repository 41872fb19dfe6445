import { BrowserWindow, type Session, type WebPreferences } from 'electron';

/** The title of every window, for ever: a taskbar must not show whose account is open. */
export const windowTitle = 'Bahi';

/** What all windows are made of. */
export interface WindowFactoryOptions {
  readonly preloadPath: string;
  readonly session: Session;
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
}

/** The only two kinds of window there are. */
export interface WindowFactory {
  /** The application's window; shown when its first frame is ready. */
  readonly createMainWindow: () => BrowserWindow;
  /** A hidden window to print from: no preload, no scripts. */
  readonly createPaperWindow: () => BrowserWindow;
}

/** The only place that makes a window, so that its locks are in one place too (`platform.md` §1 row 1). */
export function createWindowFactory(options: WindowFactoryOptions): WindowFactory {
  const locked: WebPreferences = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    session: options.session,
  };
  return {
    createMainWindow: () => {
      const window = new BrowserWindow({
        title: windowTitle,
        width: 1366,
        height: 768,
        minWidth: 360,
        minHeight: 560,
        show: false,
        autoHideMenuBar: true,
        backgroundColor: '#ffffff',
        webPreferences: { ...locked, devTools: !options.isPackaged, preload: options.preloadPath },
      });
      window.on('page-title-updated', (event) => event.preventDefault());
      window.once('ready-to-show', () => window.show());
      if (options.platform !== 'linux') window.setContentProtection(true);
      return window;
    },
    createPaperWindow: () =>
      new BrowserWindow({
        title: windowTitle,
        show: false,
        webPreferences: { ...locked, devTools: false, javascript: false },
      }),
  };
}
