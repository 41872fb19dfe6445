import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

import { stopChromium } from './developer-protocol.ts';
import { vetoable } from './events.ts';
import { readSwitches, settings } from './settings.ts';
import { strict } from './strict.ts';

const switches = readSwitches();

/** What `quit` needs of windows; set by `browser-window.ts`, which knows them. */
export interface OpenWindows {
  /** Asks every window to close; false when one of them vetoed. */
  readonly closeAll: () => boolean;
}

/** The members of Electron's `app` that Bahi and Playwright use. */
type AppMembers = Pick<
  Electron.App,
  | 'isPackaged'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'enableSandbox'
  | 'getName'
  | 'getVersion'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'requestSingleInstanceLock'
  | 'focus'
  | 'getLocale'
>;

class StandInApp extends EventEmitter implements AppMembers {
  readonly isPackaged = settings.isPackaged;
  name = 'Bahi';
  isSandboxEnabled = false;
  isQuitting = false;
  windows: OpenWindows = { closeAll: () => true };
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    appendArgument: () => {},
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    removeSwitch: (name: string) => void switches.delete(name),
  } satisfies Electron.CommandLine);
  private ready = false;
  private becomeReady: () => void = () => {};
  private readonly readyPromise = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });
  private readonly pathsByName = new Map<string, string>();

  whenReady(): Promise<void> {
    return this.readyPromise;
  }

  isReady(): boolean {
    return this.ready;
  }

  /** Called by `start.ts` once the browser runs. */
  markReady(): void {
    this.ready = true;
    this.becomeReady();
    this.emit('ready', vetoable({}), {});
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxEnabled = true;
  }

  focus(): void {}

  getName(): string {
    return this.name;
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
    return 'en-IN';
  }

  getAppPath(): string {
    return dirname(settings.mainPath);
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.pathsByName.get(name) ?? (name === 'temp' ? tmpdir() : join(settings.home, name));
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!existsSync(path)) throw new Error(`Failed to set path '${name}': ${path} does not exist`);
    this.pathsByName.set(name, path);
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    const socketPath = instanceSocket(this.getPath('userData'));
    if (tellFirstInstance(socketPath, additionalData)) return false;
    rmSync(socketPath, { force: true });
    createServer((connection) => {
      let text = '';
      connection.on('data', (chunk) => {
        text += String(chunk);
      });
      connection.on('end', () => {
        const [argv, workingDirectory, data] = JSON.parse(text) as [string[], string, unknown];
        this.emit('second-instance', vetoable({}), argv, workingDirectory, data);
      });
    })
      .listen(socketPath)
      .unref();
    process.on('exit', () => rmSync(socketPath, { force: true }));
    return true;
  }

  /** Electron's order: before-quit, every window's close, will-quit, quit; each but the last may veto. */
  quit(): void {
    if (this.isQuitting) return;
    const before = vetoable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.isQuitting = true;
    const closed = this.windows.closeAll();
    this.isQuitting = false;
    if (!closed) return;
    const will = vetoable({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) return;
    this.emit('quit', vetoable({}), 0);
    this.exit(0);
  }

  exit(code = 0): void {
    stopChromium();
    process.exit(code);
  }
}

function instanceSocket(userData: string): string {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  return join(tmpdir(), `standin-${name}.sock`);
}

/** Hands this start over to a first instance, if one listens. The lock's answer is synchronous, so this is too. */
function tellFirstInstance(socketPath: string, additionalData: unknown): boolean {
  const script = `
    const connection = require('node:net').connect(process.argv[1]);
    connection.on('error', () => process.exit(1));
    connection.on('connect', () => connection.end(process.argv[2], () => process.exit(0)));`;
  const message = JSON.stringify([process.argv, process.cwd(), additionalData ?? null]);
  const environment = { ...process.env, NODE_OPTIONS: '' };
  return spawnSync(process.execPath, ['-e', script, socketPath, message], { env: environment }).status === 0;
}

/** The stand-in's `app`. */
export const app = strict('app', new StandInApp());
process.on('exit', stopChromium);
