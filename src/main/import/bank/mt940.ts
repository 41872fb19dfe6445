import { parseDecimalAmount } from '../../../shared/domain/money-parse.ts';
import type { BankProblems, ReadStatement } from './bank-statement.ts';
import { dateOfSix, readMt940Line } from './mt940-line.ts';

/** One tag of a message with everything up to the next tag. */
interface Tag {
  readonly name: string;
  readonly line: number;
  /** The rows as they stand, inner line ends kept apart. */
  readonly rows: string[];
}

const tagPattern = /^:(\d{2,3}[A-Z]?|NS):(.*)$/;

/** Whether a text is a SWIFT statement message: it has an account and an opening balance as tags. */
export function isMt940(text: string): boolean {
  return /^:25P?:/m.test(text) && /^:(60[FM]|61|62[FM]|28C?):/m.test(text);
}

/**
 * Statements of SWIFT MT940 (SWIFT Standards, category 9): every tag, with `:86:` over several lines and `RC`/`RD` for
 * bookings taken back. What stands before the first tag and behind the closing hyphen is the envelope and is passed over.
 */
export function readMt940(text: string, problems: BankProblems): readonly ReadStatement[] {
  const messages = messagesOf(text);
  const statements = messages.flatMap((tags) => statementOf(tags, problems) ?? []);
  if (messages.length === 0) problems.add(1, 'notAStatement');
  return statements;
}

function messagesOf(text: string): readonly (readonly Tag[])[] {
  const messages: Tag[][] = [];
  let tags: Tag[] | null = null;
  for (const [at, row] of text.split('\n').entries()) {
    if (/^-\}?\s*$/.test(row)) {
      tags = null;
      continue;
    }
    const [, name, rest] = tagPattern.exec(row) ?? [];
    if (name === undefined || rest === undefined) {
      tags?.at(-1)?.rows.push(row);
      continue;
    }
    // Some banks leave the hyphen out: a second reference begins the next message.
    if (tags === null || (name === '20' && tags.some((known) => known.name === '20'))) {
      tags = [];
      messages.push(tags);
    }
    tags.push({ name, line: at + 1, rows: [rest] });
  }
  return messages.filter((known) => known.some(({ name }) => name !== '940'));
}

interface Balance {
  readonly amountMinor: number;
  readonly currency: string;
  readonly line: number;
}

function statementOf(tags: readonly Tag[], problems: BankProblems): ReadStatement | null {
  const first = tags[0];
  if (first === undefined) return null;
  const account = tags.find(({ name }) => name === '25' || name === '25P');
  const opening = tags.find(({ name }) => name === '60F' || name === '60M');
  const closing = tags.find(({ name }) => name === '62F' || name === '62M');
  const lastLine = tags.at(-1)?.line ?? first.line;
  if (account === undefined) problems.add(first.line, 'accountMissing');
  if (opening === undefined) problems.add(first.line, 'openingMissing');
  if (closing === undefined) problems.add(lastLine, 'statementCut');
  const openingBalance = opening === undefined ? null : balanceOf(opening, problems);
  const closingBalance = closing === undefined ? null : balanceOf(closing, problems);
  const currency = openingBalance?.currency ?? closingBalance?.currency;
  if (account === undefined || currency === undefined) return null;
  if (closingBalance !== null && closingBalance.currency !== currency) {
    problems.add(closingBalance.line, 'currencyUnreadable', { written: closingBalance.currency });
  }
  const lines = tags.flatMap((tag, at) => {
    if (tag.name !== '61') return [];
    const next = tags[at + 1];
    return readMt940Line(tag, next?.name === '86' ? next.rows : [], currency, problems) ?? [];
  });
  checkSums(tags, lines, currency, problems);
  return {
    account: (account.rows[0] ?? '').trim(),
    currency,
    openingMinor: openingBalance?.amountMinor ?? null,
    closingMinor: closingBalance?.amountMinor ?? null,
    closingLine: closing?.line ?? lastLine,
    lines,
  };
}

function balanceOf(tag: Tag, problems: BankProblems): Balance | null {
  const written = (tag.rows[0] ?? '').trim();
  const [, side, date = '', currency = '', amount = ''] =
    /^([CD])(\d{6})([A-Z]{3})(\d[\d.]*(?:,\d*)?)$/.exec(written) ?? [];
  const read = parseDecimalAmount(amount.replace(/,$/, ''), currency === '' ? 'INR' : currency, ',');
  if (side === undefined || !read.ok) {
    problems.add(tag.line, 'balanceUnreadable', { written });
    return null;
  }
  if (dateOfSix(date) === undefined) problems.add(tag.line, 'dateUnreadable', { written: date });
  return {
    amountMinor: side === 'D' ? -read.value.amountMinor : read.value.amountMinor,
    currency,
    line: tag.line,
  };
}

/** `:90D:` and `:90C:` say how many bookings there are of each side and what they come to. */
function checkSums(
  tags: readonly Tag[],
  lines: ReadStatement['lines'],
  currency: string,
  problems: BankProblems,
): void {
  for (const tag of tags) {
    if (tag.name !== '90D' && tag.name !== '90C') continue;
    const [, count, written] = /^(\d{1,5})[A-Z]{3}(\d[\d.]*,?\d*)$/.exec((tag.rows[0] ?? '').trim()) ?? [];
    if (count === undefined || written === undefined) {
      problems.add(tag.line, 'balanceUnreadable', { written: tag.rows[0] ?? '' });
      continue;
    }
    const ofSide = lines.filter(({ amountMinor }) => amountMinor < 0 === (tag.name === '90D'));
    if (ofSide.length !== Number(count)) problems.add(tag.line, 'countDiffers', { written: count });
    const stated = parseDecimalAmount(written.replace(/,$/, ''), currency, ',');
    const countedMinor = Math.abs(ofSide.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
    if (stated.ok && stated.value.amountMinor !== countedMinor) {
      problems.add(tag.line, 'totalsDiffer', { statedMinor: stated.value.amountMinor, countedMinor });
    }
  }
}
