import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, lenderLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const on = plainDate;

async function withMembers() {
  const core = await freshCore();
  const { c1: accountId } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const meera = await core.addMember('Meera', ['field']);
  return { core, accountId, ravi, meera };
}

type Terms = Omit<InputOf<'offerSettlement'>, 'commandId'>;

async function offer(core: FreshCore, accountId: string, terms: Partial<Terms> = {}) {
  return core.value('offerSettlement', {
    accountId,
    offer: { basisPoints: 9_000 },
    firstOn: on('2026-12-01'),
    count: 2,
    everyDays: 30,
    validUntil: on('2026-12-05'),
    reason: 'oldDebt',
    ...terms,
  });
}

const decide = (
  core: FreshCore,
  accountId: string,
  targetId: string,
  kind: InputOf<'decideApproval'>['kind'],
) => core.value('decideApproval', { kind, accountId, targetId, decision: 'approved', reason: 'Looked at' });

const pay = (core: FreshCore, accountId: string, amountMinor: number) =>
  core.value('recordReceipt', {
    accountId,
    tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
  });

const settlementOf = async (core: FreshCore, accountId: string) => {
  const [first] = (await core.value('readConcessions', { accountId })).compromises;
  if (first === undefined) throw new Error('no settlement');
  return first;
};

const expectSound = async (core: FreshCore) =>
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    chain: { ok: true },
    trialBalance: { INR: 0 },
  });

test('a settlement is offered, agreed to by a higher level, paid in time, and the rest is given up by itself', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  const { duesMinor } = await core.value('readConcessions', { accountId });
  await core.signIn(meera);
  const { concessionId, pendingApproval } = await offer(core, accountId);
  expect(pendingApproval).toBe(true);
  expect(await settlementOf(core, accountId)).toMatchObject({ status: 'pendingApproval', requiredLevel: 2 });
  await core.signIn(ravi);
  expect((await core.value('listApprovals', {})).approvals).toMatchObject([
    { kind: 'settlement', targetId: concessionId, mayDecide: true, requestedByName: 'Meera' },
  ]);
  await decide(core, accountId, concessionId, 'settlement');
  await core.value('acceptSettlement', { accountId, concessionId });
  const account = await core.value('readAccount', { accountId });
  expect(account.plan).toMatchObject({ status: 'active', instalments: [{}, {}] });
  const { payments } = await settlementOf(core, accountId);
  core.setClock('2026-12-01');
  await pay(core, accountId, payments[0]?.amountMinor ?? 0);
  expect(await settlementOf(core, accountId)).toMatchObject({ status: 'paying', remittedMinor: 0 });
  core.setClock('2026-12-31');
  await pay(core, accountId, payments[1]?.amountMinor ?? 0);
  expect(await settlementOf(core, accountId)).toMatchObject({
    status: 'completed',
    completedOn: '2026-12-31',
    coolingUntil: '2027-12-31',
    remittedMinor: duesMinor / 10,
    isRestructuring: false,
  });
  const after = await core.value('readConcessions', { accountId });
  expect([after.duesMinor, after.coolingUntil]).toEqual([0, '2027-12-31']);
  await expectSound(core);
  core.setClock('2028-01-01');
  expect((await core.value('readConcessions', { accountId })).coolingUntil).toBeNull();
});

test('nobody agrees to what they asked, who granted the credit stays out of it, and a lower level waits', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  const word = { accountId, decision: 'approved' as const, reason: 'Yes', kind: 'settlement' as const };
  await core.signIn(meera);
  // Granted by a supervisor: the level above is an admin.
  const { concessionId } = await offer(core, accountId, { sanctionedBy: [ravi] });
  await core.signIn(ravi);
  expect((await core.value('listApprovals', {})).approvals).toMatchObject([{ mayDecide: false }]);
  expect(await core.refusal('decideApproval', { ...word, targetId: concessionId })).toEqual({
    code: 'sanctionerExcluded',
  });
  await core.signIn(core.adminId);
  await core.value('decideApproval', { ...word, targetId: concessionId, decision: 'rejected' });
  // 70 % of the dues are far more than a supervisor may give up alone.
  const low = await offer(core, accountId, { offer: { basisPoints: 7_100 } });
  expect(await core.refusal('decideApproval', { ...word, targetId: low.concessionId })).toEqual({
    code: 'makerIsChecker',
  });
  await core.signIn(ravi);
  expect(await core.refusal('decideApproval', { ...word, targetId: low.concessionId })).toEqual({
    code: 'levelTooLow',
  });
  expect(
    await core.refusal('offerSettlement', {
      accountId,
      offer: { basisPoints: 6_999 },
      firstOn: on('2026-12-01'),
      count: 1,
      validUntil: on('2026-12-05'),
      reason: 'oldDebt',
    }),
  ).toMatchObject({ code: 'settlementRunning' });
});

