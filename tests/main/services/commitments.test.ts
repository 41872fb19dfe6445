import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { firstDay, freshCore } from './fresh-core.ts';

const terms = { amountMinor: 400_000, dueOn: plainDate('2026-12-03'), mode: 'upi' };
const planTerms: InputOf<'previewPlan'>['terms'] = {
  totalMinor: 1_000_000,
  frequency: 'monthly',
  firstOn: plainDate('2026-12-01'),
  count: 3,
  instalmentMinor: null,
};

test('what a promise would mean is shown before it is taken, and taking it means the same', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const preview = await core.value('previewPromise', { accountId: c1, terms });
  expect(preview).toEqual({
    graceUntil: '2026-12-05',
    level: 0,
    needsApproval: false,
    warnings: [],
    reasonNeeded: [],
    proposedDueOn: '2026-12-03',
    credibility: { kept: 0, made: 0 },
  });
  expect(await core.value('makePromise', { accountId: c1, terms })).toEqual({
    promiseId: expect.any(String),
    pendingApproval: false,
  });
  const [promise] = (await core.value('readAccount', { accountId: c1 })).promises;
  expect(promise).toMatchObject({
    amount: { amountMinor: 400_000, currency: 'INR' },
    status: 'open',
    level: 0,
    graceUntil: preview.graceUntil,
  });
});

test('a promise on a holiday is warned about and the next working day proposed', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const preview = await core.value('previewPromise', {
    accountId: c1,
    terms: { ...terms, dueOn: plainDate('2026-12-25') },
  });
  expect([preview.warnings, preview.proposedDueOn]).toEqual([['onHoliday'], '2026-12-28']);
});

test.each([
  ['in the past', { dueOn: plainDate('2026-11-25') }, 'dueInPast'],
  ['by no way of paying', { mode: 'barter' }, 'modeUnknown'],
  ['that renews nothing known', { replaces: 'nothing' }, 'promiseUnknown'],
  ['of more than is owed, without a reason', { amountMinor: 90_000_000 }, 'overrideReasonNeeded'],
])('a promise %s is refused', async (_, changed, code) => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { accountId: c1, terms: { ...terms, ...changed } };
  expect((await core.refusal('makePromise', asked)).code).toBe(code);
  expect((await core.value('readAccount', { accountId: c1 })).promises).toEqual([]);
});

test('promises and plans on an unknown account are refused', async () => {
  const core = await freshCore();
  const accountId = 'nobody';
  const codes = [
    await core.refusal('previewPromise', { accountId, terms }),
    await core.refusal('makePromise', { accountId, terms }),
    await core.refusal('withdrawPromise', { accountId, promiseId: 'p', by: 'us', reason: 'other' }),
    await core.refusal('previewPlan', { accountId, terms: planTerms }),
    await core.refusal('proposePlan', { accountId, terms: planTerms }),
    await core.refusal('cancelPlan', { accountId, planId: 'p', reason: 'other' }),
  ].map((refusal) => refusal.code);
  expect(new Set(codes)).toEqual(new Set(['unknownAccount']));
});

test('a promise is taken back once; one with an outcome keeps it', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { promiseId } = await core.value('makePromise', { accountId: c1, terms });
  const withdrawal = { accountId: c1, promiseId, by: 'customer', reason: 'customerChanged' } as const;
  await core.value('withdrawPromise', withdrawal);
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.promises[0]?.status).toBe('withdrawnByCustomer');
  expect(account.rank?.lane).toBe(5);
  expect((await core.refusal('withdrawPromise', withdrawal)).code).toBe('promiseNotOpen');
  expect((await core.refusal('withdrawPromise', { ...withdrawal, promiseId: 'nothing' })).code).toBe(
    'promiseUnknown',
  );
});

