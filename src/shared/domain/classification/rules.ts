import { z } from 'zod';
import { addMonthsClamped, type PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

/** The class of an account on which nothing is overdue; in no file, because every rule knows it. */
export const standardClass = 'standard';

const assetClass = z.strictObject({
  code: z.string().min(1).max(20),
  /** The first day of overdue on which it holds; the due date is day 1 (decided 6). */
  fromDay: z.int().positive(),
  /** How it is left for a better one: by what the days say, or only when nothing is overdue any more. */
  upgrade: z.enum(['byDays', 'entireArrears']),
  /** Whether all loans of a borrower with the creditor have it once one of them has. */
  borrowerWise: z.boolean(),
});

const stage = z.strictObject({
  code: z.string().min(1).max(20),
  /** Whole months as a non-performing loan, from the day it became one; null: never by time, somebody has to say so. */
  afterMonths: z.int().nonnegative().nullable(),
});

const restructureRule = z.strictObject({
  /** The class that a loan gets by a restructure where it had a milder one. */
  downgradesTo: z.string().min(1).max(20),
  /** Reasons of restructures that leave the class what it was, by code. */
  exemptReasons: z.array(z.string().min(1).max(40)),
  /** Months from the first payment of the new terms before which it does not become better. */
  monthsOfGoodConduct: z.int().nonnegative(),
});

const version = z
  .strictObject({
    id: z.string().min(1),
    effectiveFrom: plainDateField,
    effectiveTo: plainDateField.nullable(),
    classes: z
      .array(assetClass)
      .min(1)
      .refine(
        (classes) =>
          classes.every(({ fromDay }, at) => at === 0 || fromDay > (classes[at - 1]?.fromDay ?? 0)),
        'the classes go from the mildest to the worst',
      ),
    /** What a loan of a class that only full arrears end is called by the time it has had it, the first at once. */
    stages: z
      .array(stage)
      .refine(
        (stages) =>
          stages.every(
            ({ afterMonths }, at) =>
              afterMonths === null || at === 0 || afterMonths > (stages[at - 1]?.afterMonths ?? afterMonths),
          ),
        'the stages go from the first to the last',
      ),
    /** What a restructure does to the class; null: nothing. */
    restructure: restructureRule.nullable(),
    citations: z
      .array(
        z.strictObject({
          says: z.string(),
          instrument: z.string(),
          url: z.string().nullable(),
          confidence: z.enum(['high', 'medium', 'low']),
          /** What has to be confirmed before it is relied on. */
          note: z.string().optional(),
        }),
      )
      .min(1),
  })
  .refine(
    ({ classes, restructure }) =>
      restructure === null ||
      classes.some(({ code, upgrade }) => code === restructure.downgradesTo && upgrade === 'entireArrears'),
    'a restructure downgrades to a class of the version that only full arrears end',
  );

/** How a regulator has overdue loans classified, dated: `resources/classification/*.json`. */
export const classificationRulesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().min(1),
  /** Whose books it is about; others have days past due and buckets, and no class. */
  creditor: z.literal('lender'),
  reviewBy: plainDateField,
  versions: z.array(version).min(1),
});

/** The rules as they are read. */
export type ClassificationRules = z.output<typeof classificationRulesSchema>;

/** One dated version of the rules. */
export type ClassificationVersion = ClassificationRules['versions'][number];

/** One class of a version. */
export type AssetClass = ClassificationVersion['classes'][number];

/** A name for how long a loan has been non-performing. */
export type NonPerformingStage = ClassificationVersion['stages'][number];

/** The stage of a loan that became non-performing on a day, at the end of another; null where the version has none. */
export function stageOn(
  { stages }: ClassificationVersion,
  sinceOn: PlainDate,
  on: PlainDate,
): NonPerformingStage | null {
  return (
    stages.findLast(
      ({ afterMonths }) => afterMonths !== null && addMonthsClamped(sinceOn, afterMonths) <= on,
    ) ?? null
  );
}

/** The version in force on a day; null before the first one. */
export function versionOn({ versions }: ClassificationRules, on: PlainDate): ClassificationVersion | null {
  return (
    versions.findLast(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
    ) ?? null
  );
}

/** The class that so many days of overdue alone would give, the due date being day 1; null while nothing is overdue. */
export function classByDays({ classes }: ClassificationVersion, daysInclusive: number): AssetClass | null {
  return classes.findLast(({ fromDay }) => daysInclusive >= fromDay) ?? null;
}
