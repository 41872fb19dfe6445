import { shareOfMinor } from '../interest/share.ts';
import type { LateFeeTerms } from './terms.ts';

/**
 * The late fee on what is open when the grace has passed, in minor units: a flat sum, a share of the open amount, or the
 * sum of the highest slab that the days late have reached; never more than the cap, and nothing within the grace.
 */
export function lateFeeOn(terms: LateFeeTerms, openMinor: number, daysLate: number): number {
  if (daysLate <= terms.graceDays || openMinor <= 0) return 0;
  const feeMinor = uncapped(terms, openMinor, daysLate);
  return terms.capMinor === null ? feeMinor : Math.min(feeMinor, terms.capMinor);
}

function uncapped({ rule }: LateFeeTerms, openMinor: number, daysLate: number): number {
  switch (rule.kind) {
    case 'flat':
      return rule.amountMinor;
    case 'percent':
      return shareOfMinor(openMinor, rule.percent);
    case 'slabs':
      return rule.slabs.reduce(
        (reached, slab) => (slab.fromDay <= daysLate && slab.fromDay >= reached.fromDay ? slab : reached),
        { fromDay: 0, amountMinor: 0 },
      ).amountMinor;
  }
}
