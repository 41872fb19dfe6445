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
  expect(view.next).toEqual({ on: '2026-12-04', code: 'SMA-2' });
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
