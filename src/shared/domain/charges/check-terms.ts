import { ok, type Result, refused } from '../../lib/result.ts';
import type { PlainDate } from '../dates.ts';
import { compare, decimalToFraction } from '../interest/fraction.ts';
import type { BookState } from '../team/state.ts';
import { goodsTaxRatesOn } from './goods-tax.ts';
import type { ChargeStatutes } from './statutes.ts';
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

/**
 * Whether the rate of tax that terms name is one that the dated data knows on the day they hold from. The rate of a fee is
 * that of the goods or the service it belongs to, so the house chooses among the law's rates.
 */
export function checkGoodsTaxRate(
  { lateFee }: Pick<ChargeTerms, 'lateFee'>,
  goodsTax: ChargeStatutes['goodsTax'],
  fromOn: PlainDate,
): Result<null, { readonly code: 'goodsTaxRateUnknown'; readonly rates: string }> {
  const percent = lateFee?.gstPercent ?? null;
  if (percent === null) return ok(null);
  const rates = goodsTaxRatesOn(goodsTax, fromOn);
  const isKnown = ['0', ...rates].some(
    (rate) => compare(decimalToFraction(rate), decimalToFraction(percent)) === 0,
  );
  return isKnown ? ok(null) : refused({ code: 'goodsTaxRateUnknown', rates: rates.join(', ') });
}
