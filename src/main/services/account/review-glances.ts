import type { AccountView } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { PartyState } from '../../../shared/domain/party/state.ts';
import { selectFadedReviews } from '../../db/queries/reviews.ts';
import { lowReviewsSince } from '../review/low-reviews.ts';
import { payerReviews } from '../review/payer-reviews.ts';
import type { ServiceContext } from '../service.ts';

/** What contradicts itself on an account and about its customer; what is low no longer after two weeks. */
export function reviewGlances(
  context: ServiceContext,
  account: AccountState,
  members: readonly PartyState[],
): AccountView['reviews'] {
  const { read } = context;
  const lowSince = lowReviewsSince(context);
  const ofPayer = members.flatMap(({ stream }) =>
    payerReviews(context, { partyId: streamSubject(stream as StreamId) }),
  );
  const across = ofPayer
    .map(({ review }) => review)
    .filter(({ state }) => state === 'open')
    .map(({ key, kind, severity }) => ({ key: `payer:${key}`, kind, severity }));
  const within = [account, ...members].flatMap(({ stream, reviews }) => {
    const open = [...reviews.values()].filter(({ state }) => state === 'open');
    if (open.length === 0) return [];
    const faded = selectFadedReviews(read, stream, lowSince);
    return open
      .filter(({ key }) => !faded.has(key))
      .map(({ key, kind, severity }) => ({ key, kind, severity }));
  });
  return [...within, ...across];
}
