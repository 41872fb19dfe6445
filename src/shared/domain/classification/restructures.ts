import { addMonthsClamped, earlierDate, laterDate, type PlainDate } from '../dates.ts';
import { type AssetClass, type ClassificationRules, type ClassificationVersion, versionOn } from './rules.ts';

/** New terms of a loan that a second person agreed to, as far as its class is concerned. */
export interface LoanRestructure {
  /** The day from which they stand. */
  readonly on: PlainDate;
  /** The first payment of the new schedule. */
  readonly firstPaymentOn: PlainDate;
  readonly reason: string;
  /** Since when nothing of the loan is owed any more; null while something is. */
  readonly clearedOn: PlainDate | null;
}

/** The class that a restructure gives, and the first day on which it can be left for a better one. */
export interface Downgrade {
  readonly on: PlainDate;
  readonly to: AssetClass;
  readonly heldUntil: PlainDate;
}

/**
 * What restructures of a loan do to its class, each by the version of the rules that was in force on its day; nothing for those
 * whose reason the rule exempts (RBI: a restructured standard loan is sub-standard at once).
 */
export function downgradesBy(
  restructures: readonly LoanRestructure[],
  rules: ClassificationRules,
): readonly Downgrade[] {
  return restructures.flatMap(({ on, firstPaymentOn, reason, clearedOn }) => {
    const version = versionOn(rules, on);
    const rule = version?.restructure ?? null;
    if (version === null || rule === null || rule.exemptReasons.includes(reason)) return [];
    const provenOn = addMonthsClamped(firstPaymentOn, rule.monthsOfGoodConduct);
    // A loan that is paid to the last has nothing left to prove.
    const heldUntil = clearedOn === null ? provenOn : earlierDate(provenOn, laterDate(clearedOn, on));
    return downgradeClass(version, rule.downgradesTo).map((to) => ({ on, to, heldUntil }));
  });
}

function downgradeClass({ classes }: ClassificationVersion, code: string): readonly AssetClass[] {
  return classes.filter((one) => one.code === code);
}
