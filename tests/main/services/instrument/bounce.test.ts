import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { importTradeBook } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

interface Scene {
  readonly core: FreshCore;
  readonly accountId: string;
}

async function scene(): Promise<Scene> {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  return { core, accountId: c1 };
}

const cheque = (amountMinor: number, instrumentOn = '2026-11-26', reference = '123456') => ({
  tender: 'cheque' as const,
  amountMinor,
  reference,
  bank: 'State Bank, Pune',
  instrumentOn: plainDate(instrumentOn),
});

const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

async function dues({ core, accountId }: Scene) {
  const account = await core.value('readAccount', { accountId });
  return {
    open: account.items.map(({ number, openMinor }) => [number, openMinor]),
    promises: account.promises.map(({ status }) => status),
    plan: account.plan === null ? null : [account.plan.status, account.plan.paidMinor],
  };
}

test('paid, kept, and bounced five days later: claim, promise, lane and timeline are all restated (row P3)', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const before = await dues(on);
  const terms = { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'cheque', replaces: null };
  await core.value('makePromise', { accountId, terms });
  core.setClock('2026-12-01');
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cheque(400_000)] });
  expect((await dues(on)).promises).toEqual(['kept']);
  expect((await core.value('readInstrument', { instrumentId: `${receiptId}.0` })).standing).toBe('held');
  await core.value('presentInstruments', {
    instrumentIds: [`${receiptId}.0`],
    on: plainDate('2026-12-01'),
  });
  core.setClock('2026-12-06');
  const bounced = await core.value('bounceInstrument', {
    instrumentId: `${receiptId}.0`,
    memoOn: plainDate('2026-12-06'),
    reasonCode: 'fundsInsufficient',
  });
  expect(bounced).toMatchObject({ promises: 1, noticeBy: '2027-01-05' });
  expect(bounced.claims).toBeGreaterThan(0);
  const after = await dues(on);
  expect(after.promises).toEqual(['broken']);
  expect(after.open).toEqual(before.open);
  const { rank } = await core.value('readAccount', { accountId });
  expect(JSON.stringify(rank)).toContain('because.bounced');
  const { rows } = await core.value('readTimeline', { accountId, kinds: ['money'] });
  expect(rows[0]?.text.params).toMatchObject({ reason: 'fundsInsufficient', promises: 1 });
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
    chain: { ok: true },
  });
});

test('before its due day and grace the promise is open again, not broken (decided 5)', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const terms = { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'cheque', replaces: null };
  await core.value('makePromise', { accountId, terms });
  core.setClock('2026-11-27');
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cheque(400_000)] });
  core.setClock('2026-11-28');
  await core.value('bounceInstrument', {
    instrumentId: `${receiptId}.0`,
    memoOn: plainDate('2026-11-28'),
    reasonCode: 'fundsInsufficient',
  });
  expect((await dues(on)).promises).toEqual(['open']);
});

test('of a receipt in cash and cheque only the cheque is taken back, from what was applied last', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const before = await dues(on);
  const { receiptId } = await core.value('recordReceipt', {
    accountId,
    tenders: [cash(100_000), cheque(300_000)],
  });
  await core.value('bounceInstrument', {
    instrumentId: `${receiptId}.1`,
    memoOn: plainDate('2026-11-26'),
    reasonCode: 'accountClosed',
  });
  const openMinor = (rows: typeof before) => rows.open.reduce((sum, [, open]) => sum + Number(open), 0);
  expect(openMinor(before) - openMinor(await dues(on))).toBe(100_000);
});

test('a cheque taken ahead reduces nothing until it is paid; then it has a receipt of its own', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const before = await dues(on);
  const { instrumentId } = await core.value('registerInstrument', {
    accountId,
    instrumentKind: 'cheque',
    amountMinor: 250_000,
    number: '000777',
    bank: 'HDFC Bank',
    drawnOn: plainDate('2026-12-05'),
    drawer: 'Sunita Kulkarni',
  });
  expect((await dues(on)).open).toEqual(before.open);
  const early = { instrumentIds: [instrumentId], on: plainDate('2026-11-26') };
  expect((await core.refusal('presentInstruments', early)).code).toBe('instrumentNotYetDue');
  core.setClock('2026-12-07');
  const today = await core.value('listInstruments', { list: 'toPresent' });
  expect(today.rows.map((row) => [row.number, row.standing])).toEqual([['000777', 'held']]);
  await core.value('presentInstruments', { instrumentIds: [instrumentId], on: plainDate('2026-12-07') });
  const cleared = await core.value('clearInstrument', { instrumentId, on: plainDate('2026-12-07') });
  expect(cleared.receiptNumber).not.toBeNull();
  const register = await core.value('listInstruments', { list: 'all' });
  expect(register.rows.map((row) => [row.standing, row.receiptId])).toEqual([['cleared', cleared.receiptId]]);
  expect(register.totals).toEqual([{ amountMinor: 250_000, currency: 'INR' }]);
  const again = { instrumentId, on: plainDate('2026-12-07') };
  expect((await core.refusal('clearInstrument', again)).code).toBe('instrumentActNotPossible');
  core.setClock('2026-12-09');
  await core.value('bounceInstrument', {
    instrumentId,
    memoOn: plainDate('2026-12-09'),
    reasonCode: 'fundsInsufficient',
  });
  expect((await dues(on)).open).toEqual(before.open);
});

