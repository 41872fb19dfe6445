import { describe, expect, test } from 'vitest';
import type { EventDraft, PartyEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { settleField } from '../../../../src/shared/domain/party/register.ts';
import { foldParty, type PartyState } from '../../../../src/shared/domain/party/state.ts';
import { buildEvent, type EventSetting } from '../events/build-event.ts';

type Field = 'name' | 'email';

const set = (value: string | null, field: Field = 'name', importId?: string): EventDraft => ({
  kind: 'party.fieldSet',
  stream: 'party:P-1',
  data: { field, ...(importId === undefined ? {} : { importId }) },
  personal: { value, previous: null },
});

/** Events of devices a, b, c in the order of their places; each had seen nothing unless it says so. */
function fold(
  ...told: readonly (readonly [device: string, draft: EventDraft, setting?: EventSetting])[]
): PartyState {
  const events = told.map(([device, draft, setting = {}], at) => {
    const base = {
      device,
      seq: at + 1,
      id: `${device}${at + 1}`,
      place: at + 1,
      context: ['e1', 0] as const,
    };
    return buildEvent(draft, { ...base, correctedMs: 1_000 + at, ...setting });
  });
  return foldParty('party:P-1', events as PartyEvent[]).state;
}

const open = (state: PartyState) =>
  [...state.reviews.values()]
    .filter((review) => review.state === 'open')
    .map(({ chosen, alternative }) => `${chosen} > ${alternative}`);

describe('a field that two people set', () => {
  test('says what somebody wrote who had seen the other, whatever the clocks say', () => {
    const state = fold(
      ['a', set('Asha'), { correctedMs: 9_000 }],
      ['b', set('Usha'), { context: ['e1', 1], correctedMs: 10 }],
    );
    expect([state.fields.get('name')?.value, open(state)]).toEqual(['Usha', []]);
  });

  test('unseen by each other: the later corrected time, then the larger device; the other stays in the history', () => {
    const later = fold(['b', set('Usha'), { correctedMs: 9_000 }], ['a', set('Asha')]);
    expect([later.fields.get('name')?.value, open(later)]).toEqual(['Usha', ['b1 > a2']]);
    expect(later.fields.get('name')?.history.map(({ value }) => value)).toEqual(['Usha', 'Asha']);
    const tie = fold(['a', set('Asha'), { correctedMs: 5 }], ['b', set('Usha'), { correctedMs: 5 }]);
    expect(tie.fields.get('name')?.value).toBe('Usha');
  });

  test('is asked about only where it is sensitive and the values differ', () => {
    expect(open(fold(['a', set('x@y.in', 'email')], ['b', set('z@y.in', 'email')]))).toEqual([]);
    expect(open(fold(['a', set('Asha')], ['b', set('Asha')]))).toEqual([]);
  });

  test('is settled by a value of somebody who had seen both', () => {
    const state = fold(['a', set('Asha')], ['b', set('Usha')], ['c', set('Asha'), { context: ['e1', 2] }]);
    expect([state.fields.get('name')?.value, open(state)]).toEqual(['Asha', []]);
  });

  test('is asked about again where an import that settled it is undone', () => {
    const undone: EventDraft = {
      kind: 'party.importUndone',
      stream: 'party:P-1',
      data: { importId: 'X-1' },
      personal: null,
    };
    const state = fold(
      ['a', set('Asha')],
      ['b', set('Usha')],
      ['c', set('Isha', 'name', 'X-1'), { context: ['e1', 2] }],
      ['c', undone, { context: ['e1', 3] }],
    );
    expect([state.fields.get('name')?.value, open(state)]).toEqual(['Usha', ['b2 > a1']]);
  });
});

test('a field that nobody set says nothing', () => {
  expect(settleField([])).toBeNull();
});
