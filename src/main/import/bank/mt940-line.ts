import { dateOfParts, dateParts, daysBetween, type PlainDate } from '../../../shared/domain/dates.ts';
import { parseDecimalAmount } from '../../../shared/domain/money-parse.ts';
import { type BankProblems, oneLine, type ReadBankLine } from './bank-statement.ts';

/** Value date, booking day, side, funds code, amount, kind, reference of the customer, reference of the bank. */
const linePattern = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d[\d.]*(?:,\d*)?)([A-Z][A-Z0-9]{3})(.*)$/;

/** A row of this many characters was cut by the format, inside a word too. */
const fullRowCharacters = 65;

/** One booking (`:61:`) with the narration behind it (`:86:`). */
export function readMt940Line(
  tag: { readonly line: number; readonly rows: readonly string[] },
  narrationRows: readonly string[],
  currency: string,
  problems: BankProblems,
): ReadBankLine | null {
  const written = (tag.rows[0] ?? '').trim();
  const [, valueDate = '', entryDay, side, , amount = '', , references = ''] =
    linePattern.exec(written) ?? [];
  if (side === undefined) {
    problems.add(tag.line, 'lineUnreadable', { written });
    return null;
  }
  const valueOn = dateOfSix(valueDate);
  const on = valueOn === undefined ? undefined : entryDayNear(entryDay, valueOn);
  if (valueOn === undefined || on === undefined) {
    problems.add(tag.line, 'dateUnreadable', { written: `${valueDate}${entryDay ?? ''}` });
    return null;
  }
  const read = parseDecimalAmount(amount.replace(/,$/, ''), currency, ',');
  if (!read.ok) {
    problems.add(tag.line, 'amountUnreadable', { written: amount });
    return null;
  }
  // A credit taken back is money out, a debit taken back money in.
  const isOut = side === 'D' || side === 'RC';
  const [ours = '', theirs = ''] = references.split('//').map((part) => part.trim());
  const narration = joinRows(narrationRows);
  return {
    line: tag.line,
    on,
    valueOn,
    amountMinor: isOut ? -read.value.amountMinor : read.value.amountMinor,
    reference: isNoReference(ours) ? (isNoReference(theirs) ? '' : theirs) : ours,
    narration: oneLine(withoutCodes(narration), ...tag.rows.slice(1)),
    counterparty: counterpartyOf(narration),
    balanceMinor: null,
  };
}

function isNoReference(reference: string): boolean {
  return reference === '' || /^(NONREF|NOTPROVIDED)$/i.test(reference);
}

/** The booking day has no year: it is the one nearest to the value date. */
function entryDayNear(written: string | undefined, valueOn: PlainDate): PlainDate | undefined {
  if (written === undefined) return valueOn;
  const { year } = dateParts(valueOn);
  const [month, day] = [Number(written.slice(0, 2)), Number(written.slice(2, 4))];
  return [year - 1, year, year + 1]
    .map((candidate) => dateOfParts(candidate, month, day))
    .filter((candidate) => candidate !== undefined)
    .toSorted((one, other) => Math.abs(daysBetween(one, valueOn)) - Math.abs(daysBetween(other, valueOn)))[0];
}

function joinRows(rows: readonly string[]): string {
  let text = '';
  let before = '';
  for (const [at, row] of rows.entries()) {
    // Some banks count the tag of the first row, some do not.
    const tag = at === 1 ? ':86:'.length : 0;
    const isCut = before.length + tag >= fullRowCharacters || before.endsWith(' ');
    text += text === '' || isCut ? row : ` ${row}`;
    before = row;
  }
  return text;
}

/** Structured narrations number their parts `?20`…`?63`; the marks are no part of the words. */
function isStructured(narration: string): boolean {
  return /^\s*\d{3}\?\d{2}/.test(narration);
}

function withoutCodes(narration: string): string {
  return isStructured(narration)
    ? narration.replace(/^\s*\d{3}(?=\?)/, '').replace(/\?\d{2}/g, ' ')
    : narration;
}

function counterpartyOf(narration: string): string | null {
  const structured = isStructured(narration)
    ? oneLine(/\?32([^?]*)/.exec(narration)?.[1], /\?33([^?]*)/.exec(narration)?.[1])
    : '';
  const labelled = /\/NAME\/([^/]+)/.exec(narration)?.[1]?.trim() ?? '';
  const name = structured === '' ? labelled : structured;
  return name === '' ? null : name;
}

/** A date of six digits, year first; years below 70 are of this century. */
export function dateOfSix(written: string): PlainDate | undefined {
  const year = Number(written.slice(0, 2));
  const full = year < 70 ? 2000 + year : 1900 + year;
  return dateOfParts(full, Number(written.slice(2, 4)), Number(written.slice(4, 6)));
}
