import { z } from 'zod';
import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField } from '../domain/events/fields.ts';
import {
  answer,
  command,
  commandIdField,
  everyRole,
  leadingRoles,
  query,
  workingRoles,
} from './procedure.ts';
import type { Amount, ContactPermission } from './values.ts';

/** One term of a score: points and, in words, why. The points of all terms add up to the score (row W2). */
export interface ScoreTerm {
  readonly name: string;
  readonly points: number;
  readonly because: MessageText;
}

/** One row of Today. */
export interface WorklistRow {
  /** 1 for the first of the whole list; null for a suppressed row. */
  readonly rank: number | null;
  readonly accountId: string;
  readonly account: string;
  readonly partyId: string;
  readonly party: string;
  readonly partyKind: 'business' | 'person';
  readonly lane: number | null;
  readonly laneBecause: MessageText | null;
  readonly score: number;
  readonly terms: readonly ScoreTerm[];
  readonly overdue: Amount;
  readonly totalDue: Amount;
  readonly daysPastDue: number;
  readonly lastContactOn: PlainDate | null;
  readonly language: string | null;
  readonly locality: string | null;
  readonly assignedTo: string | null;
  /** The hour of an appointment today; null otherwise. */
  readonly atMs: number | null;
  /** Already worked today: it moves to the foot of its lane. */
  readonly worked: boolean;
  readonly suppressed: {
    readonly reason: string;
    readonly until: PlainDate;
    readonly because: MessageText;
  } | null;
}

/** Today as a whole. */
export interface Worklist {
  readonly on: PlainDate;
  readonly policy: string;
  readonly rows: readonly WorklistRow[];
  readonly total: number;
  readonly lanes: readonly {
    readonly lane: number;
    readonly count: number;
    readonly overdue: readonly Amount[];
  }[];
  readonly suppressed: readonly { readonly reason: string; readonly count: number }[];
  readonly suppressedTotal: number;
  readonly progress: {
    readonly worked: number;
    readonly ranked: number;
    readonly promised: readonly Amount[];
    readonly collected: readonly Amount[];
  };
  /** May anybody be called or visited at this hour, for the banner of the list. */
  readonly permissions: readonly ContactPermission[];
  readonly books: number;
}

/** Today's ranked list, lanes first, score second; or what is hidden and why. */
export const listWorklist = query({
  roles: everyRole,
  input: z.strictObject({
    on: plainDateField.optional(),
    policy: codeField.optional(),
    lane: z.int().min(0).max(6).optional(),
    suppressed: z.boolean().optional(),
    mineOnly: z.boolean().optional(),
    text: z.string().max(80).optional(),
    groupBy: z.enum(['account', 'party', 'locality']).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Worklist>(),
});

/** The next account to work after this one, in the list's order; null when the list is done. */
export const nextAccount = query({
  roles: everyRole,
  input: z.strictObject({ after: idField.optional(), mineOnly: z.boolean().optional() }),
  output: answer<{ readonly accountId: string | null }>(),
});

/** Not now: hides the account until a date, with a reason. */
export const snoozeAccount = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    until: plainDateField,
    reason: codeField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['dateNotAfterToday', 'dateTooFar'],
});

/** Passes over the account today, with a reason. */
export const skipAccount = command({
  roles: workingRoles,
  input: z.strictObject({ commandId: commandIdField, accountId: idField, reason: codeField }),
  output: answer<Record<string, never>>(),
});

/** Takes a snooze back; a skip ends by itself tomorrow. */
export const wakeAccount = command({
  roles: workingRoles,
  input: z.strictObject({ commandId: commandIdField, accountId: idField }),
  output: answer<Record<string, never>>(),
});

/** Chooses how lanes 3, 5 and 6 are ranked: `balanced` or `classic`. */
export const setWorklistPolicy = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, policy: codeField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownPolicy'],
});

/** All of this file, for the table. */
export const worklistProcedures = {
  listWorklist,
  nextAccount,
  snoozeAccount,
  skipAccount,
  wakeAccount,
  setWorklistPolicy,
} as const;
