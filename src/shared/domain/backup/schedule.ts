import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import { instantFromWallTime, plainDateInZone } from '../wall-time.ts';

/** When a nightly backup is made and what is known of the last ones. */
export interface BackupClock {
  readonly nowMs: number;
  readonly zone: string;
  /** Minute of the day, from 0 to 1439. */
  readonly atMinute: number;
  readonly lastGoodMs: number | null;
  /** The last try, good or not. */
  readonly lastTryMs: number | null;
}

/** After a try that failed the next one waits: a stick that is not there is not asked for every minute. */
export const retryAfterMs = 30 * 60 * 1000;

/**
 * Whether a backup is due: the hour has struck since the last good one. An application that was closed at that hour makes
 * it at its first start after; so one rule serves the evening and the next morning.
 */
export function isBackupDue(clock: BackupClock): boolean {
  const { nowMs, lastGoodMs, lastTryMs } = clock;
  if (lastGoodMs !== null && lastGoodMs >= lastStrokeMs(clock)) return false;
  // A clock that was set back must not stop backups for ever.
  return lastTryMs === null || nowMs - lastTryMs >= retryAfterMs || nowMs < lastTryMs;
}

/** The last instant at which the hour of the backup struck. */
function lastStrokeMs({ nowMs, zone, atMinute }: BackupClock): number {
  const today = plainDateInZone(nowMs, zone);
  const stroke = strokeOn(today, atMinute, zone);
  return stroke <= nowMs ? stroke : strokeOn(addDays(today, -1), atMinute, zone);
}

function strokeOn(on: PlainDate, atMinute: number, zone: string): number {
  return instantFromWallTime(on, { hour: Math.floor(atMinute / 60), minute: atMinute % 60, second: 0 }, zone);
}

/** How the last good backup stands: none was ever made, it is fresh, or it is old enough to speak of. */
export type BackupAge =
  | { readonly kind: 'never' }
  | { readonly kind: 'fresh' | 'old'; readonly days: number };

/** From this many days on the age of the last good backup is spoken of. */
export const oldAfterDays = 2;

/** The age of the last good backup in whole days of the calendar. */
export function backupAge(lastGoodOn: PlainDate | null, today: PlainDate): BackupAge {
  if (lastGoodOn === null) return { kind: 'never' };
  const days = Math.max(0, daysBetween(lastGoodOn, today));
  return { kind: days >= oldAfterDays ? 'old' : 'fresh', days };
}
