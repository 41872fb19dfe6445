import { present } from '../../lib/assert.ts';
import { addDays, dayOfWeek, type PlainDate } from '../dates.ts';
import { instantFromWallTime, wallTimeInZone } from '../wall-time.ts';
import { secondsOfDay } from './clock-time.ts';
import type { TimeWindowConstraint, Weekday } from './constraint.ts';

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** How far ahead an opening is looked for, in days (compliance page, evaluation order 8). */
export const searchHorizonDays = 60;

/** A span of one day in seconds since midnight, start inclusive, end exclusive. */
interface DaySpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A window made ready: one or two spans of a day (a window over midnight is split), days and holidays. */
export interface OpeningHours {
  readonly spans: readonly DaySpan[];
  readonly days: readonly Weekday[] | undefined;
  readonly holidays: ReadonlySet<PlainDate>;
}

/** The opening hours of a window whose times the loader has checked. */
export function openingHours(constraint: TimeWindowConstraint, holidays: readonly PlainDate[]): OpeningHours {
  const from = present(secondsOfDay(constraint.from), 'start of a checked window');
  const to = present(secondsOfDay(constraint.to), 'end of a checked window');
  const spans =
    from < to
      ? [{ startSeconds: from, endSeconds: to }]
      : [
          { startSeconds: 0, endSeconds: to },
          { startSeconds: from, endSeconds: 86_400 },
        ];
  return { spans, days: constraint.days, holidays: new Set(holidays) };
}

/** Whether the wall clock of a zone stands inside the hours: start inclusive, end exclusive, to the second. */
export function isOpenAt(hours: OpeningHours, zone: string, instantMs: number): boolean {
  const wall = wallTimeInZone(instantMs, zone);
  if (!isOpenDay(hours, wall.date)) return false;
  const seconds = (wall.hour * 60 + wall.minute) * 60 + wall.second;
  return hours.spans.some((span) => seconds >= span.startSeconds && seconds < span.endSeconds);
}

/** The first instant from `instantMs` on at which every zone is open; null where none comes within the horizon. */
export function nextOpening(hours: OpeningHours, zones: readonly string[], instantMs: number): number | null {
  const endMs = instantMs + searchHorizonDays * 86_400_000;
  let candidateMs = instantMs;
  // Each round moves the candidate to the opening of some zone, so the rounds are bounded by openings in the horizon.
  while (candidateMs <= endMs) {
    const openings = zones.map((zone) => nextOpeningInZone(hours, zone, candidateMs));
    if (openings.some((opening) => opening === null)) return null;
    const latestMs = Math.max(...openings.map((opening) => opening ?? 0));
    if (latestMs === candidateMs) return candidateMs;
    candidateMs = latestMs;
  }
  return null;
}

function nextOpeningInZone(hours: OpeningHours, zone: string, instantMs: number): number | null {
  if (isOpenAt(hours, zone, instantMs)) return instantMs;
  const today = wallTimeInZone(instantMs, zone).date;
  for (let day = 0; day <= searchHorizonDays; day += 1) {
    const date = addDays(today, day);
    if (!isOpenDay(hours, date)) continue;
    for (const span of hours.spans) {
      const startMs = instantOfSecond(date, span.startSeconds, zone);
      // Where clocks jump over the start, the first instant after the jump may already lie past the end.
      if (startMs > instantMs && isOpenAt(hours, zone, startMs)) return startMs;
    }
  }
  return null;
}

function isOpenDay(hours: OpeningHours, date: PlainDate): boolean {
  if (hours.holidays.has(date)) return false;
  return hours.days === undefined || hours.days.includes(present(weekdays[dayOfWeek(date) - 1], 'weekday'));
}

function instantOfSecond(date: PlainDate, seconds: number, zone: string): number {
  const time = {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
  return instantFromWallTime(date, time, zone);
}
