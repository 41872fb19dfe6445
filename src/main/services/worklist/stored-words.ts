import { z } from 'zod';
import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import type { MessageText } from '../../../shared/domain/compliance/decision.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { type Score, type TermShare, weighTerms } from '../../../shared/domain/worklist/score-account.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { WorklistTableRow } from '../../db/queries/worklist.ts';

/**
 * Reasons as the list keeps them. Every account has half a dozen, nearly all of a few kinds: those are written as a
 * letter and the values of their parameters in a fixed order, a fifth of their JSON, because writing a list of 100,000
 * accounts costs what its bytes cost. Everything else is kept as JSON.
 */
interface ShortWords {
  readonly letter: string;
  readonly key: string;
  readonly params: readonly { readonly name: string; readonly isText: boolean }[];
}

/** A `$` in front of a parameter's name says that its value is a text. */
const short = (letter: string, key: string, ...params: readonly string[]): ShortWords => ({
  letter,
  key,
  params: params.map((param) => ({ name: param.replace('$', ''), isText: param.startsWith('$') })),
});

const shortReasons: readonly ShortWords[] = [
  short('P', 'because.pastDue', 'amountMinor', '$currency', 'days'),
  short('B', 'because.promiseBroken', '$on', 'amountMinor', '$currency'),
  short('D', 'because.preDueLarge', 'amountMinor', '$currency', '$dueOn', 'days'),
  short('L', 'because.preDueLatePayer', 'amountMinor', '$currency', '$dueOn', 'days'),
];

const shortTerms: readonly (ShortWords & { readonly name: TermShare['name'] })[] = [
  { name: 'value', ...short('V', 'term.value', 'amountMinor', '$currency') },
  { name: 'value', ...short('W', 'term.valueDueSoon', 'amountMinor', '$currency') },
  { name: 'age', ...short('A', 'term.age', 'days') },
  { name: 'risk', ...short('R', 'term.littleData', 'contacts', 'needed') },
  { name: 'recency', ...short('N', 'term.neverReached', 'targetDays') },
  { name: 'recency', ...short('C', 'term.recency', 'days', 'targetDays') },
  { name: 'leverage', ...short('L', 'term.noLimit') },
  { name: 'leverage', ...short('K', 'term.leverage', 'percent') },
  { name: 'class', ...short('S', 'term.classHeld', '$code', '$on') },
  { name: 'class', ...short('T', 'term.classNearing', '$code', '$on', 'days') },
  { name: 'deduction', ...short('O', 'term.deductionOpen', 'amountMinor', '$currency', 'days') },
  { name: 'deduction', ...short('P', 'term.deductionLate', 'amountMinor', '$currency', 'days') },
  {
    name: 'certificate',
    ...short('Q', 'term.certificateLate', '$quarter', 'amountMinor', '$currency', 'days'),
  },
];

const byKey = <Words extends ShortWords>(all: readonly Words[]) =>
  new Map(all.map((words) => [words.key, words]));
const byLetter = <Words extends ShortWords>(all: readonly Words[]) =>
  new Map(all.map((words) => [words.letter, words]));
const reasonsByKey = byKey(shortReasons);
const reasonsByLetter = byLetter(shortReasons);
const termsByKey = byKey(shortTerms);
const termsByLetter = byLetter(shortTerms);

/** The values behind a letter; null where they are not exactly what the short form holds. */
function shortValues(words: ShortWords, params: MessageText['params']): string | null {
  let values = '';
  for (const { name, isText } of words.params) {
    const value = params[name];
    const fits = isText
      ? typeof value === 'string' && !value.includes(',') && !value.includes(';')
      : Number.isSafeInteger(value) && !Object.is(value, -0);
    if (!fits) return null;
    values += `,${value}`;
  }
  return countMembers(params) === words.params.length ? values : null;
}

function countMembers(params: MessageText['params']): number {
  let count = 0;
  for (const _ in params) count += 1;
  return count;
}

