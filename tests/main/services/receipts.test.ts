import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { firstDay, freshCore } from './fresh-core.ts';

type Tender = InputOf<'recordReceipt'>['tenders'][number];

const cash = (amountMinor: number): Tender => ({
  tender: 'cash',
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});
const upi = (amountMinor: number, reference = '123456789012'): Tender => ({
  ...cash(amountMinor),
  tender: 'upi',
  reference,
});

test('a receipt of several tenders falls on the claims as its preview said, and is read back as it was written', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { accountId: c1, tenders: [cash(100_000), upi(1_120_000)], note: 'At the shop' };
  const preview = await core.value('previewReceipt', asked);
  expect(preview).toMatchObject({
    basis: 'orderOfTime',
    unappliedMinor: 0,
    remainingDueMinor: 30_000,
    dueNowMinor: 1_150_000,
  });
  expect(preview.lines.map((line) => [line.number, line.amountMinor])).toEqual([
    ['INV-1', 1_200_000],
    ['INV-2', 20_000],
  ]);
  const recorded = await core.value('recordReceipt', asked);
  expect(preview).toEqual({ ...recorded.split, discounts: [], discountWaits: true });
  const receipt = await core.value('readReceipt', { receiptId: recorded.receiptId });
  expect(receipt).toMatchObject({
    number: recorded.number,
    accountId: c1,
    account: 'C1',
    partyName: 'Kulkarni Traders',
    teamName: 'Kulkarni Collections',
    receivedOn: firstDay,
    recordedByName: 'Asha',
    amount: { amountMinor: 1_220_000, currency: 'INR' },
    note: 'At the shop',
    voidState: 'none',
    practice: false,
    factsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await core.refusal('readReceipt', { receiptId: 'nothing' })).code).toBe('unknownReceipt');
});

test('a receipt says what is owed until claimed money arrives, and what earlier receipts claim with it', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const owed = async () => (await core.value('readAccount', { accountId: c1 })).totalDueMinor;
  const plain = await core.value('recordReceipt', { accountId: c1, tenders: [cash(100_000)] });
  expect(plain.split).toMatchObject({ remainingDueMinor: 1_150_000, dueNowMinor: null });
  const first = await core.value('recordReceipt', { accountId: c1, tenders: [upi(200_000)] });
  expect(first.split).toMatchObject({ remainingDueMinor: 950_000, dueNowMinor: 1_150_000 });
  expect(await owed()).toBe(1_150_000);
  const second = await core.value('recordReceipt', { accountId: c1, tenders: [cash(50_000)] });
  expect(second.split).toMatchObject({ remainingDueMinor: 900_000, dueNowMinor: 1_100_000 });
  expect(await owed()).toBe(1_100_000);
  const { receiptId } = first;
  expect((await core.value('readReceipt', { receiptId })).split).toMatchObject({ dueNowMinor: 1_150_000 });
  const paper = await core.value('readPaper', { paper: 'receipt', subjectId: receiptId });
  expect(paper.model).toMatchObject({ remainingDueMinor: 950_000, dueNowMinor: 1_150_000 });
  const own = await core.value('readPaper', { paper: 'receipt', subjectId: plain.receiptId });
  expect(own.model).not.toHaveProperty('dueNowMinor');
});

test('notes that were counted stand on the receipt, and in its frozen facts', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [cash(120_000), upi(1_000), cash(3_000)],
    denominations: [
      { valueMinor: 2_000, count: 0 },
      { valueMinor: 1_000, count: 3 },
      { valueMinor: 50_000, count: 2 },
      { valueMinor: 10_000, count: 2 },
    ],
  });
  const counted = [
    { valueMinor: 50_000, count: 2 },
    { valueMinor: 10_000, count: 2 },
    { valueMinor: 1_000, count: 3 },
  ];
  expect((await core.value('readReceipt', { receiptId })).denominations).toEqual(counted);
  const uncounted = await core.value('recordReceipt', { accountId: c1, tenders: [cash(1_000)] });
  expect((await core.value('readReceipt', { receiptId: uncounted.receiptId })).denominations).toBeNull();
  await core.value('rebuildLedger', {});
  expect((await core.value('readReceipt', { receiptId })).denominations).toEqual(counted);
});

test.each<[string, InputOf<'recordReceipt'>['denominations'], object]>([
  [
    'more than the cash',
    [{ valueMinor: 50_000, count: 3 }],
    { code: 'denominationsDiffer', params: { countedMinor: 150_000, cashMinor: 100_000 } },
  ],
  [
    'less than the cash',
    [{ valueMinor: 50_000, count: 1 }],
    { code: 'denominationsDiffer', params: { countedMinor: 50_000, cashMinor: 100_000 } },
  ],
  [
    'of a value that is no note',
    [{ valueMinor: 30_000, count: 1 }],
    { code: 'denominationUnknown', params: { valueMinor: 30_000 } },
  ],
  [
    'taken away',
    [
      { valueMinor: 50_000, count: 4 },
      { valueMinor: 50_000, count: -2 },
    ],
    { code: 'denominationCountInvalid', params: { valueMinor: 50_000 } },
  ],
])('a count %s is refused and no receipt is written', async (_, denominations, refusal) => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { accountId: c1, tenders: [cash(100_000), upi(50_000)], denominations };
  expect(await core.refusal('previewReceipt', asked)).toEqual(refusal);
  expect(await core.refusal('recordReceipt', asked)).toEqual(refusal);
  expect((await core.value('listReceipts', {})).total).toBe(0);
});

