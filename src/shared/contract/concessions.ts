import { z } from 'zod';
import type { Component } from '../domain/allocation/component.ts';
import type { CompromiseStatus } from '../domain/concession/view-compromise.ts';
import type { Affordability } from '../domain/concession/worksheet.ts';
import type { PlainDate } from '../domain/dates.ts';
import {
  hardshipOptions,
  hardshipReasons,
  restructureTreatments,
} from '../domain/events/concession-kinds.ts';
import {
  codeField,
  currencyField,
  idField,
  plainDateField,
  positiveMinorField,
} from '../domain/events/fields.ts';
import type { DataOf } from '../domain/events/kinds.ts';
import type { PlanDifference } from '../domain/plan/compare.ts';
import { earlyPaymentProcedures } from './early-payment.ts';
import {
  answer,
  command,
  commandIdField,
  dateRefusals,
  everyRole,
  leadingRoles,
  query,
  workingRoles,
} from './procedure.ts';

/** What is owed by component; minor units. */
export type DuesView = Readonly<Partial<Record<Component, number>>>;

/** A settlement as the account's page shows it. */
export interface CompromiseView {
  readonly concessionId: string;
  readonly status: CompromiseStatus;
  readonly proposedOn: PlainDate;
  readonly proposedByName: string;
  readonly dues: DuesView;
  readonly duesMinor: number;
  readonly offerMinor: number;
  readonly sacrificeMinor: number;
  readonly payments: DataOf<'settlement.offered'>['payments'];
  readonly judged: DataOf<'settlement.offered'>['judged'];
  readonly validUntil: PlainDate;
  readonly requiredLevel: number | null;
  readonly breaches: readonly string[];
  readonly decidedByName: string | null;
  readonly acceptedOn: PlainDate | null;
  readonly paidMinor: number;
  readonly leftMinor: number;
  readonly nextDueOn: PlainDate | null;
  readonly nextDueMinor: number | null;
  readonly completedOn: PlainDate | null;
  readonly brokenOn: PlainDate | null;
  readonly isRestructuring: boolean;
  readonly coolingUntil: PlainDate | null;
  /** What was given up when it was completed. */
  readonly remittedMinor: number;
}

/** A waiver or a write-off. */
export interface ConcessionRowView {
  readonly concessionId: string;
  readonly kind: 'waiver' | 'technicalWriteOff' | 'finalWriteOff';
  readonly authored: 'pendingApproval' | 'approved' | 'rejected' | 'accepted' | 'cancelled';
  readonly proposedOn: PlainDate;
  readonly proposedByName: string;
  readonly amountMinor: number;
  readonly reason: string;
  readonly requiredLevel: number | null;
}

/** A hardship case. */
export interface HardshipView {
  readonly hardshipId: string;
  readonly reason: DataOf<'hardship.opened'>['reason'];
  readonly options: DataOf<'hardship.opened'>['options'];
  readonly openedOn: PlainDate;
  readonly reviewOn: PlainDate;
  readonly attachmentId: string | null;
  readonly worksheet: DataOf<'hardship.opened'>['worksheet'];
  readonly disposableMinor: number | null;
  readonly affordability: Affordability;
  readonly reducedMinor: number | null;
  readonly statement: string | null;
  readonly closedOn: PlainDate | null;
}

/** A restructure. */
export type RestructureView = DataOf<'restructure.recorded'> & {
  readonly recordedOn: PlainDate;
  readonly recordedByName: string;
};

