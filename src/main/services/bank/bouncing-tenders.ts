import { normaliseReference } from '../../../shared/domain/bank/narration.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { selectClaimRows } from '../../db/queries/bank.ts';
import type { ServiceContext } from '../service.ts';
import { claimsAhead, type OpenClaim, tendersOf } from './open-bank.ts';

/** What a debit that sends money back says of it. */
export interface ReturnedMoney {
  readonly amountMinor: number;
  readonly currency: string;
  readonly on: PlainDate;
  /** Cheque number and references, as `normaliseReference` writes them. */
  readonly numbers: readonly string[];
}

/**
 * The tenders a returned cheque or debit may be: those with its number and amount; where no number is known, cheques of the
 * amount. Matched ones too, for a bank credits first and takes back later. Proposed to a person, posted by nobody here.
 */
export function bouncingTenders(context: ServiceContext, returned: ReturnedMoney): readonly OpenClaim[] {
  const from = addDays(returned.on, -context.resources.bankMatchingPolicy.window.cheque.afterDays - 90);
  const taken = selectClaimRows(context.read, from).flatMap((row) => tendersOf(context, row));
  const equal = [...taken, ...claimsAhead(context, from)].filter(
    ({ tender }) =>
      tender.amountMinor === returned.amountMinor &&
      tender.currency === returned.currency &&
      tender.receivedOn <= returned.on,
  );
  const numbers = new Set(returned.numbers.filter((number) => number !== ''));
  const named = equal.filter(
    ({ tender }) => tender.reference !== null && numbers.has(normaliseReference(tender.reference)),
  );
  if (named.length > 0) return named;
  return equal.filter(({ tender }) => tender.tender === 'cheque').slice(0, 10);
}
