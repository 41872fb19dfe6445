import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const planTerms: InputOf<'previewPlan'>['terms'] = {
  totalMinor: 900_000,
  frequency: 'weekly',
  firstOn: plainDate('2026-12-01'),
  count: 3,
  instalmentMinor: null,
};
const cash = (accountId: string, amountMinor: number) => ({
  accountId,
  tenders: [{ tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null }],
});

async function withPlan(terms: Partial<InputOf<'previewPlan'>['terms']> = {}) {
  const core = await freshCore();
  const { c1: accountId } = await importTradeBook(core);
  const { planId, pendingApproval } = await core.value('proposePlan', {
    accountId,
    terms: { ...planTerms, ...terms },
  });
  return { core, accountId, planId, pendingApproval };
}

const planOf = async (core: FreshCore, accountId: string) =>
  (await core.value('readAccount', { accountId })).plan;

async function decide(core: FreshCore, word: Omit<InputOf<'decideApproval'>, 'commandId' | 'reason'>) {
  const ravi = await core.addMember('Ravi', ['supervisor']);
  await core.signIn(ravi);
  await core.value('decideApproval', { ...word, reason: 'Looked at' });
}

/** The account, its rank and its list row are the same after a rebuild. */
async function expectRebuiltAlike(core: FreshCore, accountId: string) {
  const before = await core.value('readAccount', { accountId });
  await core.value('rebuildLedger', {});
  const after = await core.value('readAccount', { accountId });
  expect([after.plan, after.planProposal, after.rank]).toEqual([
    before.plan,
    before.planProposal,
    before.rank,
  ]);
  expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true });
}

test('a plan of every kind of term is written as it was previewed', async () => {
  const core = await freshCore();
  const { c1: accountId } = await importTradeBook(core);
  const terms: InputOf<'previewPlan'>['terms'] = {
    ...planTerms,
    frequency: 'salaryDay',
    salaryDay: { kind: 'lastWorkingDay' },
    count: 2,
    step: { unit: 'minor', size: 100_000, every: 1 },
    downPayment: { amountMinor: 200_000, dueOn: plainDate('2026-11-26') },
  };
  const preview = await core.value('previewPlan', { accountId, terms });
  expect(preview.instalments).toEqual([
    { dueOn: '2026-11-26', amountMinor: 200_000, balanceMinor: 700_000 },
    { dueOn: '2026-12-31', amountMinor: 300_000, balanceMinor: 400_000 },
    { dueOn: '2027-01-30', amountMinor: 400_000, balanceMinor: 0 },
  ]);
  await core.value('proposePlan', { accountId, terms });
  expect(await planOf(core, accountId)).toMatchObject({
    downPaymentMinor: 200_000,
    salaryDay: { kind: 'lastWorkingDay' },
    frequency: 'salaryDay',
  });
  await expectRebuiltAlike(core, accountId);
});

test('a breach is written and waits; the account stays in the list until it is approved', async () => {
  const { core, accountId, planId, pendingApproval } = await withPlan({
    firstOn: plainDate('2027-01-12'),
  });
  expect(pendingApproval).toBe(true);
  const waiting = await core.value('readAccount', { accountId });
  expect(waiting.plan).toMatchObject({ status: 'pendingApproval', breaches: ['firstTooLate'] });
  expect(waiting.rank).toMatchObject({ suppressed: null });
  await decide(core, { kind: 'plan', accountId, targetId: planId, decision: 'approved' });
  const approved = await core.value('readAccount', { accountId });
  expect(approved.rank).toMatchObject({ lane: null, suppressed: { reason: 'planOnTrack' } });
});

test('more than is owed is a warning with its amount', async () => {
  const core = await freshCore();
  const { c1: accountId } = await importTradeBook(core);
  const { totalDueMinor } = await core.value('readAccount', { accountId });
  const terms = { ...planTerms, totalMinor: totalDueMinor + 5_000 };
  expect(await core.value('previewPlan', { accountId, terms })).toMatchObject({ overPaymentMinor: 5_000 });
});

