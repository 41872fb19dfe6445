import { EventEmitter } from 'node:events';

import { app } from './app.ts';
import { decodeClone, encodeClone } from './codec.ts';
import { type Protocol, type ProtocolSession, protocolSession } from './developer-protocol.ts';
import { vetoable } from './events.ts';
import { FrameTable } from './frames.ts';
import { ipcMain } from './ipc-main.ts';
import { installPreload, preloadWorld } from './preload-scripts.ts';
import { printToPdf } from './print-to-pdf.ts';
import { answerRequest } from './request-interception.ts';
import { fromChromiumAddress, toChromiumAddress } from './schemes.ts';
import { type StandInSession, session } from './session.ts';

/** The web preferences the stand-in honours; `browser-window.ts` refuses unsafe ones. */
export interface StandInPreferences {
  readonly preload?: string;
  readonly javascript?: boolean;
  readonly session?: StandInSession;
}

interface PageMessage {
  readonly kind: 'invoke' | 'send' | 'open';
  readonly channel: string;
  readonly id: number;
  readonly values: unknown;
  readonly url: string;
}

/** One page of the stand-in: an attached Chromium target. */
export class StandInWebContents extends EventEmitter {
  readonly id: number;
  readonly session: StandInSession;
  targetId = '';
  private readonly preferences: StandInPreferences;
  private readonly frames = new FrameTable();
  private readonly opened: Promise<void>;
  private devTools: ProtocolSession = protocolSession();
  private windowOpenHandler:
    | ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse)
    | null = null;
  private addressBeingLoaded: string | null = null;
  private url = '';
  private destroyed = false;

  constructor(id: number, preferences: StandInPreferences) {
    super();
    this.id = id;
    this.preferences = preferences;
    this.session = preferences.session ?? session.defaultSession;
    this.opened = this.open();
    this.opened.catch((error: unknown) => console.error('stand-in: a page did not open:', error));
    app.emit('web-contents-created', vetoable({}), this);
  }

  get mainFrame(): Electron.WebFrameMain {
    return this.frames.main() as Electron.WebFrameMain;
  }

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setWindowOpenHandler(handler: NonNullable<typeof this.windowOpenHandler>): void {
    this.windowOpenHandler = handler;
  }

  async loadURL(address: string): Promise<void> {
    await this.opened;
    this.addressBeingLoaded = toChromiumAddress(address);
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const answer = await this.devTools.send('Page.navigate', { url: toChromiumAddress(address) });
    if (answer.errorText) throw new Error(`${answer.errorText} loading '${address}'`);
    await loaded;
  }

  reload(): void {
    this.addressBeingLoaded = toChromiumAddress(this.url);
    void this.devTools.send('Page.reload', {});
  }

  /** As Electron's: to the main frame's isolated world only. */
  send(channel: string, ...values: unknown[]): void {
    const message = { channel, values: encodeClone(structuredClone(values)) };
    for (const contextId of this.frames.mainContexts(preloadWorld)) this.evaluateIn(contextId, message);
  }

  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return printToPdf(this.devTools, options);
  }

  /** Recorded, not done: there is no printer here. A test listens to `standin-print` and answers. */
  print(
    options: Electron.WebContentsPrintOptions,
    callback: (success: boolean, reason: string) => void,
  ): void {
    const handled = app.emit('standin-print', options, callback);
    if (!handled) callback(false, 'cancelled');
  }

  close(): void {
    if (this.targetId)
      protocolSession()
        .send('Target.closeTarget', { targetId: this.targetId })
        .catch(() => {});
    this.destroy();
  }

  /** Chromium or the app let the page go. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
  }

  private async open(): Promise<void> {
    const browser = protocolSession();
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    this.targetId = targetId;
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    this.devTools = protocolSession(sessionId);
    this.listen();
    const { frameTree } = await this.devTools.send('Page.getFrameTree');
    this.frames.mainFrameId = frameTree.frame.id;
    if (this.preferences.preload) await installPreload(this.devTools, this.preferences.preload);
    if (this.preferences.javascript === false) {
      await this.devTools.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    await this.devTools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.devTools.send('Page.enable');
    await this.devTools.send('Runtime.enable');
  }

  private listen(): void {
    const { devTools } = this;
    devTools.on('Runtime.executionContextCreated', ({ context }) => this.frames.addContext(context));
    devTools.on('Runtime.executionContextDestroyed', (event) =>
      this.frames.removeContext(event.executionContextId),
    );
    devTools.on('Page.frameNavigated', ({ frame }) => this.frameNavigated(frame));
    devTools.on('Page.frameDetached', ({ frameId }) => this.frames.removeFrame(frameId));
    devTools.on('Page.domContentEventFired', () => this.emit('dom-ready', vetoable({})));
    devTools.on('Page.loadEventFired', () => {
      if (this.url === '') return;
      this.emit('did-finish-load');
      this.emit('standin-ready-to-show');
    });
    devTools.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', vetoable({}), { reason: 'crashed', exitCode: 139 }),
    );
    devTools.on('Runtime.bindingCalled', (event) => {
      this.receive(JSON.parse(event.payload) as PageMessage, event.executionContextId);
    });
    devTools.on('Fetch.requestPaused', (paused) => {
      this.answer(paused).catch((error: unknown) => {
        if (!this.destroyed) console.error('stand-in: request:', error);
      });
    });
  }

  private frameNavigated(frame: Protocol.Page.Frame): void {
    const address = fromChromiumAddress(frame.url);
    this.frames.setFrame(frame.id, address, frame.parentId);
    if (frame.parentId || (address === 'about:blank' && this.url === '')) return;
    this.url = address;
    this.emit('did-navigate', vetoable({}), address);
  }

  private async answer(paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    if (paused.resourceType === 'Document' && this.isVetoed(paused)) {
      await this.devTools.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' });
      return;
    }
    await answerRequest(this.devTools, this.session, this.id, paused);
  }

  /** A navigation the page began by itself is announced and may be vetoed; one by `loadURL` is neither. */
  private isVetoed(paused: Protocol.Fetch.requestPausedPayload): boolean {
    const isMainFrame = paused.frameId === this.frames.mainFrameId;
    if (isMainFrame && this.addressBeingLoaded === paused.request.url) {
      this.addressBeingLoaded = null;
      return false;
    }
    const url = fromChromiumAddress(paused.request.url);
    const event = vetoable({ url, isMainFrame, isSameDocument: false, frame: null, initiator: null });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return event.defaultPrevented;
  }

  private receive(message: PageMessage, contextId: number): void {
    if (message.kind === 'open') {
      this.openWindow(fromChromiumAddress(message.url));
      return;
    }
    const event = {
      ...vetoable({}),
      sender: this,
      senderFrame: this.frames.frameOfContext(contextId),
      frameId: 1,
      processId: 1,
      type: 'frame',
    };
    const values = decodeClone(message.values) as unknown[];
    if (message.kind === 'send') ipcMain.emit(message.channel, event, ...values);
    else void this.invoke(message, event as unknown as Electron.IpcMainInvokeEvent, values, contextId);
  }

  private async invoke(
    message: PageMessage,
    event: Electron.IpcMainInvokeEvent,
    values: unknown[],
    contextId: number,
  ): Promise<void> {
    try {
      const value = await ipcMain.answer(message.channel, event, values);
      this.evaluateIn(contextId, { id: message.id, value: encodeClone(structuredClone(value)) });
    } catch (error) {
      const text = `Error invoking remote method '${message.channel}': ${String(error)}`;
      this.evaluateIn(contextId, { id: message.id, error: text });
    }
  }

  private openWindow(url: string): void {
    const referrer = { url: this.url, policy: 'strict-origin-when-cross-origin' as const };
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' as const, referrer };
    const answer = this.windowOpenHandler?.(details) ?? { action: 'allow' };
    if (answer.action !== 'deny') throw new Error('The stand-in opens no second page for a page: deny it.');
  }

  private evaluateIn(contextId: number, message: unknown): void {
    const expression = `standInReceive(${JSON.stringify(message)})`;
    // The page may have gone meanwhile; Electron drops the message then too.
    this.devTools.send('Runtime.evaluate', { expression, contextId }).catch(() => {});
  }
}
