import { expect, test } from 'vitest';
import { bookFile, lenderLaw, tradeLaw } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';
import { due, importParties, isWhole, partyOf, shownAccount } from './party-book.ts';

test('one person under two numbers, spelled in two scripts, is found and never merged by itself', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const { pairs, total } = await core.value('listDuplicates', {});
  expect(total).toBe(1);
  expect(pairs[0]).toMatchObject({
    grade: 'likely',
    reasons: ['samePhone', 'sameName'],
    suggests: 'merge',
    proposed: null,
  });
  expect(new Set([pairs[0]?.one.partyId, pairs[0]?.other.partyId])).toEqual(new Set([p1, p2]));
  expect(await partyOf(core, accountIds[1])).toBe(p2);
});

test('a merge shows both accounts under the one that was kept, with the numbers and places of both', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const [k1, k2] = accountIds;
  const preview = await core.value('previewMerge', { keepId: p1, goesId: p2 });
  expect(preview).toMatchObject({ grade: 'likely', barred: 0, holds: [], wereKeptApart: false });
  expect(preview.after).toMatchObject({ partyId: p1, name: 'Sunil Kulkarni', accounts: 2 });
  expect(preview.after.phones).toHaveLength(1);
  expect(await core.value('mergeParties', { keepId: p1, goesId: p2 })).toMatchObject({ partyId: p1 });
  const other = await core.value('readAccount', { accountId: k2 });
  expect(other.party).toMatchObject({ partyId: p1, name: 'Sunil Kulkarni' });
  expect(other.party.otherAccounts.map(({ accountId }) => accountId)).toEqual([k1]);
  expect(other.addresses.map(({ city }) => city)).toEqual(['Pune', 'पुणे']);
  const { rows } = await core.value('listWorklist', { groupBy: 'party', limit: 50 });
  expect(rows.slice(0, 2).map(({ partyId }) => partyId)).toEqual([p1, p1]);
  expect(rows.find(({ accountId }) => accountId === k2)?.party).toBe('Sunil Kulkarni');
  expect((await core.value('listDuplicates', {})).total).toBe(0);
  expect(await isWhole(core)).toBe(true);
});

test('what is found by the name that went leads to the party that stayed', async () => {
  const core = await freshCore();
  const { partyIds } = await importParties(core, [
    { customer: 'K1', name: 'Sunil Kulkarni', number: 'A-1', ...due },
    { customer: 'K2', name: 'Laxmi Provision Stores', number: 'B-1', phone: '9820055555', ...due },
    { customer: 'K3', name: 'Meena Shah', number: 'C-1', ...due },
  ]);
  await core.value('mergeParties', { keepId: partyIds[0], goesId: partyIds[1] });
  for (const text of ['laxmi provision', '5555']) {
    const { parties } = await core.value('search', { text });
    expect(parties.map(({ partyId, accounts }) => [partyId, accounts.length])).toEqual([[partyIds[0], 2]]);
  }
});

test('a split gives back exactly what was before, on every screen and in every table', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const shown = () => Promise.all(accountIds.map((accountId) => shownAccount(core, accountId)));
  const before = { shown: await shown(), list: await core.value('listWorklist', { limit: 50 }) };
  const { mergeId } = await core.value('mergeParties', { keepId: p1, goesId: p2, reason: 'one shop' });
  expect(await shown()).not.toEqual(before.shown);
  const { members } = await core.value('readParty', { partyId: p2 });
  expect(
    members.map(({ partyId, mergeId: id, mergedBy, reason }) => [partyId, id, mergedBy, reason]),
  ).toEqual([
    [p1, null, null, null],
    [p2, mergeId, 'Asha', 'one shop'],
  ]);
  await core.value('splitParty', { partyId: p2, mergeId });
  expect({ shown: await shown(), list: await core.value('listWorklist', { limit: 50 }) }).toEqual(before);
  expect(await isWhole(core)).toBe(true);
  expect(await core.refusal('splitParty', { partyId: p2, mergeId })).toEqual({ code: 'unknownMerge' });
});

