import { z } from 'zod';
import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField } from '../domain/events/fields.ts';
import { roles } from '../domain/events/team-kinds.ts';
import type { Role } from '../domain/team/state.ts';
import {
  answer,
  command,
  commandIdField,
  dateRefusals,
  everyRole,
  leadingRoles,
  query,
} from './procedure.ts';
import type { Amount } from './values.ts';

/** A person of the team. */
export interface TeamMember {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly accounts: number;
  readonly hasKeyHere: boolean;
  /** Works on a device of the team, this one or another; false for who was invited and has not come. */
  readonly hasDevice: boolean;
}

/** What can wait for a second person. */
export const approvalKinds = [
  'promise',
  'plan',
  'planTweak',
  'receiptVoid',
  'settlement',
  'waiver',
  'writeOff',
  'deduction',
] as const;

/** One of them. */
export type ApprovalKind = (typeof approvalKinds)[number];

/** Something that waits for a second person: a renewal, a plan beyond authority, a void, what a payer kept back. */
export interface PendingApproval {
  readonly kind: ApprovalKind;
  readonly targetId: string;
  readonly accountId: string;
  readonly partyName: string;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedOn: PlainDate;
  readonly amount: Amount;
  /** Why it waits, by code: `renewalLevel`, a plan limit, the reason of a void or of a deduction. */
  readonly reasons: readonly string[];
  /** False where the asker and the signed-in person are one (maker is never checker), or may not agree to so much. */
  readonly mayDecide: boolean;
}

/** A reminder that nobody kept and that has come to who leads: the account is back in its own lane (row W7). */
export interface OverdueReminder {
  readonly kind: 'appointmentOverdue' | 'holdReviewOverdue';
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  /** The name of who works the account; null where nobody does. */
  readonly assignedTo: string | null;
  /** The day it was for. */
  readonly on: PlainDate;
  readonly daysOverdue: number;
  readonly because: MessageText;
}

/** The people of the team. */
export const listTeam = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly members: readonly TeamMember[] }>(),
});

/** A new person, with roles and a first secret for this device. */
export const addTeamMember = command({
  roles: ['admin'],
  input: z.strictObject({
    commandId: commandIdField,
    name: z.string().trim().min(1).max(120),
    roles: z.array(z.enum(roles)).min(1),
    secret: z.string().min(1).max(200),
  }),
  output: answer<{ readonly userId: string }>(),
  refusals: ['secretTooShort', 'nameTaken', 'userExists', 'keysNotWritable'],
});

/** Changes roles, or ends a person's access on this device. The last admin stays. */
export const changeTeamMember = command({
  roles: ['admin'],
  input: z.strictObject({
    commandId: commandIdField,
    userId: idField,
    roles: z.array(z.enum(roles)).min(1),
    active: z.boolean(),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownUser', 'lastAdmin', 'keysNotWritable'],
});

/** Gives accounts to a person, or back to the team. */
export const assignAccounts = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountIds: z.array(idField).min(1).max(1000),
    userId: idField.nullable(),
  }),
  output: answer<{ readonly assigned: number }>(),
  refusals: ['unknownUser', 'inactiveUser'],
});

/** Everything that waits for who leads: approvals, and reminders that nobody kept. */
export const listApprovals = query({
  roles: ['supervisor', 'admin', 'auditor'],
  input: z.strictObject({}),
  output: answer<{
    readonly approvals: readonly PendingApproval[];
    readonly reminders: readonly OverdueReminder[];
  }>(),
});

/**
 * The second person's word. Refused to the maker. An approved deduction is accepted whole, under a number of Bahi's own; a part
 * of it, or another number, is `decideDeduction`.
 */
export const decideApproval = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    kind: z.enum(approvalKinds),
    accountId: idField,
    targetId: idField,
    decision: z.enum(['approved', 'rejected']),
    reason: z.string().trim().max(200),
  }),
  output: answer<Record<string, never>>(),
  refusals: [
    'makerIsChecker',
    'sanctionerExcluded',
    'levelTooLow',
    'nothingPending',
    'reasonNeeded',
    'newerAppNeeded',
    ...dateRefusals,
  ],
});

/** All of this file, for the table. */
export const peopleProcedures = {
  listTeam,
  addTeamMember,
  changeTeamMember,
  assignAccounts,
  listApprovals,
  decideApproval,
} as const;
