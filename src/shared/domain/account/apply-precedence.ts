import type { PlainDate } from '../dates.ts';
import { areConcurrent } from '../events/causality.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent } from '../events/kinds.ts';
import { closeReview, type ReviewKind, raiseReview } from '../review/review.ts';
import { type PrecedenceRow, precedenceTable, rankOf, type SpokenWord } from './precedence.ts';
import { wordsOf } from './spoken-words.ts';
import type { AccountState } from './state.ts';

/**
 * What an event does to words that its author had not seen, and they to it, by the table of precedence. To be called
 * once the event has been applied as if nothing else had been said.
 */
export function applyPrecedence(state: AccountState, event: AccountEvent, effects: Effects): void {
  const words = wordsOf(state, event);
  for (const word of words) closeAnswered(state, word, effects);
  for (const word of words) {
    for (const earlier of state.spokenWords) {
      if (areConcurrent(earlier, word)) weigh(state, earlier, word, effects);
    }
  }
  state.spokenWords.push(...words);
}

/** Reviews whose question a later word on the same thing answers, where its author had seen what they name. */
const answeredByWord: ReadonlySet<ReviewKind> = new Set([
  'commitmentUnderHold',
  'commitmentUnderDispute',
  'secondPromise',
  'secondPlan',
  'endedAndApproved',
  'endedAndReplaced',
  'endedAndTweaked',
  'decidedTwice',
]);

function closeAnswered(state: AccountState, word: SpokenWord, effects: Effects): void {
  for (const review of state.reviews.values()) {
    if (review.state === 'resolved' || review.subject !== word.subject) continue;
    if (!answeredByWord.has(review.kind) || review.eventIds.includes(word.eventId)) continue;
    const isUnseen = state.spokenWords.some(
      (spoken) => review.eventIds.includes(spoken.eventId) && areConcurrent(spoken, word),
    );
    if (!isUnseen) closeReview(state, effects, review.key, null);
  }
}

/** Looks for the row of two words, whichever of them was placed first. */
function weigh(state: AccountState, earlier: SpokenWord, later: SpokenWord, effects: Effects): void {
  for (const row of precedenceTable) {
    const isForward = fits(row, earlier, later);
    if (!isForward && !fits(row, later, earlier)) continue;
    const isOneRank = rankOf(row.stronger) === rankOf(row.weaker);
    const [stronger, weaker] = isForward || isOneRank ? [earlier, later] : [later, earlier];
    if (!stillStands(state, row, stronger, weaker)) return;
    raiseReview(state, effects, row.review, row.severity, [stronger.eventId, weaker.eventId], {
      chosen: stronger.eventId,
      alternative: weaker.eventId,
      subject: weaker.subject,
    });
    prevail(state, row, stronger, weaker, effects);
    return;
  }
}

function fits(row: PrecedenceRow, stronger: SpokenWord, weaker: SpokenWord): boolean {
  if (row.stronger !== stronger.word || row.weaker !== weaker.word) return false;
  if (row.strongerNoun !== stronger.noun || row.weakerNoun !== weaker.noun) return false;
  return row.of === 'any' || (row.of === 'same') === (stronger.subject === weaker.subject);
}

/** What has ended already holds nothing up; a settlement and the plan its payments run as are one agreement. */
function stillStands(
  state: AccountState,
  { of }: PrecedenceRow,
  one: SpokenWord,
  other: SpokenWord,
): boolean {
  if (of === 'same') return true;
  return (
    isStanding(state, one, other.on) && isStanding(state, other, one.on) && !isOneAgreement(state, one, other)
  );
}

function isStanding(state: AccountState, { word, noun, subject }: SpokenWord, on: PlainDate): boolean {
  if (word === 'hold') return state.holds.get(subject)?.clearedOn === null;
  if (word === 'dispute') return state.disputes.get(subject)?.closed === null;
  switch (noun) {
    case 'promise': {
      const promise = state.promises.get(subject);
      return promise?.authored === 'suspended' || (promise?.authored === 'open' && promise.graceUntil >= on);
    }
    case 'plan':
      return state.plans.get(subject)?.authored === 'active';
    case 'settlement': {
      const authored = state.concessions.compromises.get(subject)?.authored;
      return authored === 'approved' || authored === 'accepted';
    }
    default:
      return true;
  }
}

function isOneAgreement({ concessions }: AccountState, one: SpokenWord, other: SpokenWord): boolean {
  const planOf = ({ subject }: SpokenWord): string | null =>
    concessions.compromises.get(subject)?.planId ?? null;
  return planOf(one) === other.subject || planOf(other) === one.subject;
}

