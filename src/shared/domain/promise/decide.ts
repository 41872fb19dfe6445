import { ok, type Result, refused } from '../../lib/result.ts';
import { addWorkingDays, isWorkingDay, shiftToWorkingDay, type WorkingCalendar } from '../calendar.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import type { PromisePolicy, promiseWarnings } from './policy.ts';
import type { PromiseStatus } from './record.ts';
import { promiseTransitions } from './transitions.ts';
import { isPromiseRunning, type ViewedPromise } from './view.ts';

/** What a promise is warned about while it is taken (row P7). */
export type PromiseWarning = (typeof promiseWarnings)[number];

/** Why a second person must agree before a promise stands. */
export type PromiseApprovalReason = 'levelNeedsSupervisor' | 'beyondMaximumDays';

/** All that decides whether a promise can be taken, and on what terms. */
export interface PromiseQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  /** The currency of the account, which a promise on it must have. */
  readonly accountCurrency: string;
  readonly dueOn: PlainDate;
  readonly mode: string;
  /** The promise that this one renews; null for a new one. */
  readonly replaces: string | null;
  /** The account's promises as they stand on the business date. */
  readonly existing: readonly ViewedPromise[];
  readonly on: PlainDate;
  readonly outstandingMinor: number;
  /** The best single payment of the last twelve months; null where none is known. */
  readonly bestPaymentMinor: number | null;
  /** The reason given for going on in spite of warnings, by code. */
  readonly overrideReason: string | null;
  readonly policy: PromisePolicy;
  readonly calendar: WorkingCalendar;
}

/** The terms frozen into a promise when it is made. */
export interface PromiseFacts {
  readonly graceUntil: PlainDate;
  readonly thresholdBasisPoints: number;
  readonly level: number;
  readonly needsApproval: boolean;
  readonly approvalReasons: readonly PromiseApprovalReason[];
  readonly warnings: readonly PromiseWarning[];
  /** The working day to propose where the due date is none; the due date itself otherwise. */
  readonly proposedDueOn: PlainDate;
}

/** Why a promise cannot be taken so. */
export type PromiseRefusal =
  | { readonly code: 'amountNotPositive' }
  | { readonly code: 'currencyDiffers'; readonly currency: string; readonly accountCurrency: string }
  | { readonly code: 'modeUnknown'; readonly mode: string }
  | { readonly code: 'dueInPast'; readonly dueOn: PlainDate; readonly on: PlainDate }
  | { readonly code: 'dueTooFar'; readonly dueOn: PlainDate; readonly maximumDays: number }
  | { readonly code: 'promiseUnknown'; readonly promiseId: string }
  | { readonly code: 'promiseNotRenewable'; readonly promiseId: string; readonly status: PromiseStatus }
  | { readonly code: 'renewalPending'; readonly promiseId: string }
  | { readonly code: 'levelAboveMaximum'; readonly level: number; readonly maximumLevel: number }
  | { readonly code: 'overrideReasonNeeded'; readonly warnings: readonly PromiseWarning[] };

/** Further away than ten years a due date is a slip of the pen, whatever the policy says. */
const FARTHEST_DUE_DAYS = 3660;

/**
 * Whether a promise can be taken, and its frozen terms (rows P2, P4, P7): grace in working days as a date,
 * the threshold, the renewal level with the approval it needs, and warnings by code. A due date in the past
 * is refused; what is only unwise is warned about, and some warnings want a reason.
 */
export function decidePromise(question: PromiseQuestion): Result<PromiseFacts, PromiseRefusal> {
  const refusal = promiseRefusal(question);
  if (refusal !== null) return refused(refusal);
  const level = levelOf(question);
  if (!level.ok) return level;
  const { policy, overrideReason } = question;
  const warnings = warningsOf(question);
  const unexplained = warnings.filter((warning) => policy.reasonNeededFor.includes(warning));
  if (unexplained.length > 0 && (overrideReason ?? '').trim() === '') {
    return refused({ code: 'overrideReasonNeeded', warnings: unexplained });
  }
  const approvalReasons: PromiseApprovalReason[] = [];
  if (level.value >= policy.approvalFromLevel) approvalReasons.push('levelNeedsSupervisor');
  if (warnings.includes('beyondMaximumDays') && policy.beyondMaximumDays === 'pending') {
    approvalReasons.push('beyondMaximumDays');
  }
  return ok({
    ...toleranceOf(question),
    level: level.value,
    needsApproval: approvalReasons.length > 0,
    approvalReasons,
    warnings,
    proposedDueOn: shiftToWorkingDay(question.dueOn, 'after', question.calendar),
  });
}

