import { foldLatinWord } from './letters.ts';

/** What may follow a word that is still being typed and changes how its last letters are read: plyw…, lig|ht, furnit|ure. */
const continuations: readonly string[] = [
  ...'abcdefghijklmnopqrstuvwxyz',
  'ion',
  'on',
  'ure',
  're',
  'ht',
  'ge',
  'ch',
  'chh',
  'hh',
  'ny',
  'ee',
  'oo',
];
/** Letters behind a continuation that touch it in different ways; what all agree on is the word's own. */
const tails = ['', 'ka', 'ra', 'a', 'u'] as const;

/**
 * With what the folded letters of a word begin whose first letters are typed so: the fold of a whole word ends as words
 * end (ply → pli), while the word that is meant goes on (plywood → plyvud). None is the beginning of another.
 */
export function foldedBeginnings(typed: string): readonly string[] {
  const open = agreed([foldLatinWord(`${typed}ka`), foldLatinWord(`${typed}ra`)]);
  const further = continuations.map((next) =>
    agreed(tails.map((tail) => foldLatinWord(typed + next + tail))),
  );
  // One letter begins half a book: it counts where hardly more was typed (iy → iyer, which is written ier).
  const found = [...new Set([foldLatinWord(typed), open, ...further])]
    .filter((letters) => letters.length >= Math.min(2, typed.length - 1))
    .toSorted((one, other) => one.length - other.length);
  return found.filter((letters, at) => !found.slice(0, at).some((shorter) => letters.startsWith(shorter)));
}

function agreed(folds: readonly string[]): string {
  const [first = '', ...others] = folds;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
