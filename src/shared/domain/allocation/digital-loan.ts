/**
 * What a digital loan's repayment credits to the borrower, and what the lender owes its agency for it (RBI digital
 * lending directions and FAQ 2023): the whole of what was paid; an agency's fee is never taken out of it.
 */
export function digitalLoanCredit(payment: {
  readonly receivedMinor: number;
  readonly agencyCommissionMinor: number;
}): { readonly creditedToBorrowerMinor: number; readonly payableToAgencyMinor: number } {
  return {
    creditedToBorrowerMinor: payment.receivedMinor,
    payableToAgencyMinor: payment.agencyCommissionMinor,
  };
}
