import { cellText } from '../cell-text.ts';
import { type DateFormat, dateEvidenceOf, parseImportDate } from '../import-dates.ts';
import type { FileRecord } from '../parsed-table.ts';
import { type BankColumns, type BankHeader, findBankHeader } from './bank-columns.ts';
import { type BankProblems, oneLine, type ReadBankLine, type ReadStatement } from './bank-statement.ts';
import { balanceText, type RowAmount, rowAmountOf } from './bank-table-amounts.ts';
import { titlesOf } from './bank-titles.ts';
import { checkRunning, type OpeningFacts } from './running-balance.ts';

/** A statement that was a table. */
export interface TableStatement {
  readonly statement: ReadStatement;
  readonly currencyAssumed: boolean;
}

/** Words in rows that are about the table, not in it. */
const footerWords =
  /\b(grand total|total|totals|statement summary|closing balance|end of statement|generated|computer|legends?|page \d+|opening bal|dr count|disclaimer|note)\b|\*{3,}|^-{3,}$/i;
const openingWords = /\b(opening balance|brought forward|b\/f|balance b\/?f|op\. ?bal)\b/i;

/**
 * The statement in a bank's table: lines of titles above it, debit and credit in two columns or an amount with its side,
 * narrations that run on in the next row, an opening row, totals below. A row that has money and cannot be read is a
 * problem; nothing is passed over silently.
 */
export function readBankTable(
  records: readonly FileRecord[],
  columns: BankColumns,
  houseCurrency: string,
  problems: BankProblems,
): TableStatement | null {
  const filled = records.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  const header = findBankHeader(filled, columns);
  if (header === null) {
    problems.add(filled[0]?.line ?? 1, 'noHeader');
    return null;
  }
  const titles = titlesOf(filled.slice(0, header.record));
  const stated = header.currency ?? titles.currency;
  const currency = stated ?? houseCurrency;
  const body = filled.slice(header.record + 1);
  const reader = new RowReader(header, currency, dayOrderOf(header, body), problems);
  for (const record of body) reader.take(record);
  const lines = reader.finish();
  if (lines.length === 0 && problems.found.length === 0 && reader.openingMinor === null) {
    problems.add(header.line, 'noLines');
  }
  const opening: OpeningFacts = { rowMinor: reader.openingMinor, titleMinor: null };
  const balances = checkRunning(lines, opening, problems);
  const closingLine = body.at(-1)?.line ?? header.line;
  return {
    statement: { account: titles.account, currency, ...balances, closingLine, lines: balances.lines },
    currencyAssumed: stated === null,
  };
}

/** Indian banks write the day first; only a column that cannot be read so is read with the month first. */
function dayOrderOf({ at }: BankHeader, body: readonly FileRecord[]): DateFormat {
  const cells = body.map(({ cells: row }) => cellText(row[at.bookedOn ?? 0])).filter((cell) => cell !== '');
  const { onlyMonthFirst, onlyDayFirst } = dateEvidenceOf(cells);
  return onlyMonthFirst > 0 && onlyDayFirst === 0 ? 'monthFirst' : 'dayFirst';
}

class RowReader {
  openingMinor: number | null = null;
  readonly #lines: ReadBankLine[] = [];
  /** Rows with money and no date: totals, if they come to what the lines come to. */
  readonly #undated: { readonly line: number; readonly amount: RowAmount; readonly isFooter: boolean }[] = [];
  readonly #header: BankHeader;
  readonly #currency: string;
  readonly #dateFormat: DateFormat;
  readonly #problems: BankProblems;
  #isOver = false;

  constructor(header: BankHeader, currency: string, dateFormat: DateFormat, problems: BankProblems) {
    this.#header = header;
    this.#currency = currency;
    this.#dateFormat = dateFormat;
    this.#problems = problems;
  }

