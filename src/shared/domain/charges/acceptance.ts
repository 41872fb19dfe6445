import { daysBetween, type PlainDate } from '../dates.ts';
import { type ChargeStatutes, type MsmedDays, msmedDays } from './statutes.ts';

/** The days of a claim under ss.2(b) and 15 of the MSMED Act: accepted, last to pay, and appointed. */
export interface Acceptance extends MsmedDays {
  readonly acceptedOn: PlainDate;
  /** False where nobody told the day of acceptance and the day of issue stands for it. */
  readonly isTold: boolean;
  /** Days that were agreed; null where none were, and the Act's own count. */
  readonly agreedDays: number | null;
}

/** What acceptance is counted from: the claim's own days. */
export interface AcceptedClaim {
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly acceptedOn?: PlainDate;
}

/**
 * From when a claim bears interest under the MSMED Act: the agreed days count from acceptance or deemed acceptance
 * (s.15 with s.2(b)), and the day of issue stands for it where nobody told another.
 */
export function acceptanceOf(
  claim: AcceptedClaim,
  agreedDays: number | null,
  statute: ChargeStatutes['msmed'],
): Acceptance {
  const acceptedOn = claim.acceptedOn ?? claim.issuedOn;
  const agreed = agreedDaysOf(claim, agreedDays);
  return {
    acceptedOn,
    isTold: claim.acceptedOn !== undefined,
    agreedDays: agreed,
    ...msmedDays(statute, acceptedOn, agreed),
  };
}

/** Days agreed: as the terms say, else as the claim's own due date says; null where it falls due on its own day. */
export function agreedDaysOf(
  claim: Pick<AcceptedClaim, 'issuedOn' | 'dueOn'>,
  agreedDays: number | null,
): number | null {
  if (agreedDays !== null) return agreedDays;
  return claim.dueOn > claim.issuedOn ? daysBetween(claim.issuedOn, claim.dueOn) : null;
}
