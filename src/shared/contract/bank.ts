import { z } from 'zod';
import type { MatchNote, MatchReason } from '../domain/bank/match-values.ts';
import type { PlainDate } from '../domain/dates.ts';
import { asideReasons } from '../domain/events/bank-kinds.ts';
import { idField, positiveMinorField } from '../domain/events/fields.ts';
import type { InstrumentRecord } from '../domain/instrument/record.ts';
import { importRefusals } from './books.ts';
import { instrumentRefusals } from './instruments.ts';
import { answer, command, commandIdField, query } from './procedure.ts';
import { receiptRefusals } from './receipt.ts';
import type { Amount, Page } from './values.ts';

/** Who holds the bank against the receipts. */
export const bankRoles = ['supervisor', 'cashier', 'admin'] as const;

/** One thing that is wrong with a bank's file, by the line on which it stands. Sums in minor units of `currency`. */
export interface BankProblemView {
  readonly line: number;
  readonly code: string;
  readonly written: string | null;
  readonly statedMinor: number | null;
  readonly countedMinor: number | null;
}

/** One movement of a bank account of the house. */
export interface BankLineView {
  readonly lineId: string;
  readonly accountRef: string;
  readonly on: PlainDate;
  /** Money in is plus. */
  readonly amount: Amount;
  /** What of it no match explains, without sign. */
  readonly openMinor: number;
  readonly reference: string;
  readonly narration: string;
  readonly payerName: string | null;
  readonly ageDays: number;
  readonly asideReason: (typeof asideReasons)[number] | null;
  readonly asideNote: string | null;
  readonly isReturn: boolean;
}

/** A line in the list of lines, with what is known about it. */
export interface BankListedLine extends BankLineView {
  /** Receipts whose money it may be: a match with them is proposed. */
  readonly likely: readonly BankClaimView[];
  /** The payer's name of the bank's words, where a party answers it. */
  readonly knownPayer: string | null;
}

/** Money that is said to have gone to the bank: a tender of a receipt, or cash that was deposited. */
export interface BankClaimView {
  /** Null for a deposit. */
  readonly accountId: string | null;
  /** The receipt's id, or the deposit's. */
  readonly receiptId: string;
  readonly at: number;
  /** The receipt's number, or the slip's. */
  readonly number: string;
  readonly tender: 'upi' | 'bankTransfer' | 'cheque' | 'cashDeposit';
  readonly amount: Amount;
  readonly reference: string | null;
  readonly on: PlainDate;
  /** The customer, or who deposited. */
  readonly name: string;
  readonly ageDays: number;
  /** A cheque or a mandate's debit taken ahead: `number` is its own, and it has no receipt until the bank pays it. */
  readonly ahead: InstrumentRecord['instrumentKind'] | null;
  /** The instrument it is in the register; null where it is none, and in lists that do not look it up. */
  readonly instrumentId: string | null;
}

/** A debit that sends money back, with what it may mean and what the bank's words say of it. */
export interface BankReturnView {
  readonly line: BankLineView;
  readonly claims: readonly BankClaimView[];
  /** Why it came back, by code, where the bank's words say it. */
  readonly reasonCode: string | null;
  /** What the bank took for it, where exactly one line of the same days is the charge of a return; minor units. */
  readonly chargeMinor: number | null;
}

/** Lines and claims that may belong together, with the evidence. */
export interface BankProposalView {
  readonly lines: readonly BankLineView[];
  readonly claims: readonly BankClaimView[];
  readonly reason: MatchReason;
  readonly notes: readonly MatchNote[];
  readonly confidence: number;
  readonly isTie: boolean;
  /** Above the threshold, to the last unit and no tie: accepted with all that are. */
  readonly isSure: boolean;
  /** Lines less claims; such a likeness cannot be accepted. */
  readonly differenceMinor: number;
}

