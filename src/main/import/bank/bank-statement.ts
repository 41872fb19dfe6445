import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { FileRefusal } from '../import-refusals.ts';

/** One movement of a bank account as a file states it. */
export interface ReadBankLine {
  /** The line of the file it begins on, from 1. */
  readonly line: number;
  /** The day the bank booked it. */
  readonly on: PlainDate;
  readonly valueOn: PlainDate | null;
  /** Minor units of the statement's currency: money in is plus, money out minus. */
  readonly amountMinor: number;
  /** What the bank gives to know it by: UTR, cheque number, its own reference; empty where it gives none. */
  readonly reference: string;
  /** Everything else that was written, in one line. */
  readonly narration: string;
  /** Who paid or was paid, where the format has a place for it. */
  readonly counterparty: string | null;
  /** The balance behind it, where the file has one. */
  readonly balanceMinor: number | null;
}

/** One statement of one bank account. */
export interface ReadStatement {
  /** The account's number as written; null where the file does not say it. */
  readonly account: string | null;
  readonly currency: string;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** The line of the file on which the closing balance stands, for problems. */
  readonly closingLine: number;
  readonly lines: readonly ReadBankLine[];
}

/** The formats of statements that are read. */
export const bankFormats = ['csv', 'xlsx', 'mt940', 'camt053', 'ofx1', 'ofx2'] as const;

/** A format of statements. */
export type BankFormat = (typeof bankFormats)[number];

/** What is wrong with a statement, each with a sentence in the language layer. */
export const bankProblemCodes = [
  'lineUnreadable',
  'dateUnreadable',
  'dateMissing',
  'amountUnreadable',
  'amountMissing',
  'bothSides',
  'currencyUnreadable',
  'balanceUnreadable',
  'balanceBroken',
  'closingDiffers',
  'totalsDiffer',
  'countDiffers',
  'batchDiffers',
  'openingMissing',
  'accountMissing',
  'statementCut',
  'brokenQuotes',
  'notWellFormed',
  'notAStatement',
  'noHeader',
  'noLines',
] as const;

/** The word for one kind of problem. */
export type BankProblemCode = (typeof bankProblemCodes)[number];

/** One problem: the line of the file and what stands there; amounts in minor units where sums differ. */
export interface BankProblem {
  readonly line: number;
  readonly code: BankProblemCode;
  readonly written?: string;
  readonly statedMinor?: number;
  readonly countedMinor?: number;
}

/** What a file holds. */
export interface BankReading {
  readonly format: BankFormat;
  readonly statements: readonly ReadStatement[];
  /** The currency was not written and taken to be the house's. */
  readonly currencyAssumed: boolean;
}

/** Why nothing of a file comes in: it is no statement at all, or these lines of it are broken. */
export type BankFileRefusal =
  | FileRefusal
  | { readonly code: 'brokenStatement'; readonly problems: readonly BankProblem[] };

/** More problems than anybody reads; the file is broken as a whole. */
const mostProblems = 200;

/** Problems of one file as they are found. */
export class BankProblems {
  readonly found: BankProblem[] = [];

  add(line: number, code: BankProblemCode, more: Omit<BankProblem, 'line' | 'code'> = {}): void {
    if (this.found.length >= mostProblems) return;
    const written = more.written === undefined ? {} : { written: more.written.slice(0, 80) };
    this.found.push({ line, code, ...more, ...written });
  }

  /** The reading, or the refusal that names every broken line in the order of the file. */
  result(reading: BankReading): Result<BankReading, BankFileRefusal> {
    if (this.found.length === 0) return ok(reading);
    const problems = this.found.toSorted((one, other) => one.line - other.line);
    return refused({ code: 'brokenStatement', problems });
  }
}

/** Opening balance and lines must come to the closing balance, wherever a file states both. */
export function checkClosing(statement: ReadStatement, problems: BankProblems): void {
  const { openingMinor, closingMinor, closingLine, lines } = statement;
  if (openingMinor === null || closingMinor === null) return;
  const countedMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor);
  if (countedMinor !== closingMinor) {
    problems.add(closingLine, 'closingDiffers', { statedMinor: closingMinor, countedMinor });
  }
}

/** Several pieces of a narration as one line of text. */
export function oneLine(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => (part ?? '').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
}
