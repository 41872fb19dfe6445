import { z } from 'zod';
import type { ClassificationCause } from '../domain/classification/transitions.ts';
import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField } from '../domain/events/fields.ts';
import type { PinPlace } from '../domain/places/pin-codes.ts';
import type { PlanDifference } from '../domain/plan/compare.ts';
import type { SalaryDay } from '../domain/plan/record.ts';
import type { InstalmentState } from '../domain/plan/view.ts';
import type { PromiseStatus } from '../domain/promise/record.ts';
import type { PromiseKeeping } from '../domain/promise/view.ts';
import type { ClassificationView } from './classification.ts';
import type { PartyAccount, PartyLinkView } from './parties.ts';
import {
  answer,
  command,
  commandIdField,
  everyRole,
  leadingRoles,
  query,
  workingRoles,
} from './procedure.ts';
import type { Amount, Assignment, ContactPermission, Page } from './values.ts';
import type { ScoreTerm } from './worklist.ts';

/** What a person barred, and why. */
export interface ContactBarView {
  readonly on: PlainDate;
  readonly reason: string | null;
}

/** A number to call; masked (`98••••3210`) for roles that may not see it whole. */
export interface PhoneView {
  readonly phoneId: string;
  readonly number: string;
  readonly contactName: string | null;
  readonly role: string;
  /** Where it is known from: `import`, `agent`. */
  readonly source: string;
  readonly lastResult: string | null;
  readonly lastResultOn: PlainDate | null;
  readonly wrongResults: number;
  readonly reachedCount: number;
  readonly lastReachedOn: PlainDate | null;
  /** Not to be used: because of what calling it told, or barred by a person. */
  readonly retired: boolean;
  readonly barred: ContactBarView | null;
}

/** A place to visit. */
export interface AddressView {
  readonly addressId: string;
  readonly line: string;
  readonly locality: string | null;
  readonly city: string | null;
  /** As its field says, else the last PIN code written in its lines. */
  readonly pincode: string | null;
  /** Where the post office puts that code; null where there is none, or none that is known. */
  readonly place: PinPlace | null;
  readonly role: string;
  readonly source: string;
  readonly lastResult: string | null;
  readonly lastVisitedOn: PlainDate | null;
  readonly metCount: number;
  readonly retired: boolean;
  readonly barred: ContactBarView | null;
}

/** A claim as the account shows it. */
export interface ItemView {
  readonly itemId: string;
  readonly number: string;
  readonly itemKind: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** The part that is claimed to be paid and shown by no bank line yet. */
  readonly claimedMinor: number;
  readonly daysPastDue: number;
}

/** A promise as the account shows it. */
export interface PromiseView {
  readonly promiseId: string;
  readonly amount: Amount;
  readonly paidMinor: number;
  readonly madeOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly graceUntil: PlainDate;
  readonly mode: string;
  readonly level: number;
  readonly status: PromiseStatus;
  /** How it was kept; null where it was not, or not yet. */
  readonly kept: PromiseKeeping | null;
  readonly replaces: string | null;
}

/** A plan as the account shows it. */
export interface PlanView {
  readonly planId: string;
  readonly total: Amount;
  readonly paidMinor: number;
  readonly frequency: string;
  readonly status: string;
  readonly proposedOn: PlainDate;
  readonly salaryDay: SalaryDay | null;
  /** The first payment is this, beside the instalments; null where there is none. */
  readonly downPaymentMinor: number | null;
  readonly nextDueOn: PlainDate | null;
  readonly nextDueMinor: number;
  /** What is missing on all payments past their day. */
  readonly behindMinor: number;
  readonly missedCount: number;
  /** The day from which it is broken by the number of missed payments; null where it is not. */
  readonly brokenOn: PlainDate | null;
  readonly breaches: readonly string[];
  readonly instalments: readonly {
    readonly dueOn: PlainDate;
    readonly amountMinor: number;
    readonly paidMinor: number;
    readonly state: InstalmentState;
  }[];
  /** The plan it was renegotiated from, and the one that took its place. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Its small changes in order, each with the payments it changed. */
  readonly tweaks: readonly {
    readonly tweakId: string;
    readonly tweakedOn: PlainDate;
    readonly appliedOn: PlainDate | null;
    readonly state: 'applied' | 'pendingApproval' | 'rejected';
    readonly differences: readonly PlanDifference[];
  }[];
}

