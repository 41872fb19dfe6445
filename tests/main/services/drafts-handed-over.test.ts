import { expect, test } from 'vitest';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const cash = {
  tender: 'cash',
  amountMinor: 40_000,
  reference: null,
  bank: null,
  instrumentOn: null,
} as const;

/** Ravi and Meena share a computer; Ravi has begun a receipt. */
async function sharedComputer() {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  const meena = await core.addMember('Meena', ['field']);
  const draftId = core.newId();
  await core.signIn(ravi);
  await core.value('saveDraft', { draftId, kind: 'receipt', accountId: c1, body: '{"amount":"400"}' });
  const begunMs = core.nowMs();
  core.moveClock(60_000);
  await core.value('saveDraft', { draftId, kind: 'receipt', accountId: c1, body: '{"amount":"4000"}' });
  return { core, c1, ravi, meena, draftId, begunMs };
}

const draftsOf = async (core: FreshCore) => (await core.value('listDrafts', {})).drafts;
const offersOf = (core: FreshCore) => core.value('listDraftOffers', {});

test('unfinished work goes to the next shift: who takes it up sees who began it, and the giver what became of it', async () => {
  const { core, c1, ravi, meena, draftId, begunMs } = await sharedComputer();
  const note = 'He comes at five';
  const { offerId } = await core.value('offerDraft', { draftId, toUserId: meena, note });
  expect(await draftsOf(core)).toMatchObject([
    { draftId, offeredTo: { offerId, name: 'Meena' }, handedBy: null },
  ]);
  expect((await offersOf(core)).byMe).toMatchObject([{ offerId, toName: 'Meena', state: 'waiting' }]);

  await core.signIn(meena);
  expect(await draftsOf(core)).toEqual([]);
  const { toMe, ofOthers } = await offersOf(core);
  expect(toMe).toEqual([
    {
      offerId,
      draftId,
      kind: 'receipt',
      accountId: c1,
      party: 'Kulkarni Traders',
      fromName: 'Ravi',
      toName: 'Meena',
      byName: 'Ravi',
      begunByName: 'Ravi',
      begunMs,
      note,
      offeredMs: begunMs + 60_000,
      state: 'waiting',
      stateMs: begunMs + 60_000,
    },
  ]);
  expect(ofOthers).toEqual([]);
  await core.value('answerDraftOffer', { offerId, takes: true });
  expect(await draftsOf(core)).toMatchObject([
    { draftId, body: '{"amount":"4000"}', begunMs, handedBy: { name: 'Ravi', note }, offeredTo: null },
  ]);

  await core.signIn(ravi);
  expect(await draftsOf(core)).toEqual([]);
  expect((await offersOf(core)).byMe).toMatchObject([{ offerId, state: 'taken' }]);
  // His form may still be open: what it keeps changes nothing of hers.
  await core.value('saveDraft', { draftId, kind: 'receipt', accountId: c1, body: '{"amount":"9"}' });
  expect(await draftsOf(core)).toEqual([]);

  await core.signIn(meena);
  expect(await draftsOf(core)).toMatchObject([{ body: '{"amount":"4000"}' }]);
  const receipt = { commandId: draftId, accountId: c1, tenders: [cash] };
  const saved = await core.call('recordReceipt', receipt);
  expect(saved.ok).toBe(true);
  expect(await draftsOf(core)).toEqual([]);
  const wallet = await core.value('readWallet', {});
  expect(JSON.stringify(wallet)).toContain('40000');

  // The money is taken once, by whoever saves it: the same again is the same receipt, another sum is refused.
  await core.signIn(ravi);
  expect((await offersOf(core)).byMe).toMatchObject([{ offerId, state: 'saved' }]);
  expect(await core.call('recordReceipt', receipt)).toEqual(saved);
  const other = await core.call('recordReceipt', { ...receipt, tenders: [{ ...cash, amountMinor: 50_000 }] });
  expect(other.ok).toBe(false);
  const { rows } = await core.value('listReceipts', {});
  expect(rows.map(({ amount, recordedByName }) => [amount.amountMinor, recordedByName])).toEqual([
    [40_000, 'Meena'],
  ]);
});

test('an offer that nobody takes up leaves the work where it was', async () => {
  const { core, meena, ravi, draftId } = await sharedComputer();
  const { offerId } = await core.value('offerDraft', { draftId, toUserId: meena, note: '' });
  await core.signIn(meena);
  await core.value('answerDraftOffer', { offerId, takes: false });
  expect((await core.refusal('answerDraftOffer', { offerId, takes: true })).code).toBe('offerOver');
  await core.signIn(ravi);
  expect(await draftsOf(core)).toMatchObject([{ draftId, offeredTo: null }]);
  expect((await offersOf(core)).byMe).toMatchObject([{ state: 'declined' }]);
  const again = await core.value('offerDraft', { draftId, toUserId: meena, note: '' });
  await core.value('withdrawDraftOffer', again);
  await core.signIn(meena);
  expect((await offersOf(core)).toMe).toEqual([]);
  expect((await core.refusal('answerDraftOffer', { ...again, takes: true })).code).toBe('offerOver');
});