  take({ line, cells }: FileRecord): void {
    const { at } = this.#header;
    const cell = (place: number | undefined): string => (place === undefined ? '' : cellText(cells[place]));
    const whole = oneLine(...cells);
    const written = cell(at.bookedOn);
    const on = parseImportDate(written, this.#dateFormat) ?? serialDate(written);
    if (on === null) {
      this.#takeUndated(line, cells, written, whole);
      return;
    }
    if (this.#isOver) this.#isOver = false;
    const amount = rowAmountOf(cell, at, this.#currency);
    const balance = balanceText(cell(at.balance), this.#currency);
    if (balance === 'bad') this.#problems.add(line, 'balanceUnreadable', { written: cell(at.balance) });
    if (amount.kind === 'nothing' && openingWords.test(whole)) {
      if (typeof balance === 'number') this.openingMinor ??= balance;
      return;
    }
    if (amount.kind !== 'amount') {
      this.#problems.add(line, amount.kind === 'nothing' ? 'amountMissing' : amount.code, {
        written: amount.written,
      });
      return;
    }
    const valueWritten = cell(at.valueOn);
    this.#lines.push({
      line,
      on,
      valueOn: parseImportDate(valueWritten, this.#dateFormat) ?? serialDate(valueWritten),
      amountMinor: amount.amountMinor,
      reference: referenceText(cell(at.reference)),
      narration: oneLine(cell(at.narration)),
      counterparty: null,
      balanceMinor: typeof balance === 'number' ? balance : null,
    });
  }

  #takeUndated(line: number, cells: readonly string[], written: string, whole: string): void {
    const { at } = this.#header;
    const cell = (place: number | undefined): string => (place === undefined ? '' : cellText(cells[place]));
    const amount = rowAmountOf(cell, at, this.#currency);
    if (
      /^\d{1,4}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{1,4}$|^\d{1,2}[-/ .][A-Za-z]{3,9}[-/ .]\d{2,4}$/.test(
        written,
      )
    ) {
      if (!this.#isOver || amount.kind === 'amount') {
        this.#problems.add(line, 'dateUnreadable', { written });
      }
      return;
    }
    if (openingWords.test(whole) && this.#lines.length === 0) {
      const balance = balanceText(cell(at.balance), this.#currency);
      if (typeof balance === 'number') this.openingMinor ??= balance;
      return;
    }
    if (footerWords.test(whole)) {
      this.#isOver = true;
      if (amount.kind === 'amount' || amount.kind === 'both')
        this.#undated.push({ line, amount, isFooter: true });
      return;
    }
    if (this.#isOver) return;
    if (amount.kind === 'amount' || amount.kind === 'both')
      this.#undated.push({ line, amount, isFooter: false });
    else if (amount.kind === 'bad') this.#problems.add(line, amount.code, { written: amount.written });
    else this.#continueNarration(oneLine(written, cell(at.narration)));
  }

  /** A narration that was too long for its row goes on in the next one, which has nothing else. */
  #continueNarration(more: string): void {
    const last = this.#lines.at(-1);
    if (last === undefined || more === '') return;
    this.#lines[this.#lines.length - 1] = { ...last, narration: oneLine(last.narration, more) };
  }

  finish(): readonly ReadBankLine[] {
    const inMinor = this.#lines.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0);
    const outMinor = this.#lines.reduce((sum, { amountMinor }) => sum - Math.min(0, amountMinor), 0);
    for (const { line, amount, isFooter } of this.#undated) {
      const isTotal =
        amount.kind === 'both' && amount.debitMinor === outMinor && amount.creditMinor === inMinor;
      const oneSide =
        amount.kind === 'amount' && (amount.amountMinor === inMinor || amount.amountMinor === -outMinor);
      if (isTotal || oneSide) continue;
      if (amount.kind === 'both') {
        this.#problems.add(line, 'totalsDiffer', { statedMinor: amount.creditMinor, countedMinor: inMinor });
      } else if (isFooter && amount.kind === 'amount') {
        const isOut = amount.amountMinor < 0;
        const statedMinor = Math.abs(amount.amountMinor);
        this.#problems.add(line, 'totalsDiffer', { statedMinor, countedMinor: isOut ? outMinor : inMinor });
      } else this.#problems.add(line, 'dateMissing');
    }
    return this.#lines;
  }
}

/** A spreadsheet's own day count, where a workbook lost the format of its dates. */
function serialDate(written: string) {
  return /^\d{5}(\.\d+)?$/.test(written) ? parseImportDate(written, 'serial') : null;
}

/** Banks fill the column with zeros where there is no cheque. */
function referenceText(written: string): string {
  return /^0*$/.test(written) ? '' : written.replace(/\s+/g, ' ');
}
