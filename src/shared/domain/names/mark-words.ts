import { scoreWord } from './score-name.ts';
import { type NameWord, nameWords } from './words.ts';

/** A part of a text, from one place up to before another, in UTF-16 units. */
export type TextMark = readonly [from: number, to: number];

const writtenWord = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;
const leastLikeness = 0.55;

/** Which words of a written name answer what was typed: where to underline, whatever script it is written in. */
export function markWords(typed: readonly NameWord[], written: string): readonly TextMark[] {
  const marks: TextMark[] = [];
  for (const match of written.matchAll(writtenWord)) {
    const words = nameWords(match[0]);
    const answers = words.some((word) => typed.some((asked) => scoreWord(asked, word) >= leastLikeness));
    if (answers) marks.push([match.index, match.index + match[0].length]);
  }
  return marks;
}
