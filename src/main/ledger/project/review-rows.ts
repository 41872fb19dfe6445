import { type StreamId, streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { Reviewed } from '../../../shared/domain/review/review.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { reviewItem } from '../../db/schema.ts';
import { type Projector, rowReader } from './projector.ts';

const reviewWriter = rowWriter(reviewItem);

/** Contradictions that a person settles, of whichever kind of stream. */
export const reviewRows: Projector<Reviewed & { readonly stream: string }> = {
  touched: 'review',
  writer: reviewWriter,
  isWatched: false,
  isByStream: true,
  ids: (state) => state.reviews.keys(),
  prepare: (state) => {
    const stream = state.stream as StreamId;
    const accountId = streamKindOf(stream) === 'account' ? streamSubject(stream) : null;
    return rowReader(reviewWriter, state.reviews, ({ key, ...told }) => ({
      ...told,
      reviewKey: key,
      stream,
      accountId,
    }));
  },
};
