import { parentPort, workerData } from 'node:worker_threads';
import { type StretchOrder, stretch } from '../keys/stretch.ts';

/** A secret stretched on a thread of its own, whose memory ends with it. */
const order = workerData as StretchOrder;
parentPort?.postMessage(await stretch(order));
order.password.fill(0);
