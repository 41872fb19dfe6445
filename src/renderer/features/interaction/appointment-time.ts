import { addDays, isPlainDate, type PlainDate } from '../../../shared/domain/dates.ts';
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

/** Reads `2026-11-24 18:00` or `2026-11-24`; undefined where it is neither. */
export function readAppointmentTime(text: string): AppointmentTime | undefined {
  const [, day = '', hour, minute] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2}))?$/.exec(text.trim()) ?? [];
  if (!isPlainDate(day)) return undefined;
  if (hour === undefined) return { on: day, atMs: null };
  const time = { hour: Number(hour), minute: Number(minute), second: 0 };
  if (time.hour > 23 || time.minute > 59) return undefined;
  return { on: day, atMs: instantFromWallTime(day, time, houseZone) };
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
