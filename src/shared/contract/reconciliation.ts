import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { idField, positiveMinorField } from '../domain/events/fields.ts';
import { closingReasons, differenceReasons } from '../domain/events/office-kinds.ts';
import type { DifferencePart, Explanation } from '../domain/reconciliation/explain.ts';
import type { ReceiptPart } from '../domain/reconciliation/values.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import type { Page } from './values.ts';

/** A receipt of ours as a difference names it. */
export interface DifferenceReceipt {
  readonly receiptId: string;
  readonly number: string;
  readonly receivedOn: PlainDate;
  /** What of it the office does not know yet. */
  readonly waitingMinor: number;
}

/** What a file says otherwise on one account, with everything a person needs to decide. Amounts in `currency`. */
export interface DifferenceView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly importId: string;
  readonly fileName: string;
  readonly toldOn: PlainDate;
  readonly currency: string;
  /** `fall`: the file states less than the one before it. */
  readonly direction: 'fall' | 'rise';
  readonly amountMinor: number;
  /** What of it may be our own money told back to us. */
  readonly inQuestionMinor: number;
  /** The receipts named in the first explanation fit to the last unit, and no others do. */
  readonly isExact: boolean;
  readonly decided: boolean;
  /** What is owed on the account as Bahi shows it, and so the most anybody may ask for. */
  readonly askedMinor: number;
  /** What the office's files state, whatever we took in. */
  readonly officeMinor: number;
  /** What would be owed if the movement is other money, and our receipts are not in the file. */
  readonly otherwiseMinor: number;
  readonly claims: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly beforeMinor: number;
    readonly afterMinor: number;
  }[];
  readonly receipts: readonly DifferenceReceipt[];
  /** Likeliest first; each adds up to the movement exactly. Empty once decided. */
  readonly explanations: readonly Explanation[];
  /** What was decided; null while nobody has. */
  readonly decision: {
    readonly receipts: readonly ReceiptPart[];
    readonly parts: readonly DifferencePart[];
    readonly byName: string;
    readonly on: PlainDate;
    /** `reference`: the office named the receipts itself. */
    readonly by: 'person' | 'reference';
  } | null;
}

/** Who settles what a file says otherwise. */
const decidingRoles = [...leadingRoles, 'desk', 'cashier'] as const;

const receiptPart = z.strictObject({ receiptId: idField, amountMinor: positiveMinorField });

/** What files say otherwise where receipts of ours wait for the office: open ones first asked about, or decided. */
export const listDifferences = query({
  roles: everyRole,
  input: z.strictObject({
    state: z.enum(['open', 'decided']).default('open'),
    importId: idField.optional(),
    accountId: idField.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: answer<
    Page<DifferenceView> & {
      /** Open ones that change what is asked for. */
      readonly toDecide: number;
      /** Open ones that receipts explain exactly and in one way alone: these can be accepted together. */
      readonly exact: number;
    }
  >(),
});

/** A person's word on one difference. Everything must add up to it. */
export const decideDifference = command({
  roles: decidingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    importId: idField,
    receipts: z.array(receiptPart).max(100),
    parts: z
      .array(
        z.strictObject({
          reason: z.enum(differenceReasons),
          itemId: idField.nullable(),
          amountMinor: positiveMinorField,
          reference: z.string().trim().max(80).nullable(),
        }),
      )
      .max(100),
  }),
  output: answer<Record<string, never>>(),
  refusals: [
    'unknownDifference',
    'differenceDecided',
    'receiptNotWaiting',
    'receiptNamedTwice',
    'differenceNotExplained',
  ],
});

/** Accepts every open difference that receipts explain exactly and in one way alone. */
export const acceptExactDifferences = command({
  roles: decidingRoles,
  input: z.strictObject({ commandId: commandIdField, importId: idField.optional() }),
  output: answer<{ readonly accepted: number }>(),
});

/** Takes a decision back; the difference is open again. */
export const reopenDifference = command({
  roles: decidingRoles,
  input: z.strictObject({ commandId: commandIdField, accountId: idField, importId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDifference', 'nothingPending'],
});

/** One claim as a file changed it. */
export interface ImportChangeView {
  readonly itemId: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly number: string;
  readonly currency: string;
  readonly change: 'new' | 'lower' | 'higher' | 'same' | 'missing' | 'closed';
  /** Stated as open before this file; null where it is new. */
  readonly beforeMinor: number | null;
  readonly afterMinor: number;
}

/** What one import changed, account by account; an undone one changed nothing. */
export const readImportChanges = query({
  roles: everyRole,
  input: z.strictObject({
    importId: idField,
    offset: z.int().nonnegative().default(0),
    /** Accounts on a page. */
    limit: z.int().min(1).max(100).default(50),
  }),
  output: answer<Page<ImportChangeView>>(),
  refusals: ['unknownImport'],
});

/** A claim that the newest file of its book no longer named. */
export interface MissingClaimView {
  readonly itemId: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly bookTitle: string;
  readonly number: string;
  readonly dueOn: PlainDate;
  readonly currency: string;
  /** What the last file that named it stated. */
  readonly statedMinor: number;
  /** What is owed on it as Bahi shows it. */
  readonly openMinor: number;
  readonly importId: string;
  readonly missingSince: PlainDate;
}

/** Claims that are listed as missing and neither closed nor named again. */
export const listMissing = query({
  roles: everyRole,
  input: z.strictObject({
    bookId: idField.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Page<MissingClaimView>>(),
});

/** Closes missing claims for a reason, or says that the file was only a part of its book and lists them no more. */
export const closeMissing = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    reason: z.enum(closingReasons),
    /** Which of them; null closes all that are listed (of the book, where one is named). */
    itemIds: z.array(idField).min(1).max(5000).nullable(),
    bookId: idField.optional(),
  }),
  output: answer<{ readonly closed: number }>(),
  refusals: ['nothingMissing'],
});

/** All of this file, for the table. */
export const reconciliationProcedures = {
  listDifferences,
  decideDifference,
  acceptExactDifferences,
  reopenDifference,
  readImportChanges,
  listMissing,
  closeMissing,
} as const;
