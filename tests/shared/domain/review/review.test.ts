import { describe, expect, test } from 'vitest';
import { emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { closeReview, raiseReview, settleReview } from '../../../../src/shared/domain/review/review.ts';
import { stream } from '../events/drafts.ts';

const key = 'likelyDuplicateReceipt:a+b';
const item = {
  key,
  kind: 'likelyDuplicateReceipt',
  severity: 'medium',
  eventIds: ['a', 'b'],
  chosen: null,
  alternative: null,
  subject: null,
  state: 'open',
  decision: null,
};

describe('a review', () => {
  test('is known by its events, in whatever order they are named, and raised once', () => {
    const state = emptyAccountState(stream);
    const effects = noEffects();
    raiseReview(state, effects, 'likelyDuplicateReceipt', 'medium', ['b', 'a']);
    raiseReview(state, effects, 'likelyDuplicateReceipt', 'high', ['a', 'b']);
    expect([...state.reviews]).toEqual([[key, item]]);
    expect(effects.touched).toEqual(new Map([['review', new Set([key])]]));
  });

  test('that is known by what it is about takes more events in', () => {
    const state = emptyAccountState(stream);
    for (const events of [['b'], ['a', 'b'], ['c']]) {
      raiseReview(state, noEffects(), 'doubleContact', 'low', events, { about: '2026-11-24' });
    }
    expect([...state.reviews.values()]).toMatchObject([
      { key: 'doubleContact:2026-11-24', eventIds: ['a', 'b', 'c'] },
    ]);
  });

  test('is settled once, also by a word that is read before it', () => {
    const state = emptyAccountState(stream);
    settleReview(state, noEffects(), { reviewKey: key, decision: 'keep', events: [], eventId: 'c' });
    settleReview(state, noEffects(), { reviewKey: key, decision: 'keep', events: [], eventId: 'd' });
    raiseReview(state, noEffects(), 'likelyDuplicateReceipt', 'medium', ['a', 'b']);
    closeReview(state, noEffects(), key, null);
    expect(state.reviews.get(key)).toEqual({ ...item, state: 'resolved', decision: 'keep' });
  });

  test('on which two people said different words is settled by the first, and somebody looks', () => {
    const state = emptyAccountState(stream);
    raiseReview(state, noEffects(), 'likelyDuplicateReceipt', 'medium', ['a', 'b']);
    settleReview(state, noEffects(), { reviewKey: key, decision: 'dismiss', events: [], eventId: 'c' });
    settleReview(state, noEffects(), { reviewKey: key, decision: 'release', events: [], eventId: 'd' });
    expect([...state.reviews.values()]).toMatchObject([
      { key, state: 'resolved', decision: 'dismiss' },
      {
        kind: 'decidedTwice',
        severity: 'medium',
        chosen: 'c',
        alternative: 'd',
        subject: key,
        state: 'open',
      },
    ]);
  });
});
