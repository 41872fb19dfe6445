import { z } from 'zod';
import type { WorkingCalendar } from './calendar.ts';
import { isPlainDate, type PlainDate } from './dates.ts';

/** Who rests on a listed day: all business, or banks or government offices alone. */
export type HolidayObserver = 'everyone' | 'banks' | 'governmentOffices';

/** One year of a region's holidays, as it is shipped in `resources/calendars` or imported by a user. */
export interface CalendarFile {
  /** ISO 3166-2, such as `IN-MH`. */
  readonly region: string;
  readonly year: number;
  readonly source: string;
  readonly note?: string | undefined;
  readonly weeklyOff: 'sunday';
  readonly secondAndFourthSaturdayOff: boolean;
  readonly holidays: readonly {
    readonly on: PlainDate;
    readonly name: string;
    readonly observedBy: HolidayObserver;
  }[];
}

const dateField = z.string().refine(isPlainDate, { error: 'notADate' }) as unknown as z.ZodType<PlainDate>;

/** Validates a calendar file: unknown keys, a date outside its year and one listed twice are refused. */
export const calendarFileSchema: z.ZodType<CalendarFile> = z
  .strictObject({
    region: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
    year: z.int().min(2000).max(2199),
    source: z.string().min(1).max(500),
    note: z.string().max(500).optional(),
    weeklyOff: z.literal('sunday'),
    secondAndFourthSaturdayOff: z.boolean(),
    holidays: z
      .array(
        z.strictObject({
          on: dateField,
          name: z.string().min(1).max(100),
          observedBy: z.enum(['everyone', 'banks', 'governmentOffices']),
        }),
      )
      .min(1)
      .max(200),
  })
  .superRefine(({ year, holidays }, context) => {
    const listed = new Set<string>();
    for (const [at, { on }] of holidays.entries()) {
      if (!on.startsWith(`${year}-`))
        context.addIssue({ code: 'custom', path: ['holidays', at, 'on'], message: 'outsideYear' });
      if (listed.has(on))
        context.addIssue({ code: 'custom', path: ['holidays', at, 'on'], message: 'listedTwice' });
      listed.add(on);
    }
  });

/**
 * One calendar of the files of several years: the days on which everyone rests, and those of the observers named
 * besides (`banks` where a cheque or a transfer has to clear). The rules for Saturday are those of the latest year.
 */
export function workingCalendarOfFiles(
  files: readonly [CalendarFile, ...CalendarFile[]],
  alsoObservedBy: readonly Exclude<HolidayObserver, 'everyone'>[] = [],
): WorkingCalendar {
  const latest = files.reduce((later, file) => (file.year > later.year ? file : later));
  const observers: readonly HolidayObserver[] = ['everyone', ...alsoObservedBy];
  const holidays = files
    .flatMap((file) => file.holidays)
    .filter(({ observedBy }) => observers.includes(observedBy))
    .map(({ on, name }) => ({ on, name }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  return {
    weeklyOff: latest.weeklyOff,
    secondAndFourthSaturdayOff: latest.secondAndFourthSaturdayOff,
    holidays,
  };
}