test('a missed payment brings back what was owed; an offer nobody took lapses', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  const before = (await core.value('readConcessions', { accountId })).duesMinor;
  await core.signIn(meera);
  const { concessionId } = await offer(core, accountId);
  await core.signIn(ravi);
  await decide(core, accountId, concessionId, 'settlement');
  await core.value('acceptSettlement', { accountId, concessionId });
  await pay(core, accountId, 100_000);
  core.setClock('2026-12-02');
  expect(await settlementOf(core, accountId)).toMatchObject({ status: 'broken', brokenOn: '2026-12-02' });
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(before - 100_000);
  const next = await offer(core, accountId, { firstOn: on('2026-12-20'), validUntil: on('2026-12-10') });
  core.setClock('2026-12-11');
  expect((await settlementOf(core, accountId)).status).toBe('lapsed');
  await core.signIn(core.adminId);
  expect((await core.value('listApprovals', {})).approvals).toEqual([]);
  expect(await core.refusal('acceptSettlement', { accountId, concessionId: next.concessionId })).toEqual({
    code: 'offerNotOpen',
  });
  await expectSound(core);
});

test('a void of the last payment takes the completion back, and what was given up is owed again', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  const before = (await core.value('readConcessions', { accountId })).duesMinor;
  await core.signIn(meera);
  const { concessionId } = await offer(core, accountId, { count: 1 });
  await core.signIn(ravi);
  await decide(core, accountId, concessionId, 'settlement');
  await core.value('acceptSettlement', { accountId, concessionId });
  const { receiptId } = await pay(core, accountId, (before * 9) / 10);
  expect((await settlementOf(core, accountId)).status).toBe('completed');
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount', note: null });
  await core.signIn(core.adminId);
  await core.value('decideApproval', {
    kind: 'receiptVoid',
    accountId,
    targetId: receiptId,
    decision: 'approved',
    reason: 'Right',
  });
  expect(await settlementOf(core, accountId)).toMatchObject({ status: 'paying', remittedMinor: 0 });
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(before);
  await expectSound(core);
});

test('a small waiver stands at once, a large one waits, and a claim is owed less by it', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  const { claims, duesMinor } = await core.value('readConcessions', { accountId });
  const itemId = claims[0]?.itemId ?? '';
  const waive = (amountMinor: number) =>
    core.value('waiveDues', {
      accountId,
      lines: [{ itemId, chargeId: null, amountMinor }],
      reason: 'goodwill',
    });
  await core.signIn(meera);
  expect(await waive(10_000)).toMatchObject({ pendingApproval: false });
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(duesMinor - 10_000);
  const large = await waive(100_000);
  expect(large.pendingApproval).toBe(true);
  await core.signIn(ravi);
  await decide(core, accountId, large.concessionId, 'waiver');
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(duesMinor - 110_000);
  await expectSound(core);
});

test('a technical write-off leaves the debt as it is, a final one ends it', async () => {
  const { core, accountId, ravi } = await withMembers();
  const { duesMinor } = await core.value('readConcessions', { accountId });
  const ask = (mode: 'technical' | 'final') =>
    core.value('proposeWriteOff', { accountId, mode, amountMinor: duesMinor, reason: 'untraceable' });
  await core.signIn(ravi);
  const technical = await ask('technical');
  await core.signIn(core.adminId);
  await decide(core, accountId, technical.concessionId, 'writeOff');
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(duesMinor);
  await core.signIn(ravi);
  const final = await ask('final');
  await core.signIn(core.adminId);
  await decide(core, accountId, final.concessionId, 'writeOff');
  expect((await core.value('readConcessions', { accountId })).duesMinor).toBe(0);
  await expectSound(core);
});

