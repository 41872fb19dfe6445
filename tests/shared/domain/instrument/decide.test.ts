import { expect, test } from 'vitest';
import { decideInstrument } from '../../../../src/shared/domain/instrument/decide.ts';
import {
  type InstrumentStanding,
  instrumentActs,
  instrumentStates,
  tenderInstrumentId,
} from '../../../../src/shared/domain/instrument/record.ts';
import { instrumentTransitions } from '../../../../src/shared/domain/instrument/transitions.ts';
import { day } from '../events/build-event.ts';

/** The table written out once more by hand, so that a change of it is a change of two places. */
const allowed: Readonly<Record<InstrumentStanding, readonly string[]>> = {
  held: ['present>presented', 'giveBack>returned', 'replace>replaced'],
  presented: ['clear>cleared', 'bounce>bounced'],
  cleared: ['bounce>bounced'],
  bounced: ['present>presented', 'giveBack>returned', 'replace>replaced'],
  returned: [],
  replaced: [],
};

const question = (standing: InstrumentStanding) => ({
  instrument: {
    instrumentKind: 'cheque' as const,
    standing,
    drawnOn: day('2026-11-20'),
    takenOn: day('2026-11-18'),
    presentedOn: standing === 'held' ? null : day('2026-11-21'),
  },
  on: day('2026-11-24'),
  today: day('2026-11-24'),
  validUntil: day('2027-02-20'),
});

test.each(instrumentStates)('an instrument that is %s moves by its table and by nothing else', (standing) => {
  const moves = instrumentActs.flatMap((act) => {
    const decided = decideInstrument({ ...question(standing), act });
    if (decided.ok) return [`${act}>${decided.value}`];
    expect(decided.refusal).toEqual({ code: 'instrumentActNotPossible', act, standing });
    expect(instrumentTransitions[standing][act]).toBeNull();
    return [];
  });
  expect(moves).toEqual(allowed[standing]);
});

test.each([
  ['2026-11-25', 'present', { code: 'dateInFuture' }],
  ['2026-11-17', 'giveBack', { code: 'instrumentDateTooEarly', earliest: '2026-11-18' }],
  ['2026-11-19', 'present', { code: 'instrumentNotYetDue', drawnOn: '2026-11-20' }],
] as const)('on %s it cannot be: %s', (on, act, refusal) => {
  expect(decideInstrument({ ...question('held'), on: day(on), act })).toEqual({ ok: false, refusal });
});

test('a cheque past its validity cannot be presented, on its last day it can', () => {
  const old = { ...question('held'), validUntil: day('2026-11-23'), act: 'present' as const };
  const refusal = { code: 'instrumentStale', validUntil: '2026-11-23' };
  expect(decideInstrument(old)).toEqual({ ok: false, refusal });
  expect(decideInstrument({ ...old, validUntil: day('2026-11-24') }).ok).toBe(true);
});

test('the bank’s word cannot be older than the presenting', () => {
  const early = { ...question('presented'), on: day('2026-11-20'), act: 'bounce' as const };
  const refusal = { code: 'instrumentDateTooEarly', earliest: '2026-11-21' };
  expect(decideInstrument(early)).toEqual({ ok: false, refusal });
});

test('an instrument of a receipt is known by the receipt and the place of its tender', () => {
  expect(tenderInstrumentId('R-1', 2)).toBe('R-1.2');
});
