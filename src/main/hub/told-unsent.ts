import type { HelloRequest } from '../../shared/wire/frames.ts';
import type { DeviceRow } from './device-rows.ts';

/** What a device said at a hello of own work that was not here yet. */
export interface ToldUnsent {
  readonly entries: number;
  /** When the oldest of it was written, by the hub's clock; null for devices that do not say. */
  readonly oldestMs: number | null;
  readonly toldMs: number;
}

/**
 * What is remembered of how much own work a device has at a hello that the hub has not: where the meeting breaks off, the office
 * still knows of it. A device that has nothing more than is here leaves what it told before, which then says nothing any more.
 */
export function toldAt(
  device: DeviceRow,
  { own, oldestUnsentMs, nowMs }: HelloRequest,
  receivedMs: number,
): Pick<DeviceRow, 'toldSeq' | 'toldOldestMs' | 'toldMs'> {
  if (own.seq <= device.seq) {
    return { toldSeq: device.toldSeq, toldOldestMs: device.toldOldestMs, toldMs: device.toldMs };
  }
  const toldOldestMs = oldestUnsentMs === undefined ? null : receivedMs - Math.max(0, nowMs - oldestUnsentMs);
  return { toldSeq: own.seq, toldOldestMs, toldMs: receivedMs };
}

/** What a device said last, less what has come since; null where all is here. */
export function toldUnsent({ seq, toldSeq, toldOldestMs, toldMs }: DeviceRow): ToldUnsent | null {
  if (toldSeq === null || toldMs === null || toldSeq <= seq) return null;
  return { entries: toldSeq - seq, oldestMs: toldOldestMs, toldMs };
}
