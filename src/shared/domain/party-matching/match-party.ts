import type { NameWord } from '../names/words.ts';
import { isGstin, panOf } from './tax-numbers.ts';

/** What is compared of a party. */
export interface MatchParty {
  readonly partyId: string;
  readonly partyKind: 'business' | 'person';
  readonly bookId: string;
  /** Whether the book is a regulated lender's. */
  readonly isLenders: boolean;
  /** Its names as words, in whichever script each was written. */
  readonly names: readonly (readonly NameWord[])[];
  /** Numbers as they are kept, in international form or not. */
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly gstin: string | null;
  readonly places: readonly MatchPlace[];
}

/** A place of a party. */
export interface MatchPlace {
  readonly pincode: string | null;
  /** Everything that was written of it. */
  readonly text: string;
}

/** A party with what comparisons ask of it again and again. */
export interface MatchSigns {
  readonly party: MatchParty;
  readonly gstin: string | null;
  readonly pan: string | null;
  readonly phones: ReadonlySet<string>;
  readonly email: string | null;
  /** Address and PIN code in one, where both are told. */
  readonly places: ReadonlySet<string>;
  readonly pincodes: ReadonlySet<string>;
}

const digitsOfNumber = 10;
const leastPlaceLetters = 8;

/** Makes a party ready to be compared. */
export function matchSigns(party: MatchParty): MatchSigns {
  const gstin = party.gstin?.toUpperCase().replace(/\s/g, '') ?? '';
  const known = party.places.filter(({ pincode }) => pincode !== null);
  return {
    party,
    gstin: isGstin(gstin) ? gstin : null,
    pan: panOf(gstin),
    phones: new Set(party.phones.flatMap((number) => phoneSign(number) ?? [])),
    email: party.email?.trim().toLowerCase() || null,
    places: new Set(known.flatMap((place) => placeSign(place) ?? [])),
    pincodes: new Set(known.map(({ pincode }) => pincode ?? '')),
  };
}

/** The last ten digits of a number; null where it has fewer. */
function phoneSign(number: string): string | null {
  const digits = number.replace(/\D/g, '');
  return digits.length < digitsOfNumber ? null : digits.slice(-digitsOfNumber);
}

function placeSign({ pincode, text }: MatchPlace): string | null {
  const letters = text
    .toLowerCase()
    .replace(pincode ?? '', '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return letters.length < leastPlaceLetters ? null : `${pincode}|${letters}`;
}

/**
 * Under which keys a party is looked for: two that share none are never compared, so that a hundred thousand do not become
 * five billion pairs. Tax numbers, telephone, e-mail, address, the whole name in any script, and each word of it with a PIN
 * code.
 */
export function blockKeys(signs: MatchSigns): readonly string[] {
  const keys: string[] = [];
  if (signs.gstin !== null) keys.push(`gstin|${signs.gstin}`);
  if (signs.pan !== null) keys.push(`pan|${signs.pan}`);
  if (signs.email !== null) keys.push(`email|${signs.email}`);
  for (const phone of signs.phones) keys.push(`phone|${phone}`);
  for (const place of signs.places) keys.push(`place|${place}`);
  for (const name of signs.party.names) keys.push(...nameKeys(name, signs.pincodes));
  return [...new Set(keys)];
}

const leastSkeleton = 3;

function nameKeys(name: readonly NameWord[], pincodes: ReadonlySet<string>): string[] {
  const skeletons = name.filter(({ isInitial }) => !isInitial).map(({ skeleton }) => skeleton);
  const keys = skeletons.length < 2 ? [] : [`name|${skeletons.toSorted().join(' ')}`];
  for (const pincode of pincodes) {
    for (const skeleton of skeletons) {
      if (skeleton.length >= leastSkeleton) keys.push(`word|${pincode}|${skeleton}`);
    }
  }
  return keys;
}
