import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { ask } from './ask.ts';

/** A day of the bank for the pictures: a transfer that a receipt told of, one that none did, and a charge. */
export const bankDay = [
  'HDFC BANK Ltd.',
  'Account No : 50200012345678,Currency : INR',
  'Date,Narration,Chq./Ref.No.,Withdrawal Amt.,Deposit Amt.,Closing Balance',
  '25/11/2026,UPI-CUSTOMER-k@ok-412233445566-pay,0000412233445566,,4000,104000.00',
  '25/11/2026,NEFT CR-SBIN0001234-PATIL STORES-SBINN52026110312,,,1500,105500.00',
  '25/11/2026,SMS ALERT CHRG,,18,,105482.00',
  '',
].join('\n');

/** Money in every way, so that no screen of money is empty: terms of interest, a cheque, a transfer. */
export async function moveMoney(page: Page): Promise<void> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 10 });
  const accountIds = rows.map(({ accountId }) => accountId);
  const { book, on } = await ask(page, 'readAccount', { accountId: accountIds[2] ?? '' });
  const interest = {
    regime: 'contract',
    ratePercent: '18',
    dayCount: 'actual/365F',
    compounding: 'none',
  } as const;
  await ask(page, 'setChargeTerms', {
    commandId: randomUUID(),
    bookId: book.bookId,
    fromOn: plainDate('2020-01-01'),
    terms: { ...noCharges, interest, clause: 'Clause 7 of the supply agreement' },
  });
  const plain = { bank: null, instrumentOn: null } as const;
  await ask(page, 'recordReceipt', {
    commandId: randomUUID(),
    accountId: accountIds[3] ?? '',
    tenders: [{ tender: 'upi', amountMinor: 400_000, reference: '412233445566', ...plain }],
  });
  await ask(page, 'recordReceipt', {
    commandId: randomUUID(),
    accountId: accountIds[4] ?? '',
    tenders: [
      { tender: 'cash', amountMinor: 120_000, reference: null, ...plain },
      {
        tender: 'cheque',
        amountMinor: 250_000,
        reference: '004711',
        bank: 'State Bank, Pune',
        instrumentOn: on,
      },
    ],
  });
}