test('the giver may finish it first: the offer is over with the work', async () => {
  const { core, c1, meena, draftId } = await sharedComputer();
  const { offerId } = await core.value('offerDraft', { draftId, toUserId: meena, note: '' });
  expect((await core.call('recordReceipt', { commandId: draftId, accountId: c1, tenders: [cash] })).ok).toBe(
    true,
  );
  await core.signIn(meena);
  expect((await offersOf(core)).toMe).toEqual([]);
  expect((await core.refusal('answerDraftOffer', { offerId, takes: true })).code).toBe('offerOver');
});

test('work that was thrown away by who took it up comes back to them with its origin', async () => {
  const { core, c1, meena, ravi, draftId, begunMs } = await sharedComputer();
  const { offerId } = await core.value('offerDraft', { draftId, toUserId: meena, note: 'Please' });
  await core.signIn(meena);
  await core.value('answerDraftOffer', { offerId, takes: true });
  await core.value('discardDraft', { draftId });
  await core.signIn(ravi);
  expect((await offersOf(core)).byMe).toMatchObject([{ state: 'thrownAway' }]);
  await core.signIn(meena);
  await core.value('saveDraft', { draftId, kind: 'receipt', accountId: c1, body: '{}' });
  expect(await draftsOf(core)).toMatchObject([{ begunMs, handedBy: { name: 'Ravi', note: 'Please' } }]);
});

test('a supervisor gives the work of somebody who is away to another, or takes it; others do not learn of it', async () => {
  const { core, meena, ravi, draftId } = await sharedComputer();
  await core.signIn(meena);
  expect((await core.refusal('offerDraft', { draftId, toUserId: meena, note: '' })).code).toBe(
    'unknownDraft',
  );
  await core.signIn(core.adminId);
  const { ofOthers, receivers } = await offersOf(core);
  expect(ofOthers).toMatchObject([{ draftId, ownerId: ravi, ownerName: 'Ravi', offeredToName: null }]);
  expect(receivers.map(({ name }) => name).sort()).toEqual(['Meena', 'Ravi']);
  expect((await core.refusal('offerDraft', { draftId, toUserId: ravi, note: '' })).code).toBe('ownDraft');
  await core.value('offerDraft', { draftId, toUserId: meena, note: 'Ravi is ill' });
  expect((await offersOf(core)).ofOthers).toMatchObject([{ offeredToName: 'Meena' }]);
  await core.signIn(meena);
  expect((await offersOf(core)).toMe).toMatchObject([{ fromName: 'Ravi', byName: 'Asha' }]);
  await core.signIn(core.adminId);
  // A later word takes the place of the earlier one.
  await core.value('offerDraft', { draftId, toUserId: core.adminId, note: '' });
  expect(await draftsOf(core)).toMatchObject([{ draftId, handedBy: { name: 'Ravi' } }]);
  await core.signIn(meena);
  expect((await offersOf(core)).toMe).toEqual([]);
});

test('work is offered only to who can open this computer and works accounts', async () => {
  const { core, draftId } = await sharedComputer();
  const offer = async (toUserId: string) =>
    (await core.refusal('offerDraft', { draftId, toUserId, note: '' })).code;
  expect(await offer('nobody-here')).toBe('unknownUser');
  await core.signIn(core.adminId);
  const auditor = await core.addMember('Leela', ['auditor']);
  expect(await offer(auditor)).toBe('mayNotWork');
  const missing = await core.refusal('answerDraftOffer', { offerId: core.newId(), takes: true });
  expect(missing.code).toBe('unknownOffer');
});

test('what somebody left unfinished who is gone is handed over, or thrown away by who leads the team; nobody else can', async () => {
  const { core, c1, meena, ravi, draftId } = await sharedComputer();
  const another = core.newId();
  await core.value('saveDraft', { draftId: another, kind: 'promise', accountId: c1, body: '{}' });
  await core.value('offerDraft', { draftId: another, toUserId: meena, note: '' });
  await core.signIn(core.adminId);
  expect((await offersOf(core)).ofOthers.map(({ ownerGone }) => ownerGone)).toEqual([false, false]);
  expect((await core.refusal('discardLeftDraft', { draftId })).code).toBe('ownerWorksHere');
  expect(await core.value('readOutstanding', { userId: ravi })).toMatchObject({ draftsHere: 2 });

  await core.value('letGo', { userId: ravi, toUserId: meena });
  const { ofOthers } = await offersOf(core);
  expect(ofOthers).toMatchObject([
    { draftId, ownerName: 'Ravi', ownerGone: true },
    { draftId: another, ownerName: 'Ravi', ownerGone: true, offeredToName: 'Meena' },
  ]);
  // What was on offer is thrown away, and the offer with it; the receipt goes on in other hands.
  await core.value('discardLeftDraft', { draftId: another });
  await core.value('offerDraft', { draftId, toUserId: meena, note: 'Ravi has left' });
  await core.signIn(meena);
  expect((await core.refusal('discardLeftDraft', { draftId })).code).toBe('roleNotAllowed');
  const { toMe } = await offersOf(core);
  expect(toMe.map((offer) => offer.draftId)).toEqual([draftId]);
  await core.value('answerDraftOffer', { offerId: toMe[0]?.offerId ?? '', takes: true });
  expect(await draftsOf(core)).toMatchObject([
    { draftId, handedBy: { name: 'Ravi', note: 'Ravi has left' } },
  ]);
  await core.signIn(core.adminId);
  expect((await core.refusal('discardLeftDraft', { draftId: another })).code).toBe('unknownDraft');
  expect((await core.refusal('discardLeftDraft', { draftId })).code).toBe('ownerWorksHere');
});
