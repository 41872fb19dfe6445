import { expect, test } from 'vitest';
import { openAppointment, triedFor } from '../../../../src/shared/domain/account/appointment.ts';
import { day } from '../events/build-event.ts';
import { appointment, logged } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const on = '2026-11-25';
const set = appointment('V-1', on);
const shown = (...told: readonly Told[]) => openAppointment(foldDrafts(set, ...told).state);

test('an attempt that reached nobody leaves it open and is told beside it', () => {
  expect(shown()?.tried).toBeUndefined();
  expect(shown([logged(), { on }])).toMatchObject({ on, tried: { on, outcome: 'noAnswer' } });
  expect(shown([logged({ contactClass: 'TPC', outcome: 'LMT' }), { on }])?.tried?.outcome).toBe('LMT');
  expect(shown([logged(), { on: '2026-11-24' }])?.tried).toBeUndefined();
});

test('it is over once the person is reached', () => {
  expect(shown([logged({ contactClass: 'RPC' }), { on }])).toBeNull();
});

test('the contact in which it was agreed is no attempt to keep it', () => {
  const newest = { on: day(on), atMs: 1, contactClass: 'TPC', outcome: 'LMT' } as const;
  expect(triedFor(day(on), { ...newest, nextAction: 'setAppointment' })).toEqual({});
  expect(triedFor(day(on), { ...newest, nextAction: null })).toEqual({
    tried: { on: day(on), atMs: 1, outcome: 'LMT' },
  });
});
