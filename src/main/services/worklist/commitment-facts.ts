import { z } from 'zod';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import { previousWorkingDay } from '../../../shared/domain/calendar.ts';
import { addDays, compareDates, type PlainDate } from '../../../shared/domain/dates.ts';
import { plainDateField } from '../../../shared/domain/events/fields.ts';
import type { PlanRecord } from '../../../shared/domain/plan/record.ts';
import { isPlanInForce, viewPlan } from '../../../shared/domain/plan/view.ts';
import type { Payment } from '../../../shared/domain/promise/appropriate.ts';
import { credibilityOf } from '../../../shared/domain/promise/credibility.ts';
import type { PromiseRecord } from '../../../shared/domain/promise/record.ts';
import { isPromiseRunning, type ViewedPromise, viewPromise } from '../../../shared/domain/promise/view.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { PlanRow, PromiseRow } from '../../db/queries/ranking-commitments.ts';

/** Promises and plans of one account as they stood on a date. */
export interface Commitments {
  readonly promises: readonly ViewedPromise[];
  readonly plans: readonly PlanRecord[];
  readonly payments: readonly Payment[];
}

/** An account to which nothing was promised. */
export const noCommitments: Commitments = { promises: [], plans: [], payments: [] };

/** A promise of the projection: what was paid on it is in its row, as long as nothing came in later. */
export function viewedPromise(row: PromiseRow, on: PlainDate): ViewedPromise {
  const { accountId: _, paidMinor, lastPaidOn, needsApproval, ...authored } = row;
  const promise: PromiseRecord = { ...authored, needsApproval: needsApproval === 1 };
  const paid = { paidMinor, lastPaidOn };
  return { promise, paid, status: viewPromise(promise, paid, on) };
}

const instalmentsColumn = z.array(
  z.object({ dueOn: plainDateField, amountMinor: z.int(), graceUntil: plainDateField.optional() }),
);
const wordsColumn = z.array(z.string());
const tweaksColumn = z.array(
  z.object({
    tweakId: z.string(),
    tweakedBy: z.string(),
    tweakedOn: plainDateField,
    number: z.int(),
    before: instalmentsColumn,
    after: instalmentsColumn,
    breaches: wordsColumn,
    authored: z.enum(['applied', 'pendingApproval', 'rejected']),
    appliedOn: plainDateField.nullable(),
  }),
);

/** A plan of the projection. */
export function planRecord(row: PlanRow): PlanRecord {
  const {
    accountId: _,
    instalments,
    breaches,
    earlierReceiptIds,
    brokenAfterMissed,
    tweaks,
    ...authored
  } = row;
  return {
    ...authored,
    brokenAfterMissed: brokenAfterMissed ?? undefined,
    tweaks: tweaks === '[]' ? [] : tweaksColumn.parse(JSON.parse(tweaks)),
    instalments: instalmentsColumn.parse(JSON.parse(instalments)),
    breaches: wordsColumn.parse(JSON.parse(breaches)),
    earlierReceiptIds: wordsColumn.parse(JSON.parse(earlierReceiptIds)),
  };
}

/** What of an account's facts follows from its promises and plans. */
export type CommitmentFacts = Pick<
  AccountFacts,
  'promise' | 'brokenPromise' | 'plan' | 'promisesKept' | 'promisesMade'
>;

/** The running promise due first, the newest broken one that nothing followed, and the plan in force. */
export function commitmentFacts(
  commitments: Commitments,
  on: PlainDate,
  known: { readonly lastOutwardOn: PlainDate | null; readonly calendar: WorkingCalendar },
): CommitmentFacts {
  const { promises } = commitments;
  const { kept, made } = credibilityOf(promises.map(({ status }) => status));
  return {
    promise: promiseFacts(promises, known),
    brokenPromise: brokenPromise(commitments),
    plan: planFacts(commitments, on),
    promisesKept: kept,
    promisesMade: made,
  };
}

function promiseFacts(
  promises: readonly ViewedPromise[],
  known: { readonly lastOutwardOn: PlainDate | null; readonly calendar: WorkingCalendar },
): AccountFacts['promise'] {
  const first =
    earliestDue(promises.filter(({ status }) => isPromiseRunning(status))) ??
    earliestDue(promises.filter(({ status }) => status === 'pendingApproval'));
  if (first === undefined) return null;
  const { promise, paid, status } = first;
  return {
    dueOn: promise.dueOn,
    graceUntil: promise.graceUntil,
    amountMinor: promise.amountMinor - paid.paidMinor,
    remindOn: remindOn(promise, known),
    isPendingApproval: status === 'pendingApproval',
  };
}

/** The working day before it is due (row P5); none where it was made later than that, or a contact has reminded. */
function remindOn(
  promise: PromiseRecord,
  known: { readonly lastOutwardOn: PlainDate | null; readonly calendar: WorkingCalendar },
): PlainDate | null {
  const day = previousWorkingDay(promise.dueOn, known.calendar);
  const isReminded = known.lastOutwardOn !== null && known.lastOutwardOn >= day;
  return day <= promise.madeOn || isReminded ? null : day;
}

function earliestDue(promises: readonly ViewedPromise[]): ViewedPromise | undefined {
  return promises.toSorted((one, other) => compareDates(one.promise.dueOn, other.promise.dueOn))[0];
}

/** The newest broken promise, unless a new commitment or the missing money followed it. */
function brokenPromise({ promises, plans, payments }: Commitments): AccountFacts['brokenPromise'] {
  const newest = promises
    .filter(({ status }) => status === 'broken' || status === 'partlyKept')
    .toSorted((one, other) => compareDates(other.promise.graceUntil, one.promise.graceUntil))[0];
  if (newest === undefined) return null;
  const { promise, paid } = newest;
  const brokenOn = addDays(promise.graceUntil, 1);
  const missingMinor = promise.amountMinor - paid.paidMinor;
  const hasNewPromise = promises.some(
    (other) =>
      other.promise.madeOn >= brokenOn && (isPromiseRunning(other.status) || other.status.startsWith('kept')),
  );
  const hasNewPlan = plans.some((plan) => plan.proposedOn >= brokenOn && plan.authored === 'active');
  const paidSinceMinor = payments
    .filter((payment) => payment.voidedOn === null && payment.on >= brokenOn)
    .reduce((sum, payment) => sum + payment.amountMinor, 0);
  if (hasNewPromise || hasNewPlan || paidSinceMinor >= missingMinor) return null;
  return { dueOn: promise.dueOn, brokenOn, amountMinor: missingMinor };
}

function planFacts({ plans, payments }: Commitments, on: PlainDate): AccountFacts['plan'] {
  const views = plans.map((plan) => viewPlan(plan, payments, on));
  // A plan that waits for a second person hides nothing, and one that is to take its place leaves it in force.
  const running = views.findLast(({ status }) => isPlanInForce(status));
  if (running === undefined || running.nextDueOn === null) return null;
  return {
    nextDueOn: running.nextDueOn,
    graceUntil: running.nextGraceUntil,
    amountMinor: running.nextDueMinor ?? 0,
    missedOn: running.missedCount > 0 ? running.nextDueOn : null,
  };
}
