import { dateToDayNumber } from '../dates.ts';
import { wallTimeInZone } from '../wall-time.ts';
import { clockTime } from './clock-time.ts';
import type { Until } from './decision.ts';

/** An instant with the wall clock of a zone in ISO 8601, `2026-11-24T08:00:00+05:30`. */
export function untilInZone(instantMs: number, zone: string): Until {
  const wall = wallTimeInZone(instantMs, zone);
  const seconds = (wall.hour * 60 + wall.minute) * 60 + wall.second;
  const wallMs = dateToDayNumber(wall.date) * 86_400_000 + seconds * 1000;
  const offsetMinutes = Math.round((wallMs - Math.floor(instantMs / 1000) * 1000) / 60_000);
  return {
    instantMs,
    local: `${wall.date}T${clockTime(seconds)}${offsetText(offsetMinutes)}`,
    zone,
  };
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
