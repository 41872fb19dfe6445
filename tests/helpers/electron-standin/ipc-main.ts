import { EventEmitter } from 'node:events';

import { strict } from './strict.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...values: unknown[]) => unknown;

class StandInIpcMain extends EventEmitter implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  private readonly handlersByChannel = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlersByChannel.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlersByChannel.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlersByChannel.delete(channel);
  }

  /** Runs the handler of a channel as `ipcRenderer.invoke` asks; rejects where there is none. */
  async answer(channel: string, event: Electron.IpcMainInvokeEvent, values: unknown[]): Promise<unknown> {
    const handler = this.handlersByChannel.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...values);
  }
}

/** The stand-in's `ipcMain`. */
export const ipcMain = strict('ipcMain', new StandInIpcMain());