function longParams(words: ShortWords, values: readonly string[]): MessageText['params'] {
  assert(values.length === words.params.length, 'a short reason holds a value for each parameter');
  const params: Record<string, string | number> = {};
  for (let at = 0; at < values.length; at += 1) {
    const param = words.params[at];
    const value = values[at] ?? '';
    if (param !== undefined) params[param.name] = param.isText ? value : Number(value);
  }
  return params;
}

/** A reason as the list keeps it. */
export function storeBecause(because: MessageText): string {
  const words = reasonsByKey.get(because.key);
  const values = words === undefined ? null : shortValues(words, because.params);
  return words === undefined || values === null ? JSON.stringify(because) : words.letter + values;
}

/** The terms of a score as the list keeps them: not yet weighed, so that they are true under every policy. */
export function storeTerms(terms: readonly TermShare[]): string {
  let stored = '';
  for (const { name, share, because } of terms) {
    const words = termsByKey.get(because.key);
    const values = words?.name === name ? shortValues(words, because.params) : null;
    if (words === undefined || values === null) return JSON.stringify(terms);
    stored += `${stored === '' ? '' : ';'}${words.letter}${share}${values}`;
  }
  return stored;
}

const becauseSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const termsSchema = z.array(
  z.object({
    name: z.enum([
      'value',
      'age',
      'risk',
      'uplift',
      'recency',
      'leverage',
      'class',
      'deduction',
      'certificate',
    ]),
    share: z.number().min(0).max(1),
    because: becauseSchema,
  }),
);

/** So many reasons are kept in the contract's form: the rows of a few screens, which are asked for after every event. */
const mostKept = 2_000;

/** Reads a text once as long as it is asked for again and again; what it answers is never changed. */
function readOnce<Told>(read: (stored: string) => Told): (stored: string) => Told {
  const toldByText = new Map<string, Told>();
  return (stored) => {
    const known = toldByText.get(stored);
    if (known !== undefined) return known;
    if (toldByText.size >= mostKept) toldByText.clear();
    const told = read(stored);
    toldByText.set(stored, told);
    return told;
  };
}

/** A reason of the list in the contract's form. */
export const readBecause: (stored: string) => MessageText = readOnce((stored) => {
  const words = reasonsByLetter.get(stored.charAt(0));
  if (words === undefined) return becauseSchema.parse(JSON.parse(stored));
  return { key: words.key, params: longParams(words, stored.split(',').slice(1)) };
});

/** The terms of a score, not yet weighed. */
export const readShares: (stored: string) => readonly TermShare[] = readOnce((stored) => {
  if (stored.startsWith('[')) return termsSchema.parse(JSON.parse(stored));
  if (stored === '') return [];
  return stored.split(';').map((term): TermShare => {
    const words = termsByLetter.get(term.charAt(0));
    assert(words !== undefined, 'a term of the list begins with a known letter');
    const [share = '', ...values] = term.slice(1).split(',');
    const because = { key: words.key, params: longParams(words, values) };
    return { name: words.name, share: Number(share), because };
  });
});

type Weights = WorklistPolicy['weightsPermille'];

/** Scores of terms that were asked for under the same weights before: a policy is read once and keeps its weights. */
const scoreByShares = new WeakMap<
  readonly TermShare[],
  { readonly weights: Weights; readonly score: Score }
>();

/** The score that a policy's weights make of the kept terms, with its terms in the contract's form. */
export function readScore(stored: string, weights: Weights): Score {
  const shares = readShares(stored);
  const known = scoreByShares.get(shares);
  if (known?.weights === weights) return known.score;
  const score = weighTerms(shares, weights);
  scoreByShares.set(shares, { weights, score });
  return score;
}

/** Why a row is hidden and until when, from its columns; null where it is not. */
export function suppressionOf(
  row: Pick<WorklistTableRow, 'suppressedReason' | 'suppressedUntil' | 'suppressedBecause'>,
): WorklistRow['suppressed'] {
  const { suppressedReason, suppressedUntil, suppressedBecause } = row;
  if (suppressedReason === null || suppressedUntil === null || suppressedBecause === null) return null;
  return { reason: suppressedReason, until: suppressedUntil, because: readBecause(suppressedBecause) };
}
