import { listReviews } from './list-reviews.ts';
import { resolveReview } from './resolve-review.ts';

/** What contradicts itself: the list of it, and a person's word. */
export const reviewServices = { listReviews, resolveReview };
