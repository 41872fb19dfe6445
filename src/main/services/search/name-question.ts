import { letterDistance } from '../../../shared/domain/names/letter-distance.ts';
import { consonantSkeleton } from '../../../shared/domain/names/letters.ts';
import { joinWords, type NameWord } from '../../../shared/domain/names/words.ts';

/** Which columns of the index are asked: those of names, or those of places. */
export type WordColumns = 'name' | 'place';

const columnsOf = {
  name: { letters: 'letters', skeleton: 'skeleton' },
  place: { letters: 'place_letters', skeleton: 'place_skeleton' },
} as const;

/** From how many consonants on the beginning of a skeleton tells something. */
const tellingConsonants = 3;
const splittableLetters = 6;
const nearWords = 24;

const quoted = (word: string): string => `"${word.replaceAll('"', '')}"`;
const anyOf = (parts: readonly string[]): string => `(${parts.join(' OR ')})`;
const allOf = (parts: readonly string[]): string => `(${parts.join(' AND ')})`;

/** Words that carry the question: initials fit too many names to look them up, the score weighs them afterwards. */
function carrying(words: readonly NameWord[]): readonly NameWord[] {
  const whole = words.filter((word) => !word.isInitial);
  return whole.length === 0 ? words : whole;
}

/** Names with every word in a like spelling; the last letters may still be missing. */
export function soundingQuestion(words: readonly NameWord[], columns: WordColumns): string {
  const { letters, skeleton } = columnsOf[columns];
  const asked = carrying(words);
  return allOf(
    asked.map((word) => {
      if (word.isInitial) return `${letters} : ${quoted(word.letters)} *`;
      const isTelling = word.skeleton.length >= tellingConsonants;
      const parts = [
        `${letters} : ${quoted(word.letters)} *`,
        `${skeleton} : ${quoted(word.skeleton)}${isTelling ? ' *' : ''}`,
      ];
      // S. Patil answers Sanjay Patil, as long as another word stands for itself.
      if (asked.length > 1) parts.push(`${letters} : ${quoted(word.letters.charAt(0))}`);
      return anyOf(parts);
    }),
  );
}

/** Names with words that those typed may still become; undefined where the letters as they sound ask for all of them. */
export function openQuestion(words: readonly NameWord[], columns: WordColumns): string | undefined {
  const { letters } = columnsOf[columns];
  const asked = carrying(words);
  if (asked.every((word) => furtherOf(word).length === 0)) return undefined;
  return allOf(
    asked.map((word) =>
      anyOf([word.letters, ...furtherOf(word)].map((beginning) => `${letters} : ${quoted(beginning)} *`)),
    ),
  );
}

const furtherOf = ({ letters, beginnings = [] }: NameWord): readonly string[] =>
  beginnings.filter((beginning) => beginning !== letters);

/** The same, narrowed to the very letters and to the initials: for a question that too many names answer. */
export function exactQuestion(words: readonly NameWord[], columns: WordColumns): string {
  const { letters } = columnsOf[columns];
  return allOf(words.map((word) => `${letters} : ${quoted(word.letters)}${word.isInitial ? ' *' : ''}`));
}

/**
 * Names that are near, one question after the other: a wrong consonant, two words written as one or one as two; then,
 * of three words or more, one that is not there. Empty where the typed words give nothing to vary.
 */
export function nearQuestions(
  words: readonly NameWord[],
  columns: WordColumns,
  vocabulary: readonly { readonly term: string }[],
): readonly string[] {
  const { skeleton } = columnsOf[columns];
  const asked = carrying(words).filter((word) => !word.isInitial);
  if (asked.length === 0) return [];
  const near = asked.map((word) => {
    const found = nearestTerms(word.skeleton, vocabulary);
    const parts = [...found, word.skeleton].map((term) => `${skeleton} : ${quoted(term)}`);
    return anyOf([...parts, ...splitsOf(word, skeleton)]);
  });
  const ways = [allOf(near)];
  for (let at = 0; at + 1 < asked.length; at += 1) {
    const [one, other] = [asked[at], asked[at + 1]];
    if (one === undefined || other === undefined) continue;
    const joined = `${skeleton} : ${quoted(joinWords(one, other).skeleton)} *`;
    ways.push(allOf([joined, ...near.filter((_, place) => place !== at && place !== at + 1)]));
  }
  const without = near.map((_, at) => allOf(near.filter((_part, other) => other !== at)));
  return near.length > 2 ? [anyOf(ways), anyOf(without)] : [anyOf(ways)];
}

/** The word as two words: each beginning with what follows it. */
function splitsOf({ letters }: NameWord, column: string): string[] {
  if (letters.length < splittableLetters) return [];
  const splits = new Set<string>();
  for (let at = 2; at <= letters.length - 2; at += 1) {
    const first = consonantSkeleton(letters.slice(0, at));
    const second = consonantSkeleton(letters.slice(at));
    splits.add(allOf([`${column} : ${quoted(first)}`, `${column} : ${quoted(second)}`]));
  }
  return [...splits];
}

function nearestTerms(skeleton: string, vocabulary: readonly { readonly term: string }[]): string[] {
  const limit = skeleton.length > 3 ? 1.3 : skeleton.length > 1 ? 0.8 : 0;
  if (limit === 0) return [];
  const near: { readonly term: string; readonly distance: number }[] = [];
  for (const { term } of vocabulary) {
    if (Math.abs(term.length - skeleton.length) > 1) continue;
    const distance = letterDistance(skeleton, term, limit);
    if (distance < limit && distance > 0) near.push({ term, distance });
  }
  near.sort((one, other) => one.distance - other.distance || (one.term < other.term ? -1 : 1));
  return near.slice(0, nearWords).map(({ term }) => term);
}
