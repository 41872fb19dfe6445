import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const none = { count: 0, amountMinor: 0 };
const cash = (amountMinor: number) => [
  { tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null },
];

async function aging(core: FreshCore, asOf: string, knownAtPlace?: number) {
  const input = { asOf: plainDate(asOf), ...(knownAtPlace === undefined ? {} : { knownAtPlace }) };
  return core.value('reportAging', input);
}

test('ageing by hand: due on the day is current, each bucket begins a day after the last, currencies stand apart', async () => {
  const core = await freshCore();
  const line = (number: string, due: string, amount: string, currency = 'INR') => ({
    customer: 'C1',
    number,
    issued: '2026-01-01',
    due,
    amount,
    currency,
  });
  await core.importCsv(
    bookFile([
      line('due today', '2026-11-26', '1.00'),
      line('one day', '2026-11-25', '2.00'),
      line('thirty days', '2026-10-27', '4.00'),
      line('thirty-one', '2026-10-26', '8.00'),
      line('sixty', '2026-09-27', '16.00'),
      line('sixty-one', '2026-09-26', '32.00'),
      line('ninety', '2026-08-28', '64.00'),
      line('ninety-one', '2026-08-27', '128.00'),
      line('hundred and twenty', '2026-07-29', '256.00'),
      line('hundred and twenty-one', '2026-07-28', '512.00'),
      line('in dollars', '2026-11-01', '3.50', 'USD'),
    ]),
    tradeLaw,
  );
  expect(await aging(core, firstDay)).toEqual({
    asOf: firstDay,
    byCurrency: {
      INR: {
        buckets: {
          current: { count: 1, amountMinor: 100 },
          '1-30': { count: 2, amountMinor: 600 },
          '31-60': { count: 2, amountMinor: 2_400 },
          '61-90': { count: 2, amountMinor: 9_600 },
          '91-120': { count: 2, amountMinor: 38_400 },
          '>120': { count: 1, amountMinor: 51_200 },
        },
        totalMinor: 102_300,
        unappliedMinor: 0,
        deductedMinor: 0,
      },
      USD: {
        buckets: {
          current: none,
          '1-30': { count: 1, amountMinor: 350 },
          '31-60': none,
          '61-90': none,
          '91-120': none,
          '>120': none,
        },
        totalMinor: 350,
        unappliedMinor: 0,
        deductedMinor: 0,
      },
    },
  });
});

test('nothing is owed before it was issued, nor from the day it was settled', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  expect((await aging(core, '2026-08-31')).byCurrency).toEqual({});
  expect((await aging(core, '2026-09-01')).byCurrency['INR']?.totalMinor).toBe(1_200_000);
  core.setClock('2026-11-28');
  await core.value('recordReceipt', { accountId: c2, tenders: cash(300_000) });
  expect((await aging(core, '2026-11-27')).byCurrency['INR']?.totalMinor).toBe(1_640_000);
  expect((await aging(core, '2026-11-28')).byCurrency['INR']?.totalMinor).toBe(1_340_000);
});

test('part payments are netted; what is paid too much is its own figure, and a void gives it back on its day', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  await core.value('recordReceipt', { accountId: c1, tenders: cash(200_000) });
  const { receiptId } = await core.value('recordReceipt', { accountId: c2, tenders: cash(350_000) });
  const paid = (await aging(core, firstDay)).byCurrency['INR'];
  expect(paid).toMatchObject({
    buckets: { '31-60': { count: 1, amountMinor: 1_000_000 }, '1-30': none },
    totalMinor: 1_140_000,
    unappliedMinor: 50_000,
  });
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAccount' });
  core.setClock('2026-11-27');
  await core.signIn(ravi);
  await core.value('decideApproval', {
    kind: 'receiptVoid',
    accountId: c2,
    targetId: receiptId,
    decision: 'approved',
    reason: 'Seen',
  });
  expect((await aging(core, firstDay)).byCurrency['INR']).toEqual(paid);
  expect((await aging(core, '2026-11-27')).byCurrency['INR']).toMatchObject({
    totalMinor: 1_440_000,
    unappliedMinor: 0,
    deductedMinor: 0,
  });
});

test('a credit is never set against a claim: it stands beside the buckets', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'C1', number: 'A', issued: '2026-10-01', due: '2026-10-31', amount: '100.00' },
      { customer: 'C1', number: 'CN', issued: '2026-10-05', due: '2026-10-05', amount: '-30.00' },
    ]),
    tradeLaw,
  );
  expect((await aging(core, firstDay)).byCurrency['INR']).toMatchObject({
    buckets: { '1-30': { count: 1, amountMinor: 10_000 } },
    totalMinor: 10_000,
    unappliedMinor: 3_000,
  });
  const c1 = await core.accountId('C1');
  expect(await core.value('readAccount', { accountId: c1 })).toMatchObject({
    totalDueMinor: 10_000,
    unappliedMinor: 3_000,
  });
});

test('the same date at the same place of knowledge gives the same bytes, whatever is learnt later', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { events } = await core.value('verifyLedger', {});
  const now = JSON.stringify(await aging(core, firstDay));
  expect(JSON.stringify(await aging(core, firstDay, events))).toBe(now);
  await core.value('recordReceipt', { accountId: c1, tenders: cash(200_000) });
  expect(JSON.stringify(await aging(core, firstDay, events))).toBe(now);
  const later = await core.value('verifyLedger', {});
  expect(later.events).toBeGreaterThan(events);
  expect(JSON.stringify(await aging(core, firstDay, later.events))).toBe(
    JSON.stringify(await aging(core, firstDay)),
  );
  expect((await aging(core, firstDay, 0)).byCurrency).toEqual({});
});

test('the ledger verifies, and rebuilding it changes neither account nor list', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('makePromise', {
    accountId: c1,
    terms: { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'upi' },
  });
  await core.value('recordReceipt', { accountId: c1, tenders: cash(200_000) });
  const verified = await core.value('verifyLedger', {});
  expect(verified).toEqual({
    events: expect.any(Number),
    streams: 8,
    trialBalance: { INR: 0 },
    rebuiltEqual: true,
    chain: { ok: true, firstBad: null },
  });
  const account = await core.value('readAccount', { accountId: c1 });
  const list = await core.value('listWorklist', {});
  const rebuilt = await core.value('rebuildLedger', {});
  expect(rebuilt).toEqual({ events: verified.events, streams: 8 });
  expect(await core.value('readAccount', { accountId: c1 })).toEqual(account);
  expect(await core.value('listWorklist', {})).toEqual(list);
  expect(await core.value('verifyLedger', {})).toEqual(verified);
});

test('every pack is shown with its law, its source and what of it is evaluated', async () => {
  const core = await freshCore();
  const { packs } = await core.value('listRulePacks', {});
  expect(packs.map((pack) => `${pack.packId}@${pack.version}`)).toContain('in-rbi-conduct@2022.08.12+1');
  const conduct = packs.find((pack) => pack.packId === 'in-rbi-conduct');
  expect(conduct?.rules.find((rule) => rule.ruleId === 'IN-RBI-HOURS')).toEqual({
    ruleId: 'IN-RBI-HOURS',
    basis: 'law',
    cite: 'RBI/2022-23/108 DOR.ORG.REC.65/21.04.158/2022-23, 2022-08-12, para 2',
    constraint: 'timeWindow',
    evaluated: true,
  });
  expect(packs.flatMap((pack) => pack.rules).every((rule) => rule.cite !== '')).toBe(true);
});
