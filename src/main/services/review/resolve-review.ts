import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { type StreamId, streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { isStreamId } from '../../../shared/domain/events/read-envelope.ts';
import { wordsOfReview } from '../../../shared/domain/review/decisions.ts';
import { type ReviewDecision, type ReviewItem, reviewKeyOf } from '../../../shared/domain/review/review.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectStreamsOfReview } from '../../db/queries/reviews.ts';
import { dayInBook } from '../periods/account-today.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { cashOfDismissed } from './cash-of-dismissed.ts';
import { commitmentWords } from './commitment-words.ts';
import { fieldWords } from './field-words.ts';
import { payerReviews } from './payer-reviews.ts';
import { holdingOf, resolution } from './resolution.ts';

type Word = Parameters<WritingService<'resolveReview'>>[1];
type Refused = Refusal<RefusalCodeOf<'resolveReview'>>;

/** A person's word on a review. What it asks to be written besides is written in the same transaction, or nothing is. */
export const resolveReview: WritingService<'resolveReview'> = (context, input) => {
  const found = openReview(context, input);
  if (!found.ok) return found;
  const { stream, review } = found.value;
  if (!wordsOfReview(review).includes(input.decision)) return refuse('wordDoesNotFit');
  const words = wordsByStream(context, stream, review, input);
  const objection = objectionTo(context, stream, words, input);
  if (objection !== null) return objection;
  const besides = saidBesides(context, stream, review, input);
  if (!besides.ok) return besides;
  const settled = [...words].map(([other, word]) => resolution(context, other, word));
  context.append([...besides.value, ...settled]);
  return ok({ streams: words.size });
};

interface OpenReview {
  readonly stream: StreamId;
  readonly review: ReviewItem;
}

/** The review as the person saw it; one that grew, or was settled meanwhile, is to be read again first. */
function openReview(
  context: ServiceContext,
  { stream, reviewKey, eventIds }: Word,
): Result<OpenReview, Refused> {
  if (!isStreamId(stream)) return refuse('unknownReview');
  const review =
    holdingOf(context, stream).reviews.get(reviewKey) ?? reviewOfPayer(context, stream, reviewKey);
  if (review === undefined) return refuse('unknownReview');
  if (review.state === 'resolved') return refuse('alreadySettled');
  const isAsSeen = review.eventIds.every((id) => eventIds.includes(id));
  return isAsSeen ? ok({ stream, review }) : refuse('reviewChanged');
}

/** A review that no stream has, as it follows from several accounts of one customer: the word is said in the customer's stream. */
function reviewOfPayer(context: ServiceContext, stream: StreamId, reviewKey: string): ReviewItem | undefined {
  if (streamKindOf(stream) !== 'party') return undefined;
  return payerReviews(context, { partyId: streamSubject(stream) }).find(
    ({ review }) => review.key === reviewKey,
  )?.review;
}

type WordsByStream = ReadonlyMap<StreamId, ReviewDecision>;

/** What is to be said in which stream: of a held group in every stream it spans, else in the review's own. */
function wordsByStream(
  context: ServiceContext,
  stream: StreamId,
  review: ReviewItem,
  { decision }: Word,
): WordsByStream {
  const own = { reviewKey: review.key, decision, events: review.eventIds };
  const words = new Map<StreamId, ReviewDecision>([[stream, own]]);
  const groupKey = groupKeyOf(context, stream, review);
  if (groupKey === null) return words;
  for (const other of selectStreamsOfReview(context.read, groupKey) as StreamId[]) {
    if (words.has(other)) continue;
    const events = holdingOf(context, other).reviews.get(groupKey)?.eventIds ?? [];
    words.set(other, { reviewKey: groupKey, decision, events });
  }
  return words;
}

/** Under what the rest of a held group is known in other streams; null where nothing is held. */
function groupKeyOf(context: ServiceContext, stream: StreamId, review: ReviewItem): string | null {
  if (review.kind === 'heldEvent') return review.key;
  if (review.kind !== 'receiptNumberTwice') return null;
  const held = holdingOf(context, stream).heldEvents.get(review.alternative ?? '');
  return held === undefined ? null : reviewKeyOf('heldEvent', [held.grp ?? held.id]);
}

/** Nobody releases what the same person wrote; the books of a closed year, and of a newer app, are left alone. */
function objectionTo(
  context: ServiceContext,
  stream: StreamId,
  words: WordsByStream,
  { decision }: Word,
): ReturnType<WritingService<'resolveReview'>> | null {
  if (decision === 'release' && isOwnRelease(context, words)) return refuse('makerIsChecker');
  if (streamKindOf(stream) !== 'account') return null;
  const account = context.ledger.states.account(streamSubject(stream));
  if (account.parked > 0 && decision !== 'seen') return refuse('newerAppNeeded');
  if (account.opened === null) return null;
  const dated = dayInBook(context, account.opened.data.bookId);
  return dated.ok ? null : dated;
}

function isOwnRelease(context: ServiceContext, words: WordsByStream): boolean {
  return [...words].some(([stream, { events }]) => {
    const { heldEvents } = holdingOf(context, stream);
    return events.some((id) => heldEvents.get(id)?.user === context.user.userId);
  });
}

/** The edits and decisions that the word stands for, written as if the person had made them on their own screens. */
function saidBesides(
  context: ServiceContext,
  stream: StreamId,
  review: ReviewItem,
  { decision }: Word,
): Result<readonly EventDraft[], Refused> {
  switch (decision) {
    case 'takeUp':
    case 'putAway':
      return commitmentWords(context, stream, review, decision === 'takeUp' ? 'approved' : 'rejected');
    case 'keepStanding':
    case 'keepOther':
    case 'keepBoth':
      return fieldWords(context, stream, review, decision);
    case 'dismiss':
      return ok(cashOfDismissed(context, stream, review));
    default:
      return ok([]);
  }
}
