import { type PlainDate, startOfWeek } from '../dates.ts';

/** A backup as the rotation sees it: its name, its day, and its instant on that day. */
export interface DatedBackup {
  readonly name: string;
  readonly on: PlainDate;
  readonly madeAtMs: number;
}

/** How many backups are kept: the newest of so many days, of so many weeks, of so many months. */
export interface Rotation {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** Seven days, four weeks, twelve months: three weeks back to the week, a year back to the month (ux.md, issue 3). */
export const houseRotation: Rotation = { days: 7, weeks: 4, months: 12 };

/**
 * The names of the backups that stay: the newest of each of the last seven days that have one, of the last four weeks
 * that have one, of the last twelve months that have one. Days without a backup count nothing away, so that a laptop
 * that stood in a cupboard for a month keeps what it had. The newest of all always stays.
 */
export function keptBackups(
  backups: readonly DatedBackup[],
  rotation: Rotation = houseRotation,
): ReadonlySet<string> {
  const newestFirst = backups.toSorted((one, other) => other.madeAtMs - one.madeAtMs);
  const kept = new Set<string>(newestFirst.slice(0, 1).map(({ name }) => name));
  keepNewestOf(newestFirst, ({ on }) => on, rotation.days, kept);
  keepNewestOf(newestFirst, ({ on }) => startOfWeek(on), rotation.weeks, kept);
  keepNewestOf(newestFirst, ({ on }) => on.slice(0, 7), rotation.months, kept);
  return kept;
}

function keepNewestOf(
  newestFirst: readonly DatedBackup[],
  periodOf: (backup: DatedBackup) => string,
  periods: number,
  kept: Set<string>,
): void {
  const seen = new Set<string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (seen.has(period)) continue;
    if (seen.size === periods) return;
    seen.add(period);
    kept.add(backup.name);
  }
}
