import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import { type NameWord, nameWords } from '../../../shared/domain/names/words.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectPincodeHits } from '../../db/queries/search-numbers.ts';
import { findNames, type NameHit } from './find-names.ts';

/** A name or place that was found; its text is read with the party. */
export interface BearerFinding {
  readonly partyId: string;
  readonly sourceId: string;
  readonly kind: NameHit['kind'];
  readonly rank: number;
}

/** What was typed as words, and whose they are. */
export interface Bearers {
  readonly words: readonly NameWord[];
  readonly findings: readonly BearerFinding[];
}

/** Where no name and no place was looked for. */
export const noBearers: Bearers = { words: [], findings: [] };

const looked = 50;
const worth = { name: 50, contact: 47, place: 43, pincode: 43 } as const;
/** A place that fits stands before a name that fits a tenth worse. */
const spread = 80;
const leastPincodeDigits = 3;

/** Parties by a name in either script, by who answers one of their numbers, or by a place or its PIN code. */
export function findBearers(database: ReadableDatabase, typed: string): Bearers {
  const words = /\p{L}/u.test(typed) ? nameWords(typed) : [];
  const named = [
    ...findNames(database, words, 'name', looked),
    ...findNames(database, words, 'place', looked),
  ].map(({ score, ...hit }) => ({ ...hit, rank: worth[hit.kind] - (1 - score) * spread }));
  return { words, findings: [...named, ...findPincodes(database, typed)] };
}

function findPincodes(database: ReadableDatabase, typed: string): BearerFinding[] {
  const digits = foldDevanagariDigits(typed).replace(/\s/g, '');
  if (!/^\d{3,6}$/.test(digits) || digits.length < leastPincodeDigits) return [];
  return selectPincodeHits(database, digits, looked).map(({ partyId, addressId }) => ({
    partyId,
    sourceId: addressId,
    kind: 'place' as const,
    rank: worth.pincode,
  }));
}
