import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const minute = 60_000;

/** A day on one account: a call corrected later, a promise, money, a void asked and granted, a plan, a snooze. */
async function liveADay(core: FreshCore): Promise<string> {
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  core.moveClock(minute);
  const { interactionId } = await core.value('logInteraction', {
    accountId: c1,
    channel: 'call',
    outcome: 'RNR',
    note: 'Rang out twice',
  });
  core.moveClock(minute);
  await core.value('correctInteraction', {
    accountId: c1,
    interactionId,
    outcome: 'RTP',
    note: 'She called back at once and refused',
  });
  await core.value('makePromise', {
    accountId: c1,
    terms: { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'upi' },
  });
  core.moveClock(minute);
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [{ tender: 'cash', amountMinor: 100_000, reference: null, bank: null, instrumentOn: null }],
    note: 'At the counter',
  });
  core.moveClock(minute);
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount', note: 'It was 90' });
  await core.signIn(ravi);
  core.moveClock(minute);
  await core.value('decideApproval', {
    kind: 'receiptVoid',
    accountId: c1,
    targetId: receiptId,
    decision: 'approved',
    reason: 'Checked the drawer',
  });
  core.moveClock(minute);
  await core.value('snoozeAccount', { accountId: c1, until: plainDate('2026-12-01'), reason: 'travelling' });
  return c1;
}

test('the timeline tells a day newest first: who did what, in words by key', async () => {
  const core = await freshCore();
  const c1 = await liveADay(core);
  const { rows, total } = await core.value('readTimeline', { accountId: c1 });
  expect(total).toBe(7);
  expect(rows.map((row) => [row.kind, row.by, row.on, row.sent, row.note, row.text.params])).toEqual([
    ['snooze', 'Ravi', firstDay, false, null, { until: '2026-12-01', reason: 'travelling' }],
    [
      'receiptVoidApproved',
      'Ravi',
      firstDay,
      false,
      'Checked the drawer',
      { number: expect.any(String), amountMinor: 100_000, currency: 'INR' },
    ],
    [
      'receiptVoidRequested',
      'Asha',
      firstDay,
      false,
      'It was 90',
      { number: expect.any(String), amountMinor: 100_000, currency: 'INR', reason: 'wrongAmount' },
    ],
    [
      'receipt',
      'Asha',
      firstDay,
      false,
      'At the counter',
      { number: expect.any(String), amountMinor: 100_000, currency: 'INR' },
    ],
    [
      'promise',
      'Asha',
      firstDay,
      false,
      null,
      { amountMinor: 400_000, currency: 'INR', dueOn: '2026-12-01', mode: 'upi', level: 0 },
    ],
    [
      'call',
      'Asha',
      firstDay,
      false,
      'Rang out twice',
      { outcome: 'RTP', contactClass: 'NC', personMet: '' },
    ],
    ['import', 'Asha', firstDay, false, null, { count: 2, fileName: 'book.csv' }],
  ]);
  expect(rows.every((row) => row.text.key === `timeline.${row.kind}`)).toBe(true);
  expect(rows[5]?.corrections).toEqual([
    { on: firstDay, by: 'Asha', note: 'She called back at once and refused' },
  ]);
});

test('the timeline is filtered by kind and read in pages', async () => {
  const core = await freshCore();
  const c1 = await liveADay(core);
  const kinds = async (...filters: ('contact' | 'money' | 'commitment' | 'standing' | 'import')[]) =>
    (await core.value('readTimeline', { accountId: c1, kinds: filters })).rows.map((row) => row.kind);
  expect(await kinds('money')).toEqual(['receiptVoidApproved', 'receiptVoidRequested', 'receipt']);
  expect(await kinds('contact', 'commitment')).toEqual(['promise', 'call']);
  expect(await kinds('standing')).toEqual(['snooze']);
  expect(await kinds('import')).toEqual(['import']);
  const page = await core.value('readTimeline', { accountId: c1, offset: 2, limit: 2 });
  expect([page.total, page.rows.map((row) => row.kind)]).toEqual([7, ['receiptVoidRequested', 'receipt']]);
  expect((await core.refusal('readTimeline', { accountId: 'nobody' })).code).toBe('unknownAccount');
});

test('commitments, disputes, holds and assignments each have words of their own', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { partyId } = (await core.value('readAccount', { accountId: c1 })).party;
  expect(partyId).not.toBe('');
  const kinds: string[] = [];
  const note = async () => {
    core.moveClock(minute);
    kinds.push((await core.value('readTimeline', { accountId: c1, limit: 1 })).rows[0]?.kind ?? '');
  };
  const terms = { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'upi' };
  const first = await core.value('makePromise', { accountId: c1, terms });
  core.moveClock(minute);
  const renewed = await core.value('makePromise', {
    accountId: c1,
    terms: { ...terms, dueOn: plainDate('2026-12-04'), replaces: first.promiseId },
  });
  await note();
  await core.value('withdrawPromise', {
    accountId: c1,
    promiseId: renewed.promiseId,
    by: 'us',
    reason: 'wronglyNoted',
  });
  await note();
  const plan = await core.value('proposePlan', {
    accountId: c1,
    terms: {
      totalMinor: 1_200_000,
      frequency: 'monthly',
      firstOn: plainDate('2026-12-01'),
      count: 6,
      instalmentMinor: null,
    },
  });
  await note();
  await core.value('cancelPlan', { accountId: c1, planId: plan.planId, reason: 'notKept' });
  await note();
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'BRV',
    hold: { until: plainDate('2026-12-06') },
  });
  await note();
  await core.value('assignAccounts', { accountIds: [c1], userId: core.adminId });
  await note();
  await core.value('skipAccount', { accountId: c1, reason: 'tooFar' });
  await note();
  await core.value('wakeAccount', { accountId: c1 });
  await note();
  expect(kinds).toEqual([
    'promiseRenewed',
    'promiseWithdrawnByUs',
    'plan',
    'planCancelled',
    'holdUntil',
    'assigned',
    'skip',
    'woken',
  ]);
});
