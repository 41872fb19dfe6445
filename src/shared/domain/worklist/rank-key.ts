import type { RankKey } from './rank-worklist.ts';

/** Stands where nothing is overdue, so that it sorts behind every date. */
const noDate = '9999-12-31';

/** Instants and day numbers of either sign, shifted above nothing: sixteen digits sort as the numbers do. */
const orderKeyShift = 1_000_000_000_000_000;
const orderKeyDigits = 16;
const scoreDigits = 4;
const highestScore = 9999;
const minorDigits = 16;

/**
 * The place of an account on the list as one text: texts compare, byte by byte, as `compareRanked` compares the accounts,
 * except that equal texts are left to the account's id. So a page of the list can begin behind the last row seen.
 */
export function rankKeyText(key: Omit<RankKey, 'accountId'>): string {
  return (
    String(key.lane) +
    (key.isPutBack ? '1' : '0') +
    String(key.orderKey + orderKeyShift).padStart(orderKeyDigits, '0') +
    String(highestScore - key.score).padStart(scoreDigits, '0') +
    key.currency +
    String(Number.MAX_SAFE_INTEGER - key.overdueMinor).padStart(minorDigits, '0') +
    (key.oldestDueOn ?? noDate)
  );
}

/** What every place in a lane begins with. */
export function laneKeyText(lane: number): string {
  return String(lane);
}

/** Where the score stands in a place: behind the lane, whether it is put back, and the lane's own order. */
const scoreAt = 2 + orderKeyDigits;

/** The score that a place was made with. */
export function scoreOfRankKey(rankKey: string): number {
  return highestScore - Number(rankKey.slice(scoreAt, scoreAt + scoreDigits));
}

/** The same place under another score: all that other weights change of it. */
export function rankKeyWithScore(rankKey: string, score: number): string {
  return (
    rankKey.slice(0, scoreAt) +
    String(highestScore - score).padStart(scoreDigits, '0') +
    rankKey.slice(scoreAt + scoreDigits)
  );
}

/** What a place begins with, up to and with its score: few places have the same, and they sort as these do. */
export function rankKeyStart(rankKey: string): string {
  return rankKey.slice(0, scoreAt + scoreDigits);
}
