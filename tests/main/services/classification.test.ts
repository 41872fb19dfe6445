import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answerClassificationVector } from '../../../src/main/host/command-line/vectors/classification-vectors.ts';
import { wrongKeys } from '../../../src/main/host/command-line/vectors/compare-answers.ts';
import { vectorsOfFile } from '../../../src/main/host/command-line/vectors/vector-file.ts';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { bookFile, importTradeBook, lenderLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const cash = (amountMinor: number): InputOf<'recordReceipt'>['tenders'] => [
  { tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null },
];

const loan = (customer: string, number: string, due: string, amount = '1000.00', name = 'Sunita Jadhav') => ({
  customer,
  name,
  number,
  issued: '2026-08-01',
  due,
  amount,
  phone: '9820013212',
});

async function classOf(core: FreshCore, accountId: string, asOf?: string) {
  const view = await core.value('readClassification', {
    accountId,
    ...(asOf === undefined ? {} : { asOf: plainDate(asOf) }),
  });
  return present(view, 'a class');
}

test('a loan is classed at day-end by the dated rule, with its history and what comes next', async () => {
  const core = await freshCore();
  await core.importCsv(bookFile([loan('L1', 'EMI-1', '2026-10-05')]), lenderLaw);
  const accountId = await core.accountId('L1');
  const view = await classOf(core, accountId);
  expect(view).toMatchObject({ code: 'SMA-1', daysInclusive: 53, since: '2026-11-04', cause: 'days' });
  expect(view.transitions.map(({ on, to }) => [on, to])).toEqual([
    ['2026-11-04', 'SMA-1'],
    ['2026-10-05', 'SMA-0'],
  ]);
  expect(view.next).toEqual({ on: '2026-12-04', code: 'SMA-2', stage: null });
  expect((await classOf(core, accountId, '2027-01-02')).code).toBe('SMA-2');
  expect((await classOf(core, accountId, '2027-01-03')).code).toBe('NPA');
  const account = await core.value('readAccount', { accountId });
  expect(account.classification).toMatchObject({ code: 'SMA-1', daysInclusive: 53, since: '2026-11-04' });
});

test('a part payment leaves an NPA what it is, the allocation goes by the class, full arrears end it', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([loan('L1', 'EMI-1', '2026-08-10'), loan('L1', 'EMI-2', '2026-11-10')]),
    lenderLaw,
  );
  const accountId = await core.accountId('L1');
  expect((await classOf(core, accountId)).code).toBe('NPA');
  const before = await core.value('previewReceipt', { accountId, tenders: cash(100_000) });
  await core.value('recordReceipt', { accountId, tenders: cash(100_000) });
  // Only 17 days are left overdue; the class stays, and so does the order of payment.
  expect(await classOf(core, accountId)).toMatchObject({ code: 'NPA', cause: 'partPaid', daysInclusive: 17 });
  const after = await core.value('previewReceipt', { accountId, tenders: cash(50_000) });
  expect(after.policy?.policyId).toBe(before.policy?.policyId);
  const offer = await core.value('previewSettlement', {
    accountId,
    offer: { basisPoints: 9_000 },
    firstOn: plainDate('2026-11-30'),
    count: 1,
    everyDays: 30,
    validUntil: plainDate('2026-11-30'),
    sanctionedBy: [],
  });
  expect(offer.band).toBe('nonPerforming');
  await core.value('recordReceipt', { accountId, tenders: cash(100_000) });
  expect(await classOf(core, accountId)).toMatchObject({ code: 'standard', cause: 'arrearsPaid' });
});

