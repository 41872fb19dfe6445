import { z } from 'zod';
import { present } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

/** A figure of the house in force from a day on, with where it comes from; the rows stand in order of their days. */
const dated = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.strictObject({ fromOn: plainDateField, source: z.string().min(1), ...shape })).min(1);

const daysField = z.int().min(1).max(3_650);
const stopAfterDaysField = z.int().min(1).max(365).nullable();

/** The days of a team's evening, from `resources/policies/team-day.json` (decision 0047). */
export const teamDayPolicySchema = z.strictObject({
  version: z.literal(1),
  /** A business date so many days back, by the hub's clock, needs no note. */
  usualBusinessDates: dated({ daysBack: daysField }),
  /** For so long a device keeps the words of its own work on an account that went to somebody else. */
  ownWordsKept: dated({ days: daysField }),
  /** Of whom nothing was heard for longer is told (row U8). */
  silentDevice: dated({ hours: z.int().min(1).max(8_760) }),
  /** A device writes no new receipts after so many days without a meeting; null lets it go on. */
  newReceipts: dated({ stopAfterDays: stopAfterDaysField, warnDaysBefore: z.int().min(0).max(30) }),
});

/** The days of a team's evening. */
export type TeamDayPolicy = z.infer<typeof teamDayPolicySchema>;

/** Under which name the team's own choice about new receipts stands. */
export const receiptStopKey = 'receiptStop';

/** The team's own choice about new receipts, in place of what ships. */
export const receiptStopChoiceSchema = z.strictObject({
  version: z.literal(1),
  stopAfterDays: stopAfterDaysField,
});

/** The row that is in force on a day: the last that began; the first one where none has. */
export function inForceOn<Row extends { readonly fromOn: PlainDate }>(
  rows: readonly Row[],
  on: PlainDate,
): Row {
  return rows.findLast(({ fromOn }) => fromOn <= on) ?? present(rows[0], 'a figure of the house has a row');
}
