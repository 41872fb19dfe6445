import { scoreName } from '../../../shared/domain/names/score-name.ts';
import type { NameWord } from '../../../shared/domain/names/words.ts';
import type { PinCodes } from '../../../shared/domain/places/pin-codes.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  countWordHits,
  selectAddressesOfNames,
  selectNamesOfPlaces,
  type WordHitAtAddressRow,
} from '../../db/queries/search-words.ts';
import { goodScore, type NameHit, namesOf, toHit } from './find-names.ts';
import { soundingQuestion } from './name-question.ts';
import { findPinPlaces } from './pin-places.ts';

/** A name that was found with a place of its party. */
export interface NameAtPlace extends Omit<NameHit, 'isWritten'> {
  readonly addressId: string;
  /** What the place of the PIN code is called; null where the place is written in the address. */
  readonly pinPlace: string | null;
}

/** So many bearers of a name, or addresses at a place, are looked at. */
const looked = 1_000;
const mostWords = 6;

/**
 * Names of parties at a place, where a name and a place were typed in one: "patil kothrud", "pune sharma stores". Every
 * place where the words can be parted is tried; both parts have to be meant, so that a name of two words alone finds none.
 */
export function findNamesAtPlaces(
  database: ReadableDatabase,
  pinCodes: PinCodes,
  typed: readonly NameWord[],
  limit: number,
): readonly NameAtPlace[] {
  if (typed.length < 2 || typed.length > mostWords) return [];
  const best = new Map<string, NameAtPlace>();
  for (const { name, place } of partings(typed)) {
    for (const hit of askBoth(database, pinCodes, name, place)) {
      const known = best.get(hit.sourceId);
      if (known === undefined || known.score < hit.score) best.set(hit.sourceId, hit);
    }
  }
  return [...best.values()]
    .sort((one, other) => other.score - one.score || (one.sourceId < other.sourceId ? -1 : 1))
    .slice(0, limit);
}

/** A place stands behind the name, or before it. */
function partings(typed: readonly NameWord[]) {
  const ways: { readonly name: readonly NameWord[]; readonly place: readonly NameWord[] }[] = [];
  for (let at = 1; at < typed.length; at += 1) {
    const [first, rest] = [typed.slice(0, at), typed.slice(at)];
    ways.push({ name: first, place: rest }, { name: rest, place: first });
  }
  return ways.filter(({ place }) => place.some(({ isInitial }) => !isInitial));
}

function askBoth(
  database: ReadableDatabase,
  pinCodes: PinCodes,
  name: readonly NameWord[],
  place: readonly NameWord[],
): NameAtPlace[] {
  const pinPlaces = findPinPlaces(database, pinCodes, place);
  const placesByPincode = new Map(pinPlaces.map((found) => [found.pincode, found]));
  const scoreOfPlace = placeScorer(place);
  return rowsFor(database, name, place, [...placesByPincode.keys()]).flatMap((row): NameAtPlace[] => {
    const writtenScore = scoreOfPlace(row);
    const byPincode = writtenScore >= goodScore ? undefined : placesByPincode.get(row.pincode ?? '');
    const placeScore = byPincode?.score ?? writtenScore;
    if (placeScore < goodScore) return [];
    const { sourceId, kind, partyId, score } = toHit(name, row);
    if (score < goodScore) return [];
    const { addressId } = row;
    const pinPlace = byPincode?.text ?? null;
    return [{ sourceId, kind, partyId, score: Math.min(score, placeScore), addressId, pinPlace }];
  });
}

/** From the side of which there are fewer; of a name and a place that thousands share the first are enough. */
function rowsFor(
  database: ReadableDatabase,
  name: readonly NameWord[],
  place: readonly NameWord[],
  pincodes: readonly string[],
): WordHitAtAddressRow[] {
  const [nameQuestion, placeQuestion] = [soundingQuestion(name, 'name'), soundingQuestion(place, 'place')];
  const places = countWordHits(database, placeQuestion, looked);
  if (places === 0 && pincodes.length === 0) return [];
  const isRarePlace = places < looked && countWordHits(database, nameQuestion, looked) === looked;
  return isRarePlace
    ? selectNamesOfPlaces(database, { place: placeQuestion, pincodes, most: looked })
    : selectAddressesOfNames(database, { name: nameQuestion, most: looked });
}

/** How well a written place answers, from 0 to 1; a book has few different ones. */
function placeScorer(place: readonly NameWord[]): (row: WordHitAtAddressRow) => number {
  const known = new Map<string, number>();
  return ({ placeLetters, placeSkeleton }) => {
    if (placeLetters === null || placeSkeleton === null) return 0;
    const names = namesOf({ letters: placeLetters, skeleton: placeSkeleton });
    const score = known.get(placeLetters) ?? Math.max(0, ...names.map((one) => scoreName(place, one)));
    known.set(placeLetters, score);
    return score;
  };
}
