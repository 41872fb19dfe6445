import { mayBecome, scoreName } from '../../../shared/domain/names/score-name.ts';
import { isInitial, type NameWord } from '../../../shared/domain/names/words.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectWordHits, type WordHitRow } from '../../db/queries/search-words.ts';
import { nameBar } from '../../db/search-words.ts';
import {
  exactQuestion,
  nearQuestions,
  openQuestion,
  soundingQuestion,
  type WordColumns,
} from './name-question.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A bearer of words that answers what was typed, with how well, from 0 to 1. */
export interface NameHit {
  readonly sourceId: string;
  readonly kind: WordHitRow['kind'];
  readonly partyId: string;
  readonly score: number;
  /** Every typed word stands there as it was typed, or begins so; else it only sounds alike. */
  readonly isWritten: boolean;
}

/** How many bearers are looked at for one question. */
const looked = 400;
/** As many good answers end the looking. */
const enough = 5;
/** From this score on a name is one that was meant. */
export const goodScore = 0.82;
/** A worse answer is none. */
const leastScore = 0.55;

/**
 * Names, or places, that answer typed words, the best first: those spelled alike or sounding alike, and, where these are
 * too few, those that are near.
 */
export function findNames(
  database: ReadableDatabase,
  typed: readonly NameWord[],
  columns: WordColumns,
  limit: number,
): NameHit[] {
  if (typed.length === 0) return [];
  const hits = new Map<string, NameHit>();
  const look = (question: string): number => {
    const rows = selectWordHits(database, question, looked);
    for (const row of rows) {
      if (!hits.has(row.sourceId)) hits.set(row.sourceId, toHit(typed, row));
    }
    return rows.length;
  };
  const answered = look(soundingQuestion(typed, columns));
  if (answered === looked) look(exactQuestion(typed, columns));
  const open = openQuestion(typed, columns);
  if (open !== undefined) look(open);
  const isEnough = (): boolean =>
    [...hits.values()].filter(({ score }) => score >= goodScore).length >= enough;
  if (!isEnough() && answered < looked) {
    const questions = nearQuestions(typed, columns, vocabularyOf(database, columns));
    for (const question of questions) if (!isEnough()) look(question);
  }
  return [...hits.values()]
    .filter(({ score }) => score >= leastScore)
    .sort((one, other) => other.score - one.score || (one.sourceId < other.sourceId ? -1 : 1))
    .slice(0, limit);
}

/** Whether some party's name, in a like spelling, was meant by a text. */
export function isKnownName(database: ReadableDatabase, words: readonly NameWord[]): boolean {
  if (words.length === 0) return false;
  const rows = selectWordHits(database, soundingQuestion(words, 'name'), looked);
  return rows.some((row) => row.kind === 'name' && toHit(words, row).score >= goodScore);
}

/** A bearer of words with how well it answers. */
export function toHit(typed: readonly NameWord[], row: WordHitRow): NameHit {
  const { sourceId, kind, partyId } = row;
  const names = namesOf(row);
  const scores = names.map((name) => scoreName(typed, name));
  const isWritten = names.some((name) => isWrittenIn(typed, name));
  return { sourceId, kind, partyId, score: Math.max(0, ...scores), isWritten };
}

/** Whether every typed word is one of a name's, or its beginning. */
export function isWrittenIn(typed: readonly NameWord[], name: readonly NameWord[]): boolean {
  return typed.every((asked) =>
    name.some((word) => word.letters.startsWith(asked.letters) || mayBecome(asked, word)),
  );
}

/** The names of a bearer as words again. */
export function namesOf({ letters, skeleton }: Pick<WordHitRow, 'letters' | 'skeleton'>): NameWord[][] {
  const skeletons = skeleton.split(' ');
  const names: NameWord[][] = [[]];
  for (const [at, word] of letters.split(' ').entries()) {
    if (word === nameBar) names.push([]);
    else names.at(-1)?.push({ letters: word, skeleton: skeletons[at] ?? '', isInitial: isInitial(word) });
  }
  return names;
}
