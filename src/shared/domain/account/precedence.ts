import type { PlainDate } from '../dates.ts';
import type { CausalPoint } from '../events/causality.ts';
import type { ReviewKind, ReviewSeverity } from '../review/review.ts';

/**
 * The order in which words on one account prevail where their authors had not seen each other (decision 0036): what is
 * more restrictive toward the debtor's protection wins. Money is in no row: it always counts.
 */
export const precedence = ['hold', 'dispute', 'ended', 'replaced', 'made'] as const;

/** What a word does, as far as precedence goes. A refusal and a tweak are of the rank of what was made. */
export type PrecedenceWord = (typeof precedence)[number] | 'declined' | 'tweaked';

/** What words are about. */
export type SpokenNoun = 'account' | 'promise' | 'plan' | 'settlement' | 'void';

/** The place of a word in the order of precedence, from 0; less is stronger. */
export function rankOf(word: PrecedenceWord): number {
  return precedence.indexOf(word === 'declined' || word === 'tweaked' ? 'made' : word);
}

/** One word on a promise, a plan, a settlement, a void, or (a dispute, a hold) on the account, as precedence needs it. */
export interface SpokenWord extends CausalPoint {
  readonly eventId: string;
  readonly on: PlainDate;
  readonly word: PrecedenceWord;
  readonly noun: SpokenNoun;
  /** The id of what it is about; of a dispute or a hold, its own. */
  readonly subject: string;
  /** How a withdrawn promise ended. */
  readonly endedBy: 'customer' | 'us' | null;
}

/**
 * What becomes of the weaker word. `waits`: it is suspended, or asks for a second person again; `ends`: what it kept
 * alive ends as the stronger word says; `stands`: nothing changes, but a person looks.
 */
export type PrecedenceOutcome = 'waits' | 'ends' | 'stands';

/** One row: two words of which neither author had seen the other's. */
export interface PrecedenceRow {
  readonly stronger: PrecedenceWord;
  readonly strongerNoun: SpokenNoun;
  readonly weaker: PrecedenceWord;
  readonly weakerNoun: SpokenNoun;
  /** Whether both must speak of the same promise, plan or settlement, of two different ones, or of whichever. */
  readonly of: 'same' | 'different' | 'any';
  readonly outcome: PrecedenceOutcome;
  readonly review: ReviewKind;
  readonly severity: ReviewSeverity;
}

/**
 * Every pair that is more than two facts side by side. Where both words are of one rank, the one with the lower place is
 * the stronger.
 */
export const precedenceTable: readonly PrecedenceRow[] = [
  row('hold', 'account', 'made', 'promise', 'any', 'waits', 'commitmentUnderHold', 'medium'),
  row('hold', 'account', 'made', 'plan', 'any', 'waits', 'commitmentUnderHold', 'medium'),
  row('hold', 'account', 'made', 'settlement', 'any', 'stands', 'commitmentUnderHold', 'medium'),
  row('dispute', 'account', 'made', 'promise', 'any', 'waits', 'commitmentUnderDispute', 'medium'),
  row('dispute', 'account', 'made', 'plan', 'any', 'waits', 'commitmentUnderDispute', 'medium'),
  row('dispute', 'account', 'made', 'settlement', 'any', 'stands', 'commitmentUnderDispute', 'medium'),
  row('ended', 'plan', 'made', 'plan', 'same', 'ends', 'endedAndApproved', 'high'),
  row('ended', 'promise', 'made', 'promise', 'same', 'ends', 'endedAndApproved', 'medium'),
  row('ended', 'settlement', 'made', 'settlement', 'same', 'ends', 'endedAndApproved', 'high'),
  row('ended', 'plan', 'replaced', 'plan', 'same', 'ends', 'endedAndReplaced', 'medium'),
  row('ended', 'promise', 'replaced', 'promise', 'same', 'ends', 'endedAndReplaced', 'low'),
  row('ended', 'plan', 'tweaked', 'plan', 'same', 'stands', 'endedAndTweaked', 'low'),
  row('tweaked', 'plan', 'tweaked', 'plan', 'same', 'stands', 'secondTweak', 'low'),
  row('made', 'promise', 'declined', 'promise', 'same', 'stands', 'decidedTwice', 'medium'),
  row('made', 'plan', 'declined', 'plan', 'same', 'stands', 'decidedTwice', 'medium'),
  row('made', 'settlement', 'declined', 'settlement', 'same', 'stands', 'decidedTwice', 'medium'),
  row('made', 'void', 'declined', 'void', 'same', 'stands', 'decidedTwice', 'medium'),
  row('made', 'promise', 'made', 'promise', 'different', 'waits', 'secondPromise', 'low'),
  row('made', 'plan', 'made', 'plan', 'different', 'waits', 'secondPlan', 'low'),
  row('made', 'settlement', 'made', 'plan', 'any', 'stands', 'planAgainstSettlement', 'medium'),
];

function row(
  stronger: PrecedenceWord,
  strongerNoun: SpokenNoun,
  weaker: PrecedenceWord,
  weakerNoun: SpokenNoun,
  of: PrecedenceRow['of'],
  outcome: PrecedenceOutcome,
  review: ReviewKind,
  severity: ReviewSeverity,
): PrecedenceRow {
  return { stronger, strongerNoun, weaker, weakerNoun, of, outcome, review, severity };
}