test('a tweak keeps the plan’s id and total, and the last payment takes the difference', async () => {
  const { core, accountId, planId } = await withPlan();
  const change = { what: 'amount', number: 1, amountMinor: 100_000 } as const;
  const preview = await core.value('previewTweak', { accountId, planId, change });
  expect(preview).toEqual({
    differences: [
      {
        kind: 'amount',
        before: { dueOn: '2026-12-01', amountMinor: 300_000 },
        after: { dueOn: '2026-12-01', amountMinor: 100_000 },
      },
      expect.objectContaining({ kind: 'same' }),
      {
        kind: 'amount',
        before: { dueOn: '2026-12-15', amountMinor: 300_000 },
        after: { dueOn: '2026-12-15', amountMinor: 500_000 },
      },
    ],
    needsApproval: false,
    breaches: [],
  });
  await core.value('tweakPlan', { accountId, planId, change, reason: 'customerAsked' });
  const plan = await planOf(core, accountId);
  expect(plan).toMatchObject({ planId, total: { amountMinor: 900_000 } });
  expect(plan?.instalments.map(({ amountMinor }) => amountMinor)).toEqual([100_000, 300_000, 500_000]);
  expect(plan?.tweaks).toMatchObject([
    { state: 'applied', differences: [{ kind: 'amount' }, { kind: 'amount' }] },
  ]);
  await expectRebuiltAlike(core, accountId);
});

test('a moved date moves the account in the list; a closed day is taken only when it is said', async () => {
  const { core, accountId, planId } = await withPlan();
  const to = (dueOn: string) => ({ what: 'dueOn', number: 1, dueOn: plainDate(dueOn) }) as const;
  const asked = { accountId, planId, reason: 'dayOff' };
  expect((await core.refusal('tweakPlan', { ...asked, change: to('2026-12-06') })).code).toBe(
    'dateOnClosedDay',
  );
  await core.value('tweakPlan', { ...asked, change: to('2026-12-04') });
  core.setClock('2026-12-02');
  expect((await core.value('readAccount', { accountId })).rank).toMatchObject({
    lane: null,
    suppressed: { reason: 'planOnTrack', until: '2026-12-04' },
  });
  await core.value('tweakPlan', { ...asked, change: to('2026-12-06'), allowClosedDay: true });
  expect((await planOf(core, accountId))?.nextDueOn).toBe('2026-12-06');
});

test('a tweak beyond the limits waits for a second person, and the plan stands as it was', async () => {
  const { core, accountId, planId } = await withPlan();
  const change = { what: 'dueOn', number: 3, dueOn: plainDate('2026-12-30') } as const;
  const answer = await core.value('tweakPlan', { accountId, planId, change, reason: 'other' });
  expect(answer.pendingApproval).toBe(true);
  const before = await core.value('readAccount', { accountId });
  expect(before.plan?.instalments[2]?.dueOn).toBe('2026-12-15');
  expect(before.pendingApprovals).toBe(1);
  const again = { accountId, planId, change, reason: 'other' };
  expect((await core.refusal('tweakPlan', again)).code).toBe('tweakWaits');
  const [approval] = (await core.value('listApprovals', {})).approvals;
  expect(approval).toMatchObject({
    kind: 'planTweak',
    accountId,
    reasons: ['tweakTooFar'],
    mayDecide: false,
  });
  const targetId = approval?.targetId ?? '';
  const word = { kind: 'planTweak', accountId, targetId, decision: 'approved' } as const;
  expect((await core.refusal('decideApproval', { ...word, reason: '' })).code).toBe('makerIsChecker');
  await decide(core, word);
  const after = await core.value('readAccount', { accountId });
  expect(after.plan?.instalments[2]?.dueOn).toBe('2026-12-30');
  expect(after.pendingApprovals).toBe(0);
  expect((await core.refusal('decideApproval', { ...word, reason: '' })).code).toBe('nothingPending');
  await expectRebuiltAlike(core, accountId);
});

