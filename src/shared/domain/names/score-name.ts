import { letterDistance } from './letter-distance.ts';
import { joinWords, type NameWord } from './words.ts';

/** What a word of a name is worth against a word that was typed; 1 is the same word. */
const worth = { begins: 0.9, opens: 0.85, initial: 0.55, sounds: 0.8, started: 0.7 } as const;
/** A tenth less alike costs more than a tenth: words that are half alike are two words. */
const perLikeness = 1.4;
const strictness = 0.49;
const leastStart = 0.85;
/** A word that is less like the typed one than this is another word. */
const leastWorth = 0.4;
const perUnmatchedWord = 0.03;
const perJoin = 0.02;
const perTurnedWord = 0.01;
const perOtherBeginning = 0.01;

/**
 * How well a name answers what was typed, from 0 to 1: the mean over the typed words of the best word of the name for
 * each, weighed by length, less a little for words that nobody typed, for another order, and for words that had to be
 * joined. A word that is still being typed may end the name's word early.
 */
export function scoreName(typed: readonly NameWord[], name: readonly NameWord[]): number {
  if (typed.length === 0 || name.length === 0) return 0;
  let best = scoreWords(typed, name);
  if (best >= 1) return best;
  const nameJoins = joins(name);
  for (const joined of nameJoins) best = Math.max(best, scoreWords(typed, joined) - perJoin);
  for (const joined of joins(typed)) best = Math.max(best, scoreWords(joined, name) - perJoin);
  return best;
}

function joins(words: readonly NameWord[]): NameWord[][] {
  const joined: NameWord[][] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const one = words[at];
    const other = words[at + 1];
    if (one === undefined || other === undefined || one.isInitial || other.isInitial) continue;
    joined.push([...words.slice(0, at), joinWords(one, other), ...words.slice(at + 2)]);
  }
  return joined;
}

function scoreWords(typed: readonly NameWord[], name: readonly NameWord[]): number {
  const taken = new Set<number>();
  let sum = 0;
  let weights = 0;
  let turned = 0;
  let lastPlace = -1;
  let firstPlace = name.length;
  for (const word of typed) {
    const weight = word.isInitial ? 1 : Math.min(8, word.letters.length) + 1;
    weights += weight;
    let best = 0;
    let place = -1;
    for (const [at, candidate] of name.entries()) {
      if (taken.has(at)) continue;
      const value = scoreWord(word, candidate);
      if (value > best) {
        best = value;
        place = at;
      }
    }
    if (place < 0 || best < leastWorth) continue;
    taken.add(place);
    if (place < lastPlace) turned += 1;
    lastPlace = place;
    firstPlace = Math.min(firstPlace, place);
    sum += best * weight;
  }
  const unmatched = name.length - taken.size;
  return Math.max(
    0,
    sum / weights -
      unmatched * perUnmatchedWord -
      turned * perTurnedWord -
      (firstPlace === 0 ? 0 : perOtherBeginning),
  );
}

/** How well one word of a name answers one typed word, from 0 to 1. */
export function scoreWord(typed: NameWord, word: NameWord): number {
  if (typed.letters === word.letters) return 1;
  if (typed.isInitial || word.isInitial) {
    const [initial, whole] = typed.isInitial ? [typed, word] : [word, typed];
    return whole.letters.startsWith(initial.letters) ? worth.initial : 0;
  }
  const isBeginning = typed.letters.length > 1 && word.letters.startsWith(typed.letters);
  const begins = isBeginning ? worth.begins : mayBecome(typed, word) ? worth.opens : 0;
  const likeness = likenessOf(typed.letters, word.letters);
  if (typed.skeleton === word.skeleton) return Math.max(begins, worth.sounds + 0.15 * likeness);
  const near = Math.max(0, perLikeness * likeness - strictness);
  return Math.max(begins, near, isStarted(typed, word) ? worth.started : 0);
}

/** Whether the letters typed so far may be the first of the other word: ply of plywood, which alone would sound pli. */
export function mayBecome({ beginnings }: NameWord, word: NameWord): boolean {
  return beginnings?.some((letters) => word.letters.startsWith(letters)) ?? false;
}

/** Whether the typed word may become the other one: it sounds like its beginning. */
function isStarted(typed: NameWord, word: NameWord): boolean {
  if (typed.skeleton.length < 3 || !word.skeleton.startsWith(typed.skeleton)) return false;
  return likenessOf(typed.letters, word.letters.slice(0, typed.letters.length)) >= leastStart;
}

/** 1 for the same letters, less by the share of the longer word that differs. */
function likenessOf(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return 1 - letterDistance(one, other, longer * 0.6) / longer;
}
