import { ok, type Result, refused } from '../../lib/result.ts';
import type { BookState } from '../team/state.ts';
import type { ChargeTerms } from './terms.ts';

/** Why terms do not fit the book they were meant for. */
export interface TermsRefusal {
  readonly code:
    | 'statuteBindsBusinessesOnly'
    | 'statuteBindsTradeOnly'
    | 'penalChargeIsTheLenders'
    | 'lenderFeeBearsNoTax';
}

/**
 * Whether terms may stand in a book: statutory interest on late trade payments is owed by businesses (1998 Act,
 * Directive 2011/7) and to suppliers (MSMED Act); a penal charge is a regulated lender's (RBI/2023-24/53), and a lender's
 * fee has no goods tax in it (Circular 245/02/2025).
 */
export function checkTerms(
  terms: ChargeTerms,
  book: Pick<BookState, 'creditor' | 'debtors'>,
): Result<ChargeTerms, TermsRefusal> {
  const { regime } = terms.interest;
  const isStatute = regime === 'msmed' || regime === 'ukLatePayment' || regime === 'euLatePayment';
  if (isStatute && book.debtors === 'consumer') return refused({ code: 'statuteBindsBusinessesOnly' });
  if (isStatute && book.creditor === 'lender') return refused({ code: 'statuteBindsTradeOnly' });
  if (terms.penal !== null && book.creditor === 'trade') return refused({ code: 'penalChargeIsTheLenders' });
  const hasTax = terms.lateFee !== null && terms.lateFee.gstPercent !== null;
  if (hasTax && book.creditor === 'lender') return refused({ code: 'lenderFeeBearsNoTax' });
  return ok(terms);
}
