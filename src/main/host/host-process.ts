import { type ChildProcess, fork } from 'node:child_process';

import {
  type DoorMessage,
  doorRefusal,
  everythingChanged,
  hostMessageSchema,
  type WireResult,
} from '../../shared/contract/messages.ts';

/** A message that asks for no answer. */
export type DoorNotice = Exclude<DoorMessage, { kind: 'call' } | { kind: 'stop' }>;

/** The ledger host as a door sees it: calls in, answers and changes out. Never throws for what the host does. */
export interface LedgerHost {
  /** Asks for one procedure. Answers the refusal `hostStopped` when the host is gone or goes meanwhile. */
  readonly call: (procedure: string, input: unknown) => Promise<WireResult>;
  readonly notify: (notice: DoorNotice) => void;
  /** Names of queries to refresh; `*` means all. Returns the way to stop listening. */
  readonly onChanged: (listener: (keys: readonly string[]) => void) => () => void;
  /** Called once, when the process has ended; `expected` is false after a crash. */
  readonly onExit: (listener: (exit: { readonly expected: boolean }) => void) => () => void;
  /** Checkpoints, closes and ends the host; kills it after ten seconds. */
  readonly stop: () => Promise<void>;
}

/** The bare process under a ledger host: Node's child process or Electron's utility process. */
export interface HostChannel {
  readonly post: (message: DoorMessage) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

const stopWithinMs = 10_000;

/** A registered set of listeners; the returned function of `add` removes. */
export function listenerSet<Event>(): {
  readonly add: (listener: (event: Event) => void) => () => void;
  readonly emit: (event: Event) => void;
} {
  const listeners = new Set<(event: Event) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** Speaks the wire of `messages.ts` over any channel. The channel's process lives as long as this object. */
export function createLedgerHost(channel: HostChannel): LedgerHost {
  const pending = new Map<number, (result: WireResult) => void>();
  const changed = listenerSet<readonly string[]>();
  const exited = listenerSet<{ readonly expected: boolean }>();
  let lastId = 0;
  let gone = false;
  let stopping: Promise<void> | null = null;

  channel.onMessage((raw) => {
    const parsed = hostMessageSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.kind === 'changed') changed.emit(message.keys);
    if (message.kind !== 'answer') return;
    pending.get(message.id)?.(message.result);
    pending.delete(message.id);
  });
  channel.onExit(() => {
    gone = true;
    for (const answer of pending.values()) answer(doorRefusal('hostStopped'));
    pending.clear();
    exited.emit({ expected: stopping !== null });
    changed.emit([everythingChanged]);
  });

  return {
    call: (procedure, input) => {
      if (gone || stopping) return Promise.resolve(doorRefusal('hostStopped'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        channel.post({ kind: 'call', id, procedure, input });
      });
    },
    notify: (notice) => {
      if (!gone) channel.post(notice);
    },
    onChanged: changed.add,
    onExit: exited.add,
    stop: () => {
      if (gone) return Promise.resolve();
      stopping ??= new Promise((resolve) => {
        const killTimer = setTimeout(channel.kill, stopWithinMs);
        exited.add(() => {
          clearTimeout(killTimer);
          resolve();
        });
        channel.post({ kind: 'stop' });
      });
      return stopping;
    },
  };
}

/** How a Node door starts its ledger host. `entryPath` is the built `ledger-host.js`. */
export interface NodeHostOptions {
  readonly entryPath: string;
  readonly dataDirectory: string;
}

/**
 * Ranking a hundred thousand accounts makes V8 double its space for young objects again and again: half of its usual most
 * is as quick and takes seventy megabytes less (docs/benchmarks.md, “Size”).
 */
export const hostFlags: readonly string[] = ['--max-semi-space-size=16'];

/** Starts the ledger host as a child process of this Node. It inherits standard error, never standard output. */
export function forkNodeHost(options: NodeHostOptions): LedgerHost {
  const child = fork(options.entryPath, ['--data', options.dataDirectory], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...hostFlags],
  });
  return createLedgerHost(childChannel(child));
}

function childChannel(child: ChildProcess): HostChannel {
  // A send to a process that has just died is reported by its exit, so the send itself stays quiet.
  const quiet = (): void => {};
  let ended = false;
  const endListeners = new Set<() => void>();
  const end = (): void => {
    if (ended) return;
    ended = true;
    for (const listener of endListeners) listener();
  };
  child.on('exit', end);
  child.on('error', end);
  return {
    post: (message) => {
      if (child.connected) child.send(message, quiet);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => endListeners.add(listener),
    kill: () => child.kill('SIGKILL'),
  };
}