/** A dispute or a hold that stands now. */
export interface StandingView {
  readonly id: string;
  readonly kind: 'dispute' | 'hold';
  readonly code: string;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly reviewBy: PlainDate;
  readonly amountMinor: number | null;
}

/** The whole account on one screen (rows A1–A5). */
export interface AccountView {
  readonly accountId: string;
  readonly account: string;
  readonly currency: string;
  readonly product: string;
  readonly on: PlainDate;
  readonly book: {
    readonly bookId: string;
    readonly title: string;
    readonly creditor: string;
    readonly debtors: string;
    readonly assumed: readonly string[];
  };
  readonly party: {
    readonly partyId: string;
    readonly name: string;
    /** Other names that files gave it. */
    readonly aliases: readonly string[];
    readonly nativeName: string | null;
    readonly partyKind: 'business' | 'person';
    readonly partyKey: string;
    readonly language: string | null;
    readonly gstin: string | null;
    readonly salaryDay: number | null;
    readonly contactPerson: string | null;
    readonly email: string | null;
    /** Where the e-mail address is known from, and whether it may be used; null where none is known. */
    readonly emailStanding: { readonly source: string; readonly barred: ContactBarView | null } | null;
    /** How many parties are shown as this one; 1 where nothing was merged. */
    readonly members: number;
    readonly links: readonly PartyLinkView[];
    /** The last move that brought this account here; null where it is where the file put it. */
    readonly moved: PartyAccount['moved'];
    /** The party's other accounts; totals are per currency, never added across. */
    readonly otherAccounts: readonly {
      readonly accountId: string;
      readonly account: string;
      readonly book: string;
      readonly totalDue: Amount;
      readonly overdue: Amount;
    }[];
  };
  readonly phones: readonly PhoneView[];
  readonly addresses: readonly AddressView[];
  readonly assigned: Assignment | null;
  readonly totalDueMinor: number;
  readonly overdueMinor: number;
  /** Interest and charges up to the day, frozen or not; beside the claims. */
  readonly chargesMinor: number;
  /** Claims with interest and charges: what the lines of `readCharges` add up to. */
  readonly dueWithChargesMinor: number;
  readonly unappliedMinor: number;
  /** What payers kept back with a reason that nobody has decided: owed, and in no other figure here. */
  readonly deductedMinor: number;
  /** The lender's class of it; null in a supplier's book. */
  readonly classification: {
    readonly code: string;
    readonly stage: string | null;
    readonly cause: ClassificationCause;
    readonly isNonPerforming: boolean;
    readonly nonPerformingSince: PlainDate | null;
    readonly since: PlainDate | null;
    readonly daysInclusive: number;
    readonly next: ClassificationView['next'];
  } | null;
  /** What payers say was paid and no bank line shows yet: it is part of what is due until one does. */
  readonly claimedMinor: number;
  readonly daysPastDue: number;
  readonly oldestDueOn: PlainDate | null;
  /** Open amounts by bucket: `current`, `1-30` … `>120`. */
  readonly buckets: Readonly<Record<string, number>>;
  readonly items: readonly ItemView[];
  readonly promises: readonly PromiseView[];
  readonly credibility: { readonly kept: number; readonly made: number; readonly basisPoints: number };
  readonly plan: PlanView | null;
  /** A plan that waits for a second person to take the place of the one in force. */
  readonly planProposal: PlanView | null;
  readonly standing: readonly StandingView[];
  readonly lastContactOn: PlainDate | null;
  readonly lastReachedOn: PlainDate | null;
  /** Attempts to reach the customer today, on whichever of its accounts. */
  readonly attemptsToday: number;
  readonly nextAppointment: {
    readonly channel: 'call' | 'visit';
    readonly on: PlainDate;
    readonly atMs: number | null;
    /** The newest contact, where it was an attempt to keep it that did not reach the person. */
    readonly tried?: { readonly on: PlainDate; readonly atMs: number; readonly outcome: string };
  } | null;
  readonly rank: {
    readonly lane: number | null;
    readonly because: MessageText | null;
    readonly score: number;
    readonly terms: readonly ScoreTerm[];
    readonly suppressed: {
      readonly reason: string;
      readonly until: PlainDate;
      readonly because: MessageText;
    } | null;
  } | null;
  readonly permissions: readonly ContactPermission[];
  /** The next step the house suggests, by key. */
  readonly suggestion: MessageText;
  readonly pendingApprovals: number;
  /** Files whose other figures wait for a decision on this account. */
  readonly openDifferences: number;
  readonly reviews: readonly { readonly key: string; readonly kind: string; readonly severity: string }[];
  /** Events a newer app wrote: money waits for the update. */
  readonly parked: number;
}