test('unmatched UPI never reduces dues; a confirmation does, and a failure opens what counted it', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const before = await dues(on);
  const upi = { ...cash(200_000), tender: 'upi' as const, reference: '412345678901' };
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [upi] });
  const claimed = await core.value('readAccount', { accountId });
  expect(claimed.items.map(({ number, openMinor }) => [number, openMinor])).toEqual(before.open);
  expect(claimed.items.reduce((sum, { claimedMinor }) => sum + claimedMinor, 0)).toBe(200_000);
  await core.value('confirmTender', { receiptId, at: 0, on: plainDate('2026-11-26') });
  const paid = await core.value('readAccount', { accountId });
  const openMinor = (rows: readonly { openMinor: number }[]) =>
    rows.reduce((sum, row) => sum + row.openMinor, 0);
  expect(openMinor(claimed.items) - openMinor(paid.items)).toBe(200_000);
  expect((await core.refusal('confirmTender', { receiptId, at: 0, on: plainDate('2026-11-26') })).code).toBe(
    'tenderNotClaimed',
  );
  const second = await core.value('recordReceipt', {
    accountId,
    tenders: [{ ...upi, reference: '412345678902' }],
  });
  const dueNow = (await dues(on)).open;
  await core.value('failTender', {
    receiptId: second.receiptId,
    at: 0,
    on: plainDate('2026-11-26'),
    reasonCode: 'notReceived',
  });
  expect((await dues(on)).open).toEqual(dueNow);
});

test('the clock of s.138 takes lane 0 in its last five days, and leaves it when the step is recorded (row K4)', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cheque(300_000)] });
  const instrumentId = `${receiptId}.0`;
  const memoOn = plainDate('2026-11-26');
  await core.value('bounceInstrument', { instrumentId, memoOn, reasonCode: 'fundsInsufficient' });
  const lane = async () => (await core.value('readAccount', { accountId })).rank?.lane;
  expect(await lane()).toBe(3);
  const nearness = async () => {
    const [clock] = (await core.value('listLegalClocks', { accountId })).clocks;
    return [clock?.daysLeft, clock?.nearness];
  };
  core.setClock('2026-12-20');
  expect([await lane(), await nearness()]).toEqual([3, [6, 'soon']]);
  // The day on which the list takes it up is the day on which its clock turns red.
  core.setClock('2026-12-21');
  expect([await lane(), await nearness()]).toEqual([0, [5, 'urgent']]);
  expect((await core.value('listLegalClocks', { accountId })).clocks[0]).toMatchObject({
    step: 'sendNotice',
    startOn: '2026-11-26',
    dueOn: '2026-12-26',
    subject: '123456',
    evidence: ['returnMemo', 'cheque', 'noticePosted'],
  });
  const step = { instrumentId, attachmentId: null, reference: null };
  await core.value('recordLegalStep', { ...step, step: 'noticeSent', on: plainDate('2026-12-21') });
  expect(await lane()).toBe(3);
  core.setClock('2026-12-28');
  const served = { ...step, step: 'noticeServed', on: plainDate('2026-12-23') } as const;
  expect(await core.value('recordLegalStep', served)).toEqual({
    payBy: '2027-01-07',
    complainBy: '2027-02-08',
  });
  const early = { ...step, step: 'complaintFiled', on: plainDate('2026-12-28') } as const;
  expect((await core.refusal('recordLegalStep', early)).code).toBe('complaintTooEarly');
});

test('claimed money and a further cheque do not stop the clock of s.138; cash, or the bank’s word, does', async () => {
  const { core, accountId } = await scene();
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cheque(300_000)] });
  const instrumentId = `${receiptId}.0`;
  const memoOn = plainDate('2026-11-26');
  await core.value('recordReceipt', { accountId, tenders: [cash(300_000)] });
  await core.value('bounceInstrument', { instrumentId, memoOn, reasonCode: 'fundsInsufficient' });
  const runs = async () => {
    const { clocks } = await core.value('listLegalClocks', { accountId });
    const { rows } = await core.value('listInstruments', { list: 'bounced' });
    expect(rows.map(({ isMadeGood }) => isMadeGood)).toEqual([clocks[0]?.step !== 'sendNotice']);
    return clocks[0]?.step === 'sendNotice';
  };
  // The cash of the same day was there before the memo.
  expect(await runs()).toBe(true);
  const upi = { ...cash(200_000), tender: 'upi' as const, reference: '412345678901' };
  const said = await core.value('recordReceipt', { accountId, tenders: [upi] });
  await core.value('recordReceipt', { accountId, tenders: [cheque(300_000, '2026-11-26', '123457')] });
  expect(await runs()).toBe(true);
  await core.value('confirmTender', { receiptId: said.receiptId, at: 0, on: memoOn });
  expect(await runs()).toBe(true);
  await core.value('recordReceipt', { accountId, tenders: [cash(100_000)] });
  expect(await runs()).toBe(false);
  expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true });
});

