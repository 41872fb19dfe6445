import { expect, test } from 'vitest';
import { randomLedger } from './random-events.ts';

// The same over 100,000 events is in tests/long; a seed that fails there fails here with its number.
test('the trial balance of random events of every stream is zero, event by event', () => {
  const { events, totals, unbalanced, postingKinds } = randomLedger(12_000, 7);
  expect(events).toBeGreaterThanOrEqual(12_000);
  expect(unbalanced).toEqual([]);
  expect(new Set(Object.values(totals))).toEqual(new Set([0]));
  // Balances of nothing prove nothing: every way in which money comes and goes back was among them.
  expect([...postingKinds]).toEqual(
    expect.arrayContaining([
      'cash.countersigned',
      'cash.dayDecided',
      'cash.depositTakenBack',
      'cash.deposited',
      'cash.handoverAnswered',
      'charge.posted',
      'charge.waived',
      'import.undone',
      'instrument.bounced',
      'instrument.cleared',
      'items.imported',
      'receipt.recorded',
      'receipt.voidDecided',
      'tender.confirmed',
      'tender.failed',
      'tender.unconfirmed',
    ]),
  );
});
