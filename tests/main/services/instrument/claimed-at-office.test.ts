import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { tradeLaw } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

/** The office's file: what is open of two bills of 10,000 each. */
function openBills(first: string, second: string): string {
  const header =
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Outstanding,Currency';
  const row = (number: string, due: string, open: string): string =>
    ['C1', 'Firm C1', number, '2026-09-01', due, '10000.00', open, 'INR'].join(',');
  return `${[header, row('INV-1', '2026-10-01', first), row('INV-2', '2026-10-15', second)].join('\n')}\n`;
}

interface Day {
  readonly core: FreshCore;
  readonly accountId: string;
  readonly receiptId: string;
}

const tender = (name: 'cash' | 'upi', amountMinor: number) => ({
  tender: name,
  amountMinor,
  reference: name === 'upi' ? '412345678901' : null,
  bank: null,
  instrumentOn: null,
});

/** Two bills, and in the evening a receipt of 1,000 in cash and 3,000 said to be paid by UPI, laid on the first bill. */
async function firstEvening(tenders = [tender('cash', 1_000_00), tender('upi', 3_000_00)]): Promise<Day> {
  const core = await freshCore();
  await core.importCsv(openBills('10000.00', '10000.00'), tradeLaw);
  const accountId = await core.accountId('C1');
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders });
  core.setClock('2026-11-27');
  return { core, accountId, receiptId };
}

/** What is open of each bill, and what of it is claimed; the rows and the ageing say the same. */
async function owed({ core, accountId }: Day) {
  const account = await core.value('readAccount', { accountId });
  const aging = await core.value('reportAging', { asOf: account.on });
  expect(aging.byCurrency['INR']?.totalMinor ?? 0).toBe(account.totalDueMinor);
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
  return account.items.map(({ number, openMinor, claimedMinor }) => [
    number,
    openMinor / 100,
    claimedMinor / 100,
  ]);
}

const confirm = ({ core, receiptId }: Day, at: number) =>
  core.value('confirmTender', { receiptId, at, on: plainDate('2026-11-27') });

/** Decides the difference of a file: the office holds this much of the receipt, the rest of the fall is other money. */
async function decide(
  day: Day,
  importId: string | null,
  heldMinor: number,
  otherMinor: number,
): Promise<void> {
  const item = (await day.core.value('readAccount', { accountId: day.accountId })).items.at(0);
  const other = { reason: 'paidElsewhere', itemId: item?.itemId ?? null, amountMinor: otherMinor } as const;
  await day.core.value('decideDifference', {
    accountId: day.accountId,
    importId: importId ?? '',
    receipts: [{ receiptId: day.receiptId, amountMinor: heldMinor }],
    parts: otherMinor === 0 ? [] : [{ ...other, reference: null }],
  });
}

test('a file that does not know of the receipt: only its cash counts', async () => {
  const day = await firstEvening();
  await day.core.importCsv(openBills('10000.00', '10000.00'), tradeLaw);
  expect(await owed(day)).toEqual([
    ['INV-1', 9_000, 3_000],
    ['INV-2', 10_000, 0],
  ]);
});

test('the office set the whole receipt against the same bill: it counts once, before and after the bank line', async () => {
  const day = await firstEvening();
  await day.core.importCsv(openBills('6000.00', '10000.00'), tradeLaw);
  const once = [
    ['INV-1', 6_000, 0],
    ['INV-2', 10_000, 0],
  ];
  expect(await owed(day)).toEqual(once);
  await confirm(day, 1);
  expect(await owed(day)).toEqual(once);
});

test('the office set it against the other bill: what is claimed counts there, and the whole debt falls once', async () => {
  const day = await firstEvening();
  await day.core.importCsv(openBills('10000.00', '6000.00'), tradeLaw);
  // The cash may be in the 4,000: 1,000 of them are in question, the 3,000 that only the office has are not.
  expect(await owed(day)).toEqual([
    ['INV-1', 9_000, 3_000],
    ['INV-2', 7_000, 0],
  ]);
  await confirm(day, 1);
  expect(await owed(day)).toEqual([
    ['INV-1', 6_000, 0],
    ['INV-2', 10_000, 0],
  ]);
});

test('decided to be our receipt on the other bill: ours gives way to the office, now and once the bank has it', async () => {
  const day = await firstEvening();
  const { importId } = await day.core.importCsv(openBills('10000.00', '6000.00'), tradeLaw);
  await decide(day, importId, 4_000_00, 0);
  const decided = [
    ['INV-1', 10_000, 0],
    ['INV-2', 6_000, 0],
  ];
  expect(await owed(day)).toEqual(decided);
  await confirm(day, 1);
  expect(await owed(day)).toEqual(decided);
});

test('the office holds more than the cash and less than all: beyond the cash it is claimed money', async () => {
  const day = await firstEvening();
  const { importId } = await day.core.importCsv(openBills('6000.00', '10000.00'), tradeLaw);
  await decide(day, importId, 2_000_00, 2_000_00);
  // 4,000 less by the office, which has 2,000 of ours: the cash, and 1,000 of what was claimed.
  expect(await owed(day)).toEqual([
    ['INV-1', 6_000, 2_000],
    ['INV-2', 10_000, 0],
  ]);
  await confirm(day, 1);
  expect(await owed(day)).toEqual([
    ['INV-1', 4_000, 0],
    ['INV-2', 10_000, 0],
  ]);
});

test('it never came, though the office had it: the office’s figure stands until the office says otherwise', async () => {
  const day = await firstEvening([tender('upi', 3_000_00)]);
  await day.core.importCsv(openBills('10000.00', '7000.00'), tradeLaw);
  const figures = [
    ['INV-1', 10_000, 3_000],
    ['INV-2', 7_000, 0],
  ];
  expect(await owed(day)).toEqual(figures);
  await day.core.value('failTender', {
    receiptId: day.receiptId,
    at: 0,
    on: plainDate('2026-11-27'),
    reasonCode: 'notReceived',
  });
  expect(await owed(day)).toEqual([
    ['INV-1', 10_000, 0],
    ['INV-2', 7_000, 0],
  ]);
});
