import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

/** One white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==',
  'base64',
);

type Tender = InputOf<'recordReceipt'>['tenders'][number];
const tender = (kind: Tender['tender'], amountMinor: number, reference: string | null = null): Tender => ({
  tender: kind,
  amountMinor,
  reference,
  bank: kind === 'cheque' ? 'SBI' : null,
  instrumentOn: kind === 'cheque' ? plainDate('2026-11-26') : null,
});
const cash = (amountMinor: number): Tender => tender('cash', amountMinor);
const inr = (amountMinor: number) => ({ currency: 'INR', amountMinor });

/** Ravi in the field, Meena at the cash desk, Vijay who leads; Asha is the admin. */
async function team() {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  const meena = await core.addMember('Meena', ['cashier']);
  const vijay = await core.addMember('Vijay', ['supervisor']);
  await core.signIn(ravi);
  return { core, c1, c2, ravi, meena, vijay };
}

const take = (core: FreshCore, accountId: string, amountMinor: number) =>
  core.value('recordReceipt', { accountId, tenders: [cash(amountMinor)] });

async function inHand(core: FreshCore, userId?: string): Promise<number> {
  const wallet = await core.value('readWallet', userId === undefined ? {} : { userId });
  return wallet.standings.find(({ currency }) => currency === 'INR')?.inHandMinor ?? 0;
}

function announcePicture(core: FreshCore): string {
  const handle = `upload-${core.newId()}`;
  const file = path.join(core.profileDirectory, '..', `${handle}.png`);
  writeFileSync(file, png);
  core.core.announceUpload({ handle, name: 'slip.png', path: file, sizeBytes: png.length, keyBase64: null });
  return handle;
}

