import { addDays, type PlainDate } from '../dates.ts';
import type { HoldFacts } from './account-facts.ts';
import type { SuppressionReason } from './placement.ts';
import type { WorklistPolicy } from './policy.ts';

/** A hold that stands on a day, or whose review is due. */
export interface StandingHold {
  readonly kind: HoldFacts['kind'];
  readonly reason: SuppressionReason;
  /** Beats every lane: deceased, insolvency, legal representation, complaint and blackout (decided 15). */
  readonly isFreeze: boolean;
  /** The day on which it ends or is looked at again. */
  readonly backOn: PlainDate;
  /** Somebody has to look at it now; until then it does not hide the account. */
  readonly isReviewDue: boolean;
}

const reasonByKind: Readonly<Record<HoldFacts['kind'], SuppressionReason | null>> = {
  deceased: 'frozen',
  insolvency: 'frozen',
  legalRepresentation: 'frozen',
  complaint: 'complaintOpen',
  blackout: 'blackout',
  agency: 'placedWithAgency',
  hardship: 'hardshipHold',
  // A wish about channel and hour; the compliance rules honour it, it does not hide the account.
  contactPreference: null,
};

const freezeReasons: readonly SuppressionReason[] = ['frozen', 'complaintOpen', 'blackout'];

/** The holds that matter on a day, each with the day that changes it. Ended and future holds are left out. */
export function standingHolds(
  holds: readonly HoldFacts[],
  on: PlainDate,
  policy: WorklistPolicy,
): readonly StandingHold[] {
  return holds.flatMap((hold) => {
    const reason = reasonByKind[hold.kind];
    const hasEnded = hold.until !== null && on >= hold.until;
    if (reason === null || hold.since > on || hasEnded) return [];
    const backOn = backOnOf(hold, policy);
    return [
      {
        kind: hold.kind,
        reason,
        isFreeze: freezeReasons.includes(reason),
        backOn,
        isReviewDue: on >= backOn,
      },
    ];
  });
}

/** The end or the review, whichever comes first; a hold with neither is looked at after the policy's days. */
function backOnOf(hold: HoldFacts, policy: WorklistPolicy): PlainDate {
  const dates = [hold.until, hold.reviewBy].flatMap((date) => date ?? []).sort();
  return dates[0] ?? addDays(hold.since, policy.holdReviewDays);
}
