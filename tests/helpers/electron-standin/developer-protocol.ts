import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';

// The protocol's types come with Playwright, which does not export them by name.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
import { settings } from './settings.ts';

export type { Protocol };

type Method = keyof Protocol.CommandParameters;
type Answer<Name extends Method> = Protocol.CommandReturnValues[Name];
type EventName = keyof Protocol.Events;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly method: string;
}

const chromiumArguments = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
];

let chromium: ChildProcess | null = null;
let socket: WebSocket | null = null;
let lastId = 0;
const waitingById = new Map<number, Waiting>();
/** Events by session id; those of the browser itself under ''. */
const eventsBySession = new Map<string, EventEmitter>();

/** Starts the browser, connects, and says where it listens in the words Playwright waits for. */
export async function startChromium(profileDirectory: string): Promise<void> {
  mkdirSync(profileDirectory, { recursive: true });
  const started = spawn(
    settings.chromiumPath,
    [...chromiumArguments, `--user-data-dir=${profileDirectory}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...settings.chromiumEnvironment },
    },
  );
  chromium = started;
  const address = await listeningAddress(started);
  socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket?.addEventListener('open', resolve);
    socket?.addEventListener('error', reject);
  });
  socket.addEventListener('message', (event) => receive(JSON.parse(String(event.data))));
  process.stderr.write(`\nDevTools listening on ${address}\n`);
}

/** Ends the browser; safe to call twice and while the process exits. */
export function stopChromium(): void {
  chromium?.kill('SIGKILL');
  chromium = null;
}

function listeningAddress(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    started.stderr?.on('data', (chunk) => {
      text += String(chunk);
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    started.on('error', reject);
    started.on('exit', (code) => reject(new Error(`Chromium ended (${code}): ${text}`)));
  });
}

interface Received {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
}

function receive(message: Received): void {
  if (message.id === undefined) {
    eventsBySession.get(message.sessionId ?? '')?.emit(message.method ?? '', message.params);
    return;
  }
  const waiting = waitingById.get(message.id);
  waitingById.delete(message.id);
  if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
  else waiting?.resolve(message.result as never);
}

/** One end of the protocol: the browser's own, or that of one page. */
export interface ProtocolSession {
  send<Name extends Method>(
    method: Name,
    parameters?: Protocol.CommandParameters[Name],
  ): Promise<Answer<Name>>;
  on<Name extends EventName>(event: Name, listener: (parameters: Protocol.Events[Name]) => void): void;
}

/** The session of that id; without one, the browser's own. */
export function protocolSession(sessionId = ''): ProtocolSession {
  const emitter = eventsBySession.get(sessionId) ?? new EventEmitter();
  eventsBySession.set(sessionId, emitter);
  return {
    on: (event, listener) => {
      emitter.on(event, listener);
    },
    send: (method, parameters) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waitingById.set(lastId, { resolve, reject, method });
        const target = sessionId === '' ? {} : { sessionId };
        socket?.send(JSON.stringify({ id: lastId, method, params: parameters ?? {}, ...target }));
      }),
  };
}
