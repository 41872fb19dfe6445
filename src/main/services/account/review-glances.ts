import type { AccountView } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import type { PartyState } from '../../../shared/domain/party/state.ts';
import { lowReviewDays } from '../../../shared/domain/review/decisions.ts';
import { selectFadedReviews } from '../../db/queries/reviews.ts';
import type { ServiceContext } from '../service.ts';

/** What contradicts itself on an account and about its customer; what is low no longer after two weeks. */
export function reviewGlances(
  { read, today }: ServiceContext,
  account: AccountState,
  members: readonly PartyState[],
): AccountView['reviews'] {
  const lowSince = addDays(today, -lowReviewDays);
  return [account, ...members].flatMap(({ stream, reviews }) => {
    const open = [...reviews.values()].filter(({ state }) => state === 'open');
    if (open.length === 0) return [];
    const faded = selectFadedReviews(read, stream, lowSince);
    return open
      .filter(({ key }) => !faded.has(key))
      .map(({ key, kind, severity }) => ({ key, kind, severity }));
  });
}
