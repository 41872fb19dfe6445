import { createHash } from 'node:crypto';
import { foldDevanagariDigits } from '../../shared/domain/language.ts';

/** A number that identifies something: as shown (leading zeros kept) and as compared. */
export type NumberKey = {
  readonly shown: string;
  readonly compared: string;
  /** It was written as a decimal (`2020.0`) and the end was cut. */
  readonly wasFloat: boolean;
};

/** The longest key that an event holds. */
export const keyLimitCharacters = 80;

/**
 * A customer or account number as files write it. `2020.0` is `2020`; for comparison, leading zeros of a number
 * of digits only are dropped (SAP writes the same customer both ways) and letters are capitals. Null where a
 * spreadsheet has shortened it to `1.93E+09`, so that digits are lost.
 */
export function numberKeyOf(written: string): NumberKey | null {
  if (isScientific(written)) return null;
  const shown = wholeNumberText(written);
  const folded = foldDevanagariDigits(shown.normalize('NFKC')).toUpperCase();
  const compared = /^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, '') : folded;
  return { shown, compared, wasFloat: shown !== written };
}

/** Whether a spreadsheet has shortened a number, `1.93057E+09`: its last digits cannot be known. */
export function isScientific(written: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(written);
}

/** A number written as a decimal without its `.0`; any other text with its spaces made single. */
export function wholeNumberText(written: string): string {
  return written.replace(/^(\d+)\.0+$/, '$1').replace(/\s+/g, ' ');
}

/** A number of digits only, or with digits in front of a `/`, without its leading zeros; null for any other text. */
export function withoutLeadingZeros(key: string): string | null {
  return /^\d+(?:\/|$)/.test(key) ? key.replace(/^0+(?=\d)/, '') : null;
}

/** The key of a party that a file knows by name only: `name:` and the name without case and double spaces. */
export function nameKeyOf(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return shortKey(`name:${folded}`);
}

/** A made key for an item without a number, from what does not change when it is paid. */
export function madeItemKey(parts: readonly string[], occurrence: number): string {
  return `made:${digestOf([...parts, String(occurrence)])}`;
}

function shortKey(key: string): string {
  if (key.length <= keyLimitCharacters) return key;
  return `${[...key].slice(0, 25).join('')}~${digestOf([key])}`;
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
