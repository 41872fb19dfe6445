import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { wordsOfReview } from '../../../../src/shared/domain/review/decisions.ts';
import { buildEvent, type EventSetting } from '../events/build-event.ts';
import { imported, item, opened, promised, receipt, stream } from '../events/drafts.ts';
import { reviewResolved } from '../fold/templates.ts';

function fold(...told: readonly (readonly [EventDraft, EventSetting?])[]): AccountState {
  const events = told.map(([draft, setting = {}], at) =>
    buildEvent(draft, { seq: at + 1, id: `e${at + 1}`, ...setting }),
  );
  return foldAccount(stream, events as AccountEvent[]).state;
}

const held = { status: 'held', grp: 'g1' } as const;
const book = [[opened()], [imported('X-1', item())]] as const;

describe('a held event', () => {
  test('counts for nothing and is asked about once for its group', () => {
    const state = fold(...book, [receipt(), held], [promised(), held]);
    expect([state.receipts.size, state.promises.size]).toEqual([0, 0]);
    expect([...state.reviews.values()]).toMatchObject([
      { key: 'heldEvent:g1', severity: 'high', eventIds: ['e3', 'e4'], state: 'open' },
    ]);
  });

  test('counts with all of its group once released, also what of it comes later', () => {
    const state = fold(
      ...book,
      [receipt(), held],
      [reviewResolved('heldEvent:g1', 'release', ['e3'])],
      [promised(), held],
    );
    expect([state.receipts.size, state.promises.size, state.heldEvents.size]).toEqual([1, 1, 0]);
    expect([...state.reviews.values()]).toMatchObject([{ state: 'resolved', decision: 'release' }]);
  });

  test('counts from its own place where the word came first', () => {
    const state = fold(...book, [reviewResolved('heldEvent:e4', 'release')], [receipt(), { status: 'held' }]);
    expect(state.receipts.get('R-1')?.event.status).toBe('ok');
  });

  test('never counts once dismissed; the first word stands', () => {
    const dismissed = [reviewResolved('heldEvent:g1', 'dismiss')] as const;
    const state = fold(...book, [receipt(), held], dismissed, [reviewResolved('heldEvent:g1', 'release')]);
    expect([state.receipts.size, [...state.reviews.values()][0]?.decision]).toEqual([0, 'dismiss']);
  });

  test('that is itself a word on a review does nothing until it is released', () => {
    const word = reviewResolved('heldEvent:g1', 'release');
    expect(fold(...book, [receipt(), held], [word, { status: 'held' }]).receipts.size).toBe(0);
  });
});

test('a doubtful clock is asked about once a device and day', () => {
  const state = fold(
    [opened(), { clock: 'suspect' }],
    [promised(), { clock: 'suspect' }],
    [imported('X-1', item())],
  );
  expect([...state.reviews.values()]).toMatchObject([
    { kind: 'clockSuspect', severity: 'low', eventIds: ['e1', 'e2'] },
  ]);
});

test('what may be said of a review follows from its kind', () => {
  expect(wordsOfReview({ kind: 'heldEvent', subject: 'g1' })).toEqual(['release', 'dismiss']);
  expect(wordsOfReview({ kind: 'doubleContact', subject: null })).toEqual(['seen']);
  expect(wordsOfReview({ kind: 'fieldSetTwice', subject: 'name' })).toContain('keepBoth');
  expect(wordsOfReview({ kind: 'fieldSetTwice', subject: 'language' })).not.toContain('keepBoth');
});
