import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import type { AccountEvent } from '../../../../src/shared/domain/events/kinds.ts';
import {
  addMoney,
  isSameMoney,
  type MoneyTotals,
  type OpenMoneyTotals,
  receivedOf,
  ShelfMoney,
  sortedMoney,
} from '../../../../src/shared/domain/scope/shelf-money.ts';
import { stream } from '../events/drafts.ts';
import { dailyFoldRuns } from '../fold/fold-runs.ts';
import { moneyHistory } from '../fold/histories.ts';

/** As a hub does it: of two receipts with one number the later is held. */
function heldAsByHub(events: readonly AccountEvent[]): readonly AccountEvent[] {
  const numbers = new Set<string>();
  return events
    .filter(({ place }) => place !== null)
    .map((event) => {
      if (event.kind !== 'receipt.recorded') return event;
      const isAgain = numbers.has(event.data.number);
      numbers.add(event.data.number);
      return isAgain ? { ...event, status: 'held' as const } : event;
    });
}

function moneyOf(events: readonly AccountEvent[]): MoneyTotals {
  const money = new ShelfMoney();
  for (const event of events) money.apply({ event, isHeld: event.status === 'held' });
  return sortedMoney(money.totals);
}

/** The same from the fold of the whole account. */
function foldedMoney(events: readonly AccountEvent[]): MoneyTotals {
  const totals: OpenMoneyTotals = {};
  for (const { event, void: asked } of foldAccount(stream, events).state.receipts.values()) {
    const { currency, amountMinor } = event.data;
    addMoney(totals, { [currency]: [amountMinor, asked?.state === 'approved' ? amountMinor : 0] });
  }
  return sortedMoney(totals);
}

describe('money of a shelf, from the bytes alone', () => {
  test('is what the fold of the account says, whatever was held, released and made void in whatever order', () => {
    let withVoids = 0;
    fc.assert(
      fc.property(moneyHistory(), (history) => {
        const events = heldAsByHub(history.events);
        const money = moneyOf(events);
        if (Object.values(money).some(([, voided]) => voided > 0)) withVoids += 1;
        expect(money).toEqual(foldedMoney(events));
      }),
      { numRuns: dailyFoldRuns },
    );
    expect(withVoids).toBeGreaterThan(0);
  });

  test.each([
    ['receipt.recorded', { currency: 'INR', amountMinor: 500 }, { currency: 'INR', amountMinor: 500 }],
    ['cash.received', { currency: 'INR', amountMinor: 500 }, null],
    ['toString', { currency: 'INR', amountMinor: 500 }, null],
    ['receipt.recorded', { currency: 'rupees', amountMinor: 500 }, null],
    ['receipt.recorded', { currency: 'INR', amountMinor: 1.5 }, null],
    ['receipt.recorded', { currency: 'INR', amountMinor: -5 }, null],
    ['receipt.recorded', null, null],
  ])('%s with %j', (kind, data, money) => {
    expect(receivedOf(kind, data)).toEqual(money);
  });

  test('never throws, whatever a broken app wrote', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('receipt.recorded', 'receipt.voidDecided', 'review.resolved'),
        fc.json(),
        (kind, text) => {
          const money = new ShelfMoney();
          money.apply({
            event: { id: 'e', grp: null, kind, data: JSON.parse(text) as unknown },
            isHeld: false,
          });
          expect(Object.keys(money.totals).length).toBeLessThan(2);
        },
      ),
    );
  });

  test('two totals are the same where a currency of nothing is left out', () => {
    expect(isSameMoney({ INR: [5, 0], USD: [0, 0] }, { INR: [5, 0] })).toBe(true);
    expect(isSameMoney({ INR: [5, 0] }, { INR: [5, 1] })).toBe(false);
    expect(isSameMoney({ INR: [5, 0] }, { USD: [5, 0] })).toBe(false);
    expect(sortedMoney({ USD: [1, 0], EUR: [0, 0], INR: [2, 1] })).toEqual({ INR: [2, 1], USD: [1, 0] });
  });
});
