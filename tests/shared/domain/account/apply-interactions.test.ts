import { describe, expect, test } from 'vitest';
import { appointment, attached, corrected, logged } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const appointments = (...told: readonly Told[]): Record<string, string> =>
  Object.fromEntries([...foldDrafts(...told).state.appointments].map(([id, { state }]) => [id, state]));

describe('an interaction', () => {
  test('is logged once; its corrections stand beside it, each once, in order', () => {
    const { state, effects } = foldDrafts(
      logged(),
      logged({ outcome: 'spoke' }),
      corrected('C-1', 'rang three times'),
      corrected('C-2', 'it was her brother'),
      corrected('C-1', 'rang three times'),
    );
    const known = state.interactions.get('N-1');
    expect([known?.event.data.outcome, known?.event.personal?.note]).toEqual(['noAnswer', 'rang twice']);
    expect(known?.corrections.map(({ personal }) => personal?.note)).toEqual([
      'rang three times',
      'it was her brother',
    ]);
    expect(effects.touched.get('interaction')).toEqual(new Set(['N-1']));
  });

  test('that nobody logged is not made by its correction', () => {
    expect(foldDrafts(corrected('C-1', 'late')).state.interactions.size).toBe(0);
  });
});

test('an attachment is kept as it was first added', () => {
  const { state, effects } = foldDrafts(attached(), [attached(), { seq: 9 }]);
  expect(state.attachments.get('T-1')?.seq).toBe(1);
  expect(effects.touched.get('attachment')).toEqual(new Set(['T-1']));
});

describe('an appointment', () => {
  const set = appointment('V-1', '2026-11-25');
  const reached = logged({ contactClass: 'RPC', outcome: 'NIP' });

  test('is open, and moved by the next one', () => {
    expect(appointments(set)).toEqual({ 'V-1': 'open' });
    expect(appointments(set, appointment('V-2', '2026-11-28'))).toEqual({ 'V-1': 'moved', 'V-2': 'open' });
  });

  test.each<[string, Told, string]>([
    ['met by reaching the person on its day', [reached, { on: '2026-11-25' }], 'met'],
    ['met by reaching the person after it', [reached, { on: '2026-11-26' }], 'met'],
    ['not met by reaching the person before it', [reached, { on: '2026-11-24' }], 'open'],
    ['not met by an attempt that reached nobody', [logged(), { on: '2026-11-25' }], 'open'],
    ['not met by somebody else', [logged({ contactClass: 'TPC' }), { on: '2026-11-25' }], 'open'],
    ['not met by what is no attempt', [logged({ contactClass: 'none' }), { on: '2026-11-25' }], 'open'],
  ])('is %s', (_, contact, state) => {
    expect(appointments(set, contact)).toEqual({ 'V-1': state });
  });

  test('that was met is not opened again by the same words', () => {
    expect(appointments(set, [reached, { on: '2026-11-25' }], set)).toEqual({ 'V-1': 'met' });
  });
});