test('what was recorded while merged stays with the party it was recorded on', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const { mergeId } = await core.value('mergeParties', { keepId: p1, goesId: p2 });
  await core.value('addPhone', { partyId: p1, number: '9820077777', contactName: null, role: 'office' });
  await core.value('splitParty', { partyId: p2, mergeId });
  const phones = async (accountId: string) =>
    (await core.value('readAccount', { accountId })).phones.map(({ number }) => number);
  expect(await phones(accountIds[0])).toEqual(['+919820013210', '+919820077777']);
  expect(await phones(accountIds[1])).toEqual(['+919820013210']);
});

test('the file goes on naming the number that went, and its claims land with the party that stayed', async () => {
  const core = await freshCore();
  const { partyIds } = await importParties(core);
  const [p1, p2] = partyIds;
  await core.value('mergeParties', { keepId: p1, goesId: p2 });
  const later = [
    { customer: 'K2', name: 'सुनील कुलकर्णी', number: 'B-2', phone: '9820013210', ...due },
    { customer: 'K2', name: 'सुनील कुलकर्णी', number: 'B-3', currency: 'USD', phone: '9820088888', ...due },
  ];
  await core.importCsv(bookFile(later), tradeLaw);
  const { accounts, totals, party } = await core.value('readParty', { partyId: p1 });
  expect(accounts.map(({ account, totalDue }) => [account, totalDue])).toEqual([
    ['K1', { amountMinor: 100_000, currency: 'INR' }],
    ['K2', { amountMinor: 200_000, currency: 'INR' }],
    ['K2', { amountMinor: 100_000, currency: 'USD' }],
  ]);
  expect(totals).toEqual([
    { amountMinor: 300_000, currency: 'INR' },
    { amountMinor: 100_000, currency: 'USD' },
  ]);
  expect(party.phones).toEqual(['+919820013210', '+919820088888']);
  expect(await isWhole(core)).toBe(true);
});

test('the stricter wins: a number barred or retired with one of them is so for both, and comes back only by hand', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const [k1, k2] = accountIds;
  const phoneOf = async (accountId: string) => (await core.value('readAccount', { accountId })).phones[0];
  const theirs = (await phoneOf(k2))?.phoneId ?? '';
  const bar = { partyId: p2, contact: 'phone', contactId: theirs } as const;
  expect(await core.refusal('barContact', { ...bar, barred: true })).toEqual({ code: 'reasonNeeded' });
  await core.value('barContact', { ...bar, barred: true, reason: 'asked not to be called' });
  expect(await phoneOf(k1)).toMatchObject({ retired: false });
  await core.value('mergeParties', { keepId: p1, goesId: p2 });
  expect(await phoneOf(k1)).toMatchObject({ retired: true, barred: { reason: 'asked not to be called' } });
  expect((await core.value('readAccount', { accountId: k1 })).phones).toHaveLength(1);
  const ours = (await phoneOf(k1))?.phoneId ?? '';
  await core.value('barContact', { partyId: p1, contact: 'phone', contactId: ours, barred: false });
  expect(await phoneOf(k1)).toMatchObject({ retired: false, barred: null });
});

test('reported dead on one account keeps the others of a merged party still, until the split', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2] = partyIds;
  const [k1, k2] = accountIds;
  await core.value('logInteraction', {
    accountId: k2,
    channel: 'inbound',
    outcome: 'DEC',
    thirdPartySafe: true,
    details: { source: 'family', eventOn: '2026-11-20' },
  });
  const rankOf = async (accountId: string) => (await core.value('readAccount', { accountId })).rank;
  expect((await rankOf(k2))?.suppressed?.reason).toBe('frozen');
  expect((await rankOf(k1))?.lane).toBe(5);
  expect(await core.value('previewMerge', { keepId: p1, goesId: p2 })).toMatchObject({ holds: ['deceased'] });
  const { mergeId } = await core.value('mergeParties', { keepId: p1, goesId: p2 });
  expect((await rankOf(k1))?.suppressed?.reason).toBe('frozen');
  const { rows } = await core.value('listWorklist', { limit: 50 });
  expect(rows.some(({ accountId }) => accountId === k1)).toBe(false);
  await core.value('splitParty', { partyId: p2, mergeId });
  expect((await rankOf(k1))?.lane).toBe(5);
});

