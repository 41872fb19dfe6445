import { scoreName } from '../../../shared/domain/names/score-name.ts';
import { type NameWord, nameWords } from '../../../shared/domain/names/words.ts';
import type { PinCodes } from '../../../shared/domain/places/pin-codes.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectPincodes } from '../../db/queries/search-numbers.ts';
import { goodScore } from './find-names.ts';

/** A PIN code of the book whose place answers what was typed. */
export interface PinPlaceHit {
  readonly pincode: string;
  /** The place with its code, as it is shown. */
  readonly text: string;
  readonly score: number;
}

/** The words of places that were asked about, per table of PIN codes: a book has a few hundred of its nineteen thousand. */
const wordsByPinCodes = new WeakMap<PinCodes, Map<string, readonly NameWord[]>>();

/** The PIN codes of the book whose place is called, or sounds, like the typed words; the best first. */
export function findPinPlaces(
  database: ReadableDatabase,
  pinCodes: PinCodes,
  typed: readonly NameWord[],
): readonly PinPlaceHit[] {
  if (typed.length === 0) return [];
  const known = wordsByPinCodes.get(pinCodes) ?? new Map<string, readonly NameWord[]>();
  wordsByPinCodes.set(pinCodes, known);
  const hits: PinPlaceHit[] = [];
  for (const pincode of selectPincodes(database)) {
    const words = known.get(pincode) ?? nameWords(pinCodes.placeOf(pincode)?.place ?? '');
    known.set(pincode, words);
    if (words.length === 0) continue;
    const score = scoreName(typed, words);
    if (score < goodScore) continue;
    hits.push({ pincode, text: `${pinCodes.placeOf(pincode)?.place ?? ''} ${pincode}`, score });
  }
  return hits.sort((one, other) => other.score - one.score || (one.pincode < other.pincode ? -1 : 1));
}
