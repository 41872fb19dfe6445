import type { Acknowledgment } from '../account/state.ts';
import { addDays, addMonthsClamped, compareDates, type PlainDate } from '../dates.ts';
import type { LegalClock } from './notice-clocks.ts';
import { type ClockRules, clockRuleOn, lastDayOf } from './rules.ts';

/** A claim as limitation sees it. */
export interface LimitedClaim {
  readonly itemId: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
}

/**
 * Until when a claim can be sued for (row V5): three years from the day it fell due. Only a writing signed by the debtor
 * while it still runs starts it anew: one that admits the debt (Limitation Act s.18), or the payer's signature on the
 * receipt of a part payment (s.19), from the day of that payment. A receipt nobody signed moves nothing.
 */
export function limitationOf(
  claim: LimitedClaim,
  acknowledgments: Iterable<Acknowledgment>,
  rules: ClockRules,
  on: PlainDate,
): { readonly startOn: PlainDate; readonly dueOn: PlainDate } {
  const lastDay = (startOn: PlainDate): PlainDate =>
    lastDayOf(clockRuleOn(rules, 'IN-LIM-3Y', startOn), startOn);
  let startOn = claim.dueOn;
  const signed = [...acknowledgments]
    .filter(({ itemIds }) => itemIds.length === 0 || itemIds.includes(claim.itemId))
    .filter(({ restartsOn }) => restartsOn >= claim.issuedOn && restartsOn <= on)
    .toSorted((one, other) => compareDates(one.restartsOn, other.restartsOn));
  for (const { restartsOn } of signed) {
    if (restartsOn > startOn && restartsOn <= lastDay(startOn)) startOn = restartsOn;
  }
  return { startOn, dueOn: lastDay(startOn) };
}

/** The limitation of every claim that can still be sued for, the one that ends first first. */
export function limitationClocks(
  claims: Iterable<LimitedClaim>,
  acknowledgments: ReadonlyMap<string, Acknowledgment>,
  rules: ClockRules,
  on: PlainDate,
): readonly LegalClock[] {
  return [...claims]
    .map((claim): LegalClock => {
      const { startOn, dueOn } = limitationOf(claim, acknowledgments.values(), rules, on);
      const { evidence, citation } = clockRuleOn(rules, 'IN-LIM-3Y', startOn);
      return {
        ruleId: 'IN-LIM-3Y',
        step: 'sueOrAcknowledge',
        subjectId: claim.itemId,
        startsWith: startOn === claim.dueOn ? 'dueDate' : 'signedWriting',
        startOn,
        dueOn,
        evidence,
        citation,
      };
    })
    .filter(({ dueOn }) => dueOn >= on)
    .toSorted((one, other) => compareDates(one.dueOn, other.dueOn));
}

/** No policy looks further ahead than a month for a legal clock. */
const windowDays = 31;

/** Due dates (or signatures) from which limitation ends within the days a policy may look ahead. */
export function limitationWindow(
  rules: ClockRules,
  on: PlainDate,
): { readonly from: PlainDate; readonly to: PlainDate } {
  const { number } = clockRuleOn(rules, 'IN-LIM-3Y', on).count;
  // Months are clamped at their end, so a few days more on both sides: the account itself is asked after this.
  return {
    from: addDays(addMonthsClamped(on, -number), -3),
    to: addDays(addMonthsClamped(on, -number), windowDays),
  };
}
