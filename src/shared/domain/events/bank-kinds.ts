import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  minorField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

/** A statement of more lines is written as several events, its parts: no event grows beyond what is sent in one piece. */
export const mostLinesPerPart = 500;

/** Why a line of the bank is no customer's money. */
export const asideReasons = ['ownTransfer', 'bankCharge', 'interest', 'loan', 'supplier', 'other'] as const;

/** A line of the bank: money in is plus. Its id is made of account, day, amount, reference and place among equals. */
export const bankLineValue = z.object({
  lineId: idField,
  on: plainDateField,
  valueOn: plainDateField.nullable(),
  amountMinor: minorField,
  reference: z.string().max(120),
});

/** A statement of a bank account of the house was taken in: the lines that no statement before it had. */
export const bankStatementImported = defineKind({
  kind: 'bank.statementImported',
  version: 1,
  stream: 'team',
  data: z.object({
    statementId: idField,
    /** From 1. */
    part: z.int().min(1).max(1000),
    parts: z.int().min(1).max(1000),
    fileSha256: z.string().max(64),
    format: z.enum(['csv', 'xlsx', 'mt940', 'camt053', 'ofx1', 'ofx2']),
    accountRef: z.string().min(1).max(40),
    currency: currencyField,
    openingMinor: minorField.nullable(),
    closingMinor: minorField.nullable(),
    /** All lines of the file, and those that were known from an earlier statement. */
    fileLines: z.int().nonnegative(),
    knownLines: z.int().nonnegative(),
    lines: z.array(bankLineValue).max(mostLinesPerPart),
  }),
  personal: z.object({
    fileName: textField,
    words: z
      .array(
        z.object({
          lineId: idField,
          narration: z.string().max(2000),
          counterparty: z.string().max(200).nullable(),
        }),
      )
      .max(mostLinesPerPart),
  }),
});

/**
 * Lines of the bank are the money of these tenders and deposits, to the last unit. The tenders are confirmed in the same
 * group of events.
 */
export const bankLinesMatched = defineKind({
  kind: 'bank.linesMatched',
  version: 1,
  stream: 'team',
  data: z.object({
    matchId: idField,
    lines: z
      .array(z.object({ lineId: idField, amountMinor: positiveMinorField }))
      .min(1)
      .max(50),
    tenders: z
      .array(
        z.object({
          accountId: idField,
          receiptId: idField,
          at: z.int().min(0).max(9),
          amountMinor: positiveMinorField,
        }),
      )
      .max(50),
    /** Cash that was carried to the bank. */
    deposits: z
      .array(z.object({ depositId: idField, userId: idField, amountMinor: positiveMinorField }))
      .max(50),
    /** `rule`: accepted with all that are sure. `receiptMade`: the receipt was made from the line. */
    how: z.enum(['person', 'rule', 'receiptMade']),
    reason: codeField,
    confidence: z.int().min(0).max(100),
  }),
  personal: z.null(),
});

/** A match was a mistake: lines and tenders are open again. */
export const bankMatchUndone = defineKind({
  kind: 'bank.matchUndone',
  version: 1,
  stream: 'team',
  data: z.object({ matchId: idField }),
  personal: z.null(),
});

/** A line is no customer's money, and why. */
export const bankLineSetAside = defineKind({
  kind: 'bank.lineSetAside',
  version: 1,
  stream: 'team',
  data: z.object({ lineId: idField, reason: z.enum(asideReasons) }),
  personal: z.object({ note: textField.nullable() }),
});

/** A line that was put aside asks to be explained again. */
export const bankLineTakenUp = defineKind({
  kind: 'bank.lineTakenUp',
  version: 1,
  stream: 'team',
  data: z.object({ lineId: idField }),
  personal: z.null(),
});
