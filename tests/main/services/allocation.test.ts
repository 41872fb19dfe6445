import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const cash = (amountMinor: number): InputOf<'recordReceipt'>['tenders'] => [
  { tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null },
];

async function claimsOf(core: FreshCore, accountId: string): Promise<Record<string, number>> {
  const { items } = await core.value('readAccount', { accountId });
  return Object.fromEntries(items.map(({ number, openMinor }) => [number, openMinor]));
}

async function itemIdOf(core: FreshCore, accountId: string, number: string): Promise<string> {
  const { items } = await core.value('readAccount', { accountId });
  return present(
    items.find((item) => item.number === number),
    number,
  ).itemId;
}

const decideVoid = (
  core: FreshCore,
  accountId: string,
  targetId: string,
  decision: 'approved' | 'rejected',
) => core.value('decideApproval', { kind: 'receiptVoid', accountId, targetId, decision, reason: 'Seen' });

test('the payer may say how much is for which claim; the rule is named, and stands on the receipt', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const second = await itemIdOf(core, c1, 'INV-2');
  const asked = {
    accountId: c1,
    tenders: cash(100_000),
    directedItemIds: [second],
    directedAmounts: { [second]: 20_000 },
  };
  const preview = await core.value('previewReceipt', asked);
  expect(preview.lines.map(({ number, component, amountMinor }) => [number, component, amountMinor])).toEqual(
    [
      ['INV-2', 'principal', 20_000],
      ['INV-1', 'principal', 80_000],
    ],
  );
  expect(preview).toMatchObject({ basis: 'directed', policy: { policyId: 'in-contract-act' } });
  const { receiptId } = await core.value('recordReceipt', asked);
  const { split, now } = await core.value('readReceipt', { receiptId });
  expect([split.basis, split.policy?.policyId, now]).toEqual(['directed', 'in-contract-act', null]);
});

test('where the payer says nothing the creditor may choose, with the reason on the receipt', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const second = await itemIdOf(core, c1, 'INV-2');
  const choice = { itemIds: [second], reason: 'The smaller invoice is closed first' };
  const { receiptId, split } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: cash(30_000),
    choice,
  });
  expect([split.basis, split.lines.map((line) => line.number)]).toEqual(['creditorChoice', ['INV-2']]);
  expect((await core.value('readReceipt', { receiptId })).choiceReason).toBe(choice.reason);
  const both = { accountId: c1, tenders: cash(1_000), choice, directedItemIds: [second] };
  expect((await core.refusal('previewReceipt', both)).code).toBe('choiceBesideDirection');
});

test('an approved void opens its claims, and a later receipt takes its place; both papers stay as they were', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const first = await core.value('recordReceipt', { accountId: c1, tenders: cash(1_200_000) });
  const second = await core.value('recordReceipt', { accountId: c1, tenders: cash(20_000) });
  expect(second.split.lines.map((line) => line.number)).toEqual(['INV-2']);
  await core.value('requestReceiptVoid', { receiptId: first.receiptId, reason: 'wrongAccount' });
  await core.signIn(ravi);
  await decideVoid(core, c1, first.receiptId, 'approved');
  expect(await claimsOf(core, c1)).toEqual({ 'INV-1': 1_180_000, 'INV-2': 50_000 });
  const read = await core.value('readReceipt', { receiptId: second.receiptId });
  expect(read.split.lines.map((line) => line.number)).toEqual(['INV-2']);
  expect(read.now?.lines.map((line) => [line.number, line.amountMinor])).toEqual([['INV-1', 20_000]]);
  const entries = (await core.value('readTimeline', { accountId: c1 })).rows.map(({ kind }) => kind);
  expect(entries).toContain('receiptReallocated');
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});

test('a wrong amount at the door: void asked and replacement issued in one act, and nothing counts twice', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  const wrong = await core.value('recordReceipt', { accountId: c1, tenders: cash(500_000) });
  const replaces = { receiptId: wrong.receiptId, reason: 'wrongAmount' };
  const right = await core.value('recordReceipt', { accountId: c1, tenders: cash(50_000), replaces });
  expect(right.split.remainingDueMinor).toBe(1_200_000);
  expect(await claimsOf(core, c1)).toEqual({ 'INV-1': 1_150_000, 'INV-2': 50_000 });
  expect(await core.value('readReceipt', { receiptId: wrong.receiptId })).toMatchObject({
    voidState: 'pending',
    replacedBy: { number: right.number },
  });
  expect(await core.value('readReceipt', { receiptId: right.receiptId })).toMatchObject({
    replaces: { number: wrong.number },
  });
  const again = { accountId: c1, tenders: cash(60_000), replaces };
  expect((await core.refusal('recordReceipt', again)).code).toBe('voidAlready');
  expect((await core.value('listUnapplied', {})).total).toBe(0);
  expect((await core.value('readAccount', { accountId: c1 })).unappliedMinor).toBe(0);
  await core.signIn(ravi);
  await decideVoid(core, c1, wrong.receiptId, 'rejected');
  expect(await claimsOf(core, c1)).toEqual({ 'INV-1': 650_000, 'INV-2': 50_000 });
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});

test('more than is open waits in a list until a person says what becomes of it', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const { receiptId, split } = await core.value('recordReceipt', { accountId: c2, tenders: cash(350_000) });
  expect([split.unappliedMinor, split.warnings]).toEqual([50_000, ['amountUnapplied']]);
  expect(await core.value('listUnapplied', {})).toMatchObject({
    total: 1,
    totals: [{ amountMinor: 50_000, currency: 'INR' }],
    rows: [{ receiptId, accountId: c2, partyName: 'Patil Stores', amount: { amountMinor: 50_000 } }],
  });
  const open = { receiptId, use: 'claims', itemIds: ['nothing'] } as const;
  expect((await core.refusal('applyUnapplied', { ...open, itemIds: ['nothing'] })).code).toBe(
    'directedItemNotOpen',
  );
  const kept = await core.value('applyUnapplied', { receiptId, use: 'advanceKept', note: 'For December' });
  expect(kept).toEqual({ appliedMinor: 50_000, leftMinor: 0 });
  expect((await core.value('listUnapplied', {})).total).toBe(0);
  expect((await core.refusal('applyUnapplied', { receiptId, use: 'refundDue' })).code).toBe(
    'nothingUnapplied',
  );
  expect((await core.value('readAccount', { accountId: c2 })).unappliedMinor).toBe(50_000);
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});

test('unapplied money pays the claims a person names, from a later file', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const first = await itemIdOf(core, c1, 'INV-1');
  await core.value('recordReceipt', { accountId: c1, tenders: cash(1_250_000) });
  const over = await core.value('recordReceipt', { accountId: c1, tenders: cash(40_000) });
  expect(over.split.unappliedMinor).toBe(40_000);
  const asked = { receiptId: over.receiptId, use: 'claims', itemIds: [first] } as const;
  expect((await core.refusal('applyUnapplied', { ...asked, itemIds: [first] })).code).toBe(
    'directedItemNotOpen',
  );
  expect((await core.value('listUnapplied', { accountId: c2 })).total).toBe(0);
  expect((await core.value('listUnapplied', { accountId: c1 })).total).toBe(1);
});
