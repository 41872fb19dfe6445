import { ok, type Result, refused } from '../../lib/result.ts';
import type { AuthoredPromiseState, PromiseStatus } from './record.ts';

/** What a person can say about a promise once it is in the ledger. */
export const promiseActs = ['approve', 'reject', 'withdrawByCustomer', 'withdrawByUs', 'renew'] as const;

/** One of the acts. */
export type PromiseAct = (typeof promiseActs)[number];

type PromiseMoves = Readonly<Record<PromiseAct, AuthoredPromiseState | null>>;

const none: PromiseMoves = {
  approve: null,
  reject: null,
  withdrawByCustomer: null,
  withdrawByUs: null,
  renew: null,
};

const waiting: PromiseMoves = {
  approve: 'open',
  reject: 'rejected',
  withdrawByCustomer: 'withdrawnByCustomer',
  withdrawByUs: 'withdrawnByUs',
  renew: null,
};

const running: PromiseMoves = {
  approve: null,
  reject: null,
  withdrawByCustomer: 'withdrawnByCustomer',
  withdrawByUs: 'withdrawnByUs',
  renew: 'renewed',
};

// Renewing what was broken makes a new promise one level up; the view goes on showing the old one as broken.
const missed: PromiseMoves = { ...none, renew: 'renewed' };

/**
 * The whole table of row P1: what each act makes of a promise that stands so, or null where the act is not
 * allowed. Whoever decides on an act reads it; a fold never refuses (decided 5).
 */
export const promiseTransitions: Readonly<Record<PromiseStatus, PromiseMoves>> = {
  pendingApproval: waiting,
  suspended: { ...waiting, renew: 'renewed' },
  open: running,
  due: running,
  inGrace: running,
  partlyKept: missed,
  broken: missed,
  kept: none,
  keptWithVariance: none,
  renewed: none,
  withdrawnByCustomer: none,
  withdrawnByUs: none,
  rejected: none,
};

/** Why an act on a promise is refused. */
export type PromiseTransitionRefusal =
  | { readonly code: 'promiseTransitionIllegal'; readonly act: PromiseAct; readonly status: PromiseStatus }
  | { readonly code: 'makerIsChecker'; readonly userId: string };

/**
 * The state an act leads to; refused where the table has none, or where the maker would decide on the own
 * promise.
 */
export function decidePromiseTransition(question: {
  readonly act: PromiseAct;
  readonly status: PromiseStatus;
  readonly madeBy: string;
  readonly by: string;
}): Result<AuthoredPromiseState, PromiseTransitionRefusal> {
  const { act, status, madeBy, by } = question;
  const next = promiseTransitions[status][act];
  if (next === null) return refused({ code: 'promiseTransitionIllegal', act, status });
  const isDecision = act === 'approve' || act === 'reject';
  if (isDecision && by === madeBy) return refused({ code: 'makerIsChecker', userId: by });
  return ok(next);
}
