import { expect, test } from 'vitest';
import type { OutputOf } from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, firstDay, freshCore, passphrase } from './fresh-core.ts';

const promiseTerms = { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'upi' };

/** A promise renewed so often that the next renewal waits for a second person. */
async function renewUntilPending(core: FreshCore, accountId: string): Promise<string> {
  let replaces: string | null = null;
  for (let level = 0; level < 10; level += 1) {
    const dueOn = plainDate(`2026-12-${String(level + 1).padStart(2, '0')}`);
    const made: OutputOf<'makePromise'> = await core.value('makePromise', {
      accountId,
      terms: { ...promiseTerms, dueOn, replaces },
    });
    if (made.pendingApproval) return made.promiseId;
    replaces = made.promiseId;
  }
  throw new Error('no renewal waited for approval');
}

test('the team is told with roles, accounts and who can open this device', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  await core.value('assignAccounts', { accountIds: [c1], userId: ravi });
  expect((await core.value('listTeam', {})).members).toEqual([
    {
      userId: core.adminId,
      name: 'Asha',
      roles: ['admin', 'supervisor', 'desk', 'field'],
      active: true,
      accounts: 0,
      hasKeyHere: true,
      hasDevice: true,
    },
    {
      userId: ravi,
      name: 'Ravi',
      roles: ['field'],
      active: true,
      accounts: 1,
      hasKeyHere: true,
      hasDevice: true,
    },
  ]);
});

test('a new person needs a name of their own and a long secret', async () => {
  const core = await freshCore();
  await core.addMember('Ravi', ['field']);
  const person = { name: 'Meera', roles: ['desk' as const], secret: passphrase };
  expect((await core.refusal('addTeamMember', { ...person, name: 'Ravi' })).code).toBe('nameTaken');
  expect((await core.refusal('addTeamMember', { ...person, secret: 'short' })).code).toBe('secretTooShort');
});

test('roles change, access ends, and the last admin stays', async () => {
  const core = await freshCore();
  const ravi = await core.addMember('Ravi', ['field']);
  await core.value('changeTeamMember', { userId: ravi, roles: ['desk'], active: false });
  const { members } = await core.value('listTeam', {});
  expect(members.find((member) => member.userId === ravi)).toMatchObject({
    roles: ['desk'],
    active: false,
    hasKeyHere: false,
  });
  expect((await core.refusal('unlock', { userId: ravi, secret: passphrase })).code).toBe('unknownUser');
  await core.signIn(core.adminId);
  const own = { userId: core.adminId, roles: ['desk' as const], active: true };
  expect((await core.refusal('changeTeamMember', own)).code).toBe('lastAdmin');
  expect((await core.refusal('changeTeamMember', { ...own, userId: 'nobody' })).code).toBe('unknownUser');
});

test('accounts go to an active person, and those that stand so already are left alone', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  expect(await core.value('assignAccounts', { accountIds: [c1, c2, c1], userId: ravi })).toEqual({
    assigned: 2,
  });
  expect(await core.value('assignAccounts', { accountIds: [c1], userId: ravi })).toEqual({ assigned: 0 });
  expect((await core.value('readAccount', { accountId: c1 })).assigned).toEqual({
    userId: ravi,
    name: 'Ravi',
  });
  expect(await core.value('assignAccounts', { accountIds: [c1], userId: null })).toEqual({ assigned: 1 });
  await core.value('changeTeamMember', { userId: ravi, roles: ['field'], active: false });
  const refused = async (accountIds: string[], userId: string | null) =>
    (await core.refusal('assignAccounts', { accountIds, userId })).code;
  expect(await refused([c1], ravi)).toBe('inactiveUser');
  expect(await refused([c1], 'nobody')).toBe('unknownUser');
  expect(await refused(['nothing'], null)).toBe('unknownAccount');
});

