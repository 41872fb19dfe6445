import { expect, test } from 'vitest';
import { bookFile, tradeLaw } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';
import { due, importParties, isWhole, partyOf, shownAccount } from './party-book.ts';

test('a household is shown on every member’s account, works as one group on Today, and ends', async () => {
  const core = await freshCore();
  const lines = [
    { customer: 'K1', name: 'Sunil Kulkarni', number: 'A-1', ...due, amount: '90000.00' },
    { customer: 'K2', name: 'Rekha Kulkarni', number: 'B-1', ...due, amount: '900.00' },
    { customer: 'K3', name: 'Meena Shah', number: 'C-1', ...due, amount: '50000.00' },
  ];
  const { partyIds, accountIds } = await importParties(core, lines);
  const [p1, p2] = partyIds;
  const [k1, k2, k3] = accountIds;
  const order = async () =>
    (await core.value('listWorklist', { groupBy: 'party', limit: 50 })).rows.map(
      ({ accountId }) => accountId,
    );
  expect(await order()).toEqual([k1, k3, k2]);
  const link = { partyId: p1, otherId: p2, link: 'household', since: null, reason: 'one kitchen' } as const;
  const { linkId } = await core.value('linkParties', link);
  expect(await order()).toEqual([k1, k2, k3]);
  const shown = async (accountId: string) => (await core.value('readAccount', { accountId })).party.links;
  expect(await shown(k1)).toMatchObject([
    {
      link: 'household',
      partyId: p2,
      name: 'Rekha Kulkarni',
      firstAccountId: k2,
      source: 'agent',
      by: 'Asha',
    },
  ]);
  expect(await shown(k2)).toMatchObject([{ link: 'household', partyId: p1, name: 'Sunil Kulkarni' }]);
  expect(await core.refusal('linkParties', { ...link, partyId: p2, otherId: p1 })).toEqual({
    code: 'linkKnown',
  });
  expect(await isWhole(core)).toBe(true);
  await core.value('unlinkParties', { partyId: p2, linkId });
  expect(await shown(k1)).toEqual([]);
  expect(await order()).toEqual([k1, k3, k2]);
  expect(await core.refusal('unlinkParties', { partyId: p2, linkId })).toEqual({ code: 'unknownLink' });
  expect(await isWhole(core)).toBe(true);
});

test('a guarantor is one on one side and is guaranteed for on the other; a link between what was merged is none', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, p2, p3] = partyIds;
  const link = {
    partyId: p3,
    otherId: p1,
    link: 'guarantorOf',
    since: '2026-04-01',
    source: 'agreement',
  } as const;
  await core.value('linkParties', { ...link, since: '2026-04-01' as never });
  const linksOf = async (accountId: string) =>
    (await core.value('readAccount', { accountId })).party.links.map(
      ({ link: kind, isOurs, name, since }) => [kind, isOurs, name, since],
    );
  expect(await linksOf(accountIds[2])).toEqual([['guarantorOf', true, 'Sunil Kulkarni', '2026-04-01']]);
  expect(await linksOf(accountIds[0])).toEqual([['guarantorOf', false, 'Meena Shah', '2026-04-01']]);
  await core.value('mergeParties', { keepId: p2, goesId: p1 });
  expect(await linksOf(accountIds[1])).toEqual([['guarantorOf', false, 'Meena Shah', '2026-04-01']]);
  await core.value('mergeParties', { keepId: p2, goesId: p3 });
  expect(await linksOf(accountIds[1])).toEqual([]);
});

test('the statement of a party is the sum of its accounts’, to the paisa and in each currency', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'K1', number: 'A', ...due, amount: '1000.01' },
      { customer: 'K2', number: 'B', ...due, amount: '2000.02' },
      { customer: 'K3', number: 'C', ...due, amount: '3000.04', currency: 'USD' },
    ]),
    tradeLaw,
  );
  const ids = await Promise.all(['K1', 'K2', 'K3'].map((key) => core.accountId(key)));
  const [p1 = '', p2 = '', p3 = ''] = await Promise.all(ids.map((accountId) => partyOf(core, accountId)));
  await core.value('mergeParties', { keepId: p1, goesId: p2 });
  await core.value('mergeParties', { keepId: p1, goesId: p3 });
  await core.value('recordReceipt', {
    accountId: ids[1] ?? '',
    tenders: [
      { tender: 'taxDeducted', amountMinor: 50_003, reference: null, bank: null, instrumentOn: null },
    ],
  });
  const accounts = await Promise.all(ids.map((accountId) => core.value('readAccount', { accountId })));
  const sums = new Map<string, number>();
  for (const { currency, totalDueMinor } of accounts)
    sums.set(currency, (sums.get(currency) ?? 0) + totalDueMinor);
  const party = await core.value('readParty', { partyId: p3 });
  expect(party.totals).toEqual([
    { currency: 'INR', amountMinor: 100_001 + 200_002 - 50_003 },
    { currency: 'USD', amountMinor: 300_004 },
  ]);
  expect(party.totals.map(({ currency, amountMinor }) => [currency, amountMinor])).toEqual([...sums]);
  expect(party.accounts).toHaveLength(3);
});

