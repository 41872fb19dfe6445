import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { bookFile, importTradeBook, lenderLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

type Tenders = InputOf<'recordReceipt'>['tenders'];

const cash = (amountMinor: number): Tenders[number] => ({
  tender: 'cash',
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});
const tax = (amountMinor: number): Tenders[number] => ({ ...cash(amountMinor), tender: 'taxDeducted' });

interface Story {
  readonly core: FreshCore;
  readonly c1: string;
  readonly ravi: string;
  readonly invoice: string;
}

/** C1 owes 12,000.00 on INV-1 since 1 October; Ravi is the second person. */
async function story(): Promise<Story> {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const { items } = await core.value('readAccount', { accountId: c1 });
  const invoice = present(
    items.find(({ number }) => number === 'INV-1'),
    'INV-1',
  ).itemId;
  return { core, c1, ravi, invoice };
}

const figures = async ({ core, c1 }: Story) => {
  const { overdueMinor, deductedMinor, totalDueMinor, daysPastDue, promises } = await core.value(
    'readAccount',
    { accountId: c1 },
  );
  return {
    overdueMinor,
    deductedMinor,
    totalDueMinor,
    daysPastDue,
    promises: promises.map((one) => one.status),
  };
};

const promiseAll = ({ core, c1 }: Story) =>
  core.value('makePromise', {
    accountId: c1,
    terms: {
      amountMinor: 1_200_000,
      dueOn: plainDate('2026-11-27'),
      mode: 'cash',
      replaces: null,
      overrideReason: 'The owner said so',
    },
  });

async function shortPayment({ core, c1, invoice }: Story, deductedMinor = 40_000): Promise<string> {
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [cash(1_200_000 - deductedMinor)],
    directedItemIds: [invoice],
  });
  const { deductionId } = await core.value('recordDeduction', {
    accountId: c1,
    reason: 'quality',
    receiptId,
    lines: [{ itemId: invoice, amountMinor: deductedMinor }],
    reference: 'DN-77',
  });
  return deductionId;
}

