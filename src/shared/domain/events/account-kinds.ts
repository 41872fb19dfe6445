import { z } from 'zod';
import { allocationBasis, namedItems, receiptLineValue } from './allocation-kinds.ts';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  instantField,
  minorField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

const noPersonal = z.null();

/** A claim as a source file or a person states it: an invoice, an instalment, a debit note. */
export const itemValue = z.object({
  itemId: idField,
  itemKey: idField,
  number: z.string().max(120),
  itemKind: z.enum(['invoice', 'instalment', 'debitNote', 'credit']),
  issuedOn: plainDateField,
  dueOn: plainDateField,
  /** The day of acceptance, or of deemed acceptance (MSMED Act s.2(b)); the day of issue stands for it where nobody told it. */
  acceptedOn: plainDateField.optional(),
  /** What was billed; negative only for a credit. */
  amountMinor: minorField,
  /** What of the amount is not principal, where the source says so. */
  components: z
    .object({
      interest: z.int().nonnegative().optional(),
      fee: z.int().nonnegative().optional(),
      penalty: z.int().nonnegative().optional(),
      cost: z.int().nonnegative().optional(),
    })
    .optional(),
  /** What the source says was settled outside Bahi, with the dates it gives. */
  settlements: z.array(z.object({ on: plainDateField, amountMinor: minorField })),
});

/** Account opened in a book for one party in one currency. */
export const accountOpened = defineKind({
  kind: 'account.opened',
  version: 1,
  stream: 'account',
  data: z.object({
    accountId: idField,
    bookId: idField,
    partyId: idField,
    accountKey: z.string().max(120),
    currency: currencyField,
    product: z.enum(['trade', 'loan', 'microfinance']),
  }),
  personal: noPersonal,
});

/** One import's words about one account: claims new to it and claims that changed. */
export const itemsImported = defineKind({
  kind: 'items.imported',
  version: 1,
  stream: 'account',
  data: z.object({ importId: idField, items: z.array(itemValue) }),
  personal: noPersonal,
});

/** All that an import said about this account is taken back. */
export const importUndone = defineKind({
  kind: 'import.undone',
  version: 1,
  stream: 'account',
  data: z.object({ importId: idField }),
  personal: noPersonal,
});

/** Who works the account from now on; null gives it back to the team. */
export const accountAssigned = defineKind({
  kind: 'account.assigned',
  version: 1,
  stream: 'account',
  data: z.object({ userId: idField.nullable() }),
  personal: noPersonal,
});

/** Not now: hidden from lanes 3–6 until a date, with a reason. */
export const accountSnoozed = defineKind({
  kind: 'account.snoozed',
  version: 1,
  stream: 'account',
  data: z.object({ until: plainDateField, reason: codeField }),
  personal: noPersonal,
});

/** Passed over in today's queue, with a reason; it is back tomorrow. */
export const accountSkipped = defineKind({
  kind: 'account.skipped',
  version: 1,
  stream: 'account',
  data: z.object({ reason: codeField }),
  personal: noPersonal,
});

/** What each tender of a receipt is. */
export const tenderValue = z.object({
  tender: z.enum(['cash', 'upi', 'cheque', 'bankTransfer', 'taxDeducted']),
  amountMinor: positiveMinorField,
  reference: z.string().max(80).nullable(),
  bank: z.string().max(120).nullable(),
  instrumentOn: plainDateField.nullable(),
  /** The nine digits under a cheque; missing where nobody read them. */
  micr: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  /** Reduces nothing until a line of the bank shows it: the house's rule when the receipt was issued; missing: counts at once. */
  claimed: z.boolean().optional(),
});

/** How many notes or coins of one value were counted. */
export const denominationValue = z.object({
  valueMinor: positiveMinorField,
  count: z.int().positive(),
});

/** Money taken, with the split decided at that moment and printed on the paper. */
export const receiptRecorded = defineKind({
  kind: 'receipt.recorded',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    number: z.string().max(40),
    currency: currencyField,
    amountMinor: positiveMinorField,
    tenders: z.array(tenderValue).min(1).max(10),
    /** Notes and coins that came to the cash exactly; missing where nobody counted, and in older receipts. */
    denominations: z.array(denominationValue).min(1).max(30).optional(),
    lines: z.array(receiptLineValue),
    unappliedMinor: z.int().nonnegative(),
    /** What is still owed after it once all that is on its way arrived, as the paper says; older receipts do not say. */
    remainingDueMinor: z.int().nonnegative().optional(),
    /** What is owed until then, where anything is on its way; receipts of before 22 Nov 2026 do not say. */
    dueNowMinor: z.int().nonnegative().optional(),
    /** What is given up for paying early, as the paper says; left out where nothing is, and by receipts of before it. */
    discountMinor: positiveMinorField.optional(),
    /** Contract Act 1872: directed by the payer (s.59), chosen by the creditor (s.60), or by order of time (s.61). */
    basis: allocationBasis,
    /** The policy it was split by; older receipts went by the oldest debt first. */
    policyId: codeField.optional(),
    /** What the payer said the money is for; older receipts only say that it was directed. */
    direction: namedItems.optional(),
    /** What the author chose for the creditor, where the payer said nothing. */
    choice: namedItems.optional(),
    payerIsDebtor: z.boolean(),
    practice: z.boolean(),
    /** A leaf of a pre-printed book, with the day written on it; the receipt carries that number and no own one. */
    paper: z.object({ receiptBookId: idField, leaf: z.int().positive(), on: plainDateField }).optional(),
    /** Who holds the money, where somebody else writes it down; else the author. */
    takenBy: idField.optional(),
    /** The receipt whose void was asked for in the same act, because its amount was wrong. */
    replaces: idField.optional(),
    /** The day it belonged to, where a closed period kept it from being dated so. */
    belongsTo: plainDateField.optional(),
  }),
  personal: z.object({
    payerName: textField.nullable(),
    note: textField.nullable(),
    /** Why the creditor chose so (s.60). */
    choiceReason: textField.optional(),
  }),
});

