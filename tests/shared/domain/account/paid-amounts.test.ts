import { expect, test } from 'vitest';
import {
  paidByPromise,
  paymentsOf,
  refreshPaidAmounts,
} from '../../../../src/shared/domain/account/paid-amounts.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { day } from '../events/build-event.ts';
import { opened, planned, promised, receipt, voidDecided, voidRequested } from '../events/drafts.ts';
import { foldDrafts } from './fold-drafts.ts';

test('payments are the receipts in the account’s currency, with the day a void took one back', () => {
  const { state } = foldDrafts(
    opened(),
    receipt(),
    receipt({ receiptId: 'R-2', currency: 'USD' }),
    [receipt({ receiptId: 'R-3', amountMinor: 5_000 }), { on: '2026-11-26' }],
    voidRequested(),
    [voidDecided('approved'), { on: '2026-11-27' }],
  );
  expect(paymentsOf(state)).toEqual([
    { receiptId: 'R-1', on: '2026-11-24', amountMinor: 40_000, voidedOn: '2026-11-27' },
    { receiptId: 'R-3', on: '2026-11-26', amountMinor: 5_000, voidedOn: null },
  ]);
});

test('what was paid goes to the promise due first; a receipt of the day before the promise was made is not on it', () => {
  const { state } = foldDrafts(
    opened(),
    receipt({ receiptId: 'R-0', amountMinor: 9_000 }),
    promised(),
    promised({ promiseId: 'M-2', dueOn: day('2026-12-05'), graceUntil: day('2026-12-07') }),
    [receipt({ amountMinor: 60_000 }), { on: '2026-11-28' }],
  );
  expect(paidByPromise(state)).toEqual(
    new Map([
      ['M-1', { paidMinor: 50_000, lastPaidOn: '2026-11-28' }],
      ['M-2', { paidMinor: 10_000, lastPaidOn: '2026-11-28' }],
    ]),
  );
});

test('every promise and plan is looked at again', () => {
  const { state } = foldDrafts(promised(), promised({ promiseId: 'M-2' }), planned());
  const effects = noEffects();
  refreshPaidAmounts(state, effects);
  expect(effects.touched).toEqual(
    new Map([
      ['promise', new Set(['M-1', 'M-2'])],
      ['plan', new Set(['L-1'])],
    ]),
  );
});