test('a short payment that is coded is no overdue and no broken promise; ageing shows it apart', async () => {
  const told = await story();
  const { core } = told;
  await promiseAll(told);
  await shortPayment(told);
  core.setClock('2026-12-20');
  expect(await figures(told)).toEqual({
    overdueMinor: 50_000,
    deductedMinor: 40_000,
    totalDueMinor: 50_000,
    daysPastDue: 19,
    promises: ['kept'],
  });
  const aging = await core.value('reportAging', { asOf: plainDate('2026-11-26') });
  expect(aging.byCurrency['INR']).toMatchObject({ deductedMinor: 40_000, totalMinor: 440_000 });
  expect((await core.value('listDeductions', {})).rows).toMatchObject([
    {
      reason: 'quality',
      state: 'open',
      amount: { amountMinor: 40_000 },
      followUpOn: '2026-12-03',
      isLate: true,
    },
  ]);
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('a second person accepts a part as a credit note; the rest is owed again, and so is the promise', async () => {
  const told = await story();
  const { core, c1, ravi, invoice } = told;
  await promiseAll(told);
  const deductionId = await shortPayment(told, 400_000);
  const accepted = [{ itemId: invoice, amountMinor: 150_000 }];
  expect((await core.refusal('decideDeduction', { deductionId, accepted })).code).toBe('makerIsChecker');
  await core.signIn(ravi);
  const above = [{ itemId: invoice, amountMinor: 400_001 }];
  expect((await core.refusal('decideDeduction', { deductionId, accepted: above })).code).toBe(
    'acceptedAbove',
  );
  core.setClock('2026-12-10');
  expect(await core.value('decideDeduction', { deductionId, accepted, creditNoteNumber: 'CN/26/9' })).toEqual(
    {
      acceptedMinor: 150_000,
      creditNoteNumber: 'CN/26/9',
    },
  );
  expect(await figures(told)).toMatchObject({
    overdueMinor: 300_000,
    deductedMinor: 0,
    promises: ['partlyKept'],
  });
  expect((await core.refusal('decideDeduction', { deductionId, accepted })).code).toBe('deductionDecided');
  const { rows } = await core.value('listDeductions', { states: ['partAccepted'] });
  expect(rows).toMatchObject([
    { acceptedMinor: 150_000, creditNoteNumber: 'CN/26/9', decidedOn: '2026-12-10' },
  ]);
  const timeline = await core.value('readTimeline', { accountId: c1, kinds: ['money'] });
  expect(timeline.rows.map(({ kind }) => kind)).toEqual(['deductionDecided', 'deductionRecorded', 'receipt']);
  const verified = await core.value('verifyLedger', {});
  expect([verified.rebuiltEqual, verified.trialBalance]).toEqual([true, { INR: 0 }]);
});

test('a deduction waits among the approvals; its maker cannot decide it, and approved it is a credit note over all', async () => {
  const told = await story();
  const { core, c1, ravi } = told;
  await promiseAll(told);
  const targetId = await shortPayment(told);
  const waiting = {
    kind: 'deduction',
    targetId,
    accountId: c1,
    partyName: 'Kulkarni Traders',
    requestedBy: core.adminId,
    requestedByName: 'Asha',
    requestedOn: '2026-11-26',
    amount: { amountMinor: 40_000, currency: 'INR' },
    reasons: ['quality'],
  };
  expect((await core.value('listApprovals', {})).approvals).toEqual([{ ...waiting, mayDecide: false }]);
  const approval = { kind: 'deduction', accountId: c1, targetId, decision: 'approved', reason: '' } as const;
  expect((await core.refusal('decideApproval', approval)).code).toBe('makerIsChecker');
  await core.signIn(ravi);
  expect((await core.value('listApprovals', {})).approvals).toEqual([{ ...waiting, mayDecide: true }]);
  await core.value('decideApproval', approval);
  expect((await core.value('listApprovals', {})).approvals).toEqual([]);
  expect(await figures(told)).toMatchObject({ overdueMinor: 0, deductedMinor: 0, promises: ['kept'] });
  const { rows } = await core.value('listDeductions', { states: ['accepted'] });
  expect(rows).toMatchObject([
    { acceptedMinor: 40_000, creditNoteNumber: expect.stringMatching(/^CN-[0-9A-F]{8}$/), note: null },
  ]);
  expect((await core.refusal('decideApproval', approval)).code).toBe('nothingPending');
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('a deduction rejected among the approvals needs a reason, which is kept, and is owed again', async () => {
  const told = await story();
  const { core, c1, ravi } = told;
  const targetId = await shortPayment(told);
  await core.signIn(ravi);
  const rejection = { kind: 'deduction', accountId: c1, targetId, decision: 'rejected' } as const;
  expect((await core.refusal('decideApproval', { ...rejection, reason: '' })).code).toBe('reasonNeeded');
  await core.value('decideApproval', { ...rejection, reason: 'No quality report came' });
  expect(await figures(told)).toMatchObject({ overdueMinor: 40_000, deductedMinor: 0 });
  const { rows } = await core.value('listDeductions', { states: ['rejected'] });
  expect(rows).toMatchObject([{ acceptedMinor: 0, creditNoteNumber: null }]);
  const timeline = await core.value('readTimeline', { accountId: c1, kinds: ['money'] });
  expect(timeline.rows[0]).toMatchObject({ kind: 'deductionRejected', note: 'No quality report came' });
  const other = { ...rejection, targetId: 'nothing', reason: 'x' };
  expect((await core.refusal('decideApproval', other)).code).toBe('nothingPending');
});

test('a rejected deduction is owed as if it had never been said', async () => {
  const told = await story();
  const deductionId = await shortPayment(told);
  await told.core.signIn(told.ravi);
  await told.core.value('decideDeduction', { deductionId, accepted: [] });
  expect(await figures(told)).toMatchObject({ overdueMinor: 40_000, deductedMinor: 0, daysPastDue: 56 });
});

test('an owner and a day can be given; wrong words are refused', async () => {
  const told = await story();
  const { core, c1, ravi, invoice } = told;
  const deductionId = await shortPayment(told);
  await core.value('assignDeduction', { deductionId, ownerId: ravi, followUpOn: plainDate('2026-12-30') });
  expect((await core.value('listDeductions', {})).rows).toMatchObject([
    { ownerName: 'Ravi', followUpOn: '2026-12-30' },
  ]);
  const asked = { accountId: c1, reason: 'quality', lines: [{ itemId: invoice, amountMinor: 1 }] };
  const refusals = await Promise.all([
    core.refusal('recordDeduction', asked),
    core.refusal('recordDeduction', { ...asked, reason: 'taxDeducted' }),
    core.refusal('recordDeduction', { ...asked, reason: 'mood' }),
    core.refusal('recordDeduction', { ...asked, ownerId: 'nobody' }),
    core.refusal('assignDeduction', {
      deductionId: 'none',
      ownerId: null,
      followUpOn: plainDate('2026-12-30'),
    }),
  ]);
  expect(refusals.map(({ code }) => code)).toEqual([
    'claimSettled',
    'taxIsATender',
    'reasonUnknown',
    'unknownUser',
    'unknownDeduction',
  ]);
  await core.importCsv(
    bookFile([
      { customer: 'L1', number: 'EMI-1', issued: '2026-09-05', due: '2026-10-05', amount: '100.00' },
    ]),
    lenderLaw,
  );
  const loan = await core.accountId('L1');
  const emi = present(
    (await core.value('readAccount', { accountId: loan })).items[0],
    'an instalment',
  ).itemId;
  const ofLoan = { accountId: loan, reason: 'quality', lines: [{ itemId: emi, amountMinor: 100 }] };
  expect((await core.refusal('recordDeduction', ofLoan)).code).toBe('notForLoans');
});

test('tax deducted at source waits for its certificate by quarter; a difference is shown, a disallowed claim is owed', async () => {
  const told = await story();
  const { core, c1, invoice } = told;
  await promiseAll(told);
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [cash(1_176_000), tax(24_000)],
    directedItemIds: [invoice],
  });
  expect(await figures(told)).toMatchObject({ overdueMinor: 0, promises: ['kept'] });
  expect((await core.value('listTaxQuarters', {})).rows).toEqual([
    {
      accountId: c1,
      account: 'C1',
      partyName: 'Kulkarni Traders',
      quarter: '2026-27/Q3',
      form: '131 (16A)',
      dueOn: '2027-02-15',
      claimed: { amountMinor: 24_000, currency: 'INR' },
      certified: { amountMinor: 0, currency: 'INR' },
      standing: 'awaited',
    },
  ]);
  core.setClock('2027-02-16');
  expect((await core.value('listTaxQuarters', {})).rows[0]?.standing).toBe('overdue');
  const certificate = {
    accountId: c1,
    quarter: '2026-27/Q3',
    number: 'ABC123',
    amountMinor: 20_000,
    datedOn: plainDate('2027-02-10'),
  };
  const received = await core.value('receiveTaxCertificate', certificate);
  expect(received.differenceMinor).toBe(4_000);
  expect((await core.refusal('receiveTaxCertificate', certificate)).code).toBe('certificateKnown');
  const { quarters } = await core.value('readAccountDeductions', { accountId: c1 });
  expect(quarters).toMatchObject([{ standing: 'short', certificates: [{ number: 'ABC123' }] }]);
  await core.value('withdrawTaxCertificate', {
    accountId: c1,
    certificateId: received.certificateId,
    reason: 'Of another firm',
  });
  await core.value('disallowTaxClaim', { receiptId, at: 1 });
  expect(await figures(told)).toMatchObject({ overdueMinor: 74_000 });
  expect((await core.refusal('disallowTaxClaim', { receiptId, at: 1 })).code).toBe('taxNotClaimed');
  expect((await core.value('listTaxQuarters', {})).total).toBe(0);
  const verified = await core.value('verifyLedger', {});
  expect([verified.rebuiltEqual, verified.trialBalance]).toEqual([true, { INR: 0 }]);
});