/** Everything that was conceded on an account, and what is owed to concede anything of. */
export interface ConcessionsView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly currency: string;
  readonly today: PlainDate;
  readonly dues: DuesView;
  readonly duesMinor: number;
  /** What of the dues is not written into the ledger yet: it cannot be waived line by line. */
  readonly notFrozenMinor: number;
  readonly daysPastDue: number;
  readonly claims: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly dueOn: PlainDate;
    readonly openMinor: number;
  }[];
  readonly charges: readonly {
    readonly chargeId: string;
    readonly itemId: string;
    readonly number: string;
    readonly head: Exclude<Component, 'principal'>;
    readonly openMinor: number;
  }[];
  readonly compromises: readonly CompromiseView[];
  readonly others: readonly ConcessionRowView[];
  readonly hardships: readonly HardshipView[];
  readonly restructures: readonly RestructureView[];
  /** The last day on which no new exposure is taken on the debtor, over all accounts; null where there is none. */
  readonly coolingUntil: PlainDate | null;
  /** The signed-in person's level. */
  readonly level: number;
  /** The days that stand in an empty form, on working days where money is to come. */
  readonly usual: {
    readonly firstOn: PlainDate;
    readonly everyDays: number;
    readonly validUntil: PlainDate;
    readonly reviewOn: PlainDate;
  };
  readonly people: readonly { readonly userId: string; readonly name: string }[];
}

/** What was conceded on an account, newest first. */
export const readConcessions = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField }),
  output: answer<ConcessionsView>(),
});

const offerTerms = {
  accountId: idField,
  /** An amount, or a share of the dues in basis points: the other follows. */
  offer: z.union([
    z.strictObject({ amountMinor: positiveMinorField }),
    z.strictObject({ basisPoints: z.int().min(1).max(9_999) }),
  ]),
  firstOn: plainDateField,
  count: z.int().min(1).max(60),
  everyDays: z.int().min(1).max(90).default(30),
  validUntil: plainDateField,
  /** Who granted the credit: takes no part in giving up a part of it. */
  sanctionedBy: z.array(idField).max(10).default([]),
};

const offerRefusals = [
  'nothingOwed',
  'offerNotBelowDues',
  'offerNotPositive',
  'beyondPermissible',
  'beyondEveryAuthority',
  'firstInPast',
  'validInPast',
  'settlementRunning',
  'newerAppNeeded',
  ...dateRefusals,
] as const;

/** An offer with everything it is judged by; the sheet shows it on every key. */
export interface OfferView {
  readonly duesMinor: number;
  readonly dues: DuesView;
  readonly offerMinor: number;
  readonly offerBasisPoints: number;
  readonly sacrificeMinor: number;
  readonly sacrificeBasisPoints: number;
  readonly payments: DataOf<'settlement.offered'>['payments'];
  readonly presentValueMinor: number;
  readonly floorMinor: number;
  readonly floorBasisPoints: number;
  readonly band: string;
  readonly ratePercent: string;
  readonly breaches: readonly string[];
  readonly requiredLevel: number | null;
  /** Statutory interest of the MSMED Act is among what would be given up (IN-MSMED-16). */
  readonly waivesStatutoryInterest: boolean;
}

/** What an offer would be. */
export const previewSettlement = query({
  roles: workingRoles,
  input: z.strictObject(offerTerms),
  output: answer<OfferView>(),
  refusals: offerRefusals,
});

/** Offers a compromise settlement; it waits for whoever has to agree. */
export const offerSettlement = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    ...offerTerms,
    reason: codeField,
    note: z.string().max(2_000).nullable().default(null),
  }),
  output: answer<{ readonly concessionId: string; readonly pendingApproval: boolean }>(),
  refusals: offerRefusals,
});

/** The debtor takes the offer: its payments run as a plan from now on. */
export const acceptSettlement = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    concessionId: idField,
    attachmentId: idField.nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['offerNotOpen', 'newerAppNeeded', ...dateRefusals],
});

/** Takes an offer back, or ends a settlement that is not paid: what was owed is owed. */
export const cancelSettlement = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    concessionId: idField,
    reason: codeField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['offerNotOpen', ...dateRefusals],
});

/** Gives up a part of claims or of frozen charges; beyond one's own authority it waits. */
export const waiveDues = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    lines: z
      .array(
        z.strictObject({ itemId: idField, chargeId: idField.nullable(), amountMinor: positiveMinorField }),
      )
      .min(1)
      .max(200),
    reason: codeField,
    note: z.string().max(2_000).nullable().default(null),
    sanctionedBy: z.array(idField).max(10).default([]),
  }),
  output: answer<{ readonly concessionId: string; readonly pendingApproval: boolean }>(),
  refusals: ['waivedMoreThanOwed', 'beyondEveryAuthority', 'newerAppNeeded', ...dateRefusals],
});

