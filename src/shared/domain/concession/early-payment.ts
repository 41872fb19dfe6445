import { z } from 'zod';
import { daysBetween, type PlainDate } from '../dates.ts';
import type { SettlementPolicy } from './policy.ts';
import { shareOfDues } from './present-value.ts';

/** The key under which the team's ladders are kept (`policy.set`). */
export const laddersKey = 'earlyPaymentLadders';

const rung = z.strictObject({
  /** Paid within so many days of the claim's date. */
  withinDays: z.int().min(0).max(365),
  basisPoints: z.int().min(1).max(10_000),
});

/** The ladder of a book, or of one account of it, for claims dated from a day on; without rungs there is none. */
export const ladderSchema = z.strictObject({
  bookId: z.string().min(1).max(80),
  accountId: z.string().min(1).max(80).nullable(),
  fromOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  rungs: z.array(rung).max(12),
  reason: z.string().max(200),
});

/** All ladders of the team, in the order they were set. */
export const laddersSchema = z.array(ladderSchema).max(5_000);

/** One ladder. */
export type Ladder = z.output<typeof ladderSchema>;

/** One step of a ladder. */
export type Rung = Ladder['rungs'][number];

/** Why a ladder cannot be set so. */
export type LadderObjection = 'ladderTooHigh' | 'ladderTooLong' | 'ladderTooManySteps' | 'ladderNotFalling';

/** Whether a ladder keeps to the caps of the policy, and gives less the later one pays; null where it does. */
export function objectionToLadder(
  rungs: readonly Rung[],
  caps: SettlementPolicy['ladder'],
): LadderObjection | null {
  if (rungs.length > caps.maximumRungs) return 'ladderTooManySteps';
  if (rungs.some(({ basisPoints }) => basisPoints > caps.maximumBasisPoints)) return 'ladderTooHigh';
  if (rungs.some(({ withinDays }) => withinDays > caps.maximumDays)) return 'ladderTooLong';
  const isFalling = rungs.every((step, at) => {
    const next = rungs[at + 1];
    return next === undefined || (next.withinDays > step.withinDays && next.basisPoints < step.basisPoints);
  });
  return isFalling ? null : 'ladderNotFalling';
}

/** The ladder of a claim: the account's own before the book's, the newest that had begun on the claim's date. */
export function ladderFor(
  ladders: readonly Ladder[],
  account: { readonly bookId: string; readonly accountId: string },
  issuedOn: PlainDate,
): Ladder | null {
  const begun = ladders.filter(({ bookId, fromOn }) => bookId === account.bookId && fromOn <= issuedOn);
  const newest = (owner: string | null): Ladder | undefined =>
    begun
      .filter(({ accountId }) => accountId === owner)
      .reduce<Ladder | undefined>(
        (last, ladder) => (last === undefined || ladder.fromOn >= last.fromOn ? ladder : last),
        undefined,
      );
  return newest(account.accountId) ?? newest(null) ?? null;
}

/** A claim before a payment, and what of the payment falls on it; minor units. */
export interface DiscountQuestion {
  readonly issuedOn: PlainDate;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly paidMinor: number;
  readonly receivedOn: PlainDate;
}

/** A discount that a payment earned. */
export interface EarnedDiscount extends Rung {
  readonly amountMinor: number;
  readonly days: number;
}

/**
 * The discount a payment earns on one claim: the first step whose days it keeps to, counted from the claim's date, if the
 * payment and the discount together settle the claim. Its size is the step's share of the claim, never more than is left
 * after the payment. One day late, or a paisa short, earns nothing (row N7).
 */
export function earnedDiscount(rungs: readonly Rung[], question: DiscountQuestion): EarnedDiscount | null {
  const { issuedOn, amountMinor, openMinor, paidMinor, receivedOn } = question;
  const days = daysBetween(issuedOn, receivedOn);
  const reached = rungs.find(({ withinDays }) => days <= withinDays);
  const leftMinor = openMinor - paidMinor;
  if (reached === undefined || days < 0 || paidMinor <= 0 || leftMinor <= 0) return null;
  if (leftMinor > shareOfDues(amountMinor, reached.basisPoints)) return null;
  return { ...reached, amountMinor: leftMinor, days };
}