test('an approved void changes the classes of past evenings, and the history says so', async () => {
  const core = await freshCore();
  await core.importCsv(bookFile([loan('L1', 'EMI-1', '2026-10-05')]), lenderLaw);
  const accountId = await core.accountId('L1');
  const ravi = await core.addMember('Ravi', ['supervisor']);
  core.setClock('2026-12-10');
  const { receiptId } = await core.value('recordReceipt', {
    accountId,
    tenders: cash(100_000),
    receivedOn: plainDate('2026-12-08'),
  });
  expect(await classOf(core, accountId)).toMatchObject({
    code: 'standard',
    restatements: [
      {
        kind: 'receipt.recorded',
        on: '2026-12-10',
        changedOn: '2026-12-08',
        before: 'SMA-2',
        after: 'standard',
      },
    ],
  });
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAccount' });
  await core.signIn(ravi);
  await core.value('decideApproval', {
    kind: 'receiptVoid',
    accountId,
    targetId: receiptId,
    decision: 'approved',
    reason: 'Seen',
  });
  expect((await classOf(core, accountId)).code).toBe('SMA-2');
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('new terms that a second person agreed to make a standard loan an NPA; refused ones change nothing', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      loan('L1', 'EMI-1', '2026-12-20'),
      loan('L2', 'EMI-1', '2026-12-20', '500.00', 'Ramesh More'),
      loan('L3', 'EMI-1', '2026-12-20', '700.00', 'Leela Kale'),
    ]),
    lenderLaw,
  );
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const first = await core.accountId('L1');
  const second = await core.accountId('L2');
  const third = await core.accountId('L3');
  const plans = [];
  for (const [accountId, reason] of [
    [first, 'lossOfIncome'],
    [second, 'naturalCalamity'],
    [third, 'lossOfIncome'],
  ] as const) {
    const terms = { accountId, count: 5, firstOn: plainDate('2026-12-10'), ratePercent: '0', waived: {} };
    const { planId } = await core.value('recordRestructure', {
      ...terms,
      treatment: 'carryForward',
      reason,
    });
    plans.push({ accountId, planId });
    // Nobody agreed yet: the old terms stand.
    expect((await classOf(core, accountId)).code).toBe('standard');
  }
  await core.signIn(ravi);
  core.setClock('2026-11-28');
  for (const { accountId, planId } of plans) {
    const approval = {
      kind: 'plan',
      accountId,
      targetId: planId,
      decision: accountId === third ? 'rejected' : 'approved',
    } as const;
    await core.value('decideApproval', { ...approval, reason: 'Seen' });
  }
  const view = await classOf(core, first);
  expect(view).toMatchObject({
    code: 'NPA',
    stage: 'subStandard',
    cause: 'restructured',
    isNonPerforming: true,
    since: '2026-11-28',
    transitions: [{ on: '2026-11-28', from: 'standard', to: 'NPA', toStage: 'subStandard' }],
    next: { on: '2027-11-28', code: 'NPA', stage: 'doubtful1' },
  });
  expect((await classOf(core, first, '2026-11-27')).code).toBe('standard');
  expect((await classOf(core, second)).code).toBe('standard');
  expect((await classOf(core, third)).code).toBe('standard');
  const report = await core.value('reportClassification', { asOf: plainDate('2026-11-28') });
  expect(report.stages).toEqual(['subStandard', 'doubtful1', 'doubtful2', 'doubtful3', 'loss']);
  expect(report.byStage['INR']?.['subStandard']).toEqual({ count: 1, owedMinor: 100_000, overdueMinor: 0 });
  const verified = await core.value('verifyLedger', {});
  expect(verified.rebuiltEqual).toBe(true);
});

test('an NPA of a year is doubtful, in the report and its totals too', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([loan('L1', 'EMI-1', '2026-08-10'), loan('L2', 'EMI-9', '2027-09-20', '300.00', 'Ramesh More')]),
    lenderLaw,
  );
  const asOf = plainDate('2027-12-31');
  const report = await core.value('reportClassification', { asOf });
  expect(report.rows.map(({ account, code, stage, since }) => [account, code, stage, since])).toEqual([
    ['L1', 'NPA', 'doubtful1', '2027-11-08'],
    ['L2', 'NPA', 'subStandard', '2027-12-19'],
  ]);
  expect(report.byCurrency['INR']?.['NPA']).toEqual({
    count: 2,
    owedMinor: 130_000,
    overdueMinor: 130_000,
  });
  expect(report.byStage['INR']).toMatchObject({
    subStandard: { count: 1, owedMinor: 30_000 },
    doubtful1: { count: 1, owedMinor: 100_000 },
    loss: { count: 0, owedMinor: 0 },
  });
  const doubtful = await core.value('reportClassification', { asOf, codes: ['doubtful1'] });
  expect([doubtful.total, doubtful.rows[0]?.account]).toEqual([1, 'L1']);
});

test('the report counts lenders’ accounts by class as of a day; a supplier’s book has none', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.importCsv(
    bookFile([
      loan('L1', 'EMI-1', '2026-08-10'),
      loan('L2', 'EMI-9', '2026-11-20', '300.00', 'Ramesh More'),
      loan('L3', 'EMI-7', '2027-01-20', '700.00', 'Leela Kale'),
    ]),
    { ...lenderLaw, book: 'Loans' },
  );
  const report = await core.value('reportClassification', { asOf: plainDate('2026-11-26') });
  expect(report.rows.map(({ account, code, daysInclusive }) => [account, code, daysInclusive])).toEqual([
    ['L1', 'NPA', 109],
    ['L2', 'SMA-0', 7],
    ['L3', 'standard', 0],
  ]);
  expect(report.byCurrency['INR']).toEqual({
    standard: { count: 1, owedMinor: 70_000, overdueMinor: 0 },
    'SMA-0': { count: 1, owedMinor: 30_000, overdueMinor: 30_000 },
    'SMA-1': { count: 0, owedMinor: 0, overdueMinor: 0 },
    'SMA-2': { count: 0, owedMinor: 0, overdueMinor: 0 },
    NPA: { count: 1, owedMinor: 100_000, overdueMinor: 100_000 },
  });
  const one = await core.value('reportClassification', { asOf: plainDate('2026-09-20'), codes: ['SMA-1'] });
  expect([one.total, one.rows[0]?.account]).toEqual([1, 'L1']);
  expect(await core.value('readClassification', { accountId: c1 })).toBeNull();
});

const vectors = fileURLToPath(new URL('../../../../shared/vectors/compliance.json', import.meta.url));

test.skipIf(!existsSync(vectors))('the handed-over classifications are exact', async () => {
  const core = await freshCore();
  const rules = await core.value('readClassificationRules', {});
  const own = vectorsOfFile(JSON.parse(readFileSync(vectors, 'utf8'))).filter(({ id }) =>
    id.startsWith('classification/'),
  );
  expect(own.length).toBeGreaterThan(5);
  for (const vector of own) {
    expect([vector.id, wrongKeys(vector.expected, answerClassificationVector(vector, rules))]).toEqual([
      vector.id,
      [],
    ]);
  }
});
