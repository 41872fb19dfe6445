import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { instantFromWallTime, wallTimeInZone } from '../../../shared/domain/wall-time.ts';

/** The team's zone: every date and hour of the trade is one of it. */
export const houseZone = 'Asia/Kolkata';

/** When to come back: a day, and an hour where one was agreed. */
export interface AppointmentTime {
  readonly on: PlainDate;
  readonly atMs: number | null;
}

/** One proposal for coming back, and the text it puts into the field. */
export interface TimeChip {
  readonly name: 'inOneHour' | 'inTwoHours' | 'thisEvening' | 'tomorrowMorning' | 'tomorrowEvening';
  readonly text: string;
}

/** A moment as it is typed: the day in words, and the hour where one is said. */
export interface MomentText {
  readonly day: string;
  readonly hour: string;
}

/** Takes apart what the field holds: `fri @ 18:00`, or `2026-11-24 18:00` as a chip writes it. */
export function splitMoment(text: string): MomentText {
  const [, chipDay, chipHour = ''] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text.trim()) ?? [];
  if (chipDay !== undefined) return { day: chipDay, hour: chipHour };
  const [day = '', hour = ''] = text.split('@');
  return { day: day.trim(), hour: hour.trim() };
}

/** Puts day and hour together as the field holds them. */
export function joinMoment({ day, hour }: MomentText): string {
  return hour === '' ? day : `${day} @ ${hour}`;
}

/** Reads an hour of the day: `18:00`, `18.30`, `1830`, `6 pm`; undefined where it is none. Devanagari digits too. */
export function readHour(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const latin = text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966)).toLowerCase();
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/.exec(latin.trim()) ?? [];
  if (hours === undefined) return undefined;
  const isOnTwelve = half !== undefined;
  if (isOnTwelve && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const hour = isOnTwelve ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const minute = Number(minutes);
  return hour > 23 || minute > 59 ? undefined : { hour, minute };
}

/** Reads what the field holds, on the house's clock; undefined where its day or its hour is none. */
export function readAppointmentTime(text: string, today: PlainDate): AppointmentTime | undefined {
  const { day, hour } = splitMoment(text);
  const read = parseDateWords(day, { today, bias: 'future' });
  if (!read.ok) return undefined;
  const on = read.value.date;
  if (hour === '') return { on, atMs: null };
  const time = readHour(hour);
  return time === undefined
    ? undefined
    : { on, atMs: instantFromWallTime(on, { ...time, second: 0 }, houseZone) };
}

/** Times to propose from now on: in one and two hours on a quarter, this evening while it is ahead, tomorrow. */
export function timeChips(nowMs: number): readonly TimeChip[] {
  const now = wallTimeInZone(nowMs, houseZone);
  const tomorrow = addDays(now.date, 1);
  const evening = now.hour < 17 ? [{ name: 'thisEvening' as const, text: `${now.date} 17:30` }] : [];
  return [
    { name: 'inOneHour', text: quarterAfter(nowMs + 60 * 60_000) },
    { name: 'inTwoHours', text: quarterAfter(nowMs + 120 * 60_000) },
    ...evening,
    { name: 'tomorrowMorning', text: `${tomorrow} 10:00` },
    { name: 'tomorrowEvening', text: `${tomorrow} 17:30` },
  ];
}

/** The next quarter of an hour, as the field writes it. */
function quarterAfter(instantMs: number): string {
  const quarterMs = 15 * 60_000;
  const { date, hour, minute } = wallTimeInZone(Math.ceil(instantMs / quarterMs) * quarterMs, houseZone);
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
