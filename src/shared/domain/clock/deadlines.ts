import { z } from 'zod';
import { present } from '../../lib/assert.ts';
import {
  addDays,
  addMonthsClamped,
  dateOfParts,
  dateParts,
  dayOfWeek,
  isPlainDate,
  type PlainDate,
} from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekdayField = z.enum(weekdays);
const monthField = z.int().min(1).max(12);

const holidaySchema = z.union([
  z.strictObject({ name: z.string(), month: monthField, day: z.int().min(1).max(31) }),
  /** The nth such weekday of a month; the last where `nth` is -1. */
  z.strictObject({ name: z.string(), month: monthField, weekday: weekdayField, nth: z.int().min(-1).max(5) }),
]);

const stepSchema = z.strictObject({
  /** The date it gives. */
  gives: z.string(),
  /** What it is counted from: the first of these dates that is known. That day itself is not counted. */
  after: z.array(z.string()).min(1),
  unit: z.enum(['day', 'month', 'businessDay']),
  count: z.union([
    z.int().positive(),
    /** As many as were agreed, with a most; and so many where nothing was. */
    z.strictObject({ agreed: z.string(), most: z.int().positive(), otherwise: z.int().positive() }),
  ]),
  calendar: z.string().optional(),
});

/** Deadlines of law that are dates alone, as `resources/legal-clocks/deadlines.json` holds them. */
export const deadlineRulesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  reviewBy: plainDateField,
  calendars: z.array(
    z.strictObject({
      id: z.string(),
      citation: z.string(),
      daysOff: z.array(weekdayField),
      holidays: z.array(holidaySchema),
    }),
  ),
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        from: plainDateField,
        to: plainDateField.nullable(),
        steps: z.array(stepSchema).min(1),
        citation: z.string(),
        url: z.string().nullable(),
        source: z.enum(['F', 'M', 'F/M']),
      }),
    )
    .min(1),
});

/** Deadlines of law that are dates alone. */
export type DeadlineRules = z.infer<typeof deadlineRulesSchema>;
type Step = z.infer<typeof stepSchema>;
type Calendar = DeadlineRules['calendars'][number];

/** What is known: dates by name, and numbers that were agreed. */
export type DeadlineFacts = Readonly<Record<string, string | number | null>>;

/**
 * Every date that a rule gives from what is known, by name; null where the rule is not among the data, or was not in
 * force on the day it counts from. A step that nothing known leads to gives nothing.
 */
export function deadlinesOf(
  rules: DeadlineRules,
  ruleId: string,
  facts: DeadlineFacts,
): Readonly<Record<string, PlainDate>> | null {
  const named = rules.rules.filter(({ id }) => id === ruleId);
  const startOn = named.map(({ steps }) => steps[0] && knownDate(steps[0], facts, {})).find(Boolean);
  if (startOn === undefined || startOn === null) return null;
  const rule = named.find(({ from, to }) => from <= startOn && (to === null || startOn <= to));
  if (rule === undefined) return null;
  const dates: Record<string, PlainDate> = {};
  for (const step of rule.steps) {
    const after = knownDate(step, facts, dates);
    if (after !== null) dates[step.gives] = counted(rules, step, after, facts);
  }
  return dates;
}

function knownDate(
  { after }: Step,
  facts: DeadlineFacts,
  dates: Readonly<Record<string, PlainDate>>,
): PlainDate | null {
  for (const name of after) {
    const date = dates[name] ?? facts[name];
    if (typeof date === 'string' && isPlainDate(date)) return date;
  }
  return null;
}

function counted(rules: DeadlineRules, step: Step, after: PlainDate, facts: DeadlineFacts): PlainDate {
  const number = numberOf(step.count, facts);
  if (step.unit === 'day') return addDays(after, number);
  if (step.unit === 'month') return addMonthsClamped(after, number);
  const calendar = present(
    rules.calendars.find(({ id }) => id === step.calendar),
    `a calendar ${step.calendar}`,
  );
  let on = after;
  for (let left = number; left > 0; ) {
    on = addDays(on, 1);
    if (isBusinessDay(calendar, on)) left -= 1;
  }
  return on;
}

function numberOf(count: Step['count'], facts: DeadlineFacts): number {
  if (typeof count === 'number') return count;
  const agreed = facts[count.agreed];
  return typeof agreed === 'number' ? Math.min(agreed, count.most) : count.otherwise;
}

/** Whether a day is none of a calendar's days off or holidays; a holiday stands on its own date, wherever it falls. */
export function isBusinessDay({ daysOff, holidays }: Calendar, on: PlainDate): boolean {
  const weekday = present(weekdays[dayOfWeek(on) - 1], 'a day of the week');
  return !daysOff.includes(weekday) && !holidays.some((holiday) => holidayIn(holiday, on) === on);
}

function holidayIn(holiday: Calendar['holidays'][number], on: PlainDate): PlainDate | undefined {
  const { year } = dateParts(on);
  if ('day' in holiday) return dateOfParts(year, holiday.month, holiday.day);
  const { month, weekday, nth } = holiday;
  const first = present(dateOfParts(year, month, 1), 'the first of a month');
  const wanted = weekdays.indexOf(weekday) + 1;
  const firstSuch = addDays(first, (wanted - dayOfWeek(first) + 7) % 7);
  if (nth > 0) return addDays(firstSuch, 7 * (nth - 1));
  const fifth = addDays(firstSuch, 28);
  return dateParts(fifth).month === month ? fifth : addDays(firstSuch, 21);
}
