import { z } from 'zod';
import { agingBuckets } from '../domain/aging.ts';
import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';
import {
  codeField,
  currencyField,
  idField,
  plainDateField,
  positiveMinorField,
} from '../domain/events/fields.ts';
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
  /** Where the list is grouped: which member of its group the row is, from 1, and of how many. */
  readonly group: { readonly place: number; readonly accounts: number } | null;
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

/** Which part of Today is looked at, and how: what a saved view keeps. */
export const worklistViewFields = {
  policy: codeField.optional(),
  lane: z.int().min(0).max(6).optional(),
  suppressed: z.boolean().optional(),
  mineOnly: z.boolean().optional(),
  text: z.string().max(80).optional(),
  groupBy: z.enum(['account', 'party', 'locality']).optional(),
  bookId: idField.optional(),
  /** How late the oldest claim is, as the ageing report calls it. */
  bucket: z.enum(agingBuckets).optional(),
  /** At least so much overdue, in its currency alone. */
  leastOverdue: z.strictObject({ amountMinor: positiveMinorField, currency: currencyField }).optional(),
  locality: z.string().min(1).max(120).optional(),
  /** Who works the account; null for those that nobody works. */
  assignedTo: idField.nullable().optional(),
};

/** Today's ranked list, lanes first, score second; or what is hidden and why. */
export const listWorklist = query({
  roles: everyRole,
  input: z.strictObject({
    on: plainDateField.optional(),
    ...worklistViewFields,
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Worklist>(),
});

/** The places on the list with how many accounts each has, the largest first: what a filter can be set to. */
export const listWorklistPlaces = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly places: readonly { readonly locality: string; readonly accounts: number }[] }>(),
});

/** What is put aside is worked by nobody: every other way to look at Today can be worked through. */
const { suppressed: _, ...workableViewFields } = worklistViewFields;

/** The next account to work after this one, in the order of the list as it is looked at; null when that list is done. */
export const nextAccount = query({
  roles: everyRole,
  input: z.strictObject({ after: idField.optional(), ...workableViewFields }),
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

/** One thing that can be done to an account from a list, and to many at once. */
export const accountChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('snooze'), until: plainDateField, reason: codeField }),
  z.strictObject({ kind: z.literal('skip'), reason: codeField }),
  z.strictObject({ kind: z.literal('wake') }),
  z.strictObject({ kind: z.literal('assign'), userId: idField.nullable() }),
]);
export type AccountChange = z.infer<typeof accountChange>;

/** An account with what is done to it. */
export interface AccountChangeRow {
  readonly accountId: string;
  readonly change: AccountChange;
}

/** An account that a change was refused for, with the reason by code. */
export interface RefusedChange {
  readonly accountId: string;
  readonly account: string;
  readonly party: string;
  readonly refusal: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

/**
 * Changes many accounts as one act: each is decided for itself, those that are refused are named and left as they were,
 * and all others are written together or not at all. `inverse` takes back what was done, by the same procedure.
 */
export const changeAccounts = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    rows: z
      .array(z.strictObject({ accountId: idField, change: accountChange }))
      .min(1)
      .max(200),
  }),
  output: answer<{
    readonly done: number;
    readonly refused: readonly RefusedChange[];
    readonly inverse: readonly AccountChangeRow[];
  }>(),
  refusals: ['unknownUser', 'inactiveUser'],
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
  listWorklistPlaces,
  nextAccount,
  snoozeAccount,
  skipAccount,
  wakeAccount,
  changeAccounts,
  setWorklistPolicy,
} as const;
