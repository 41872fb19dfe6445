import type { AuthorityTable, SettlementPolicy } from './policy.ts';

/** The level of a person: the highest of their roles; 0 where none of them has a level. */
export function levelOf(policy: Pick<SettlementPolicy, 'levels'>, roles: readonly string[]): number {
  return policy.levels
    .filter((level) => level.roles.some((role) => roles.includes(role)))
    .reduce((highest, { level }) => Math.max(highest, level), 0);
}

/** What is to be given up, against all that is owed; minor units of one currency. */
export interface Sacrifice {
  readonly sacrificeMinor: number;
  readonly duesMinor: number;
  readonly currency: string;
}

/**
 * The lowest level that may give so much up: within its share of the dues and within its amount in the currency. Null where
 * nobody in the house may; a currency without an amount is nobody's.
 */
export function levelFor(
  table: AuthorityTable,
  { sacrificeMinor, duesMinor, currency }: Sacrifice,
): number | null {
  const fitting = table.filter(({ basisPoints, amountMinorByCurrency }) => {
    const isShareFine = sacrificeMinor * 10_000 <= duesMinor * basisPoints;
    return isShareFine && sacrificeMinor <= (amountMinorByCurrency[currency] ?? -1);
  });
  return fitting.reduce<number | null>(
    (lowest, { level }) => (lowest === null || level < lowest ? level : lowest),
    null,
  );
}

/** Why a person's word on a concession cannot stand. */
export type ApproverObjection = 'makerIsChecker' | 'sanctionerExcluded' | 'levelTooLow';

/**
 * Whether a person may agree to what was asked: never who asked, never who granted the credit, and only from the level
 * that it takes (RBI/2023-24/40). Null where the word can stand.
 */
export function objectionToApprover(
  asked: {
    readonly proposedBy: string;
    readonly sanctionedBy: readonly string[];
    readonly requiredLevel: number | null;
  },
  approver: { readonly userId: string; readonly level: number },
): ApproverObjection | null {
  if (asked.proposedBy === approver.userId) return 'makerIsChecker';
  if (asked.sanctionedBy.includes(approver.userId)) return 'sanctionerExcluded';
  return approver.level < (asked.requiredLevel ?? 1) ? 'levelTooLow' : null;
}
