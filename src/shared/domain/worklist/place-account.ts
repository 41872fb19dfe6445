import type { PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import type { BookSnapshot } from './book-snapshot.ts';
import { candidateLane, type InLane } from './candidate-lane.ts';
import { type ChannelOutlook, nextContactDay } from './contact-outlook.ts';
import { standingHolds } from './holds.ts';
import type { Placement } from './placement.ts';
import type { WorklistPolicy } from './policy.ts';
import { freezeOf, type Suppression, suppressionOf } from './suppressions.ts';

/** The day and the book for which accounts are placed. */
export interface WorklistContext {
  /** The business date; the facts are as of the same date. */
  readonly on: PlainDate;
  /** Zone of the business date (`Asia/Kolkata`). */
  readonly zone: string;
  readonly policy: WorklistPolicy;
  readonly book: BookSnapshot;
  /**
   * How the channels of an account stand at this moment, by the rule packs; asked only for accounts that would be in
   * lanes 3–6. Absent = no rules are asked, as for a day that is not today.
   */
  readonly contactOutlook?: ((facts: AccountFacts) => readonly ChannelOutlook[]) | undefined;
}

/**
 * Where an account stands on a day: in exactly one lane, or suppressed until a later day, or not due. Freezes (deceased,
 * insolvency, legal representation, complaint, blackout) beat every lane; lanes 0–2 beat every other suppression; any
 * suppression beats lanes 3–6 (catalogue E2 and E4, decided 15).
 */
export function placeAccount(facts: AccountFacts, context: WorklistContext): Placement {
  if (!facts.isOpen) return { kind: 'notDue' };
  const holds = standingHolds(facts.holds, context.on, context.policy);
  const candidate = candidateLane(facts, holds, context);
  if (candidate === null) return { kind: 'notDue' };
  const freeze = freezeOf(holds);
  if (freeze !== null) return suppressed(freeze);
  if (candidate.lane <= 2) return candidate;
  const suppression = suppressionOf(facts, holds, candidate.lane, context.on, context.policy);
  return suppression === null ? unlessNoSlotIsLeft(candidate, facts, context) : suppressed(suppression);
}

function unlessNoSlotIsLeft(candidate: InLane, facts: AccountFacts, context: WorklistContext): Placement {
  const channels = context.contactOutlook?.(facts) ?? [];
  const until = nextContactDay(channels, context.on, context.zone);
  if (until === null) return candidate;
  return {
    kind: 'suppressed',
    reason: 'outsideHours',
    until,
    because: { key: 'hidden.outsideHours', params: { until } },
  };
}

function suppressed(suppression: Suppression): Placement {
  return { kind: 'suppressed', ...suppression };
}

/**
 * Whether a field visit is worth its cost: hidden where what it is expected to bring (overdue × uplift) is less than the
 * visit, outside lanes 0–2 (catalogue E3, net value guard). Without enough outcomes nothing is hidden.
 */
export function isVisitWorthwhile(
  facts: AccountFacts,
  placement: Placement,
  policy: WorklistPolicy,
): boolean {
  if (placement.kind === 'lane' && placement.lane <= 2) return true;
  const outcomes = facts.contactOutcomes;
  const costMinor = policy.visitCostMinor[facts.currency];
  if (outcomes === null || outcomes.contacts < policy.minimumOutcomes || costMinor === undefined) return true;
  const upliftPermille = outcomes.paidWithContactPermille - outcomes.paidWithoutContactPermille;
  return Math.floor((facts.overdueMinor * upliftPermille) / 1000) >= costMinor;
}
