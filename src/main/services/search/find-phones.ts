import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectPhoneHits } from '../../db/queries/search-numbers.ts';
import { maskNumber } from '../account/phone-mask.ts';
import type { Finding } from './finding.ts';

const leastDigits = 4;
const nationalDigits = 10;
const looked = 60;
const worth = { whole: 95, tail: 80, retired: -5 } as const;
const typedAsNumber = /^[+()\d\s-]+$/;

/**
 * Parties by the end of a telephone number, four digits or more. Who sees a party's numbers only masked finds it by the
 * four digits that the mask shows, and by no more: otherwise digit after digit could be guessed.
 */
export function findPhones(
  database: ReadableDatabase,
  typed: string,
  seesNumbersOf: (partyId: string) => boolean,
): Finding[] {
  const folded = foldDevanagariDigits(typed).trim();
  const digits = folded.replace(/\D/g, '').slice(-nationalDigits);
  if (!typedAsNumber.test(folded) || digits.length < leastDigits) return [];
  return selectPhoneHits(database, digits, looked).flatMap(({ partyId, number, retired }) => {
    const isSeen = seesNumbersOf(partyId);
    if (!isSeen && digits.length > leastDigits) return [];
    const text = isSeen ? number : maskNumber(number);
    const rank =
      (digits.length === nationalDigits ? worth.whole : worth.tail) + (retired === 1 ? worth.retired : 0);
    const marks = [[text.length - digits.length, text.length] as const];
    return [{ partyId, accountId: null, rank, match: { field: 'phone' as const, text, marks } }];
  });
}
