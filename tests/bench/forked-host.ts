import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hostFlags } from '../../src/main/host/host-process.ts';
import type { UploadLocation, WireResult } from '../../src/shared/contract/messages.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { passphrase } from '../kills/kill-house.ts';

/** A built ledger host in a process of its own, as the doors start it. */
export interface ForkedHost {
  readonly call: (procedure: string, input: object) => Promise<WireResult>;
  readonly announce: (upload: UploadLocation) => void;
  /** What the process holds of the machine's memory, in bytes (`VmRSS`). */
  readonly residentBytes: () => number;
  /** The processor's time it has used so far, in milliseconds: what others take of the machine is not in it. */
  readonly processorMs: () => number;
  readonly stop: () => Promise<void>;
}

const builtHost = path.resolve(
  process.env['BAHI_BENCH_HOST'] ?? path.join(import.meta.dirname, '../../out/main/ledger-host.js'),
);

/** Starts a host on a profile. `npm run build` comes first. */
export function forkHost(profileDirectory: string): ForkedHost {
  const child: ChildProcess = fork(builtHost, ['--data', profileDirectory], {
    serialization: 'advanced',
    execArgv: [...hostFlags],
  });
  const waiting = new Map<number, (result: WireResult) => void>();
  let lastId = 0;
  child.on(
    'message',
    (message: { readonly kind: string; readonly id: number; readonly result: WireResult }) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message.result);
    },
  );
  return {
    call: (procedure, input) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, (result) => {
          waiting.delete(id);
          resolve(result);
        });
        child.send({ kind: 'call', id, procedure, input });
      });
    },
    announce: (upload) => void child.send({ kind: 'upload', upload }),
    residentBytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
    },
    processorMs: () => {
      // Fields 14 and 15 behind the name in brackets: user and system time in ticks of a hundredth of a second.
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send({ kind: 'stop' });
      }),
  };
}

/** Starts a host on a founded profile and opens it for its only person, at the full cost of a guess. */
export async function openForkedHost(profileDirectory: string): Promise<ForkedHost> {
  const host = forkHost(profileDirectory);
  const { users } = valueOrThrow(await host.call('describeProfile', {})) as {
    users: readonly { readonly userId: string }[];
  };
  valueOrThrow(await host.call('unlock', { userId: users[0]?.userId, secret: passphrase }));
  return host;
}