test('in hardship nobody calls and nothing accrues until the review, and then the account is in lane 2', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'L1', number: 'EMI-1', issued: '2026-08-01', due: '2026-09-01', amount: '12000.00' },
    ]),
    lenderLaw,
  );
  const accountId = await core.accountId('L1');
  const { bookId } = (await core.value('readAccount', { accountId })).book;
  await core.value('setChargeTerms', {
    bookId,
    fromOn: on('2020-01-01'),
    terms: { ...noCharges, penal: { ratePercent: '24', dayCount: 'actual/365F' }, clause: 'clause 7' },
  });
  const charges = async () => (await core.value('readCharges', { accountId })).chargesMinor;
  core.setClock('2026-11-29');
  const before = await charges();
  core.setClock('2026-11-30');
  await core.value('openHardship', {
    accountId,
    reason: 'illness',
    options: ['pause', 'feeFreeze'],
    reviewOn: on('2026-12-30'),
    worksheet: {
      currency: 'INR',
      incomes: [{ code: 'wages', amountMinor: 1_800_000 }],
      expenses: [{ code: 'rent', amountMinor: 1_900_000 }],
    },
    statement: 'In hospital since October',
  });
  const { hardships } = await core.value('readConcessions', { accountId });
  expect(hardships).toMatchObject([
    { disposableMinor: -100_000, affordability: 'nothingLeft', closedOn: null },
  ]);
  expect((await core.value('readAccount', { accountId })).rank).toMatchObject({
    lane: null,
    suppressed: { reason: 'hardshipHold', until: '2026-12-30' },
  });
  core.setClock('2026-12-29');
  expect(await charges()).toBe(before);
  // The whole book's report walks the projections, and has the same figure.
  const dues = await core.value('reportDues', {});
  expect(dues.byCurrency['INR']?.totalMinor).toBe(1_200_000 + before);
  core.setClock('2026-12-31');
  expect((await core.value('readAccount', { accountId })).rank).toMatchObject({ lane: 2 });
  expect(await charges()).toBeGreaterThan(before);
  await core.value('closeHardship', {
    accountId,
    hardshipId: hardships[0]?.hardshipId ?? '',
    result: 'recovered',
  });
  expect((await core.value('readAccount', { accountId })).rank).not.toMatchObject({ lane: 2 });
  await expectSound(core);
});

test('a restructure keeps both schedules and its plan waits for another person', async () => {
  const { core, accountId, ravi } = await withMembers();
  const terms = {
    accountId,
    waived: {},
    treatment: 'addToFirst' as const,
    count: 3,
    firstOn: on('2026-12-10'),
    ratePercent: '0',
  };
  const preview = await core.value('previewRestructure', terms);
  const { planId } = await core.value('recordRestructure', { ...terms, reason: 'lossOfIncome' });
  const { restructures } = await core.value('readConcessions', { accountId });
  expect(restructures).toMatchObject([
    { before: preview.before, after: preview.after, earlierCount: 0, planId },
  ]);
  await core.signIn(ravi);
  await decide(core, accountId, planId, 'plan');
  const { plan } = await core.value('readAccount', { accountId });
  expect(plan).toMatchObject({ planId, status: 'active' });
  expect(plan?.instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }))).toEqual(preview.after);
  await expectSound(core);
});

test('a letter is written once somebody agreed, and the history says what happened', async () => {
  const { core, accountId, ravi, meera } = await withMembers();
  await core.signIn(meera);
  const { concessionId } = await offer(core, accountId, { count: 1 });
  const letter = { paper: 'letter' as const, subjectId: concessionId };
  expect(await core.refusal('readPaper', letter)).toEqual({ code: 'noLetter' });
  await core.signIn(ravi);
  await decide(core, accountId, concessionId, 'settlement');
  const offered = await core.value('readPaper', letter);
  expect(offered.model).toMatchObject({
    paper: 'letter',
    letter: 'offer',
    payments: [{ dueOn: '2026-12-01' }],
    days: [{ code: 'until', on: '2026-12-05' }],
  });
  await core.value('acceptSettlement', { accountId, concessionId });
  const { offerMinor } = await settlementOf(core, accountId);
  await pay(core, accountId, offerMinor);
  const done = await core.value('readPaper', letter);
  expect(done.model).toMatchObject({ letter: 'noDues', days: [{ code: 'completed', on: '2026-11-26' }, {}] });
  await core.value('recordPaperPrinted', { ...letter, sha256: done.sha256, layout: 'A4', languages: ['mr'] });
  const { rows } = await core.value('readTimeline', { accountId, offset: 0, limit: 50 });
  expect(rows.map(({ text }) => text.key)).toEqual(
    expect.arrayContaining([
      'timeline.settlementOffered',
      'timeline.concessionApproved',
      'timeline.settlementAccepted',
    ]),
  );
});

test('who only reads offers nothing, and who works the field ends no settlement', async () => {
  const { core, accountId, meera } = await withMembers();
  const dev = await core.addMember('Dev', ['auditor']);
  const { concessionId } = await offer(core, accountId);
  await core.signIn(meera);
  const cancel = { accountId, concessionId, reason: 'notKept' };
  expect(await core.refusal('cancelSettlement', cancel)).toMatchObject({ code: 'roleNotAllowed' });
  await core.signIn(dev);
  expect((await core.value('readConcessions', { accountId })).compromises).toHaveLength(1);
  expect(
    await core.refusal('proposeWriteOff', { accountId, mode: 'final', amountMinor: 1, reason: 'other' }),
  ).toMatchObject({ code: 'roleNotAllowed' });
});