test('a plan is previewed to an exact sum and written as it was shown', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const preview = await core.value('previewPlan', { accountId: c1, terms: planTerms });
  expect(preview).toMatchObject({ totalMinor: 1_000_000, needsApproval: false, breaches: [] });
  expect(preview.instalments.map((one) => one.amountMinor)).toEqual([333_333, 333_333, 333_334]);
  expect(preview.instalments.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(1_000_000);
  expect(preview.instalments.at(-1)?.balanceMinor).toBe(0);
  const { planId, pendingApproval } = await core.value('proposePlan', { accountId: c1, terms: planTerms });
  expect(pendingApproval).toBe(false);
  const { plan } = await core.value('readAccount', { accountId: c1 });
  expect(plan).toMatchObject({
    planId,
    status: 'active',
    total: { amountMinor: 1_000_000, currency: 'INR' },
  });
  expect(plan?.instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }))).toEqual(
    preview.instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor })),
  );
});

test('a missed instalment brings the account into the broken lane', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('proposePlan', { accountId: c1, terms: planTerms });
  core.setClock('2026-12-01');
  expect((await core.value('readAccount', { accountId: c1 })).rank).toMatchObject({
    lane: 2,
    because: { key: 'because.instalmentDue' },
  });
  // Due on Tuesday, two working days of grace.
  core.setClock('2026-12-03');
  const late = await core.value('readAccount', { accountId: c1 });
  expect(late.plan).toMatchObject({ status: 'active', missedCount: 0, behindMinor: 333_333 });
  expect(late.plan?.instalments[0]).toMatchObject({ state: 'late' });
  expect(late.rank).toMatchObject({ lane: 2, because: { key: 'because.instalmentDue' } });
  core.setClock('2026-12-04');
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.plan).toMatchObject({ status: 'missed', missedCount: 1 });
  expect(account.rank).toMatchObject({ lane: 3, because: { key: 'because.planMissed' } });
});

test('money recorded earlier on the day of a plan is no payment on it, in the account, in the list and after a rebuild', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const cash = (amountMinor: number) => ({
    accountId: c1,
    tenders: [{ tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null }],
  });
  await core.value('recordReceipt', cash(300_000));
  core.moveClock(60_000);
  await core.value('proposePlan', { accountId: c1, terms: { ...planTerms, totalMinor: 900_000 } });
  core.moveClock(60_000);
  await core.value('recordReceipt', cash(1_000));
  core.setClock('2026-12-01');
  const due = await core.value('readAccount', { accountId: c1 });
  expect(due.plan).toMatchObject({ paidMinor: 1_000, nextDueOn: '2026-12-01', nextDueMinor: 299_000 });
  expect(due.rank).toMatchObject({ lane: 2, because: { key: 'because.instalmentDue' } });
  await core.value('rebuildLedger', {});
  const rebuilt = await core.value('readAccount', { accountId: c1 });
  expect([rebuilt.plan, rebuilt.rank]).toEqual([due.plan, due.rank]);
  expect((await core.value('listWorklist', {})).rows.find((row) => row.accountId === c1)).toMatchObject({
    lane: 2,
  });
});

test.each([
  ['with neither count nor amount', { count: null, instalmentMinor: null }, 'planNeedsCountOrAmount'],
  ['beginning in the past', { firstOn: plainDate('2026-11-01') }, 'firstInPast'],
  ['of crumbs', { totalMinor: 100, count: 250 }, 'instalmentBelowOneUnit'],
])('a plan %s is refused', async (_, changed, code) => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { accountId: c1, terms: { ...planTerms, ...changed } };
  expect((await core.refusal('previewPlan', asked)).code).toBe(code);
  expect((await core.refusal('proposePlan', asked)).code).toBe(code);
});

test('one plan runs at a time, and ends once', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { planId } = await core.value('proposePlan', { accountId: c1, terms: planTerms });
  expect((await core.refusal('proposePlan', { accountId: c1, terms: planTerms })).code).toBe('planRunning');
  const end = { accountId: c1, planId, reason: 'customerAsked' };
  await core.value('cancelPlan', end);
  expect((await core.value('readAccount', { accountId: c1 })).plan?.status).toBe('cancelled');
  expect((await core.refusal('cancelPlan', end)).code).toBe('planNotRunning');
  expect((await core.value('listWorklist', { on: plainDate(firstDay) })).total).toBe(2);
});
