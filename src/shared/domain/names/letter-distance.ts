const vowels = 'aeiouy';

/** Consonants that spellings confuse, by pairs. */
const confused = new Set(
  ['gj', 'js', 'jc', 'sc', 'nm', 'bv', 'dr', 'td', 'kc', 'pb', 'kg', 'cs', 'ks', 'dl', 'tc'].flatMap(
    (pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`],
  ),
);

const vowelSwap = 0.25;
const vowelMissing = 0.35;
const nearConsonant = 0.5;
const farConsonant = 1;
const swapped = 0.45;
const vowelForConsonant = 1.2;

const isVowel = (letter: string): boolean => vowels.includes(letter);

function changeCost(one: string, other: string): number {
  if (one === other) return 0;
  if (isVowel(one) && isVowel(other)) return vowelSwap;
  if (isVowel(one) !== isVowel(other)) return vowelForConsonant;
  return confused.has(one + other) ? nearConsonant : farConsonant;
}

const missingCost = (letter: string): number =>
  isVowel(letter) ? vowelMissing : letter === 'h' || letter === 'v' ? nearConsonant + 0.2 : farConsonant;

/**
 * How far two folded words are apart: the cheapest way to write one as the other, where vowels cost little, consonants
 * that are often confused half, and two swapped neighbours less than two changes (weighted Damerau–Levenshtein). Answers
 * `limit` as soon as it is certain to be passed.
 */
export function letterDistance(one: string, other: string, limit = Number.POSITIVE_INFINITY): number {
  if (one === other) return 0;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, () => 0);
  for (let at = 1; at <= other.length; at += 1) {
    last[at] = (last[at - 1] ?? 0) + missingCost(other.charAt(at - 1));
  }
  let leastBefore = 0;
  for (let row = 1; row <= one.length; row += 1) {
    const letter = one.charAt(row - 1);
    const cost = missingCost(letter);
    const current = [(last[0] ?? 0) + cost];
    let least = current[0] ?? 0;
    for (let at = 1; at <= other.length; at += 1) {
      const against = other.charAt(at - 1);
      let best = Math.min(
        (last[at] ?? 0) + cost,
        (current[at - 1] ?? 0) + missingCost(against),
        (last[at - 1] ?? 0) + changeCost(letter, against),
      );
      const isSwap = row > 1 && at > 1 && letter === other.charAt(at - 2) && one.charAt(row - 2) === against;
      if (isSwap) best = Math.min(best, (beforeLast[at - 2] ?? 0) + swapped);
      current[at] = best;
      if (best < least) least = best;
    }
    // Two swapped letters reach back over a row.
    if (least >= limit && leastBefore >= limit) return limit;
    leastBefore = least;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last[other.length] ?? limit);
}