/** One entry of the timeline (row A4). */
export interface TimelineEntry {
  readonly eventId: string;
  readonly kind: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly by: string;
  readonly device: string;
  readonly sent: boolean;
  /** It waits for a person's word and counts for nothing until then. */
  readonly isHeld: boolean;
  /** Why the hub holds it: words stand under `sync:held.<code>`; null where it does not, or did not say. */
  readonly heldBecause: string | null;
  /** The words of the entry by key; amounts as `…Minor` with `currency` beside. */
  readonly text: MessageText;
  /** Free text as the person wrote it. */
  readonly note: string | null;
  readonly reference: {
    readonly kind: 'interaction' | 'receipt' | 'promise' | 'plan' | 'none';
    readonly id: string | null;
  };
  readonly corrections: readonly { readonly on: PlainDate; readonly by: string; readonly note: string }[];
  readonly attachments: readonly {
    readonly attachmentId: string;
    readonly fileName: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
    /** Who keeps it. */
    readonly by: string;
    /** Where it is that is not on this device: at the hub, asked for there, or not sent by whoever has it. */
    readonly absent: 'atHub' | 'asked' | 'notSent' | null;
  }[];
}

/** Everything the account screen shows. */
export const readAccount = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField }),
  output: answer<AccountView>(),
});

/** What happened on an account, newest first, filtered by kind. */
export const readTimeline = query({
  roles: everyRole,
  input: z.strictObject({
    accountId: idField,
    kinds: z.array(z.enum(['contact', 'money', 'commitment', 'standing', 'import'])).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(50),
  }),
  output: answer<Page<TimelineEntry>>(),
});

/** One descriptive field of the party is corrected; the old value stays in the history. */
export const setPartyField = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    field: z.enum(['name', 'nativeName', 'language', 'gstin', 'salaryDay', 'email', 'contactPerson']),
    value: z.string().trim().max(300).nullable(),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownParty', 'badValue'],
});

/** A number joins the party's contact book. Digits of any script are understood. */
export const addPhone = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    number: z.string().trim().min(3).max(30),
    contactName: z.string().trim().max(120).nullable(),
    role: codeField,
  }),
  output: answer<{ readonly phoneId: string }>(),
  refusals: ['unknownParty', 'notAPhoneNumber', 'phoneKnown'],
});

/** An address joins the party's contact book. */
export const addAddress = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    partyId: idField,
    line: z.string().trim().min(1).max(500),
    locality: z.string().trim().max(120).nullable(),
    city: z.string().trim().max(120).nullable(),
    pincode: z.string().trim().max(12).nullable(),
    role: codeField,
  }),
  output: answer<{ readonly addressId: string }>(),
  refusals: ['unknownParty'],
});

/** A dispute ends, with its result. */
export const closeDispute = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    disputeId: idField,
    result: z.enum(['upheld', 'partly', 'rejected', 'withdrawn']),
    reason: z.string().trim().min(1).max(200),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['nothingPending'],
});

/** A hold on contact is lifted. */
export const clearHold = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    holdId: idField,
    reason: z.string().trim().min(1).max(200),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['nothingPending'],
});

/** All of this file, for the table. */
export const accountProcedures = {
  readAccount,
  readTimeline,
  setPartyField,
  addPhone,
  addAddress,
  closeDispute,
  clearHold,
} as const;
