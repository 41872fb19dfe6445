import { assert } from '../lib/assert.ts';
import { dateOfParts, dateParts, dateToDayNumber, type PlainDate } from './dates.ts';

/** A time of day on a wall clock, to the second. */
export interface TimeOfDay {
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What calendar and clock on a wall in some time zone show at an instant. */
export interface WallTime extends TimeOfDay {
  readonly date: PlainDate;
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

const formatsByZone = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is an IANA time zone that this machine knows (`Asia/Kolkata`). Fixed offsets are none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatOfZone(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a zone's clock showed at the seconds asked of late: one command asks the same few many times over. */
const knownByZone = new Map<string, Map<number, WallTime>>();
const knownSeconds = 200;

/** What a wall clock in an IANA zone shows at an instant of epoch milliseconds. An unknown zone is a bug. */
export function wallTimeInZone(instantMs: number, zone: string): WallTime {
  assert(Number.isFinite(instantMs), 'an instant is a number of milliseconds');
  const known = knownByZone.get(zone) ?? new Map<number, WallTime>();
  // No zone's offset has parts of a second: every instant of a second shows the same.
  const second = Math.floor(instantMs / 1000);
  const asked = known.get(second);
  if (asked !== undefined) return asked;
  const wallTime = readClock(instantMs, zone);
  if (known.size >= knownSeconds) known.clear();
  knownByZone.set(zone, known.set(second, wallTime));
  return wallTime;
}

function readClock(instantMs: number, zone: string): WallTime {
  let year = 0;
  let month = 0;
  let day = 0;
  let hour = 0;
  let minute = 0;
  let second = 0;
  for (const { type, value } of formatOfZone(zone).formatToParts(instantMs)) {
    if (type === 'year') year = Number(value);
    else if (type === 'month') month = Number(value);
    else if (type === 'day') day = Number(value);
    else if (type === 'hour') hour = Number(value);
    else if (type === 'minute') minute = Number(value);
    else if (type === 'second') second = Number(value);
  }
  const date = dateOfParts(year, month, day);
  assert(date !== undefined, 'an instant lies within the years 0001 to 9999');
  return { date, hour, minute, second };
}

/** The calendar date in an IANA zone at an instant of epoch milliseconds. */
export function plainDateInZone(instantMs: number, zone: string): PlainDate {
  return wallTimeInZone(instantMs, zone).date;
}

/**
 * The instant (epoch ms) at which a wall clock in a zone shows a date and time. An hour that comes twice means its
 * first time; an hour that clocks skip is rounded forward to the instant they jump (compliance edge case 2).
 */
export function instantFromWallTime(date: PlainDate, time: TimeOfDay, zone: string): number {
  const wallMs = wallToUtcMs({ date, ...time });
  const before = wallMs - offsetMs(wallMs - DAY_MS, zone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, zone);
  const fits = [Math.min(before, after), Math.max(before, after)].find(
    (instantMs) => instantMs + offsetMs(instantMs, zone) === wallMs,
  );
  return fits ?? firstInstantAfterJump(Math.min(before, after), Math.max(before, after), wallMs, zone);
}

/** Midnight, the first second of a day. */
export const startOfDay: TimeOfDay = { hour: 0, minute: 0, second: 0 };

/** In a gap the clock shows less than the wanted time until the jump and more from it: the jump is found by halves. */
function firstInstantAfterJump(lowMs: number, highMs: number, wallMs: number, zone: string): number {
  let low = lowMs - SECOND_MS;
  let high = highMs;
  while (high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / (2 * SECOND_MS)) * SECOND_MS;
    if (middle + offsetMs(middle, zone) > wallMs) high = middle;
    else low = middle;
  }
  return high;
}

function offsetMs(instantMs: number, zone: string): number {
  const wholeSecondMs = Math.floor(instantMs / SECOND_MS) * SECOND_MS;
  return wallToUtcMs(wallTimeInZone(wholeSecondMs, zone)) - wholeSecondMs;
}

function wallToUtcMs({ date, hour, minute, second }: WallTime): number {
  assert(dateParts(date).year > 1, 'wall times start in the year 2');
  return dateToDayNumber(date) * DAY_MS + ((hour * 60 + minute) * 60 + second) * SECOND_MS;
}

function formatOfZone(zone: string): Intl.DateTimeFormat {
  const known = formatsByZone.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatsByZone.set(zone, format);
  return format;
}
