const CLOCK_TIME = /^([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;

/** Seconds since midnight of `HH:MM` or `HH:MM:SS`, `24:00` being the end of the day; undefined for anything else. */
export function secondsOfDay(text: string): number | undefined {
  const parts = CLOCK_TIME.exec(text);
  if (parts === null) return undefined;
  const seconds = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? '0');
  return seconds <= 86_400 ? seconds : undefined;
}

/** The clock time of a second of the day, `HH:MM:SS`. */
export function clockTime(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
