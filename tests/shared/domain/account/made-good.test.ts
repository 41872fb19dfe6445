import { describe, expect, test } from 'vitest';
import { isMadeGood } from '../../../../src/shared/domain/account/made-good.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';
import { foldTogether, type Said } from './two-people.ts';

const cheque = {
  tender: 'cheque',
  amountMinor: 30_000,
  reference: '1',
  bank: 'SBI',
  instrumentOn: day('2026-11-22'),
} as const;
const cash = {
  tender: 'cash',
  amountMinor: 30_000,
  reference: null,
  bank: null,
  instrumentOn: null,
} as const;

const withCheque: EventDraft = receipt({ receiptId: 'R-1', amountMinor: 30_000, tenders: [cheque] });
const inCash = receipt({
  receiptId: 'R-2',
  number: 'K3W7Q2-000009-X',
  amountMinor: 30_000,
  tenders: [cash],
});
const returned = {
  kind: 'instrument.bounced',
  stream,
  data: {
    instrumentId: 'R-1.0',
    reasonCode: 'fundsInsufficient',
    memoOn: day('2026-11-24'),
    bankChargeMinor: 0,
    attachmentId: null,
  },
  personal: null,
} as EventDraft;

const presented = {
  kind: 'instrument.presented',
  stream,
  data: { instrumentId: 'R-1.0', on: day('2026-11-23') },
  personal: null,
} as EventDraft;

const before = [opened(), imported('X-1', item()), withCheque, presented];

function isGood(...told: readonly Said[]): boolean {
  const state = foldTogether(before, told);
  const instrument = state.instruments.get('R-1.0');
  if (instrument === undefined) throw new Error('the cheque is in the register');
  return isMadeGood(state, instrument);
}

const onMemoDay = { on: '2026-11-24' };

describe('whether cash makes a returned cheque good', () => {
  test('where whoever wrote the return down had not seen it, whatever the two clocks showed', () => {
    for (const atMs of [1, 9_000_000_000_000]) {
      expect(isGood(['meena', returned], ['ravi', inCash, { ...onMemoDay, atMs }])).toBe(true);
      expect(isGood(['ravi', inCash, { ...onMemoDay, atMs }], ['meena', returned])).toBe(true);
    }
  });

  test('not where it was known when the return was written down, nor before the memo’s day', () => {
    const afterIt = { context: ['e1', before.length + 1] as const };
    expect(isGood(['ravi', inCash, onMemoDay], ['meena', returned, afterIt])).toBe(false);
    expect(isGood(['meena', returned], ['ravi', inCash, { on: '2026-11-23' }])).toBe(false);
    expect(isGood(['meena', returned])).toBe(false);
  });
});