test('a rejected tweak leaves the plan as it was, in its history', async () => {
  const { core, accountId, planId } = await withPlan();
  const change = { what: 'dueOn', number: 3, dueOn: plainDate('2026-12-30') } as const;
  await core.value('tweakPlan', { accountId, planId, change, reason: 'other' });
  const [approval] = (await core.value('listApprovals', {})).approvals;
  const targetId = approval?.targetId ?? '';
  await decide(core, { kind: 'planTweak', accountId, targetId, decision: 'rejected' });
  const plan = await planOf(core, accountId);
  expect(plan?.instalments[2]?.dueOn).toBe('2026-12-15');
  expect(plan?.tweaks).toMatchObject([{ state: 'rejected', appliedOn: null }]);
});

test('renegotiating closes the plan and takes its place, with the difference shown before', async () => {
  const { core, accountId, planId } = await withPlan();
  core.setClock('2026-12-01');
  await core.value('recordReceipt', cash(accountId, 300_000));
  core.setClock('2026-12-02');
  const asked = {
    accountId,
    replaces: planId,
    terms: { ...planTerms, totalMinor: 600_000, count: 2, firstOn: plainDate('2026-12-08') },
  };
  const preview = await core.value('previewPlan', {
    ...asked,
    terms: { ...asked.terms, count: 3 },
  });
  expect(preview.differences?.map(({ kind }) => kind)).toEqual(['amount', 'amount', 'new']);
  const next = await core.value('proposePlan', asked);
  expect(await planOf(core, accountId)).toMatchObject({
    planId: next.planId,
    replaces: planId,
    paidMinor: 0,
  });
  expect((await core.refusal('cancelPlan', { accountId, planId, reason: 'other' })).code).toBe(
    'planNotRunning',
  );
  expect((await core.refusal('proposePlan', asked)).code).toBe('planNotRunning');
  await expectRebuiltAlike(core, accountId);
});

test('a renegotiated plan beyond the limits waits beside the one in force, which goes on counting', async () => {
  const { core, accountId, planId } = await withPlan();
  const terms = { ...planTerms, count: 60 };
  const next = await core.value('proposePlan', { accountId, terms, replaces: planId });
  expect(next.pendingApproval).toBe(true);
  const both = await core.value('readAccount', { accountId });
  expect(both.plan).toMatchObject({ planId, status: 'active' });
  expect(both.planProposal).toMatchObject({ planId: next.planId, status: 'pendingApproval' });
  expect(both.rank).toMatchObject({ lane: null, suppressed: { reason: 'planOnTrack' } });
  await decide(core, { kind: 'plan', accountId, targetId: next.planId, decision: 'approved' });
  const after = await core.value('readAccount', { accountId });
  expect(after).toMatchObject({ plan: { planId: next.planId, status: 'active' }, planProposal: null });
  await expectRebuiltAlike(core, accountId);
});

test('each payment says how it stands; so many missed break the plan, and a void opens what it had paid', async () => {
  const { core, accountId } = await withPlan();
  const states = async () => (await planOf(core, accountId))?.instalments.map(({ state }) => state).join(' ');
  core.setClock('2026-12-01');
  expect(await states()).toBe('due open open');
  const { receiptId } = await core.value('recordReceipt', cash(accountId, 400_000));
  expect(await states()).toBe('paid part open');
  core.setClock('2026-12-09');
  expect(await states()).toBe('paid late open');
  expect(await planOf(core, accountId)).toMatchObject({ status: 'active', behindMinor: 200_000 });
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount' });
  await decide(core, { kind: 'receiptVoid', accountId, targetId: receiptId, decision: 'approved' });
  expect(await states()).toBe('late late open');
  expect(await planOf(core, accountId)).toMatchObject({ status: 'missed', behindMinor: 600_000 });
  core.setClock('2026-12-11');
  const broken = await core.value('readAccount', { accountId });
  expect(broken.plan).toMatchObject({ status: 'broken', missedCount: 2, brokenOn: '2026-12-11' });
  expect(broken.rank).toMatchObject({ lane: 3, because: { key: 'because.planMissed' } });
  await expectRebuiltAlike(core, accountId);
});