test('an account on the wrong customer is moved with its history, and moved back', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  const [p1, , p3] = partyIds;
  const [k1, , k3] = accountIds;
  await core.value('logInteraction', { accountId: k1, channel: 'call', outcome: 'RNR' });
  const before = { k1: await shownAccount(core, k1), k3: await shownAccount(core, k3) };
  const { moveId } = await core.value('moveAccount', {
    accountId: k1,
    partyId: p3,
    reason: 'typed one line too low',
  });
  const moved = await core.value('readAccount', { accountId: k1 });
  expect(moved.party).toMatchObject({
    partyId: p3,
    name: 'Meena Shah',
    moved: { moveId, from: 'Sunil Kulkarni', by: 'Asha', reason: 'typed one line too low' },
  });
  expect(moved.attemptsToday).toBe(1);
  expect(moved.party.otherAccounts.map(({ accountId }) => accountId)).toEqual([k3]);
  const { rows } = await core.value('listWorklist', { suppressed: true, limit: 50 });
  expect(rows.find(({ accountId }) => accountId === k1)?.party).toBe('Meena Shah');
  expect((await core.value('readParty', { partyId: p1 })).accounts).toEqual([]);
  expect(await isWhole(core)).toBe(true);
  const there = { accountId: k1, partyId: p3, reason: 'again' };
  expect(await core.refusal('moveAccount', there)).toEqual({ code: 'accountThere' });
  expect(await core.refusal('moveAccount', { ...there, partyId: 'nobody' })).toEqual({
    code: 'unknownParty',
  });
  await core.value('undoAccountMove', { accountId: k1, moveId });
  expect({ k1: await shownAccount(core, k1), k3: await shownAccount(core, k3) }).toEqual(before);
  expect(await core.refusal('undoAccountMove', { accountId: k1, moveId })).toEqual({ code: 'unknownMove' });
  expect(await isWhole(core)).toBe(true);
});

test('the next file leaves an account that was moved where it is', async () => {
  const core = await freshCore();
  const { partyIds, accountIds } = await importParties(core);
  await core.value('moveAccount', {
    accountId: accountIds[0],
    partyId: partyIds[2],
    reason: 'wrong customer',
  });
  await core.importCsv(
    bookFile([{ customer: 'K1', name: 'Sunil Kulkarni', number: 'A-9', ...due }]),
    tradeLaw,
  );
  const account = await core.value('readAccount', { accountId: accountIds[0] });
  expect(account.party.partyId).toBe(partyIds[2]);
  expect(account.items.map(({ number }) => number)).toEqual(['A-1', 'A-9']);
});

test('accounts nobody can be reached on are listed with why, and leave the list once mended', async () => {
  const core = await freshCore();
  const lines = [
    { customer: 'K1', number: 'A-1', ...due, amount: '10.00' },
    { customer: 'K2', number: 'B-1', phone: '9820013210', ...due },
    { customer: 'K3', number: 'C-1', phone: '9820099999', city: 'Pune', ...due },
  ];
  const { partyIds, accountIds } = await importParties(core, lines);
  const listed = async () =>
    (await core.value('listUnreachable', {})).rows.map(({ accountId, why }) => [accountId, why]);
  expect(await listed()).toEqual([[accountIds[0], 'nothingKnown']]);
  const [phone] = (await core.value('readAccount', { accountId: accountIds[1] })).phones;
  const wrong = {
    accountId: accountIds[1],
    channel: 'call',
    outcome: 'WRN',
    phoneId: phone?.phoneId ?? '',
  } as const;
  await core.value('logInteraction', wrong);
  expect(await listed()).toHaveLength(1);
  await core.value('logInteraction', wrong);
  expect(await listed()).toEqual([
    [accountIds[1], 'nothingUsable'],
    [accountIds[0], 'nothingKnown'],
  ]);
  expect((await core.value('readAccount', { accountId: accountIds[1] })).phones[0]).toMatchObject({
    retired: true,
    wrongResults: 2,
    lastResult: 'wrong',
    source: 'import',
  });
  await core.value('addPhone', {
    partyId: partyIds[0],
    number: '9820012345',
    contactName: null,
    role: 'mobile',
  });
  expect(await listed()).toEqual([[accountIds[1], 'nothingUsable']]);
});
