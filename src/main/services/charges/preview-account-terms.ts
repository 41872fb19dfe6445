import type { ChargeSums } from '../../../shared/contract/account-terms.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { DatedTerms } from '../../../shared/domain/charges/terms.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { accountForTerms } from './account-terms-checks.ts';
import { type DueWithCharges, dueWithCharges, knownTerms } from './charges-of.ts';

/** What today's charges are, and what they would be had these terms been set: the same walk over the claims, twice. */
export const previewAccountTerms: WaitingService<'previewAccountTerms'> = (context, input) => {
  const account = accountForTerms(context, input);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { accountId, terms, fromOn } = input;
  const known = knownTerms(context);
  const asked: DatedTerms = {
    termsId: 'asked',
    bookId: opened.bookId,
    accountId,
    fromOn,
    place: known.length,
    terms,
  };
  const asOf = context.today;
  const open = openItems(state, asOf);
  const changed = open.filter(({ dueOn }) => dueOn >= fromOn).length;
  return ok({
    asOf,
    currency: opened.currency,
    before: sumsOf(dueWithCharges(context, state, asOf, known)),
    after: sumsOf(dueWithCharges(context, state, asOf, [...known, asked])),
    changed,
    kept: open.length - changed,
  });
};

function sumsOf({ lines, chargesMinor }: DueWithCharges): ChargeSums {
  const sumOf = (...heads: readonly string[]): number =>
    lines
      .filter(({ component }) => heads.includes(component))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    interestMinor: sumOf('interest'),
    penaltyMinor: sumOf('penalty'),
    feeMinor: sumOf('fee', 'cost'),
    totalMinor: chargesMinor,
  };
}
