/**
 * Runs in the page's own world before any script of the page. It builds what the preload exposes and speaks to the
 * isolated world by synchronous DOM events under a secret name: their `detail` is cloned between worlds, as
 * Electron's bridge clones. It is sent to the page as text, so it refers to nothing outside itself.
 */
export function pageBridge(secret: string): void {
  if (window !== window.top) return;
  type Shape =
    | { kind: 'value'; value: unknown }
    | { kind: 'function'; id: number }
    | { kind: 'object'; members: Record<string, Shape> };
  type Reply = { promised: true } | { error: string } | { shape: Shape };
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listen = EventTarget.prototype.addEventListener;
  const fire = (name: string, detail: unknown): boolean =>
    dispatch.call(document, new CustomEvent(secret + name, { detail, cancelable: true }));
  const on = (name: string, listener: (detail: never, event: Event) => void): void =>
    listen.call(document, secret + name, (event) => listener((event as CustomEvent).detail as never, event));

  const callbacksById = new Map<number, (...values: unknown[]) => void>();
  const waitingById = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let lastId = 0;
  let reply: Reply | null = null;

  function passable(argument: unknown): unknown {
    if (typeof argument !== 'function') return argument;
    lastId += 1;
    callbacksById.set(lastId, argument as (...values: unknown[]) => void);
    return { callbackId: lastId };
  }

  function build(shape: Shape): unknown {
    if (shape.kind === 'value') return shape.value;
    if (shape.kind === 'function') return (...given: unknown[]) => callFunction(shape.id, given);
    const members = Object.entries(shape.members).map(([name, member]) => [name, build(member)]);
    return Object.freeze(Object.fromEntries(members));
  }

  function callFunction(functionId: number, given: readonly unknown[]): unknown {
    lastId += 1;
    const callId = lastId;
    reply = null;
    fire('call', { callId, functionId, given: given.map(passable) });
    const answered = reply as Reply | null;
    if (!answered) throw new Error('The bridge is gone.');
    if ('error' in answered) throw new Error(answered.error);
    if ('shape' in answered) return build(answered.shape);
    return new Promise((resolve, reject) => waitingById.set(callId, { resolve, reject }));
  }

  on('expose', (detail: { name: string; shape: Shape }, event) => {
    event.preventDefault();
    const value = build(detail.shape);
    Object.defineProperty(window, detail.name, {
      value,
      writable: false,
      configurable: false,
      enumerable: true,
    });
  });
  on('reply', (detail: Reply) => {
    reply = detail;
  });
  on('settle', (detail: { callId: number; value?: unknown; error?: string }) => {
    const waiting = waitingById.get(detail.callId);
    waitingById.delete(detail.callId);
    if (detail.error === undefined) waiting?.resolve(detail.value);
    else waiting?.reject(new Error(detail.error));
  });
  on('callback', (detail: { callbackId: number; values: unknown[] }) => {
    callbacksById.get(detail.callbackId)?.(...detail.values);
  });
  window.open = (address) => {
    fire('open', { url: new URL(String(address ?? 'about:blank'), location.href).href });
    return null;
  };
  fire('ready', null);
}