test('whatever waits is in one list, and its maker is never its checker', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const auditor = await core.addMember('Farida', ['auditor']);
  const promiseId = await renewUntilPending(core, c1);
  const { planId, pendingApproval } = await core.value('proposePlan', {
    accountId: c2,
    terms: {
      totalMinor: 300_000,
      frequency: 'monthly',
      firstOn: plainDate('2026-12-01'),
      count: 60,
      instalmentMinor: null,
    },
  });
  expect(pendingApproval).toBe(true);
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [{ tender: 'cash', amountMinor: 10_000, reference: null, bank: null, instrumentOn: null }],
  });
  await core.value('requestReceiptVoid', { receiptId, reason: 'issuedTwice' });
  const mine = (await core.value('listApprovals', {})).approvals;
  expect(mine).toEqual([
    {
      kind: 'promise',
      targetId: promiseId,
      accountId: c1,
      partyName: 'Kulkarni Traders',
      requestedBy: core.adminId,
      requestedByName: 'Asha',
      requestedOn: firstDay,
      amount: { amountMinor: 400_000, currency: 'INR' },
      reasons: ['renewalLevel'],
      mayDecide: false,
    },
    expect.objectContaining({
      kind: 'plan',
      targetId: planId,
      amount: { amountMinor: 300_000, currency: 'INR' },
      reasons: expect.arrayContaining(['countAboveMaximum']),
      mayDecide: false,
    }),
    expect.objectContaining({
      kind: 'receiptVoid',
      targetId: receiptId,
      requestedOn: firstDay,
      reasons: ['issuedTwice'],
      mayDecide: false,
    }),
  ]);
  const decision = {
    kind: 'promise',
    accountId: c1,
    targetId: promiseId,
    decision: 'approved',
    reason: '',
  } as const;
  expect((await core.refusal('decideApproval', decision)).code).toBe('makerIsChecker');
  await core.signIn(auditor);
  expect((await core.value('listApprovals', {})).approvals.map((one) => one.mayDecide)).toEqual([
    false,
    false,
    false,
  ]);
  await core.signIn(ravi);
  expect((await core.value('listApprovals', {})).approvals.map((one) => one.mayDecide)).toEqual([
    true,
    true,
    true,
  ]);
});

test('a renewal that waits does not hide the account; approved it does, rejected it needs a reason', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const targetId = await renewUntilPending(core, c1);
  const before = await core.value('readAccount', { accountId: c1 });
  expect(before.pendingApprovals).toBe(1);
  expect(before.promises[0]?.status).toBe('pendingApproval');
  await core.signIn(ravi);
  const decision = { kind: 'promise', accountId: c1, targetId } as const;
  expect((await core.refusal('decideApproval', { ...decision, decision: 'rejected', reason: '' })).code).toBe(
    'reasonNeeded',
  );
  await core.value('decideApproval', { ...decision, decision: 'approved', reason: '' });
  const after = await core.value('readAccount', { accountId: c1 });
  expect(after.promises.slice(0, 2).map((promise) => promise.status)).toEqual(['open', 'renewed']);
  expect(after.rank?.suppressed?.reason).toBe('promiseRunning');
  const again = { ...decision, decision: 'rejected', reason: 'Too late' } as const;
  expect((await core.refusal('decideApproval', again)).code).toBe('nothingPending');
  expect((await core.refusal('decideApproval', { ...again, accountId: 'nobody' })).code).toBe(
    'unknownAccount',
  );
  expect((await core.value('listApprovals', {})).approvals).toEqual([]);
});

test('a plan beyond authority runs once a second person says so', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const terms = {
    totalMinor: 1_200_000,
    frequency: 'monthly',
    firstOn: plainDate('2026-12-01'),
    count: 60,
    instalmentMinor: null,
  } as const;
  const { planId } = await core.value('proposePlan', { accountId: c1, terms });
  expect((await core.value('readAccount', { accountId: c1 })).plan).toMatchObject({
    planId,
    status: 'pendingApproval',
  });
  await core.signIn(ravi);
  await core.value('decideApproval', {
    kind: 'plan',
    accountId: c1,
    targetId: planId,
    decision: 'approved',
    reason: '',
  });
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.plan).toMatchObject({ status: 'active', nextDueOn: '2026-12-01', missedCount: 0 });
  expect(account.rank?.suppressed).toMatchObject({ reason: 'planOnTrack', until: '2026-12-01' });
});

test('a call-back nobody made goes to who leads after the days it is granted, and the account to its own lane', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const on = plainDate('2026-11-28');
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'call',
    outcome: 'CBK',
    appointment: { channel: 'call', on, atMs: null },
  });
  core.setClock('2026-12-01');
  expect((await core.value('listApprovals', {})).reminders).toEqual([]);
  expect((await core.value('readAccount', { accountId: c1 })).rank?.lane).toBe(1);
  core.setClock('2026-12-02');
  expect((await core.value('listApprovals', {})).reminders).toEqual([
    {
      kind: 'appointmentOverdue',
      accountId: c1,
      account: 'C1',
      partyName: 'Kulkarni Traders',
      assignedTo: null,
      on,
      daysOverdue: 4,
      because: { key: 'escalation.appointmentOverdue', params: { channel: 'call', daysOverdue: 4 } },
    },
  ]);
  expect((await core.value('readAccount', { accountId: c1 })).rank?.lane).toBe(5);
});
