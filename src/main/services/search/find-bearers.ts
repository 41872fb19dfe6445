import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import { type NameWord, typedWords } from '../../../shared/domain/names/words.ts';
import type { PinCodes } from '../../../shared/domain/places/pin-codes.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectAddressesAt, selectPincodeHits } from '../../db/queries/search-numbers.ts';
import { findNames, goodScore, type NameHit } from './find-names.ts';
import { findNamesAtPlaces } from './find-names-at-places.ts';
import { findPinPlaces } from './pin-places.ts';
import { preferWritten } from './prefer-written.ts';

/** A name or place that was found; its text is read with the party, but for the place of a PIN code. */
export interface BearerFinding {
  readonly partyId: string;
  readonly sourceId: string;
  readonly kind: NameHit['kind'];
  readonly rank: number;
  /** A place that is not written as it was typed: it only sounds alike. */
  readonly isLikePlace?: boolean;
  /** What the place of a PIN code is called. */
  readonly pinPlace?: string;
}

/** What was typed as words, and whose they are. */
export interface Bearers {
  readonly words: readonly NameWord[];
  readonly findings: readonly BearerFinding[];
}

/** Where no name and no place was looked for. */
export const noBearers: Bearers = { words: [], findings: [] };

const looked = 50;
/** So many are told apart by the letters that were typed before the best of them are kept. */
const compared = 400;
const worth = { name: 50, contact: 47, place: 43, pincode: 43, pinPlace: 36 } as const;
/** A place that fits stands before a name that fits a tenth worse. */
const spread = 80;
const leastPincodeDigits = 3;

/** Parties by a name in either script, by who answers one of their numbers, by a place or its PIN code, or by name and place. */
export function findBearers(database: ReadableDatabase, pinCodes: PinCodes, typed: string): Bearers {
  const words = /\p{L}/u.test(typed) ? typedWords(typed) : [];
  const named = (['name', 'place'] as const)
    .flatMap((columns) =>
      preferWritten(database, typed, findNames(database, words, columns, compared)).slice(0, looked),
    )
    .map(
      ({ score, isWritten, ...hit }): BearerFinding => ({
        ...hit,
        rank: rankOf(hit.kind, score),
        isLikePlace: hit.kind === 'place' && !isWritten,
      }),
    );
  const written = new Set(named.map(({ sourceId }) => sourceId));
  const byPinPlace = findByPinPlace(database, pinCodes, words);
  const findings = [
    ...named,
    ...findAtPlaces(database, pinCodes, words),
    ...byPinPlace.filter(({ sourceId }) => !written.has(sourceId)),
    ...findPincodes(database, typed),
  ];
  return { words, findings };
}

function rankOf(kind: keyof typeof worth, score: number): number {
  return worth[kind] - (1 - score) * spread;
}

/** A name and a place together are one finding of the party; the place stands behind the name that it tells apart. */
function findAtPlaces(
  database: ReadableDatabase,
  pinCodes: PinCodes,
  words: readonly NameWord[],
): BearerFinding[] {
  return findNamesAtPlaces(database, pinCodes, words, looked).flatMap(
    ({ partyId, sourceId, kind, score, addressId, pinPlace }): BearerFinding[] => {
      const rank = rankOf(kind, score);
      const place = { partyId, sourceId: addressId, kind: 'place', rank: rank - 1 } as const;
      return [{ partyId, sourceId, kind, rank }, pinPlace === null ? place : { ...place, pinPlace }];
    },
  );
}

function findByPinPlace(
  database: ReadableDatabase,
  pinCodes: PinCodes,
  words: readonly NameWord[],
): BearerFinding[] {
  const places = findPinPlaces(database, pinCodes, words);
  const placesByPincode = new Map(places.map((place) => [place.pincode, place]));
  return selectAddressesAt(database, [...placesByPincode.keys()], looked).flatMap(
    ({ partyId, addressId, pincode }): BearerFinding[] => {
      const place = placesByPincode.get(pincode);
      if (place === undefined || place.score < goodScore) return [];
      const rank = rankOf('pinPlace', place.score);
      return [{ partyId, sourceId: addressId, kind: 'place', rank, pinPlace: place.text }];
    },
  );
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
