import { EventEmitter } from 'node:events';

import { app } from './app.ts';
import { protocolSession } from './developer-protocol.ts';
import { vetoable } from './events.ts';
import type { StandInSession } from './session.ts';
import { strict } from './strict.ts';
import { StandInWebContents } from './web-contents.ts';

/** The preferences every window must have; the stand-in cannot run any other and says so. */
const requiredPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
};

const openWindows = new Set<BrowserWindow>();
let lastId = 0;

/** The stand-in's `BrowserWindow`. */
export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: StandInWebContents;
  readonly standInOptions: Electron.BrowserWindowConstructorOptions;
  private visible: boolean;
  private minimized = false;
  private contentProtected = false;
  private destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    refuseUnsafe(options.webPreferences ?? {});
    lastId += 1;
    this.id = lastId;
    this.standInOptions = options;
    this.visible = options.show !== false;
    const { preload, javascript } = options.webPreferences ?? {};
    const own = options.webPreferences?.session as unknown as StandInSession | undefined;
    this.webContents = strict(
      'webContents',
      new StandInWebContents(this.id, {
        ...(preload === undefined ? {} : { preload }),
        ...(javascript === undefined ? {} : { javascript }),
        ...(own === undefined ? {} : { session: own }),
      }),
    );
    this.webContents.on('standin-ready-to-show', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => this.gone());
    openWindows.add(this);
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  show(): void {
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    this.visible = false;
  }

  focus(): void {
    this.emit('focus');
  }

  minimize(): void {
    this.minimized = true;
  }

  restore(): void {
    this.minimized = false;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isVisible(): boolean {
    return this.visible;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getTitle(): string {
    return this.standInOptions.title ?? app.name;
  }

  setContentProtection(enable: boolean): void {
    this.contentProtected = enable;
  }

  isContentProtected(): boolean {
    return this.contentProtected;
  }

  close(): void {
    const event = vetoable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    this.webContents.close();
  }

  private gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    openWindows.delete(this);
    this.emit('closed');
    if (openWindows.size > 0 || app.isQuitting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows];
  }

  static fromWebContents(contents: StandInWebContents | null | undefined): BrowserWindow | null {
    return [...openWindows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...openWindows].find((window) => window.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...openWindows][0] ?? null;
  }
}

function refuseUnsafe(preferences: Electron.WebPreferences): void {
  const effective = { ...requiredPreferences, ...preferences };
  for (const [name, value] of Object.entries(requiredPreferences)) {
    if (effective[name as keyof typeof requiredPreferences] !== value) {
      throw new Error(`The stand-in opens no window with ${name} other than ${value}.`);
    }
  }
  if (preferences.webviewTag) throw new Error('The stand-in has no webview.');
}

/** The stand-in's `webContents`. */
export const webContents = strict('webContents', {
  getAllWebContents: () => [...openWindows].map((window) => window.webContents),
  fromId: (id: number) => BrowserWindow.fromId(id)?.webContents,
  fromDevToolsTargetId: (targetId: string) =>
    [...openWindows].map((window) => window.webContents).find((contents) => contents.targetId === targetId),
});

app.windows = {
  closeAll: () => {
    for (const window of openWindows) {
      window.close();
      if (!window.isDestroyed()) return false;
    }
    return true;
  },
};

protocolSession().on('Target.targetDestroyed', ({ targetId }) => {
  webContents.fromDevToolsTargetId(targetId)?.destroy();
});
