import type { ChargeStepView } from '../../../shared/contract/charges.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ClaimSheetPaper, InterestStep, PaperHead } from '../../../shared/domain/paper/model.ts';

/** The rates of the table that were in force on a day of the claim. */
function ratesInForce({ rates, invoices, asOf }: OutputOf<'readClaimSheet'>): ClaimSheetPaper['rates'] {
  const firstOn = invoices.map(({ appointedOn }) => appointedOn).sort()[0] ?? asOf;
  return rates
    .filter(({ fromOn }, at) => {
      const nextOn = rates[at + 1]?.fromOn;
      return fromOn <= asOf && (nextOn === undefined || nextOn > firstOn);
    })
    .map(({ fromOn, percent }) => ({ from: fromOn, percent }));
}

/** The claim sheet as its paper says it, from how the ledger reads it. */
export function claimSheetModel(head: PaperHead, view: OutputOf<'readClaimSheet'>): ClaimSheetPaper {
  const isChosen = view.rests === 'appointedDay';
  const { interestMinor, otherConventionInterestMinor } = view;
  return {
    ...head,
    paper: 'claimSheet',
    account: view.account,
    currency: view.currency,
    asOf: view.asOf,
    rests: view.rests,
    citation: view.citation,
    rateTable: `${view.table.title} (${view.table.id}@${view.table.version})`,
    rates: ratesInForce(view),
    lines: view.invoices.map((invoice) => ({
      number: invoice.number,
      acceptedOn: invoice.acceptedOn,
      lastPayOn: invoice.lastPayOn,
      appointedOn: invoice.appointedOn,
      isCapped: invoice.isCapped,
      amountMinor: invoice.amountMinor,
      paidMinor: invoice.paidMinor,
      openMinor: invoice.openMinor,
      byAppointedDayMinor: invoice.interestByAppointedDayMinor,
      byCalendarMonthMinor: invoice.interestByCalendarMonthMinor,
      steps: invoice.steps.map(interestStep),
    })),
    principalMinor: view.principalMinor,
    byAppointedDayMinor: isChosen ? interestMinor : otherConventionInterestMinor,
    byCalendarMonthMinor: isChosen ? otherConventionInterestMinor : interestMinor,
    totalMinor: view.totalMinor,
  };
}

/** One stretch of interest as a paper says it. */
export function interestStep(step: ChargeStepView): InterestStep {
  const { kind, fromOn, toOn, days, onMinor, percent, exactMinor, source } = step;
  return { kind, from: fromOn, to: toOn, days, onMinor, percent, exactMinor, source };
}
