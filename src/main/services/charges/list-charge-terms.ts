import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { knownTerms } from './charges-of.ts';

/** The terms of a book and its accounts, oldest first. */
export const listChargeTerms: WaitingService<'listChargeTerms'> = (context, input) => {
  const rows = knownTerms(context)
    .filter(({ bookId }) => bookId === input.bookId)
    .map(({ termsId, bookId, accountId, fromOn, terms }) => ({ termsId, bookId, accountId, fromOn, terms }))
    .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : one.fromOn > other.fromOn ? 1 : 0));
  return ok({ today: context.today, rows });
};
