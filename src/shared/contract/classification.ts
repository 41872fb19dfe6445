import { z } from 'zod';
import type { ClassificationRules } from '../domain/classification/rules.ts';
import type { ClassificationCause } from '../domain/classification/transitions.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import { answer, everyRole, query } from './procedure.ts';
import type { Amount } from './values.ts';

/** A change of class at the end of a day. */
export interface ClassTransitionView {
  readonly on: PlainDate;
  readonly from: string;
  readonly to: string;
  /** What an NPA is called by its time, before and after; null where a class has no stages. */
  readonly fromStage: string | null;
  readonly toStage: string | null;
  readonly cause: ClassificationCause;
  readonly daysInclusive: number;
}

/** What an event written down later made of a day that was past: its class before it and after. */
export interface ClassRestatementView {
  readonly eventId: string;
  /** The day it was written down. */
  readonly on: PlainDate;
  readonly kind: string;
  /** The first evening whose class it changed. */
  readonly changedOn: PlainDate;
  readonly before: string;
  readonly after: string;
}

/** How an account of a lender's book is classified, and how it came to be (row L7). */
export interface ClassificationView {
  readonly asOf: PlainDate;
  readonly code: string;
  /** Sub-standard, doubtful …, by the time as an NPA; null where it is none. */
  readonly stage: string | null;
  readonly cause: ClassificationCause;
  readonly isNonPerforming: boolean;
  readonly nonPerformingSince: PlainDate | null;
  /** Since when it has the class and the stage. */
  readonly since: PlainDate | null;
  /** Days of overdue of this account, the due date being day 1; 0 where nothing is overdue. */
  readonly daysInclusive: number;
  /** Newest first. */
  readonly transitions: readonly ClassTransitionView[];
  /** What follows on which evening if nothing more is paid; null where nothing worse does. */
  readonly next: {
    readonly on: PlainDate;
    readonly code: string;
    readonly stage: string | null;
  } | null;
  readonly restatements: readonly ClassRestatementView[];
  readonly versionId: string;
}

/** One account of the report. */
export interface ClassifiedAccount {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly bookTitle: string;
  readonly code: string;
  readonly stage: string | null;
  readonly cause: ClassificationCause;
  readonly isNonPerforming: boolean;
  readonly nonPerformingSince: PlainDate | null;
  readonly since: PlainDate | null;
  readonly daysInclusive: number;
  readonly owed: Amount;
  readonly overdue: Amount;
}

/** How many accounts have a class or a stage, and what they owe; minor units. */
export interface ClassSum {
  readonly count: number;
  readonly owedMinor: number;
  readonly overdueMinor: number;
}

/** Lenders' accounts by class as of a day. Totals are of all accounts, whatever is filtered. */
export interface ClassificationReport {
  readonly asOf: PlainDate;
  readonly versionId: string | null;
  /** From the mildest class to the worst. */
  readonly codes: readonly string[];
  readonly byCurrency: Readonly<Record<string, Readonly<Record<string, ClassSum>>>>;
  /** From the first stage of a non-performing loan to the last; their sums are a part of the class's. */
  readonly stages: readonly string[];
  readonly byStage: Readonly<Record<string, Readonly<Record<string, ClassSum>>>>;
  readonly rows: readonly ClassifiedAccount[];
  readonly total: number;
}

/** Days past due by class of lenders' accounts as of a day (row L7); supplier's books have none. */
export const reportClassification = query({
  roles: everyRole,
  input: z.strictObject({
    asOf: plainDateField,
    /** Classes or stages; all where none is named. */
    codes: z.array(z.string().max(20)).max(10).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<ClassificationReport>(),
});

/** How one account is classified, with its history; null for an account that has no class. */
export const readClassification = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField, asOf: plainDateField.optional() }),
  output: answer<ClassificationView | null>(),
  refusals: ['unknownAccount'],
});

/** The dated rules, as they ship; needs no ledger. */
export const readClassificationRules = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<ClassificationRules>(),
});

/** All of this file, for the table. */
export const classificationProcedures = {
  reportClassification,
  readClassification,
  readClassificationRules,
} as const;
