import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField } from '../domain/events/fields.ts';
import { type PartyLink, partyLinks } from '../domain/events/party-relation-kinds.ts';
import type { MatchGrade, MatchReason } from '../domain/party-matching/compare-parties.ts';
import {
  answer,
  command,
  commandIdField,
  everyRole,
  leadingRoles,
  query,
  workingRoles,
} from './procedure.ts';
import type { Amount, Page } from './values.ts';

/** A party at a glance, as two of them are held against each other. Numbers are masked for who may not see them whole. */
export interface PartyGlance {
  readonly partyId: string;
  readonly name: string;
  readonly nativeName: string | null;
  readonly partyKind: 'business' | 'person';
  readonly partyKey: string;
  readonly book: string;
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly gstin: string | null;
  readonly addresses: readonly string[];
  readonly accounts: number;
  /** An account to open; null where it has none. */
  readonly firstAccountId: string | null;
  /** What it owes in each currency. */
  readonly totalDue: readonly Amount[];
}

/** Two parties that may be one, why, and who thinks so besides Bahi. */
export interface DuplicatePair {
  readonly one: PartyGlance;
  readonly other: PartyGlance;
  /** Null where Bahi found nothing in common and a person proposed it. */
  readonly grade: MatchGrade | null;
  readonly reasons: readonly MatchReason[];
  readonly suggests: 'merge' | 'link';
  readonly proposed: { readonly by: string; readonly on: PlainDate; readonly reason: string } | null;
}

/** What a merge will do, before it is done. */
export interface MergePreview {
  readonly keep: PartyGlance;
  readonly goes: PartyGlance;
  readonly grade: MatchGrade | null;
  readonly reasons: readonly MatchReason[];
  readonly after: PartyGlance;
  /** Numbers, places and e-mail addresses that must not be used afterwards: of either party. */
  readonly barred: number;
  /** Holds about the person that will keep all accounts still, by kind. */
  readonly holds: readonly string[];
  /** Somebody said before that the two are not the same. */
  readonly wereKeptApart: boolean;
}

/** A party that is shown under another one, and how to give it back. */
export interface MergedMember {
  readonly partyId: string;
  readonly name: string;
  readonly partyKey: string;
  readonly book: string;
  /** The merge that a split takes back; null for the party that stands for all. */
  readonly mergeId: string | null;
  readonly mergedOn: PlainDate | null;
  readonly mergedBy: string | null;
  readonly reason: string | null;
}

/** How a party belongs together with another one, seen from it. */
export interface PartyLinkView {
  readonly linkId: string;
  readonly link: PartyLink;
  /** Whether it is this party that is the guarantor or the owner; false where it is the other one. */
  readonly isOurs: boolean;
  readonly partyId: string;
  readonly name: string;
  readonly firstAccountId: string | null;
  readonly since: PlainDate | null;
  readonly source: string;
  readonly by: string;
}

/** An account of a party with what it owes, and whether it was moved here from another one. */
export interface PartyAccount {
  readonly accountId: string;
  readonly account: string;
  readonly book: string;
  readonly totalDue: Amount;
  readonly moved: {
    readonly moveId: string;
    readonly from: string;
    readonly on: PlainDate;
    readonly by: string;
    readonly reason: string;
  } | null;
}

/** A party with everything that belongs to it. The totals are the sums of its accounts, one for each currency. */
export interface PartyView {
  readonly party: PartyGlance;
  readonly members: readonly MergedMember[];
  readonly links: readonly PartyLinkView[];
  readonly accounts: readonly PartyAccount[];
  readonly totals: readonly Amount[];
}

/** An account that owes and whose party nobody can call or visit. */
export interface UnreachableAccount {
  readonly accountId: string;
  readonly account: string;
  readonly partyId: string;
  readonly party: string;
  readonly totalDue: Amount;
  /** Nothing was ever known, or everything known is of no use. */
  readonly why: 'nothingKnown' | 'nothingUsable';
}

const reasonField = z.string().trim().min(1).max(200);
const remarkField = z.string().trim().max(200).default('');

/** Parties that may be the same, what people proposed first, then the surest; nothing is ever merged by itself. */
export const listDuplicates = query({
  roles: everyRole,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: answer<{ readonly pairs: readonly DuplicatePair[]; readonly total: number }>(),
});

const mergeRefusals = [
  'unknownParty',
  'sameParty',
  'mergeFirmAndPerson',
  'mergeLendersBooks',
  'mergeTwoTaxpayers',
] as const;

/** What a merge of two parties will do. */
export const previewMerge = query({
  roles: workingRoles,
  input: z.strictObject({ keepId: idField, goesId: idField }),
  output: answer<MergePreview>(),
  refusals: mergeRefusals,
});

/** Shows one party under another from now on. Both keep what was recorded on them, so that a split gives it back. */
export const mergeParties = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    keepId: idField,
    goesId: idField,
    reason: remarkField,
  }),
  output: answer<{ readonly mergeId: string; readonly partyId: string }>(),
  refusals: mergeRefusals,
});

/** Takes a merge back: the two are again what they were. */
export const splitParty = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    mergeId: idField,
    reason: remarkField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownMerge'],
});

/** Asks those who lead to merge two parties. */
export const proposeMerge = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    keepId: idField,
    goesId: idField,
    reason: reasonField,
  }),
  output: answer<Record<string, never>>(),
  refusals: mergeRefusals,
});

/** Says that two parties are not the same, or takes that back; it is remembered. */
export const keepPartiesApart = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    oneId: idField,
    otherId: idField,
    apart: z.boolean(),
    reason: remarkField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownParty', 'sameParty'],
});

/** Says how two parties belong together. */
export const linkParties = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    otherId: idField,
    link: z.enum(partyLinks),
    since: plainDateField.nullable(),
    source: codeField.default('agent'),
    reason: remarkField,
  }),
  output: answer<{ readonly linkId: string }>(),
  refusals: ['unknownParty', 'sameParty', 'linkKnown', 'mergeLendersBooks'],
});

/** Ends a link between two parties. */
export const unlinkParties = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    linkId: idField,
    reason: remarkField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownLink'],
});

/** A party with its merges, links, accounts and totals. */
export const readParty = query({
  roles: everyRole,
  input: z.strictObject({ partyId: idField }),
  output: answer<PartyView>(),
  refusals: ['unknownParty'],
});

/** Accounts that owe and have no number and no place that may be used: for those who can mend them. */
export const listUnreachable = query({
  roles: everyRole,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Page<UnreachableAccount>>(),
});

/** Bars a number, a place or the e-mail address of a party, or allows it again. */
export const barContact = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    contact: z.enum(['phone', 'address', 'email']),
    /** The party's id where it is the e-mail address. */
    contactId: idField,
    barred: z.boolean(),
    reason: remarkField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownParty', 'unknownContact', 'reasonNeeded'],
});

/** Moves an account to the party it belongs to; what happened on it stays with it. */
export const moveAccount = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    partyId: idField,
    reason: reasonField,
  }),
  output: answer<{ readonly moveId: string }>(),
  refusals: ['unknownParty', 'accountThere', 'mergeLendersBooks'],
});

/** Takes the last move of an account back. */
export const undoAccountMove = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    moveId: idField,
    reason: remarkField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownMove'],
});

/** All of this file, for the table. */
export const partyProcedures = {
  listDuplicates,
  previewMerge,
  mergeParties,
  splitParty,
  proposeMerge,
  keepPartiesApart,
  linkParties,
  unlinkParties,
  readParty,
  listUnreachable,
  barContact,
  moveAccount,
  undoAccountMove,
} as const;
