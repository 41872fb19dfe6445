import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const pay = (core: FreshCore, accountId: string, amountMinor: number) =>
  core.value('recordReceipt', {
    accountId,
    tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
  });

const expectSound = async (core: FreshCore) =>
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    chain: { ok: true },
    trialBalance: { INR: 0 },
  });

test('paying within ten days of the bill earns the discount, on the eleventh day nothing', async () => {
  for (const [day, left] of [
    ['2026-12-06', 0],
    ['2026-12-07', 20_000],
  ] as const) {
    const core = await freshCore();
    await core.importCsv(
      bookFile([
        { customer: 'T1', number: 'B-1', issued: '2026-11-26', due: '2026-12-26', amount: '10000.00' },
      ]),
      tradeLaw,
    );
    const accountId = await core.accountId('T1');
    const { bookId } = (await core.value('readAccount', { accountId })).book;
    await core.value('setEarlyPaymentLadder', {
      bookId,
      fromOn: plainDate('2026-11-01'),
      rungs: [{ withinDays: 10, basisPoints: 200 }],
      reason: 'Asked for by the trade',
    });
    core.setClock(day);
    const preview = await core.value('previewReceipt', {
      accountId,
      tenders: [{ tender: 'cash', amountMinor: 980_000, reference: null, bank: null, instrumentOn: null }],
    });
    // The form says it before, the receipt says the same after.
    expect(preview).toMatchObject({ remainingDueMinor: left, discountMinor: left === 0 ? 20_000 : 0 });
    expect(preview.discounts).toMatchObject(
      left === 0 ? [{ isEarned: true, amountMinor: 20_000, untilOn: '2026-12-06' }] : [],
    );
    const { receiptId, split } = await pay(core, accountId, 980_000);
    expect(split).toMatchObject({ remainingDueMinor: left, discountMinor: preview.discountMinor });
    expect((await core.value('readReceipt', { receiptId })).split).toMatchObject({
      remainingDueMinor: left,
      discountMinor: preview.discountMinor,
    });
    expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(left);
    await expectSound(core);
    if (left > 0) continue;
    // The discount stands and falls with its receipt.
    await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount', note: null });
    await core.signIn(await core.addMember('Ravi', ['supervisor']));
    await core.value('decideApproval', {
      kind: 'receiptVoid',
      accountId,
      targetId: receiptId,
      decision: 'approved',
      reason: 'Looked at',
    });
    expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(1_000_000);
    await expectSound(core);
  }
});

test('the preview says what would settle a claim early, and that a discount waits for money on its way', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'T1', number: 'B-1', issued: '2026-11-20', due: '2026-12-26', amount: '10000.00' },
    ]),
    tradeLaw,
  );
  const accountId = await core.accountId('T1');
  const { bookId } = (await core.value('readAccount', { accountId })).book;
  await core.value('setEarlyPaymentLadder', {
    bookId,
    accountId,
    fromOn: plainDate('2026-11-01'),
    rungs: [{ withinDays: 10, basisPoints: 200 }],
    reason: 'Agreed with the customer',
  });
  const cash = { tender: 'cash' as const, reference: null, bank: null, instrumentOn: null };
  const upi = { ...cash, tender: 'upi' as const, reference: '432112345678' };
  const short = await core.value('previewReceipt', {
    accountId,
    tenders: [{ ...cash, amountMinor: 500_000 }],
  });
  expect(short).toMatchObject({
    discountMinor: 0,
    remainingDueMinor: 500_000,
    discounts: [{ isEarned: false, settlesForMinor: 980_000, untilOn: '2026-11-30', number: 'B-1' }],
  });
  const claimed = await core.value('previewReceipt', {
    accountId,
    tenders: [{ ...upi, amountMinor: 980_000 }],
  });
  expect(claimed).toMatchObject({
    discountWaits: true,
    discountMinor: 20_000,
    remainingDueMinor: 0,
    dueNowMinor: 1_000_000,
  });
  // A receipt in the place of one with a wrong amount is looked at as if that one had never been.
  const { receiptId } = await pay(core, accountId, 90_000);
  const replacing = {
    accountId,
    tenders: [{ ...cash, amountMinor: 980_000 }],
    replaces: { receiptId, reason: 'wrongAmount' },
  };
  expect(await core.value('previewReceipt', replacing)).toMatchObject({
    discountMinor: 20_000,
    remainingDueMinor: 0,
  });
  await core.value('recordReceipt', replacing);
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(0);
  await expectSound(core);
});
