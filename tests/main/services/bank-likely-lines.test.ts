import { expect, test } from 'vitest';
import { freshHouse, statement, take } from './bank-house.ts';

test('money that seems to be a receipt’s stands apart, and a word of the bank that names nobody is no payer', async () => {
  const house = await freshHouse();
  const { core, c1, c2, file } = house;
  const sure = await take(house, c1, 5_000_00, 'upi', '412233445566');
  const likely = await take(house, c2, 7_000_00, 'upi', '412233449999');
  const upload = file(
    statement([
      ['25/11/2026', 'UPI-PRACTICE-x@ok-888888888888-x', '', 1_234_00],
      ['26/11/2026', 'UPI-SHARMA TRADERS-sharma@ok-412233445566-x', '0000412233445566', 5_000_00],
      ['26/11/2026', 'UPI-ASHA PATIL-asha@ok-999999999999-x', '', 7_000_00],
    ]),
  );
  await core.value('importBankStatement', { upload });
  const told = async (state: 'open' | 'likely') => {
    const { rows, total, totals } = await core.value('listBankLines', { state });
    return {
      rows: rows.map((row) => [
        row.amount.amountMinor,
        row.likely.map(({ receiptId }) => receiptId),
        row.knownPayer,
      ]),
      total,
      totals: totals.map(({ amountMinor }) => amountMinor),
    };
  };
  expect(await told('likely')).toEqual({
    rows: [[5_000_00, [sure.receiptId], 'SHARMA TRADERS']],
    total: 1,
    totals: [5_000_00],
  });
  // Below the threshold it stays, and is asked about before a second receipt is made.
  expect(await told('open')).toEqual({
    rows: [
      [1_234_00, [], null],
      [7_000_00, [likely.receiptId], 'ASHA PATIL'],
    ],
    total: 2,
    totals: [8_234_00],
  });
});

test('a second receipt for money that seems to be one’s is refused until a person says it is another payment', async () => {
  const house = await freshHouse();
  const { core, c1, file } = house;
  const known = await take(house, c1, 5_000_00, 'upi', '412233445566');
  const upload = file(
    statement([['26/11/2026', 'UPI-SHARMA TRADERS-sharma@ok-412233445566-x', '0000412233445566', 5_000_00]]),
  );
  await core.value('importBankStatement', { upload });
  const { rows } = await core.value('listBankLines', { state: 'likely' });
  const asked = { lineId: rows[0]?.lineId ?? '', accountId: c1, amountMinor: 5_000_00 };
  expect(await core.refusal('recordReceiptFromLine', asked)).toEqual({
    code: 'lineHasReceipt',
    params: { number: known.number },
  });
  const made = await core.value('recordReceiptFromLine', { ...asked, isAnotherPayment: true });
  expect(made.number).not.toBe(known.number);
});
