import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOrder, writeBackup } from '../export/write-backup.ts';

/** A backup on a thread of its own: copying and checking a large ledger must not keep the screens waiting. */
const order = workerData as BackupOrder;
parentPort?.postMessage(writeBackup(order));
order.dataKey.fill(0);