async function expectSound(core: FreshCore): Promise<void> {
  await core.signIn(core.adminId);
  const { trialBalance, rebuiltEqual } = await core.value('verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
}

describe('a deposit', () => {
  test('takes the cash out of the wallet, keeps slip and picture, and waits for the bank', async () => {
    const { core, c1, ravi, meena } = await team();
    await take(core, c1, 300_000);
    const { depositId } = await core.value('recordDeposit', {
      ...inr(200_000),
      denominations: [{ valueMinor: 50_000, count: 4 }],
      bank: 'State Bank',
      branch: 'Pune Camp',
      slipNumber: '0042',
      upload: announcePicture(core),
    });
    expect(await inHand(core)).toBe(100_000);
    const wallet = await core.value('readWallet', {});
    expect(wallet.deposits).toEqual([
      {
        depositId,
        userId: ravi,
        amount: { amountMinor: 200_000, currency: 'INR' },
        bank: 'State Bank',
        branch: 'Pune Camp',
        slipNumber: '0042',
        depositedOn: '2026-11-26',
        hasPicture: true,
        takenBackReason: null,
      },
    ]);
    const picture = await core.value('readCashPicture', { userId: ravi, subjectId: depositId });
    expect(Buffer.from(picture.contentBase64, 'base64')).toEqual(png);
    const again = { ...inr(1), bank: 'state bank', slipNumber: '0042' };
    expect((await core.refusal('recordDeposit', again)).code).toBe('slipTwice');
    expect(await core.refusal('recordDeposit', { ...inr(100_001), bank: 'SBI', slipNumber: '43' })).toEqual({
      code: 'notInHand',
      params: { currency: 'INR', inHandMinor: 100_000 },
    });
    const wrongCount = {
      ...inr(1_000),
      denominations: [{ valueMinor: 500, count: 1 }],
      bank: 'S',
      slipNumber: '1',
    };
    expect((await core.refusal('recordDeposit', wrongCount)).code).toBe('denominationsDiffer');
    // Taken back by another person only; the first entry stands as it was.
    await core.signIn(meena);
    const back = { userId: ravi, depositId, reason: 'Wrong slip' };
    await core.value('takeBackDeposit', back);
    expect((await core.refusal('takeBackDeposit', back)).code).toBe('takenBackAlready');
    expect(await inHand(core, ravi)).toBe(300_000);
    await expectSound(core);
  });

  test('that is no picture is not kept', async () => {
    const { core, c1 } = await team();
    await take(core, c1, 1_000);
    const upload = await core.announceCsv('no,picture');
    const asked = { ...inr(1_000), bank: 'SBI', slipNumber: '1', upload };
    expect((await core.refusal('recordDeposit', asked)).code).toBe('mediaTypeNotAllowed');
  });
});

describe('a hand-over', () => {
  test('moves cash only when the other side counted it, in a session of their own', async () => {
    const { core, c1, ravi, meena, vijay } = await team();
    await take(core, c1, 300_000);
    const { handoverId } = await core.value('offerHandover', { toUserId: meena, ...inr(200_000) });
    expect([await inHand(core)]).toEqual([300_000]);
    // What is offered cannot be given twice.
    expect((await core.refusal('offerHandover', { toUserId: vijay, ...inr(100_001) })).code).toBe(
      'notInHand',
    );
    const answer = { userId: ravi, handoverId, answer: 'accepted', countedMinor: 200_000 } as const;
    expect((await core.refusal('answerHandover', answer)).code).toBe('notForYou');
    await core.signIn(meena);
    expect((await core.value('readWallet', {})).incoming).toMatchObject([
      { handoverId, standing: 'offered' },
    ]);
    expect((await core.refusal('answerHandover', { ...answer, countedMinor: 190_000 })).code).toBe(
      'countDiffersFromOffer',
    );
    await core.value('answerHandover', answer);
    expect((await core.refusal('answerHandover', answer)).code).toBe('nothingPending');
    expect([await inHand(core), await inHand(core, ravi)]).toEqual([200_000, 100_000]);
    await expectSound(core);
  });

  test('that is disputed stays open on both sides until it is taken back or agreed', async () => {
    const { core, c1, ravi, meena } = await team();
    await take(core, c1, 300_000);
    const first = await core.value('offerHandover', { toUserId: meena, ...inr(300_000) });
    await core.signIn(meena);
    const disputed = {
      userId: ravi,
      handoverId: first.handoverId,
      answer: 'disputed',
      countedMinor: 290_000,
    } as const;
    expect((await core.refusal('answerHandover', disputed)).code).toBe('reasonNeeded');
    await core.value('answerHandover', { ...disputed, note: 'One bundle is short' });
    const open = { standing: 'disputed', countedMinor: 290_000, answerNote: 'One bundle is short' };
    expect((await core.value('readWallet', {})).incoming).toMatchObject([open]);
    expect((await core.value('readCashDesk', {})).disputed).toMatchObject([open]);
    await core.signIn(ravi);
    expect((await core.value('readWallet', {})).given).toMatchObject([open]);
    expect(await inHand(core)).toBe(300_000);
    await core.value('withdrawHandover', { handoverId: first.handoverId });
    const second = await core.value('offerHandover', { toUserId: meena, ...inr(290_000) });
    await core.signIn(meena);
    await core.value('answerHandover', {
      userId: ravi,
      handoverId: second.handoverId,
      answer: 'accepted',
      countedMinor: 290_000,
    });
    expect([await inHand(core), await inHand(core, ravi)]).toEqual([290_000, 10_000]);
    await expectSound(core);
  });

  test('to a cashier without Bahi is marked until the office confirms the paper', async () => {
    const { core, c1, ravi, meena } = await team();
    await take(core, c1, 300_000);
    const { handoverId } = await core.value('recordPaperHandover', {
      ...inr(300_000),
      cashierName: 'Mr Deshmukh',
      paperNumber: '17',
      upload: announcePicture(core),
    });
    expect(await inHand(core)).toBe(0);
    const answer = { userId: ravi, handoverId, answer: 'accepted', countedMinor: 300_000 } as const;
    expect((await core.refusal('answerHandover', answer)).code).toBe('notForYou');
    await core.signIn(meena);
    expect((await core.value('readCashDesk', {})).onPaper).toMatchObject([
      { handoverId, standing: 'onPaper', toName: 'Mr Deshmukh', hasPicture: true },
    ]);
    await core.value('answerHandover', answer);
    expect((await core.value('readCashDesk', {})).onPaper).toEqual([]);
    await expectSound(core);
  });

  test.each([
    ['to oneself', (who: { ravi: string }) => who.ravi, 'toYourself'],
    ['to nobody', () => 'nobody', 'unknownUser'],
  ] as const)('%s is refused', async (_, to, code) => {
    const { core, ravi } = await team();
    expect((await core.refusal('offerHandover', { toUserId: to({ ravi }), ...inr(1) })).code).toBe(code);
  });
});

describe('the limit of a wallet', () => {
  test('warns, then stops new cash with the way out, by amount and by age', async () => {
    const { core, ravi, vijay, meena } = await team();
    await core.signIn(core.adminId);
    const lines = [1, 2, 3].map((n) => ({
      customer: `K${n}`,
      name: ['Mane Traders', 'Gaikwad Stores', 'Thorat Mills'][n - 1] ?? '',
      number: `INV-K${n}`,
      issued: '2026-09-01',
      due: '2026-10-01',
      amount: '90000.00',
    }));
    await core.importCsv(bookFile(lines), tradeLaw);
    const k1 = await core.accountId('K1');
    await core.signIn(ravi);
    const near = await core.value('previewReceipt', { accountId: k1, tenders: [cash(4_500_000)] });
    expect(near.warnings).toContain('cashNearLimit');
    await take(core, k1, 4_500_000);
    expect(await core.refusal('recordReceipt', { accountId: k1, tenders: [cash(600_000)] })).toEqual({
      code: 'cashLimit',
      params: { currency: 'INR', inHandMinor: 4_500_000, limitMinor: 5_000_000, headroomMinor: 500_000 },
    });
    // Not cash: no limit.
    await core.value('recordReceipt', { accountId: k1, tenders: [tender('upi', 600_000, '123456789012')] });
    core.setClock('2026-11-27', { hour: 11 });
    expect((await core.refusal('recordReceipt', { accountId: k1, tenders: [cash(100)] })).code).toBe(
      'cashTooOld',
    );
    await core.value('recordDeposit', { ...inr(4_500_000), bank: 'SBI', slipNumber: '9' });
    await take(core, k1, 100);
    expect((await core.refusal('setCashLimit', { userId: ravi, limit: 'none' })).code).toBe('roleNotAllowed');
    await core.signIn(vijay);
    await core.value('setCashLimit', { userId: ravi, limit: 'none' });
    expect((await core.refusal('setCashLimit', { userId: vijay, limit: 'none' })).code).toBe(
      'makerIsChecker',
    );
    await core.signIn(ravi);
    await take(core, k1, 6_000_000);
    expect((await core.refusal('readWallet', { userId: meena })).code).toBe('notYourWallet');
  });
});

describe('the ceiling of the law', () => {
  test('counts one payer’s day on every account and in every wallet, also of merged parties', async () => {
    const core = await freshCore();
    const lines = ['SM-01', 'JF-02', 'PT-03'].map((key, at) => ({
      customer: key,
      name: ['Shinde Metals', 'Jagtap Foods', 'Pawar Tools'][at] ?? '',
      number: `INV-${key}`,
      issued: '2026-09-01',
      due: '2026-10-01',
      amount: '500000.00',
    }));
    await core.importCsv(bookFile(lines), tradeLaw);
    const [a, b, c] = [
      await core.accountId('SM-01'),
      await core.accountId('JF-02'),
      await core.accountId('PT-03'),
    ];
    const meena = await core.addMember('Meena', ['cashier']);
    const partyOf = async (accountId: string) =>
      (await core.value('readAccount', { accountId })).party.partyId;
    await core.value('mergeParties', { keepId: await partyOf(a), goesId: await partyOf(b) });
    await take(core, a, 12_000_000);
    await core.signIn(meena);
    // ₹1,20,000 in the admin's wallet, on another account of the same payer: ₹80,000 would make two lakh.
    const refused = await core.refusal('recordReceipt', { accountId: b, tenders: [cash(8_000_000)] });
    expect(refused).toMatchObject({ code: 'cashCeiling', params: { headroomMinor: 7_999_999 } });
    expect(
      (await core.value('previewReceipt', { accountId: b, tenders: [cash(5_999_999)] })).warnings,
    ).toEqual([]);
    const near = await core.value('previewReceipt', { accountId: b, tenders: [cash(6_000_000)] });
    expect(near.warnings).toEqual(['cashNearCeiling']);
    await take(core, b, 7_999_900);
    await take(core, c, 8_000_000);
    core.setClock('2026-11-27');
    await take(core, b, 8_000_000);
  });
});

describe('the end of a day', () => {
  test('closes by itself where the count agrees; what comes later is listed on it and changes nothing', async () => {
    const { core, c1, c2, ravi } = await team();
    await take(core, c1, 300_000);
    await core.value('recordReceipt', { accountId: c2, tenders: [tender('cheque', 50_000, '123456')] });
    const before = await core.value('previewCashDay', { currency: 'INR' });
    expect(before).toMatchObject({ openingMinor: 0, expectedMinor: 300_000, after: null });
    expect(before.tenders).toEqual([
      { tender: 'cash', receipts: 1, expectedMinor: 300_000, countedMinor: null },
      { tender: 'cheque', receipts: 1, expectedMinor: 50_000, countedMinor: null },
    ]);
    expect((await core.refusal('closeCashDay', { currency: 'INR', countedMinor: 300_000 })).code).toBe(
      'chequesNotCounted',
    );
    const closed = await core.value('closeCashDay', {
      currency: 'INR',
      countedMinor: 300_000,
      denominations: [{ valueMinor: 50_000, count: 6 }],
      chequesCountedMinor: 50_000,
    });
    expect(closed).toMatchObject({ isClosed: true, varianceMinor: 0 });
    expect((await core.refusal('closeCashDay', { currency: 'INR', countedMinor: 0 })).code).toBe(
      'dayAlreadyClosed',
    );
    core.moveClock(3_600_000);
    const late = await take(core, c1, 7_000);
    const upi = await core.value('recordReceipt', {
      accountId: c1,
      tenders: [tender('upi', 900, '123456789012')],
    });
    const [dayView] = (await core.value('readWallet', {})).days;
    expect(dayView).toMatchObject({ standing: 'closed', expectedMinor: 300_000, countedMinor: 300_000 });
    expect(dayView?.amendments.map(({ kind, receiptId }) => [kind, receiptId])).toEqual([
      ['cash.received', late.receiptId],
      ['receipt', upi.receiptId],
    ]);
    core.setClock('2026-11-27');
    expect(await core.value('previewCashDay', { currency: 'INR' })).toMatchObject({
      openingMinor: 300_000,
      expectedMinor: 307_000,
      after: '2026-11-26',
    });
    const earlier = { on: plainDate('2026-11-25'), currency: 'INR', countedMinor: 0 };
    expect((await core.refusal('closeCashDay', earlier)).code).toBe('laterDayClosed');
    expect(await inHand(core, ravi)).toBe(307_000);
    await expectSound(core);
  });

  test('with a difference needs a reason, and a second person’s word and reason', async () => {
    const { core, c1, ravi, vijay, meena } = await team();
    await take(core, c1, 300_000);
    const counted = { currency: 'INR', countedMinor: 299_000 };
    expect(await core.refusal('closeCashDay', counted)).toEqual({
      code: 'varianceReasonNeeded',
      params: { currency: 'INR', varianceMinor: -1_000 },
    });
    const first = await core.value('closeCashDay', { ...counted, reason: 'A torn note was refused' });
    expect(first).toMatchObject({ isClosed: false, varianceMinor: -1_000 });
    // Money moved since: the figure it was counted against is no longer the day's.
    await take(core, c1, 500);
    await core.signIn(vijay);
    const word = { userId: ravi, closeId: first.closeId, decision: 'approved', reason: 'Note seen' } as const;
    expect((await core.refusal('decideCashDay', word)).code).toBe('countOutdated');
    await core.signIn(ravi);
    const second = await core.value('closeCashDay', {
      currency: 'INR',
      countedMinor: 299_500,
      reason: 'A torn note was refused',
    });
    expect((await core.refusal('decideCashDay', { ...word, closeId: second.closeId })).code).toBe(
      'roleNotAllowed',
    );
    await core.signIn(meena);
    expect((await core.refusal('decideCashDay', { ...word, closeId: second.closeId })).code).toBe(
      'roleNotAllowed',
    );
    await core.signIn(vijay);
    expect((await core.value('readCashDesk', {})).waiting).toMatchObject([
      { closeId: second.closeId, userId: ravi, varianceMinor: -1_000, mayDecide: true },
    ]);
    expect((await core.refusal('decideCashDay', { ...word, closeId: second.closeId, reason: '' })).code).toBe(
      'reasonNeeded',
    );
    await core.value('decideCashDay', { ...word, closeId: second.closeId });
    expect((await core.refusal('decideCashDay', { ...word, closeId: second.closeId })).code).toBe(
      'nothingPending',
    );
    expect(await inHand(core, ravi)).toBe(299_500);
    await expectSound(core);
  });

  test('nobody agrees to their own difference, not even who leads', async () => {
    const { core, c1, vijay } = await team();
    await core.signIn(vijay);
    await take(core, c1, 1_000);
    const { closeId } = await core.value('closeCashDay', {
      currency: 'INR',
      countedMinor: 900,
      reason: 'Lost',
    });
    const word = { userId: vijay, closeId, decision: 'approved', reason: 'I say so' } as const;
    expect((await core.refusal('decideCashDay', word)).code).toBe('makerIsChecker');
  });
});
