import { z } from 'zod';
import { addDays, isPlainDate, type PlainDate } from '../dates.ts';

/** The house's word on how old an app may be that still writes, under its key among the team's policies. */
export const oldestWriterKey = 'oldestWriter';

/** From a day on, only apps whose catalogue of event kinds has at least this number are to write. */
export interface OldestWriter {
  readonly version: number;
  readonly from: PlainDate;
}

const stored = z.object({ version: z.int().nonnegative(), from: z.custom<PlainDate>(isDate) });

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isPlainDate(value);
}

/** For so many days an app that is too old goes on writing: whoever is in the field gets the update at the next visit (sync.md 2.10). */
export const oldestWriterGraceDays = 7;

/** The word in the text of a policy; null where there is none, or where it is no such word. */
export function textToOldestWriter(text: string | undefined): OldestWriter | null {
  if (text === undefined) return null;
  try {
    const read = stored.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * The last day on which an app of this catalogue version writes; null where nothing ends it. What it has written is sent, and
 * what others wrote still comes, for ever.
 */
export function lastDayOfWriting(oldest: OldestWriter | null, version: number): PlainDate | null {
  return oldest === null || version >= oldest.version ? null : addDays(oldest.from, oldestWriterGraceDays);
}