/** A statement in a file, before it is taken in. */
export interface BankStatementPreview {
  /** As the file writes it; null where it does not. */
  readonly account: string | null;
  /** Under which number it is or will be kept; null while nobody said it. */
  readonly accountRef: string | null;
  readonly currency: string;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly lines: number;
  /** Lines that an earlier statement had. */
  readonly known: number;
  readonly inMinor: number;
  readonly outMinor: number;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

const fileTerms = {
  upload: z.string().min(16).max(64),
  /** The account, where the file does not say it. */
  account: z.string().trim().min(3).max(40).nullable().default(null),
} as const;

/** Reads a bank's file and says what is in it; writes nothing. Problems are named by line, and then nothing can come in. */
export const previewBankFile = query({
  roles: bankRoles,
  input: z.strictObject(fileTerms),
  output: answer<{
    readonly fileName: string;
    readonly format: 'csv' | 'xlsx' | 'mt940' | 'camt053' | 'ofx1' | 'ofx2' | null;
    readonly statements: readonly BankStatementPreview[];
    readonly problems: readonly BankProblemView[];
    readonly currencyAssumed: boolean;
    /** Bank accounts that statements were taken in of before. */
    readonly knownAccounts: readonly string[];
  }>(),
  refusals: importRefusals,
});

/** Takes a bank's file in, whole or not at all. The same file again, and lines that overlap, change nothing. */
export const importBankStatement = command({
  roles: bankRoles,
  input: z.strictObject({ commandId: commandIdField, ...fileTerms }),
  output: answer<{
    readonly newLines: number;
    readonly knownLines: number;
    readonly statementIds: readonly string[];
  }>(),
  refusals: [...importRefusals, 'brokenStatement', 'bankAccountNeeded'],
});

/** What lines and receipts may belong together, surest first, and which debits say that something bounced. */
export const listBankProposals = query({
  roles: bankRoles,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: answer<
    Page<BankProposalView> & {
      readonly sure: number;
      readonly sureTotals: readonly Amount[];
      readonly threshold: number;
      /** Debits that send money back, with the tenders they may mean: to be told to the instrument, never posted here. */
      readonly returns: readonly BankReturnView[];
    }
  >(),
});

const claimKey = z.strictObject({ receiptId: idField, at: z.int().min(0).max(9) });

/** Why lines and claims cannot be matched. */
const matchRefusals = [
  'unknownBankLine',
  'bankLineSpent',
  'bankLineNotIn',
  'claimNotOpen',
  'amountsDiffer',
  'currencyDiffers',
] as const;

/** A person's word that these lines are the money of these claims; they must agree to the last unit. */
export const matchBankLines = command({
  roles: bankRoles,
  input: z.strictObject({
    commandId: commandIdField,
    lineIds: z.array(idField).min(1).max(50),
    claims: z.array(claimKey).min(1).max(50),
  }),
  output: answer<{ readonly matchId: string; readonly amount: Amount }>(),
  // A cheque taken ahead is cleared and gets its receipt in the same act.
  refusals: [...new Set([...matchRefusals, ...instrumentRefusals, ...receiptRefusals])],
});

/** Accepts every proposal that is sure. */
export const acceptSureBankMatches = command({
  roles: bankRoles,
  input: z.strictObject({ commandId: commandIdField }),
  output: answer<{ readonly accepted: number }>(),
});

/** Takes a match back: its lines are open again, its tenders claimed. */
export const undoBankMatch = command({
  roles: bankRoles,
  input: z.strictObject({ commandId: commandIdField, matchId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownBankMatch'],
});

/** Lines of the bank by where they stand: money in that nothing explains is `likely` where a match at or above the threshold is proposed for it, else `open`. Oldest first. */
export const listBankLines = query({
  roles: bankRoles,
  input: z.strictObject({
    state: z.enum(['open', 'likely', 'aside', 'out']).default('open'),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: answer<Page<BankListedLine> & { readonly totals: readonly Amount[] }>(),
});

/** Claimed money that no line shows, oldest first. */
export const listBankClaims = query({
  roles: bankRoles,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: answer<Page<BankClaimView> & { readonly totals: readonly Amount[] }>(),
});

/** A line is no customer's money: why. */
export const setBankLineAside = command({
  roles: bankRoles,
  input: z.strictObject({
    commandId: commandIdField,
    lineId: idField,
    reason: z.enum(asideReasons),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownBankLine', 'bankLineSpent'],
});

/** A line that was put aside asks to be explained again. */
export const takeUpBankLine = command({
  roles: bankRoles,
  input: z.strictObject({ commandId: commandIdField, lineId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownBankLine'],
});

/** Money that went straight to the house's account: a receipt of the bank's day with the line as its proof, confirmed at once. */
export const recordReceiptFromLine = command({
  roles: bankRoles,
  input: z.strictObject({
    commandId: commandIdField,
    lineId: idField,
    accountId: idField,
    payerIsDebtor: z.boolean().default(true),
    payerName: z.string().trim().max(120).nullable().default(null),
    /** Must be what is open of the line: a second look at the figure. */
    amountMinor: positiveMinorField,
    /** A person says it is other money than that of the receipts it seems to be. */
    isAnotherPayment: z.boolean().default(false),
  }),
  output: answer<{ readonly receiptId: string; readonly number: string; readonly matchId: string }>(),
  refusals: [
    ...receiptRefusals,
    'lineHasReceipt',
    'unknownBankLine',
    'bankLineSpent',
    'bankLineNotIn',
    'amountsDiffer',
  ],
});

/** One match as it was made. */
export interface BankMatchView {
  readonly matchId: string;
  /** `contested`: another match had the line or the claim first. */
  readonly standing: 'standing' | 'undone' | 'contested';
  readonly how: 'person' | 'rule' | 'receiptMade';
  readonly reason: string;
  readonly confidence: number;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly recordedByName: string;
  readonly amount: Amount;
  readonly lines: readonly { readonly lineId: string; readonly on: PlainDate; readonly narration: string }[];
  readonly claims: readonly {
    readonly accountId: string | null;
    readonly number: string;
    readonly name: string;
    /** The receipt was voided after it was matched: the match wants undoing. */
    readonly isVoid: boolean;
  }[];
}

/** Matches, newest first. */
export const listBankMatches = query({
  roles: bankRoles,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: answer<Page<BankMatchView>>(),
});

/** Statements that were taken in, newest first. */
export const listBankStatements = query({
  roles: bankRoles,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output:
    answer<
      Page<{
        readonly statementId: string;
        readonly fileName: string;
        readonly format: string;
        readonly accountRef: string;
        readonly currency: string;
        readonly openingMinor: number | null;
        readonly closingMinor: number | null;
        readonly newLines: number;
        readonly knownLines: number;
        readonly openLines: number;
        readonly from: PlainDate | null;
        readonly to: PlainDate | null;
        readonly recordedMs: number;
        readonly recordedByName: string;
      }>
    >(),
});

/** All of this file, for the table. */
export const bankProcedures = {
  previewBankFile,
  importBankStatement,
  listBankProposals,
  matchBankLines,
  acceptSureBankMatches,
  undoBankMatch,
  listBankLines,
  listBankClaims,
  setBankLineAside,
  takeUpBankLine,
  recordReceiptFromLine,
  listBankMatches,
  listBankStatements,
} as const;
