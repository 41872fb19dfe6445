import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import { type Language, languages } from '../domain/language.ts';
import { type PaperDress, type PaperLayout, paperLayouts } from '../domain/paper/dress.ts';
import { type PaperModel, paperKinds } from '../domain/paper/model.ts';
import type { SealedFacts } from '../domain/paper/seal.ts';
import { answer, command, commandIdField, everyRole, query } from './procedure.ts';

/** One time a paper was printed or saved. */
export interface PrintedPaper {
  readonly paperId: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly by: string;
  readonly layout: PaperLayout;
  readonly languages: readonly Language[];
  readonly copy: number | null;
  readonly sha256: string;
  readonly from: PlainDate | null;
  readonly asOf: PlainDate;
}

/** A paper to print: what stands on it, its hash, its code, and how often it was printed before. */
export interface PaperView {
  readonly model: PaperModel;
  readonly sha256: string;
  /** The text of the code that is checked without a network; only receipts carry one. */
  readonly seal: string | null;
  readonly standing: PaperDress['standing'];
  /** Prints of this subject, newest first. */
  readonly printed: readonly PrintedPaper[];
  /** The number the next marked copy gets. */
  readonly nextCopy: number;
  /** The party's own language, where Bahi prints in it. */
  readonly language: Language | null;
  readonly accountId: string | null;
}

const paperQuestion = {
  paper: z.enum(paperKinds),
  /** The receipt, the account (of a plan, too) or the party. */
  subjectId: idField,
  /** Statements: the first day; null from the beginning. */
  from: plainDateField.nullable().default(null),
  /** Statements and claim sheets: the last day; today where it is left out. A receipt has its own day. */
  asOf: plainDateField.optional(),
  /** A paper that was printed before, by its hash: exactly as it stood then. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
} as const;

const paperRefusals = [
  'noLetter',
  'unknownReceipt',
  'unknownParty',
  'unknownPaper',
  'periodBackwards',
  'nothingToClaim',
  'noPlan',
] as const;

/** What stands on a paper now, or stood on one printed before. A receipt printed once stays as it was. */
export const readPaper = query({
  roles: everyRole,
  input: z.strictObject(paperQuestion),
  output: answer<PaperView>(),
  refusals: paperRefusals,
});

/** Notes that a paper was printed or saved, and keeps what stood on it. Refused where the ledger says otherwise by now. */
export const recordPaperPrinted = command({
  roles: everyRole,
  input: z.strictObject({
    commandId: commandIdField,
    ...paperQuestion,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    layout: z.enum(paperLayouts),
    languages: z.array(z.enum(languages)).min(1).max(2),
    /** Whether the paper carried the mark of a copy. */
    asCopy: z.boolean().default(false),
  }),
  output: answer<{ readonly copy: number | null; readonly printed: number }>(),
  refusals: [...paperRefusals, 'paperChanged'],
});

/** What the check of a code found. */
export interface PaperCheck {
  readonly said: SealedFacts;
  /** Whether the signature is that of the key in the code, over exactly what the code says. */
  readonly signed: boolean;
  readonly device: string;
  /** Whose key it is: of this device, of another one of the team, or of nobody we know. */
  readonly signer: 'thisDevice' | 'team' | 'unknown';
  /** The receipt of that number in this ledger; null where there is none. */
  readonly known: SealedFacts | null;
  readonly receiptId: string | null;
  readonly differences: readonly (keyof SealedFacts)[];
  readonly standing: PaperDress['standing'];
  /** `genuine`: signed by us and as our ledger says. `notHere`: signed by us, but not in this ledger. */
  readonly verdict: 'genuine' | 'notHere' | 'altered' | 'foreign';
}

/** Holds the code of a receipt against the team's keys and this ledger; needs no network. */
export const checkPaper = query({
  roles: everyRole,
  input: z.strictObject({ text: z.string().min(1).max(4_000) }),
  output: answer<PaperCheck>(),
  refusals: ['noSeal'],
});

/** All of this file, for the table. */
export const paperProcedures = { readPaper, recordPaperPrinted, checkPaper } as const;