test('a plan that counted the cheque counts it no more: the instalment it had paid is missing again', async () => {
  const on = await scene();
  const { core, accountId } = on;
  await core.value('proposePlan', {
    accountId,
    terms: {
      totalMinor: 900_000,
      frequency: 'weekly',
      firstOn: plainDate('2026-12-01'),
      count: 3,
      instalmentMinor: null,
    },
  });
  const instalments = async () =>
    (await core.value('readAccount', { accountId })).plan?.instalments.map(({ paidMinor, state }) => [
      paidMinor,
      state,
    ]);
  core.setClock('2026-12-01');
  const { receiptId } = await core.value('recordReceipt', {
    accountId,
    tenders: [cash(100_000), cheque(300_000, '2026-12-01')],
  });
  core.setClock('2026-12-06');
  expect(await instalments()).toEqual([
    [300_000, 'paid'],
    [100_000, 'part'],
    [0, 'open'],
  ]);
  expect(await dues(on)).toMatchObject({ plan: ['active', 400_000] });
  const bounced = await core.value('bounceInstrument', {
    instrumentId: `${receiptId}.1`,
    memoOn: plainDate('2026-12-06'),
    reasonCode: 'fundsInsufficient',
  });
  expect(bounced).toMatchObject({ plans: 1, promises: 0 });
  expect(await instalments()).toEqual([
    [100_000, 'late'],
    [0, 'open'],
    [0, 'open'],
  ]);
  expect(await dues(on)).toMatchObject({ plan: ['missed', 100_000] });
  const detail = await core.value('readInstrument', { instrumentId: `${receiptId}.1` });
  expect(detail.bounces.map(({ planCount }) => planCount)).toEqual([1]);
  const { rank } = await core.value('readAccount', { accountId });
  expect(rank).toMatchObject({ suppressed: null });
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});

test('a charge to the payer is written only where a person says so, beside what the bank took from the house', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cheque(300_000)] });
  const before = (await core.value('readAccount', { accountId })).chargesMinor;
  await core.value('bounceInstrument', {
    instrumentId: `${receiptId}.0`,
    memoOn: plainDate('2026-11-26'),
    reasonCode: 'fundsInsufficient',
    bankChargeMinor: 35_400,
    payerChargeMinor: 50_000,
  });
  expect((await core.value('readAccount', { accountId })).chargesMinor - before).toBe(50_000);
});

test('limitation moves for a signed receipt only (row V5)', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const { receiptId } = await core.value('recordReceipt', { accountId, tenders: [cash(100_000)] });
  const limitation = async () => {
    const { clocks } = await core.value('listLegalClocks', { accountId });
    return clocks.find(({ subject, ruleId }) => subject === 'INV-1' && ruleId === 'IN-LIM-3Y')?.dueOn;
  };
  expect(await limitation()).toBe('2029-10-01');
  const upload = await core.announceCsv('signed paper');
  const { attachmentId } = await core.value('addAttachment', {
    accountId,
    interactionId: null,
    upload,
    fileName: 'signed.txt',
    mediaType: 'text/plain',
  });
  await core.value('acknowledgeReceipt', { receiptId, attachmentId, signedOn: plainDate('2026-11-26') });
  expect(await limitation()).toBe('2029-11-26');
});

test('the link a payer scans carries the amount and the receipt’s own number', async () => {
  const on = await scene();
  const { core, accountId } = on;
  const upi = { ...cash(123_450), tender: 'upi' as const };
  const { receiptId, number } = await core.value('recordReceipt', { accountId, tenders: [upi] });
  expect((await core.refusal('readUpiCode', { receiptId })).code).toBe('upiPayeeMissing');
  const wrong = { address: 'not an address', name: 'Kulkarni' };
  expect((await core.refusal('setUpiPayee', wrong)).code).toBe('upiAddressInvalid');
  await core.value('setUpiPayee', { address: 'kulkarni@okbank', name: 'Kulkarni & Sons' });
  expect((await core.value('readUpiCode', { receiptId })).link).toBe(
    `upi://pay?pa=kulkarni@okbank&pn=Kulkarni%20%26%20Sons&am=1234.50&cu=INR&tn=C1&tr=${number}`,
  );
});
