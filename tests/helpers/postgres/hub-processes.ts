import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hub } from '../../../src/main/hub/hub.ts';

/** A hub in a process of its own, and how it is asked. */
export interface HubProcess {
  readonly child: ChildProcess;
  readonly hub: Hub;
}

/** The process did not answer: it was killed. A device hears the same from a connection that breaks. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Starts a hub process on the database at `url`; answers when it can be asked. */
export async function startHub(url: string): Promise<HubProcess> {
  const child = fork(join(import.meta.dirname, 'child-hub.ts'), [url], { serialization: 'advanced' });
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let requests = 0;
  child.on('message', (message: 'open' | { readonly id: number; readonly answer: Uint8Array }) => {
    if (message === 'open') return;
    waiting.get(message.id)?.resolve(message.answer);
    waiting.delete(message.id);
  });
  child.on('exit', () => {
    for (const answer of waiting.values()) answer.reject(new NoAnswerError('the hub is gone'));
    waiting.clear();
  });
  await new Promise<void>((settle, fail) => {
    child.once('message', () => settle());
    child.once('exit', () => fail(new Error('the hub process did not start')));
  });
  const answer = (request: Uint8Array): Promise<Uint8Array> => {
    if (child.exitCode !== null || child.signalCode !== null)
      return Promise.reject(new NoAnswerError('no hub'));
    requests += 1;
    const asked = Promise.withResolvers<Uint8Array>();
    waiting.set(requests, asked);
    child.send({ id: requests, request }, (error) => {
      if (error !== null) asked.reject(new NoAnswerError('no hub'));
    });
    return asked.promise;
  };
  return { child, hub: { hubId: 'hub-1', publicKeyOf: () => Promise.resolve(null), answer } };
}

/** Whichever process has this number now. */
export function whicheverLives(processes: readonly HubProcess[], number: number): Hub {
  return {
    hubId: 'hub-1',
    publicKeyOf: () => Promise.resolve(null),
    async answer(request) {
      const process = processes[number];
      if (process === undefined) throw new NoAnswerError('no hub');
      return process.hub.answer(request);
    },
  };
}

/** What a device does: tries again until somebody answers, and while the hub says that it is busy. */
export async function untilAnswered(meeting: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await meeting();
      return;
    } catch (error) {
      const isBusy = error instanceof Error && error.message.includes('"code":"busy"');
      if (!isBusy && !(error instanceof NoAnswerError)) throw error;
      await pause(20);
    }
  }
}