/** Asks for the claims of an account to be written off; somebody else always has to agree. */
export const proposeWriteOff = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    mode: z.enum(['technical', 'final']),
    /** What the person saw: refused where something else is open by now. */
    amountMinor: positiveMinorField,
    reason: codeField,
    note: z.string().max(2_000).nullable().default(null),
    sanctionedBy: z.array(idField).max(10).default([]),
  }),
  output: answer<{ readonly concessionId: string }>(),
  refusals: [
    'nothingOwed',
    'amountsDiffer',
    'beyondEveryAuthority',
    'writeOffWaits',
    'newerAppNeeded',
    ...dateRefusals,
  ],
});

const restructureTerms = {
  accountId: idField,
  waived: z.partialRecord(z.enum(['cost', 'penalty', 'fee', 'interest', 'principal']), z.int().nonnegative()),
  treatment: z.enum(restructureTreatments),
  count: z.int().min(1).max(120),
  firstOn: plainDateField,
  ratePercent: z.string().regex(/^\d{1,2}(\.\d{1,4})?$/),
};

const restructureRefusals = [
  'nothingOwed',
  'waivedMoreThanOwed',
  'beyondEveryAuthority',
  'levelTooLow',
  'firstInPast',
  'planWaits',
  'newerAppNeeded',
  ...dateRefusals,
] as const;

/** The new schedule beside the old one. */
export const previewRestructure = query({
  roles: leadingRoles,
  input: z.strictObject(restructureTerms),
  output: answer<{
    readonly overdue: DuesView;
    readonly before: DataOf<'restructure.recorded'>['before'];
    readonly after: DataOf<'restructure.recorded'>['after'];
    readonly totalMinor: number;
    readonly differences: readonly PlanDifference[];
    readonly earlierCount: number;
    readonly daysPastDueBefore: number;
  }>(),
  refusals: restructureRefusals,
});

/** Writes new terms down; the new schedule is a plan that another person has to agree to. */
export const recordRestructure = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    ...restructureTerms,
    reason: codeField,
    note: z.string().max(2_000).nullable().default(null),
  }),
  output: answer<{ readonly restructureId: string; readonly planId: string }>(),
  refusals: restructureRefusals,
});

const worksheetField = z
  .array(z.strictObject({ code: codeField, amountMinor: z.int().nonnegative() }))
  .max(30);

/** Opens a hardship case: contact stops but for its review; a fee freeze stops charges until then. */
export const openHardship = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    reason: z.enum(hardshipReasons),
    options: z.array(z.enum(hardshipOptions)).max(4),
    reviewOn: plainDateField,
    attachmentId: idField.nullable().default(null),
    worksheet: z
      .strictObject({ currency: currencyField, incomes: worksheetField, expenses: worksheetField })
      .nullable()
      .default(null),
    reducedMinor: positiveMinorField.nullable().default(null),
    statement: z.string().max(2_000).nullable().default(null),
  }),
  output: answer<{ readonly hardshipId: string }>(),
  refusals: [
    'reviewInPast',
    'reviewTooFar',
    'hardshipOpen',
    'currencyDiffers',
    'newerAppNeeded',
    ...dateRefusals,
  ],
});

/** Ends a hardship case; the account is worked again. */
export const closeHardship = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    hardshipId: idField,
    result: z.enum(['recovered', 'rearranged', 'withdrawn']),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['hardshipNotOpen', ...dateRefusals],
});

/** All of this file, for the table. */
export const concessionProcedures = {
  readConcessions,
  previewSettlement,
  offerSettlement,
  acceptSettlement,
  cancelSettlement,
  waiveDues,
  proposeWriteOff,
  previewRestructure,
  recordRestructure,
  openHardship,
  closeHardship,
  ...earlyPaymentProcedures,
} as const;
