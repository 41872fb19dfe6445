import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../../shared/lib/result.ts';
import {
  type BackupFailure,
  type BackupOrder,
  type WrittenBackup,
  writeBackup,
} from '../../export/write-backup.ts';

type Written = Result<WrittenBackup, BackupFailure>;

/** Beside the bundle; from the sources there is none, and the backup is written here. */
const workerEntry = path.join(import.meta.dirname, 'backup-worker.js');

/** Writes a backup on a thread of its own, or here where a thread cannot be had. The key in the thread is a copy. */
export async function writeBackupOffThread(order: BackupOrder): Promise<Written> {
  if (!existsSync(workerEntry)) return writeBackup(order);
  const answered = await askWorker(order);
  return answered ?? writeBackup(order);
}

function askWorker(order: BackupOrder): Promise<Written | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerEntry, { workerData: order });
    worker.once('message', (answer: Written) => resolve(answer));
    // A thread that does not start, or dies of something, says nothing: what it began is cleared by the next try.
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
}
