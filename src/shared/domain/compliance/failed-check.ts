import type { DecisionLevel } from './rule-pack.ts';

/** A constraint that did not hold, with what is needed to explain it and to say when it will. */
export interface FailedCheck {
  readonly allowed: string | null;
  readonly observed: string | null;
  readonly zone: string | null;
  readonly missingFact: string | null;
  readonly headroomMinor: number | null;
  readonly currency: string | null;
  /** The first instant at which this constraint alone would hold; null where time does not help. */
  readonly opensAtMs: number | null;
  /** The event that helps instead, where the constraint itself knows it. */
  readonly untilEvent: string | null;
  /** A milder decision than the rule's, where the constraint could not be tested at all. */
  readonly atMost: DecisionLevel | null;
}

/** A failed check without anything known beyond the failure. */
export const plainFailure: FailedCheck = {
  allowed: null,
  observed: null,
  zone: null,
  missingFact: null,
  headroomMinor: null,
  currency: null,
  opensAtMs: null,
  untilEvent: null,
  atMost: null,
};