test('a count that is no whole number of notes never reaches the ledger', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  for (const denominations of [[], [{ valueMinor: 50_000, count: 0.5 }], [{ valueMinor: 0, count: 1 }]]) {
    const asked = { accountId: c1, tenders: [cash(100_000)], denominations };
    expect((await core.refusal('recordReceipt', asked)).code).toBe('badInput');
  }
});

test('money the payer directs goes where it was directed', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { items } = await core.value('readAccount', { accountId: c1 });
  const second = items.find((item) => item.number === 'INV-2');
  const { split } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [cash(50_000)],
    directedItemIds: [second?.itemId ?? ''],
  });
  expect([split.basis, split.lines.map((line) => line.number)]).toEqual(['directed', ['INV-2']]);
});

test('receipts are numbered in a series without holes, refused ones take no number', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const first = await core.value('recordReceipt', { accountId: c1, tenders: [cash(1_000)] });
  await core.refusal('recordReceipt', { accountId: c1, tenders: [upi(1_000, 'not a reference')] });
  const second = await core.value('recordReceipt', { accountId: c1, tenders: [cash(2_000)] });
  const counter = (number: string) => Number(/-(\d+)-?/.exec(number)?.[1]);
  expect(counter(second.number) - counter(first.number)).toBe(1);
});

test('the day’s receipts are listed newest first with their totals and the cash in hand', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('recordReceipt', { accountId: c1, tenders: [cash(1_000)] });
  core.moveClock(60_000);
  await core.value('recordReceipt', { accountId: c2, tenders: [upi(2_000)] });
  const day = await core.value('listReceipts', { on: plainDate(firstDay) });
  expect(day).toMatchObject({
    total: 2,
    totals: [{ amountMinor: 3_000, currency: 'INR' }],
    cashInHand: [{ amountMinor: 1_000, currency: 'INR' }],
  });
  expect(day.rows.map((row) => [row.accountId, row.partyName, row.voidState])).toEqual([
    [c2, 'Patil Stores', 'none'],
    [c1, 'Kulkarni Traders', 'none'],
  ]);
  expect((await core.value('listReceipts', { accountId: c1 })).total).toBe(1);
});

test('a void counts once a second person agrees: the claim is open again and the cash has left the wallet', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const { receiptId } = await core.value('recordReceipt', { accountId: c2, tenders: [cash(300_000)] });
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAccount' });
  expect((await core.value('readReceipt', { receiptId })).voidState).toBe('pending');
  expect((await core.value('readAccount', { accountId: c2 })).totalDueMinor).toBe(0);
  expect((await core.refusal('requestReceiptVoid', { receiptId, reason: 'wrongAccount' })).code).toBe(
    'voidAlready',
  );
  expect((await core.refusal('requestReceiptVoid', { receiptId: 'nothing', reason: 'other' })).code).toBe(
    'unknownReceipt',
  );
  await core.signIn(ravi);
  const decided = {
    kind: 'receiptVoid',
    accountId: c2,
    targetId: receiptId,
    decision: 'approved',
    reason: 'Seen',
  } as const;
  await core.value('decideApproval', decided);
  expect((await core.value('readReceipt', { receiptId })).voidState).toBe('approved');
  expect((await core.value('readAccount', { accountId: c2 })).totalDueMinor).toBe(300_000);
  expect((await core.value('readAccount', { accountId: c2 })).rank?.lane).toBe(5);
  await core.signIn(core.adminId);
  expect((await core.value('listReceipts', {})).cashInHand).toEqual([{ amountMinor: 0, currency: 'INR' }]);
});

test('cash at the statutory limit is refused with what may still be taken, across receipts of the day', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const taken = await core.refusal('recordReceipt', { accountId: c1, tenders: [cash(20_000_000)] });
  expect(taken).toMatchObject({
    code: 'cashCeiling',
    params: { currency: 'INR', headroomMinor: 19_999_999 },
  });
  await core.value('recordReceipt', { accountId: c1, tenders: [cash(15_000_000)] });
  const rest = await core.refusal('previewReceipt', { accountId: c1, tenders: [cash(5_000_000)] });
  expect(rest).toMatchObject({ code: 'cashCeiling', params: { headroomMinor: 4_999_999 } });
  await core.value('previewReceipt', { accountId: c1, tenders: [upi(5_000_000)] });
});

test.each([
  ['tomorrow', { receivedOn: plainDate('2026-11-27') }, 'dateInFuture'],
  ['long ago', { receivedOn: plainDate('2026-11-18') }, 'dateTooFar'],
  ['with a UPI reference that is none', { tenders: [upi(1_000, 'hello')] }, 'upiReferenceMalformed'],
  ['by the same payment twice', { tenders: [upi(1_000), upi(1_000)] }, 'referenceTwice'],
  [
    'by a cheque without a date',
    { tenders: [{ ...cash(1_000), tender: 'cheque' as const, reference: '123456' }] },
    'chequeDateMissing',
  ],
  ['for a claim that is not open', { directedItemIds: ['nothing'] }, 'directedItemNotOpen'],
])('money taken %s is refused and nothing is written', async (_, changed, code) => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { accountId: c1, tenders: [cash(1_000)], ...changed };
  expect((await core.refusal('previewReceipt', asked)).code).toBe(code);
  expect((await core.refusal('recordReceipt', asked)).code).toBe(code);
  expect((await core.value('listReceipts', {})).total).toBe(0);
});

test('money for an unknown account is refused', async () => {
  const core = await freshCore();
  expect((await core.refusal('recordReceipt', { accountId: 'nobody', tenders: [cash(1_000)] })).code).toBe(
    'unknownAccount',
  );
});