function prevail(
  state: AccountState,
  { outcome, weakerNoun }: PrecedenceRow,
  stronger: SpokenWord,
  weaker: SpokenWord,
  effects: Effects,
): void {
  if (outcome === 'stands') return;
  if (weakerNoun === 'promise') {
    if (outcome === 'ends') endPromise(state, stronger, weaker, effects);
    else if (stronger.word === 'made') waitForWord(state, stronger, weaker, effects);
    else suspendPromise(state, weaker.subject, effects);
  }
  if (weakerNoun === 'plan') {
    if (outcome === 'ends') endPlan(state, stronger, weaker, effects);
    else waitForApproval(state, stronger, weaker, effects);
  }
}

function suspendPromise(state: AccountState, promiseId: string, effects: Effects): void {
  const promise = state.promises.get(promiseId);
  if (promise?.authored !== 'open') return;
  state.promises.set(promiseId, { ...promise, authored: 'suspended' });
  touch(effects, 'promise', promiseId);
}

/** The second of two promises asks for a second person; what it renewed runs on until then. */
function waitForWord(state: AccountState, stronger: SpokenWord, weaker: SpokenWord, effects: Effects): void {
  const promise = state.promises.get(weaker.subject);
  if (promise?.authored !== 'open') return;
  reviveRenewed(state, promise.promiseId, effects);
  const rivalId = stronger.subject;
  state.promises.set(promise.promiseId, {
    ...promise,
    authored: 'pendingApproval',
    needsApproval: true,
    rivalId,
  });
  touch(effects, 'promise', promise.promiseId);
}

/** What an approval that did not stand had taken the place of runs on. */
function endPromise(
  state: AccountState,
  { subject, on, endedBy }: SpokenWord,
  weaker: SpokenWord,
  effects: Effects,
): void {
  const promise = state.promises.get(subject);
  if (promise === undefined) return;
  const authored = endedBy === 'customer' ? 'withdrawnByCustomer' : 'withdrawnByUs';
  if (promise.authored !== 'withdrawnByCustomer' && promise.authored !== 'withdrawnByUs') {
    state.promises.set(subject, { ...promise, authored, closedOn: on, replacedBy: null });
    touch(effects, 'promise', subject);
  }
  if (weaker.word === 'made') reviveRenewed(state, subject, effects);
}

/** Whatever it renewed or took the place of, as the promise that it named or as the first of two. */
function reviveRenewed(state: AccountState, promiseId: string, effects: Effects): void {
  for (const old of state.promises.values()) {
    if (old.authored !== 'renewed' || old.replacedBy !== promiseId) continue;
    state.promises.set(old.promiseId, { ...old, authored: 'open', replacedBy: null, closedOn: null });
    touch(effects, 'promise', old.promiseId);
  }
}

/** A plan asks for a second person again; the one it took the place of runs on until then. */
function waitForApproval(
  state: AccountState,
  stronger: SpokenWord,
  weaker: SpokenWord,
  effects: Effects,
): void {
  const plan = state.plans.get(weaker.subject);
  if (plan?.authored !== 'active') return;
  const { approvedOn: _, ...rest } = plan;
  const rival = stronger.word === 'made' ? { rivalId: stronger.subject } : {};
  state.plans.set(plan.planId, { ...rest, ...rival, authored: 'pendingApproval' });
  touch(effects, 'plan', plan.planId);
  reviveReplaced(state, plan.planId, effects);
}

function endPlan(
  state: AccountState,
  { subject, on }: SpokenWord,
  weaker: SpokenWord,
  effects: Effects,
): void {
  const plan = state.plans.get(subject);
  if (plan === undefined) return;
  if (plan.authored !== 'cancelled') {
    const { replacedBy: _, ...rest } = plan;
    state.plans.set(subject, { ...rest, authored: 'cancelled', closedOn: on });
    touch(effects, 'plan', subject);
  }
  if (weaker.word === 'made') reviveReplaced(state, subject, effects);
}

/** The same of plans. */
function reviveReplaced(state: AccountState, planId: string, effects: Effects): void {
  for (const old of state.plans.values()) {
    if (old.authored !== 'replaced' || old.replacedBy !== planId) continue;
    const { replacedBy: _, ...rest } = old;
    state.plans.set(old.planId, { ...rest, authored: 'active', closedOn: null });
    touch(effects, 'plan', old.planId);
  }
}
