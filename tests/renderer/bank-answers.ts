import { plainDate } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import type { FixtureAnswers } from './fixture-door.ts';

const on = plainDate('2026-11-25');
const amount = { amountMinor: 4_000_00, currency: 'INR' };

/** A statement with one line, which is surely the money of one receipt. */
export const bankAnswers: FixtureAnswers = {
  listBankProposals: () =>
    ok({
      rows: [
        {
          lines: [
            {
              lineId: 'BL1',
              accountRef: '50200012345678',
              on,
              amount,
              openMinor: 4_000_00,
              reference: '412233445566',
              narration: 'UPI-SHREE GANESH-412233445566',
              payerName: 'SHREE GANESH',
              ageDays: 0,
              asideReason: null,
              asideNote: null,
              isReturn: false,
            },
          ],
          claims: [
            {
              accountId: 'account-1',
              receiptId: 'receipt-1',
              at: 0,
              number: 'K3W7Q2-000001-7',
              tender: 'upi',
              amount,
              reference: '412233445566',
              on,
              name: 'Shree Ganesh Traders',
              ageDays: 0,
              ahead: null,
              instrumentId: null,
            },
          ],
          reason: 'reference',
          notes: ['sameAmount'],
          confidence: 98,
          isTie: false,
          isSure: true,
          differenceMinor: 0,
        },
      ],
      total: 1,
      sure: 1,
      sureTotals: [amount],
      threshold: 90,
      returns: [],
    }),
  acceptSureBankMatches: () => ok({ accepted: 1 }),
  listBankLines: () => ok({ rows: [], total: 0, totals: [] }),
  listBankClaims: () => ok({ rows: [], total: 0, totals: [] }),
  listBankStatements: () => ok({ rows: [], total: 0 }),
  listBankMatches: () => ok({ rows: [], total: 0 }),
};
