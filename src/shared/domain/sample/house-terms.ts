import { type ChargeTerms, type DatedTerms, noCharges } from '../charges/terms.ts';
import { type Ladder, laddersKey } from '../concession/early-payment.ts';
import { addDays, dateParts } from '../dates.ts';
import { teamStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import type { SampleCalendar } from './sample-calendar.ts';

/** What the supplier's book charges for paying late: simple interest by the invoice, nothing else. */
const supplierTerms: ChargeTerms = {
  ...noCharges,
  interest: { regime: 'contract', ratePercent: '18', dayCount: 'actual/365F', compounding: 'none' },
  clause: 'Clause 7 of the invoice',
};

/** What the supplier gives for paying early: one in a hundred within thirty days of the invoice. */
export const earlyRung = { withinDays: 30, basisPoints: 100 } as const;

/** Interest counts for claims due in the book's last weeks, so that older figures are those of the claims alone. */
export function supplierTermsOf(bookId: string, calendar: SampleCalendar): DatedTerms {
  const on = calendar.day(-45);
  const fromOn = addDays(on, 1 - dateParts(on).day);
  return { termsId: `terms of ${bookId}`, bookId, accountId: null, fromOn, place: 1, terms: supplierTerms };
}

/** The house's own figures, as events of the team: interest, discount for paying early, and where UPI money goes. */
export function houseTermsDrafts(
  { teamId, bookId }: { readonly teamId: string; readonly bookId: string },
  calendar: SampleCalendar,
  commandId: string,
): readonly EventDraft[] {
  const stream = teamStream(teamId);
  const { fromOn, terms } = supplierTermsOf(bookId, calendar);
  const ladder: Ladder = {
    bookId,
    accountId: null,
    fromOn: calendar.day(-90),
    rungs: [earlyRung],
    reason: 'Cash is short before the season',
  };
  return [
    {
      kind: 'charges.termsSet',
      stream,
      data: { termsId: commandId, bookId, accountId: null, fromOn, terms },
      personal: null,
    },
    {
      kind: 'policy.set',
      stream,
      data: { policy: laddersKey, value: JSON.stringify([ladder]) },
      personal: null,
    },
    {
      kind: 'policy.set',
      stream,
      // No bank or app has the handle: money that is scanned in practice goes nowhere.
      data: {
        policy: upiPayeePolicy,
        value: JSON.stringify({ address: 'practice@example', name: 'Practice' }),
      },
      personal: null,
    },
  ];
}

/** The policy under which the team's UPI address is kept. */
export const upiPayeePolicy = 'upi.payee';
