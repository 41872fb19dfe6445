import { describe, expect, test } from 'vitest';
import { precedence, rankOf } from '../../../../src/shared/domain/account/precedence.ts';
import { wordsOf } from '../../../../src/shared/domain/account/spoken-words.ts';
import { emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import type { AccountEvent, DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { buildEvent } from '../events/build-event.ts';
import {
  disputed,
  held,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  stream,
} from '../events/drafts.ts';
import { offered, planCancelled, planDecided, planTweaked, settlementAccepted } from '../fold/templates.ts';
import { foldTogether, reviewLines, type Said } from './two-people.ts';

const dead = (): EventDraft => holdOf('deceased');
const holdOf = (hold: DataOf<'hold.set'>['hold']): EventDraft => {
  const draft = held();
  return { ...draft, data: { ...(draft.data as DataOf<'hold.set'>), hold } } as EventDraft;
};

const promiseStates = (...told: readonly Said[]) => {
  const state = foldTogether([], told);
  return [[...state.promises.values()].map(({ authored }) => authored), reviewLines(state)];
};

describe('what prevails where two people had not seen each other', () => {
  test('the order: holds, disputes, what ends, what replaces, what is made', () => {
    expect([...precedence]).toEqual(['hold', 'dispute', 'ended', 'replaced', 'made']);
    expect(rankOf('declined')).toBe(rankOf('made'));
    expect(rankOf('hold')).toBeLessThan(rankOf('dispute'));
  });

  test('a promise made while a dispute was taken down is suspended, whichever came first', () => {
    const expected = [['suspended'], ['commitmentUnderDispute medium ravi.1 > asha.1']];
    expect(promiseStates(['asha', promised()], ['ravi', disputed()])).toEqual(expected);
    expect(promiseStates(['ravi', disputed()], ['asha', promised()])).toEqual(expected);
  });

  test('a promise made while a death was reported is suspended; quiet hours leave it alone', () => {
    expect(promiseStates(['asha', promised()], ['ravi', dead()])).toEqual([
      ['suspended'],
      ['commitmentUnderHold medium ravi.1 > asha.1'],
    ]);
    expect(promiseStates(['asha', promised()], ['ravi', holdOf('contactPreference')])).toEqual([
      ['open'],
      [],
    ]);
  });

  test('of two promises the one with the lower place runs, the other asks for a second person', () => {
    expect(promiseStates(['asha', promised()], ['ravi', promised({ promiseId: 'M-2' })])).toEqual([
      ['open', 'pendingApproval'],
      ['secondPromise low asha.1 > ravi.1'],
    ]);
  });

  test('a promise that was seen is renewed, replaced or doubled as its author wished', () => {
    const seen = foldTogether([promised()], [['ravi', promised({ promiseId: 'M-2' })]]);
    expect([...seen.promises.values()].map(({ authored }) => authored)).toEqual(['open', 'open']);
    expect([...seen.reviews.keys()]).toEqual(['secondPromise:M-1+M-2']);
  });

  test('a plan approved while it was cancelled is cancelled, whichever came first', () => {
    const base = [planned({ needsApproval: true })];
    const approved: Said = ['asha', planDecided('approved')];
    const cancelled: Said = ['ravi', planCancelled()];
    for (const told of [
      [approved, cancelled],
      [cancelled, approved],
    ]) {
      const state = foldTogether(base, told);
      expect(state.plans.get('L-1')?.authored).toBe('cancelled');
      expect(reviewLines(state)).toEqual(['endedAndApproved high ravi.1 > asha.1']);
    }
  });

  test('what an approval that did not stand had replaced runs on', () => {
    const base = [planned(), planned({ planId: 'L-2', replaces: 'L-1', needsApproval: true })];
    const state = foldTogether(base, [
      ['asha', planDecided('approved', 'L-2')],
      ['ravi', planCancelled('L-2')],
    ]);
    expect([...state.plans.values()].map(({ authored }) => authored)).toEqual(['active', 'cancelled']);
  });

  test('of two tweaks the second waits', () => {
    const state = foldTogether(
      [planned()],
      [
        ['asha', planTweaked('W-1')],
        ['ravi', planTweaked('W-2')],
      ],
    );
    expect(state.plans.get('L-1')?.tweaks?.map(({ authored }) => authored)).toEqual([
      'applied',
      'pendingApproval',
    ]);
    expect(reviewLines(state)).toEqual(['secondTweak low asha.1 > ravi.1']);
  });

  test('a plan and a settlement agreed at once both stand, and a person looks', () => {
    const state = foldTogether(
      [offered()],
      [
        ['asha', settlementAccepted()],
        ['ravi', planned()],
      ],
    );
    expect(state.plans.get('L-1')?.authored).toBe('active');
    expect(reviewLines(state)).toEqual(['planAgainstSettlement medium asha.1 > ravi.1']);
    // The plan that a settlement's own payments run as is no other agreement.
    const own = foldTogether(
      [],
      [
        ['asha', offered()],
        ['asha', settlementAccepted()],
        ['asha', planned({ planId: 'L-9' })],
      ],
    );
    expect(reviewLines(own)).toEqual([]);
  });

  test('a later word of somebody who had seen both settles it', () => {
    const state = foldTogether(
      [],
      [
        ['asha', promised()],
        ['ravi', disputed()],
        ['meera', promiseDecided('approved'), { context: ['e1', 2] }],
      ],
    );
    expect(state.promises.get('M-1')?.authored).toBe('open');
    expect([...state.reviews.values()].map(({ state: standing }) => standing)).toEqual(['resolved']);
  });

  test('what was over already holds nothing up', () => {
    expect(
      promiseStates(['asha', promised()], ['asha', promiseWithdrawn('customer')], ['ravi', disputed()]),
    ).toEqual([['withdrawnByCustomer'], []]);
  });
});

test('the words of an event are those that precedence asks about, and most say none', () => {
  const state = emptyAccountState(stream);
  const words = (draft: EventDraft): string[] =>
    wordsOf(state, buildEvent(draft) as AccountEvent).map(
      ({ word, noun, subject }) => `${word} ${noun} ${subject}`,
    );
  expect(words(promised({ promiseId: 'M-2', replaces: 'M-1' }))).toEqual([
    'made promise M-2',
    'replaced promise M-1',
  ]);
  expect(words(promised({ needsApproval: true }))).toEqual([]);
  expect(words(planDecided('rejected'))).toEqual(['declined plan L-1']);
  expect(words(offered())).toEqual([]);
});
