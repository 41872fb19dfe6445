import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type StretchOrder, stretch } from './stretch.ts';

/** Beside the bundle; from the sources there is none, and the secret is stretched here. */
const workerEntry = path.join(import.meta.dirname, 'stretch-worker.js');

/**
 * argon2id of a secret on a thread of its own, or here where a thread cannot be had: the sixty-four megabytes it takes go
 * with the thread, instead of waiting for a collection of the host's whole heap, and nobody waits half a second for it.
 */
export async function stretchOffThread(order: StretchOrder): Promise<Uint8Array> {
  if (!existsSync(workerEntry)) return stretch(order);
  const answered = await askWorker(order);
  return answered ?? stretch(order);
}

function askWorker(order: StretchOrder): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    let stretched: Uint8Array | null = null;
    const worker = new Worker(workerEntry, { workerData: order });
    worker.once('message', (answer: Uint8Array) => {
      stretched = answer;
    });
    // A thread that does not start, or dies of something, says nothing. What it held is free when it has ended.
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(stretched));
  });
}
