import type { ReviewView } from '../../../shared/contract/reviews.ts';
import { wordsOfReview } from '../../../shared/domain/review/decisions.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type ReviewRow, selectReviewEvents } from '../../db/queries/reviews.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { openReviewRows } from './payer-reviews.ts';
import { reviewSides } from './review-sides.ts';

/** Everything that contradicts itself and waits for a person. A held group stands once, whatever streams it spans. */
export const listReviews: WaitingService<'listReviews'> = (context) => {
  const rows = openReviewRows(context);
  const seen = new Set<string>();
  const reviews = rows.flatMap((row) => {
    const isAgain = row.kind === 'heldEvent' && seen.has(row.reviewKey);
    seen.add(row.reviewKey);
    return isAgain ? [] : [viewOf(context, row, rows)];
  });
  return ok({ reviews });
};

function viewOf(context: ServiceContext, row: ReviewRow, rows: readonly ReviewRow[]): ReviewView {
  const { stream, reviewKey, kind, severity, subject, accountId, partyName, on } = row;
  const parts = kind === 'heldEvent' ? rows.filter((other) => other.reviewKey === reviewKey) : [row];
  const events = parts.flatMap((part) => selectReviewEvents(context.read, part.eventIds));
  const sides = reviewSides(context, row, events);
  const words = wordsOfReview(row);
  return { stream, reviewKey, kind, severity, subject, accountId, partyName, on, sides, words };
}
