import { describe, expect, test } from 'vitest';
import { applyAccountEvent, foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { buildEvent, day } from '../events/build-event.ts';
import { accountId, imported, item, opened, promised, receipt, stream } from '../events/drafts.ts';
import { eventsOf, foldDrafts } from './fold-drafts.ts';

const assigned = (userId: string | null): EventDraft => ({
  kind: 'account.assigned',
  stream,
  data: { userId },
  personal: null,
});
const snoozed: EventDraft = {
  kind: 'account.snoozed',
  stream,
  data: { until: day('2026-12-01'), reason: 'festival' },
  personal: null,
};
const skipped: EventDraft = { kind: 'account.skipped', stream, data: { reason: 'later' }, personal: null };

describe('an account', () => {
  test('is opened once: the first word stands', () => {
    const { state } = foldDrafts(opened(), opened({ currency: 'USD' }));
    expect(state.opened?.data.currency).toBe('INR');
  });

  test('is worked by whom it was given to last, and can be given back', () => {
    expect(foldDrafts(assigned('user-ravi'), assigned('user-asha')).state.assignedTo).toBe('user-asha');
    expect(foldDrafts(assigned('user-ravi'), assigned(null)).state.assignedTo).toBeNull();
  });

  test('is snoozed until a day and skipped on a day, each with a reason', () => {
    const { state, effects } = foldDrafts(snoozed, [skipped, { on: '2026-11-26' }]);
    expect([state.snooze, state.skip]).toEqual([
      { until: '2026-12-01', reason: 'festival', setOn: '2026-11-24' },
      { on: '2026-11-26', reason: 'later' },
    ]);
    expect(effects.touched).toEqual(new Map([['account', new Set([accountId])]]));
  });

  test('does not count what is held, but its row is looked at again', () => {
    const { state, effects } = foldDrafts([opened(), { status: 'held' }]);
    const { heldEvents, reviews } = state;
    expect(state).toEqual({ ...emptyAccountState(stream), heldEvents, reviews });
    expect([...heldEvents.values()].map(({ kind }) => kind)).toEqual(['account.opened']);
    expect(effects.touched).toEqual(
      new Map([
        ['account', new Set([accountId])],
        ['review', new Set(reviews.keys())],
      ]),
    );
  });

  test('looks again at claims and promises that were there before its currency was known', () => {
    const { effects } = foldDrafts(imported('X-1', item()), receipt({ currency: 'USD' }), promised());
    const late = noEffects();
    const { state } = foldDrafts(imported('X-1', item()), receipt({ currency: 'USD' }), promised());
    applyAccountEvent(state, buildEvent(opened(), { seq: 9 }), late);
    expect(effects.touched.get('item')).toEqual(new Set(['I-1']));
    expect([late.touched.get('item'), late.touched.get('promise')]).toEqual([
      new Set(['I-1']),
      new Set(['M-1']),
    ]);
  });

  test('folds step by step to what it folds to at once', () => {
    const events = eventsOf([opened(), imported('X-1', item()), receipt(), promised(), snoozed]);
    const state = emptyAccountState(stream);
    const effects = noEffects();
    for (const event of events) applyAccountEvent(state, event, effects);
    expect(foldAccount(stream, events)).toEqual({ state, effects });
  });
});
