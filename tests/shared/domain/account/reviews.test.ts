import { expect, test } from 'vitest';
import { raiseReview } from '../../../../src/shared/domain/account/reviews.ts';
import { emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { stream } from '../events/drafts.ts';

test('a review is known by its events, in whatever order they are named, and raised once', () => {
  const state = emptyAccountState(stream);
  const effects = noEffects();
  raiseReview(state, effects, 'likelyDuplicateReceipt', 'medium', ['b', 'a']);
  raiseReview(state, effects, 'likelyDuplicateReceipt', 'high', ['a', 'b']);
  const key = 'likelyDuplicateReceipt:a+b';
  expect([...state.reviews]).toEqual([
    [key, { key, kind: 'likelyDuplicateReceipt', severity: 'medium', eventIds: ['a', 'b'], state: 'open' }],
  ]);
  expect(effects.touched).toEqual(new Map([['review', new Set([key])]]));
});