test('cash taken from a merged party counts against one ceiling', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(
    core,
    ['K1', 'K2', 'K3'].map((customer) => ({
      customer,
      number: `${customer}-1`,
      ...due,
      amount: '500000.00',
    })),
  );
  const cash = (amountMinor: number) => [
    { tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null },
  ];
  await core.value('mergeParties', { keepId: partyIds[0], goesId: partyIds[1] });
  await core.value('recordReceipt', { accountId: accountIds[0], tenders: cash(12_000_000) });
  const refusal = await core.refusal('recordReceipt', { accountId: accountIds[1], tenders: cash(8_000_000) });
  expect(refusal.code).toBe('cashCeiling');
});

test('what a person said is not the same is remembered, and may be taken back', async () => {
  const core = await freshCore();
  const { partyIds } = await importParties(core);
  const [p1, p2] = partyIds;
  await core.value('keepPartiesApart', { oneId: p2, otherId: p1, apart: true, reason: 'father and son' });
  expect((await core.value('listDuplicates', {})).total).toBe(0);
  expect(await core.value('previewMerge', { keepId: p1, goesId: p2 })).toMatchObject({ wereKeptApart: true });
  await core.value('keepPartiesApart', { oneId: p1, otherId: p2, apart: false });
  expect((await core.value('listDuplicates', {})).total).toBe(1);
});

test('an agent proposes, a supervisor merges; what was proposed stands first', async () => {
  const core = await freshCore();
  const { partyIds } = await importParties(core);
  const [p1, p2, p3] = partyIds;
  const agent = await core.addMember('Ravi', ['field']);
  await core.signIn(agent);
  expect(await core.refusal('mergeParties', { keepId: p1, goesId: p3 })).toMatchObject({
    code: 'roleNotAllowed',
  });
  await core.value('proposeMerge', { keepId: p1, goesId: p3, reason: 'same counter' });
  await core.signIn(core.adminId);
  const { pairs, total } = await core.value('listDuplicates', {});
  expect(total).toBe(2);
  expect(pairs.map(({ grade, proposed }) => [grade, proposed?.by, proposed?.reason])).toEqual([
    [null, 'Ravi', 'same counter'],
    ['likely', undefined, undefined],
  ]);
  await core.value('keepPartiesApart', { oneId: p1, otherId: p3, apart: true });
  expect((await core.value('listDuplicates', {})).pairs.map(({ grade }) => grade)).toEqual(['likely']);
  expect(await core.refusal('mergeParties', { keepId: p1, goesId: p1 })).toEqual({ code: 'sameParty' });
  expect(await core.refusal('mergeParties', { keepId: p1, goesId: 'nobody' })).toEqual({
    code: 'unknownParty',
  });
  await core.value('mergeParties', { keepId: p1, goesId: p2 });
  expect(await core.refusal('mergeParties', { keepId: p2, goesId: p1 })).toEqual({ code: 'sameParty' });
});

test('parties of a lender’s book and of another book are neither found, merged, linked nor given each other’s accounts', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const loan = [{ customer: 'L1', name: 'Sunil Kulkarni', number: 'L-1', phone: '9820013210', ...due }];
  await core.importCsv(bookFile(loan), lenderLaw);
  const borrower = await partyOf(core, await core.accountId('L1'));
  expect((await core.value('listDuplicates', {})).total).toBe(1);
  const barred = { code: 'mergeLendersBooks' };
  expect(await core.refusal('mergeParties', { keepId: partyIds[0], goesId: borrower })).toEqual(barred);
  const link = { partyId: partyIds[0], otherId: borrower, link: 'household', since: null } as const;
  expect(await core.refusal('linkParties', link)).toEqual(barred);
  const move = { accountId: accountIds[0], partyId: borrower, reason: 'wrong' };
  expect(await core.refusal('moveAccount', move)).toEqual(barred);
});