/**
 * Everything that a promise would be warned about, in a fixed order; for showing while it is typed (row
 * P7).
 */
export function warningsOf(question: Omit<PromiseQuestion, 'overrideReason'>): readonly PromiseWarning[] {
  const { amountMinor, bestPaymentMinor, dueOn, on, existing, replaces, policy, calendar } = question;
  const warnings: PromiseWarning[] = [];
  if (bestPaymentMinor !== null && amountMinor > bestPaymentMinor * policy.bestPaymentMultiple) {
    warnings.push('aboveBest');
  }
  if (!isWorkingDay(dueOn, calendar)) warnings.push('onHoliday');
  if (daysBetween(on, dueOn) > policy.maximumDays) warnings.push('beyondMaximumDays');
  const overlaps = existing.some(
    ({ promise, status }) =>
      promise.promiseId !== replaces && (isPromiseRunning(status) || status === 'pendingApproval'),
  );
  if (overlaps) warnings.push('overlapsPromise');
  if (amountMinor > question.outstandingMinor) warnings.push('aboveOutstanding');
  return warnings;
}

function promiseRefusal(question: PromiseQuestion): PromiseRefusal | null {
  const { amountMinor, currency, accountCurrency, mode, dueOn, on, policy } = question;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return { code: 'amountNotPositive' };
  if (currency !== accountCurrency) return { code: 'currencyDiffers', currency, accountCurrency };
  if (!policy.modes.includes(mode)) return { code: 'modeUnknown', mode };
  if (dueOn < on) return { code: 'dueInPast', dueOn, on };
  if (daysBetween(on, dueOn) > FARTHEST_DUE_DAYS) {
    return { code: 'dueTooFar', dueOn, maximumDays: FARTHEST_DUE_DAYS };
  }
  return null;
}

function levelOf(question: PromiseQuestion): Result<number, PromiseRefusal> {
  const { replaces, existing, policy } = question;
  if (replaces === null) return ok(0);
  const old = existing.find(({ promise }) => promise.promiseId === replaces);
  if (old === undefined) return refused({ code: 'promiseUnknown', promiseId: replaces });
  if (promiseTransitions[old.status].renew === null || old.promise.replacedBy !== null) {
    return refused({ code: 'promiseNotRenewable', promiseId: replaces, status: old.status });
  }
  const waiting = existing.find(
    ({ promise, status }) => promise.replaces === replaces && status === 'pendingApproval',
  );
  if (waiting !== undefined) {
    return refused({ code: 'renewalPending', promiseId: waiting.promise.promiseId });
  }
  const level = old.promise.level + 1;
  const { maximumLevel } = policy;
  return maximumLevel !== null && level > maximumLevel
    ? refused({ code: 'levelAboveMaximum', level, maximumLevel })
    : ok(level);
}

function toleranceOf(question: PromiseQuestion): Pick<PromiseFacts, 'graceUntil' | 'thresholdBasisPoints'> {
  const { amountMinor, currency, dueOn, mode, policy, calendar } = question;
  const tolerance = policy.toleranceByMode[mode] ?? policy.tolerance;
  // A due date on a day off counts as the next working day; grace starts there (row P2, bank-holiday shift).
  const graceFrom = shiftToWorkingDay(dueOn, 'after', calendar);
  const shortfallMinor = policy.maximumShortfallMinorByCurrency[currency];
  return {
    graceUntil: addWorkingDays(graceFrom, tolerance.graceWorkingDays, calendar),
    thresholdBasisPoints: Math.max(
      tolerance.thresholdBasisPoints,
      shortfallMinor === undefined ? 0 : basisPointsLessShortfall(amountMinor, shortfallMinor),
    ),
  };
}

// Rounded up, so that the accepted shortfall never grows above the floor.
function basisPointsLessShortfall(amountMinor: number, shortfallMinor: number): number {
  if (shortfallMinor >= amountMinor) return 0;
  const amount = BigInt(amountMinor);
  return Number((BigInt(amountMinor - shortfallMinor) * 10_000n + amount - 1n) / amount);
}
