import type { decodeClone, encodeClone } from './codec.ts';

/** What the isolated world is given besides the secret. */
export interface IsolatedTools {
  readonly encodeClone: typeof encodeClone;
  readonly decodeClone: typeof decodeClone;
  readonly processInfo: Readonly<Record<string, unknown>>;
}

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
  global: unknown,
) => void;

/**
 * Runs in the isolated world: `ipcRenderer`, `contextBridge` and the `require` a sandboxed preload has, then the
 * preload bundle itself. Sent to the page as text, so it refers to nothing outside itself.
 */
export function isolatedBridge(secret: string, tools: IsolatedTools, preload: Preload): void {
  if (window !== window.top) return;
  type Listener = (event: unknown, ...values: unknown[]) => void;
  type Message = { id?: number; error?: string; value?: unknown; channel?: string; values?: unknown };
  type World = { standInSend: (message: string) => void; standInReceive: (message: Message) => void };
  const world = globalThis as unknown as World;
  const sendRaw = world.standInSend;
  const send = (message: unknown): void => sendRaw(JSON.stringify(message));
  const fire = (name: string, detail: unknown): boolean =>
    document.dispatchEvent(new CustomEvent(secret + name, { detail, cancelable: true }));
  const on = (name: string, listener: (detail: never) => void): void =>
    document.addEventListener(secret + name, (event) => listener((event as CustomEvent).detail as never));

  // --- ipcRenderer ---
  const waitingById = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  const listenersByChannel = new Map<string, Set<Listener>>();
  let lastId = 0;
  world.standInReceive = (message) => {
    if (message.id === undefined) {
      const values = tools.decodeClone(message.values) as unknown[];
      for (const listener of listenersByChannel.get(message.channel ?? '') ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...values);
      }
      return;
    }
    const waiting = waitingById.get(message.id);
    waitingById.delete(message.id);
    if (message.error === undefined) waiting?.resolve(tools.decodeClone(message.value));
    else waiting?.reject(new Error(message.error));
  };
  const removeListener = (channel: string, listener: Listener): unknown => {
    listenersByChannel.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waitingById.set(lastId, { resolve, reject });
        send({ kind: 'invoke', channel, id: lastId, values: tools.encodeClone(structuredClone(values)) });
      }),
    send: (channel: string, ...values: unknown[]): void =>
      send({ kind: 'send', channel, values: tools.encodeClone(structuredClone(values)) }),
    on: (channel: string, listener: Listener): unknown => {
      const listeners = listenersByChannel.get(channel) ?? new Set();
      listenersByChannel.set(channel, listeners.add(listener));
      return ipcRenderer;
    },
    off: removeListener,
    removeListener,
  };

  // --- contextBridge ---
  const functionsById = new Map<number, (...given: unknown[]) => unknown>();
  function shapeOf(value: unknown): unknown {
    if (typeof value === 'function') {
      lastId += 1;
      functionsById.set(lastId, value as (...given: unknown[]) => unknown);
      return { kind: 'function', id: lastId };
    }
    if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)]);
      return { kind: 'object', members: Object.fromEntries(members) };
    }
    return { kind: 'value', value: structuredClone(value) };
  }
  function received(argument: unknown): unknown {
    const callbackId = (argument as { callbackId?: number } | null)?.callbackId;
    if (callbackId === undefined) return argument;
    return (...values: unknown[]) => fire('callback', { callbackId, values: structuredClone(values) });
  }
  const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  on('call', (call: { callId: number; functionId: number; given: unknown[] }) => {
    const { callId } = call;
    try {
      const answer = functionsById.get(call.functionId)?.(...call.given.map(received));
      if (!(answer instanceof Promise)) {
        fire('reply', { shape: shapeOf(answer) });
        return;
      }
      fire('reply', { promised: true });
      answer.then(
        (value) => fire('settle', { callId, value }),
        (error: unknown) => fire('settle', { callId, error: textOf(error) }),
      );
    } catch (error) {
      fire('reply', { error: textOf(error) });
    }
  });
  const unexposed: unknown[] = [];
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown): void => {
      const detail = { name, shape: shapeOf(api) };
      // Whoever runs first waits for the other: the page's world may not be there yet.
      if (fire('expose', detail)) unexposed.push(detail);
    },
  };
  on('ready', () => {
    for (const detail of unexposed.splice(0)) fire('expose', detail);
  });

  // --- links and windows that would open another window ---
  on('open', (detail: { url: string }) => send({ kind: 'open', url: detail.url }));
  window.addEventListener(
    'click',
    (event) => {
      const link = event
        .composedPath()
        .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
      if (!link?.href) return;
      if (link.target !== '_blank' && !event.ctrlKey && !event.metaKey && !event.shiftKey) return;
      event.preventDefault();
      send({ kind: 'open', url: link.href });
    },
    true,
  );

  const requirable: Record<string, unknown> = { electron: { ipcRenderer, contextBridge } };
  const require = (name: string): unknown => {
    const found = requirable[name.replace(/^node:/, '')];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };
  const module = { exports: {} };
  preload(require, module, module.exports, tools.processInfo, globalThis);
}
