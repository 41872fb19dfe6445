import type { DifferenceView } from '../../src/shared/contract/reconciliation.ts';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import type { FixtureAnswers } from './fixture-door.ts';

const receipts = [{ receiptId: 'receipt-1', amountMinor: 4_000_00 }];

/** A file that says 5,900 where 10,000 were open and a receipt of 4,000 was taken. */
export const difference: DifferenceView = {
  accountId: 'account-1',
  account: '00417',
  partyName: 'Shree Ganesh Traders',
  importId: 'import-2',
  fileName: 'open items.csv',
  toldOn: plainDate('2026-11-24'),
  currency: 'INR',
  direction: 'fall',
  amountMinor: 4_100_00,
  inQuestionMinor: 4_000_00,
  isExact: false,
  decided: false,
  askedMinor: 5_900_00,
  officeMinor: 5_900_00,
  otherwiseMinor: 1_900_00,
  claims: [{ itemId: 'item-1', number: 'INV/001', beforeMinor: 10_000_00, afterMinor: 5_900_00 }],
  receipts: [
    {
      receiptId: 'receipt-1',
      number: 'K3M9QX-000123-7',
      receivedOn: plainDate('2026-11-23'),
      waitingMinor: 4_000_00,
    },
  ],
  explanations: [
    {
      kind: 'receiptsAndTax',
      receipts,
      parts: [
        { reason: 'taxDeducted', itemId: 'item-1', amountMinor: 100_00, reference: '393(1) contractor' },
      ],
      tax: { section: '393(1) contractor', basisPoints: 100, baseMinor: 10_000_00, goodsTaxPercent: 0 },
    },
    {
      kind: 'office',
      receipts: [],
      parts: [{ reason: 'paidElsewhere', itemId: null, amountMinor: 4_100_00, reference: null }],
      tax: null,
    },
  ],
  decision: null,
};

/** Two differences to decide, one of them exact; a missing claim; a receipts file with a rejected entry. */
export const officeAnswers: FixtureAnswers = {
  listDifferences: ({ state }) =>
    ok(
      state === 'decided'
        ? { rows: [], total: 0, toDecide: 0, exact: 0 }
        : {
            rows: [
              difference,
              { ...difference, accountId: 'account-2', partyName: 'Patil Stores', isExact: true },
            ],
            total: 2,
            toDecide: 2,
            exact: 1,
          },
    ),
  acceptExactDifferences: () => ok({ accepted: 1 }),
  decideDifference: () => ok({}),
  listMissing: () =>
    ok({
      rows: [
        {
          itemId: 'item-9',
          accountId: 'account-1',
          account: '00417',
          partyName: 'Shree Ganesh Traders',
          bookTitle: 'Trade',
          number: 'INV/009',
          dueOn: plainDate('2026-10-01'),
          currency: 'INR',
          statedMinor: 700_00,
          openMinor: 700_00,
          importId: 'import-2',
          missingSince: plainDate('2026-11-24'),
        },
      ],
      total: 1,
    }),
  closeMissing: () => ok({ closed: 1 }),
  readImportChanges: () =>
    ok({
      rows: [
        {
          itemId: 'item-1',
          accountId: 'account-1',
          account: '00417',
          partyName: 'Shree Ganesh Traders',
          number: 'INV/001',
          currency: 'INR',
          change: 'lower',
          beforeMinor: 10_000_00,
          afterMinor: 5_900_00,
        },
      ],
      total: 1,
    }),
  previewWriteback: () =>
    ok({
      entries: 2,
      totals: [{ currency: 'INR', count: 2, amountMinor: 4_900_00 }],
      inQuestion: 1,
      knownToOffice: 1,
    }),
  listWritebacks: () =>
    ok({
      rows: [
        {
          batchId: 'W1',
          batchNumber: 1,
          bookTitle: 'Trade',
          shape: 'tally',
          madeOn: plainDate('2026-11-23'),
          madeMs: Date.UTC(2026, 10, 23, 12),
          madeByName: 'Asha',
          sha256: 'ab'.repeat(32),
          entries: 3,
          totals: [{ currency: 'INR', count: 3, amountMinor: 5_000_00 }],
          inOffice: 1,
          rejected: 1,
          waiting: 1,
        },
      ],
      total: 1,
    }),
  readWritebackEntries: () =>
    ok({
      rows: [
        {
          entry: 'receipt',
          receiptId: 'receipt-1',
          accountId: 'account-1',
          partyName: 'Shree Ganesh Traders',
          number: 'K3M9QX-000123-7',
          amount: { amountMinor: 4_000_00, currency: 'INR' },
          state: 'rejected',
          reason: 'No such ledger',
        },
      ],
      total: 1,
    }),
  settleRejection: () => ok({}),
};
