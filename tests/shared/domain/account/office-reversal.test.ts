import { expect, test } from 'vitest';
import { officeReversal } from '../../../../src/shared/domain/account/office-reversal.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const cheque = (amountMinor: number, number: string) =>
  ({
    tender: 'cheque',
    amountMinor,
    reference: number,
    bank: null,
    instrumentOn: day('2026-11-20'),
  }) as const;
const cash = {
  tender: 'cash',
  amountMinor: 10_000,
  reference: null,
  bank: null,
  instrumentOn: null,
} as const;

const taken = receipt({
  amountMinor: 90_000,
  tenders: [cheque(50_000, '111111'), cash, cheque(30_000, '222222')],
  lines: [
    { itemId: 'I-1', amountMinor: 60_000 },
    { itemId: 'I-2', amountMinor: 20_000 },
  ],
  unappliedMinor: 10_000,
});
const { receiptId } = taken.data;

const bounced = (at: number, memoOn: string): EventDraft<'instrument.bounced'> => ({
  kind: 'instrument.bounced',
  stream,
  data: {
    instrumentId: `${receiptId}.${at}`,
    reasonCode: 'fundsInsufficient',
    memoOn: day(memoOn),
    bankChargeMinor: 0,
    attachmentId: null,
  },
  personal: null,
});

const claims: readonly Told[] = [
  opened(),
  imported(
    'X-1',
    item({ amountMinor: 60_000 }),
    item({ itemId: 'I-2', itemKey: 'INV/2', amountMinor: 20_000 }),
  ),
];

function reversal(told: readonly Told[], beforeMinor: number, amountMinor: number) {
  const { state } = foldDrafts(...claims, taken, ...told);
  return officeReversal(state, present(state.receipts.get(receiptId), 'the receipt'), {
    beforeMinor,
    amountMinor,
  });
}

const second: Told = [bounced(2, '2026-11-28'), { on: '2026-11-28' }];
const first: Told = [bounced(0, '2026-12-02'), { on: '2026-12-02' }];

test('a bounced cheque goes back from the claims that were paid last', () => {
  expect(reversal([second], 0, 30_000)).toEqual({
    on: '2026-11-28',
    tenders: [{ tender: 'cheque', amountMinor: 30_000, reference: '222222' }],
    lines: [{ itemId: 'I-2', amountMinor: 20_000 }],
    unappliedMinor: 10_000,
  });
});

test('a second one that bounces later goes back after it, and a void takes what is left', () => {
  expect(reversal([second, first], 30_000, 50_000)).toEqual({
    on: '2026-12-02',
    tenders: [{ tender: 'cheque', amountMinor: 50_000, reference: '111111' }],
    lines: [{ itemId: 'I-1', amountMinor: 50_000 }],
    unappliedMinor: 0,
  });
  expect(reversal([second, first], 80_000, 10_000)).toMatchObject({
    tenders: [{ tender: 'cash', amountMinor: 10_000 }],
    lines: [{ itemId: 'I-1', amountMinor: 10_000 }],
  });
});

test('the parts of any reversal add up to it', () => {
  for (const [before, amount] of [
    [0, 30_000],
    [30_000, 50_000],
    [0, 80_000],
    [0, 90_000],
    [25_000, 1],
  ] as const) {
    const { tenders, lines, unappliedMinor } = reversal([second, first], before, amount);
    const sum = (list: readonly { readonly amountMinor: number }[]): number =>
      list.reduce((total, one) => total + one.amountMinor, 0);
    expect([sum(tenders), sum(lines) + unappliedMinor]).toEqual([amount, amount]);
  }
});
