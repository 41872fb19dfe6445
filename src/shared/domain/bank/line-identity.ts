import { sha256Hex } from '../../lib/hash.ts';
import type { PlainDate } from '../dates.ts';
import { normaliseReference } from './narration.ts';

/** What a bank's line is known by, whichever statement and format it stood in. */
export interface IdentifiedLine {
  readonly on: PlainDate;
  readonly amountMinor: number;
  readonly reference: string;
}

/**
 * Ids of a statement's lines, in their order: account, currency, day, amount, reference, and the place among lines that
 * are equal in all of these. A line that comes again in an overlapping statement has the same id. Statements hold whole
 * days, so the second of two equal payments of a day is the second in every statement that has that day.
 */
export function lineIds(
  account: { readonly accountRef: string; readonly currency: string },
  lines: readonly IdentifiedLine[],
): readonly string[] {
  const counts = new Map<string, number>();
  return lines.map(({ on, amountMinor, reference }) => {
    const key = [account.accountRef, account.currency, on, amountMinor, normaliseReference(reference)].join(
      '|',
    );
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return `BL${sha256Hex(`${key}|${ordinal}`).slice(0, 30)}`;
  });
}

/** An account's number as it is kept: letters and digits alone, in capitals, without zeros in front; `X` and `*` stand for what a bank hides. */
export function normaliseAccount(written: string): string {
  const plain = written
    .toUpperCase()
    .replace(/[^A-Z0-9*]/g, '')
    .replaceAll('*', 'X');
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}

/**
 * The account meant by a number of which a bank shows only the end: the one known account that ends so. The number
 * itself where nothing is hidden, nothing fits or several fit.
 */
export function accountMeant(written: string, known: readonly string[]): string {
  const account = normaliseAccount(written);
  if (known.includes(account)) return account;
  const tail = /^X+(\d{3,})$/.exec(account)?.[1];
  const ending = tail === undefined ? [] : known.filter((candidate) => candidate.endsWith(tail));
  if (ending.length === 1) return ending[0] ?? account;
  // The other way round: a hidden one is known and the whole number comes now.
  const hidden = known.filter((candidate) => {
    const shown = /^X+(\d{3,})$/.exec(candidate)?.[1];
    return shown !== undefined && account.endsWith(shown);
  });
  return hidden.length === 1 ? (hidden[0] ?? account) : account;
}