/** The author asks that a receipt be void; it counts until another person agrees. */
export const receiptVoidRequested = defineKind({
  kind: 'receipt.voidRequested',
  version: 1,
  stream: 'account',
  data: z.object({ receiptId: idField, reason: codeField }),
  personal: z.object({ note: textField.nullable() }),
});

/** A second person's word on the asked void. */
export const receiptVoidDecided = defineKind({
  kind: 'receipt.voidDecided',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    decision: z.enum(['approved', 'rejected']),
    reason: z.string().max(200),
  }),
  personal: noPersonal,
});

/** A call made, a call taken, or a visit, with its outcome. */
export const interactionLogged = defineKind({
  kind: 'interaction.logged',
  version: 1,
  stream: 'account',
  data: z.object({
    interactionId: idField,
    channel: z.enum(['call', 'inbound', 'visit']),
    outcome: codeField,
    contactClass: z.enum(['RPC', 'TPC', 'NC', 'none']),
    countsAsAttempt: z.boolean(),
    phoneId: idField.nullable(),
    addressId: idField.nullable(),
    thirdPartySafe: z.boolean(),
    reason: codeField.nullable(),
    relation: codeField.nullable(),
    /** Quick phrases chosen and script lines ticked, by code. */
    phrases: z.array(codeField).max(30),
    said: z.array(codeField).max(30),
    /** Grade of the visit's proof, A to D (row V1); null for calls. */
    proof: z
      .object({
        grade: z.enum(['A', 'B', 'C', 'D']),
        noFixReason: codeField.nullable(),
        latitudeE7: z.int().nullable(),
        longitudeE7: z.int().nullable(),
        accuracyMeters: z.int().nonnegative().nullable(),
      })
      .nullable(),
    next: z.object({ action: codeField, on: plainDateField, atMs: instantField.nullable() }).nullable(),
    /** When the contact took place, where that was before it was written down. */
    contactedAtMs: instantField.nullable(),
    /** The rule decision under which the contact was made: `pack@version/rule` where one spoke. */
    allowedBy: z.array(z.string().max(160)).max(20),
    /**
     * One contact about several accounts of a customer: the interaction on the account where it was written down. Left
     * out there, and on every contact about one account; so contacts with a person are counted once.
     */
    sameContactAs: idField.optional(),
  }),
  personal: z.object({
    note: textField.nullable(),
    personMet: textField.nullable(),
    reference: textField.nullable(),
    /** What the outcome asked for besides, by field name: the lawyer's name, a landmark, the offer. */
    details: z.record(codeField, textField),
  }),
});

/** A correction beside an earlier note; the old note stays. */
export const interactionCorrected = defineKind({
  kind: 'interaction.corrected',
  version: 1,
  stream: 'account',
  data: z.object({ correctionId: idField, interactionId: idField, outcome: codeField.nullable() }),
  personal: z.object({ note: textField }),
});

/** A file kept as evidence: encrypted beside the ledger, known by the hash of its plain bytes. */
export const attachmentAdded = defineKind({
  kind: 'attachment.added',
  version: 1,
  stream: 'account',
  data: z.object({
    attachmentId: idField,
    interactionId: idField.nullable(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    sizeBytes: z.int().positive(),
    mediaType: z.string().max(100),
    capturedAtMs: instantField,
  }),
  personal: z.object({ fileName: textField }),
});

/** The account belongs to another party than the file said. What happened on it stays with it. */
export const accountMoved = defineKind({
  kind: 'account.moved',
  version: 1,
  stream: 'account',
  data: z.object({ moveId: idField, fromPartyId: idField, toPartyId: idField }),
  personal: z.object({ reason: textField }),
});

/** A move was a mistake: the account is again with the party it was with. */
export const accountMoveUndone = defineKind({
  kind: 'account.moveUndone',
  version: 1,
  stream: 'account',
  data: z.object({ moveId: idField }),
  personal: z.object({ reason: textField.nullable() }),
});
