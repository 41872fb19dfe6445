import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { importTradeBook } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

const lastDay = plainDate('2027-03-31');

/** A receipt by UPI and one by cheque on the last days of a year, the year closed on 2 April. */
async function closedYear() {
  const core = await freshCore();
  const { c1: accountId } = await importTradeBook(core);
  const early = await core.value('registerInstrument', {
    accountId,
    instrumentKind: 'cheque',
    amountMinor: 250_000,
    number: '000777',
    drawnOn: plainDate('2027-03-30'),
  });
  core.setClock('2027-03-30');
  const upi = {
    tender: 'upi' as const,
    amountMinor: 200_000,
    reference: null,
    bank: null,
    instrumentOn: null,
  };
  const byUpi = await core.value('recordReceipt', { accountId, tenders: [upi] });
  const cheque = {
    ...upi,
    tender: 'cheque' as const,
    amountMinor: 300_000,
    reference: '123456',
    bank: 'State Bank, Pune',
    instrumentOn: plainDate('2027-03-30'),
  };
  const byCheque = await core.value('recordReceipt', { accountId, tenders: [cheque] });
  core.setClock('2027-04-02');
  const { books } = await core.value('listPeriods', {});
  await core.value('closePeriod', { bookId: books[0]?.bookId ?? '', dayInYear: lastDay });
  return {
    core,
    accountId,
    upiId: byUpi.receiptId,
    chequeId: `${byCheque.receiptId}.0`,
    earlyId: early.instrumentId,
  };
}

const owedOn = async (core: FreshCore, on: string): Promise<number> =>
  (await core.value('reportAging', { asOf: plainDate(on) })).byCurrency['INR']?.totalMinor ?? 0;

async function expectSound(core: FreshCore): Promise<void> {
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
    chain: { ok: true },
  });
}

test('money that the bank shows in a closed year counts from today, and the year’s figures stay', async () => {
  const { core, upiId } = await closedYear();
  const [closing, today] = [await owedOn(core, lastDay), await owedOn(core, '2027-04-02')];
  await core.value('confirmTender', { receiptId: upiId, at: 0, on: lastDay });
  expect([await owedOn(core, lastDay), await owedOn(core, '2027-04-02')]).toEqual([closing, today - 200_000]);
  await expectSound(core);
});

test('a cheque that came back in a closed year opens its claims today; the clock of law keeps the memo’s day', async () => {
  const { core, accountId, chequeId } = await closedYear();
  const [closing, today] = [await owedOn(core, lastDay), await owedOn(core, '2027-04-02')];
  const bounced = await core.value('bounceInstrument', {
    instrumentId: chequeId,
    memoOn: lastDay,
    reasonCode: 'fundsInsufficient',
  });
  expect(bounced).toMatchObject({ noticeBy: '2027-04-30' });
  expect(bounced.claims).toBeGreaterThan(0);
  expect([await owedOn(core, lastDay), await owedOn(core, '2027-04-02')]).toEqual([closing, today + 300_000]);
  expect((await core.value('listLegalClocks', { accountId })).clocks[0]).toMatchObject({
    step: 'sendNotice',
    startOn: lastDay,
    dueOn: '2027-04-30',
  });
  await expectSound(core);
});

test('a cheque taken ahead and paid in a closed year gets a receipt of today', async () => {
  const { core, earlyId } = await closedYear();
  const closing = await owedOn(core, lastDay);
  const { receiptId } = await core.value('clearInstrument', { instrumentId: earlyId, on: lastDay });
  expect(await core.value('readReceipt', { receiptId: receiptId ?? '' })).toMatchObject({
    receivedOn: '2027-04-02',
  });
  expect(await core.value('readInstrument', { instrumentId: earlyId })).toMatchObject({ clearedOn: lastDay });
  expect(await owedOn(core, lastDay)).toBe(closing);
  await expectSound(core);
});

test('in a year that is open again the bank’s own day stands', async () => {
  const { core, upiId } = await closedYear();
  const { books } = await core.value('listPeriods', {});
  const periodId = books[0]?.closed[0]?.periodId ?? '';
  await core.value('reopenPeriod', {
    periodId,
    untilOn: plainDate('2027-04-05'),
    reason: 'The statement came late',
  });
  const closing = await owedOn(core, lastDay);
  await core.value('confirmTender', { receiptId: upiId, at: 0, on: lastDay });
  expect(await owedOn(core, lastDay)).toBe(closing - 200_000);
});
