import { expect, test } from 'vitest';
import type { FoundParty } from '../../../../src/shared/contract/search.ts';
import { bookFile, importTradeBook, tradeLaw } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

/** What was found, short: the party, and field and marked words of its first reason. */
function told(parties: readonly FoundParty[]): readonly (readonly [string, string, string])[] {
  return parties.map(({ party, matches, accounts }) => {
    const first = matches[0] ?? accounts[0]?.matches[0];
    const marked = (first?.marks ?? []).map(([from, to]) => first?.text.slice(from, to)).join('…');
    return [party, first?.field ?? '', marked];
  });
}

async function bookOfFirms() {
  const core = await freshCore();
  const ids = await importTradeBook(core);
  const find = async (text: string) => told((await core.value('search', { text })).parties);
  return { core, find, ...ids };
}

const partyIdOf = async (core: FreshCore, accountId: string): Promise<string> =>
  (await core.value('readAccount', { accountId })).party.partyId;

test('one box finds names, numbers and their ends, telephone tails and places, and says why', async () => {
  const { find } = await bookOfFirms();
  expect(await find('kulkarnee')).toEqual([['Kulkarni Traders', 'name', 'Kulkarni']]);
  expect(await find('कुलकर्णी ट्रेडर्स')).toEqual([['Kulkarni Traders', 'name', 'Kulkarni…Traders']]);
  expect(await find('inv 3')).toEqual([['Patil Stores', 'claimNumber', 'INV-3']]);
  expect(await find('3211')).toEqual([['Patil Stores', 'phone', '3211']]);
  expect(await find('098200 13211')).toEqual([['Patil Stores', 'phone', '9820013211']]);
  expect(await find('९८२००१३२११')).toEqual([['Patil Stores', 'phone', '9820013211']]);
  expect(await find('satara')).toEqual([['Patil Stores', 'place', 'Satara']]);
  expect(await find('सातारा')).toEqual([['Patil Stores', 'place', 'Satara']]);
  expect(await find('c2')).toEqual([['Patil Stores', 'customerNumber', 'C2']]);
  expect(await find('zzzz')).toEqual([]);
  expect(await find('  ')).toEqual([]);
});

test('letters as they were typed stand before letters that only sound so', async () => {
  const core = await freshCore();
  const firms = ['Fabricators of Pune', 'Phadke Stores', 'Patil Stores', 'Fakir Traders', 'Panse Brothers'];
  const dates = { issued: '2026-09-01', due: '2026-10-01', amount: '100.00' };
  const lines = firms.map((name, at) => ({ customer: `F${at}`, name, number: `INV-${at}`, ...dates }));
  await core.importCsv(bookFile(lines), tradeLaw);
  const found = async (text: string) =>
    (await core.value('search', { text })).parties.map(({ party }) => party);
  expect((await found('pa')).slice(0, 2).toSorted()).toEqual(['Panse Brothers', 'Patil Stores']);
  expect((await found('fa')).slice(0, 2).toSorted()).toEqual(['Fabricators of Pune', 'Fakir Traders']);
});

test('a word is found by its letters at every length, also where a whole word would end otherwise', async () => {
  const core = await freshCore();
  const firms = [
    'Ambika Plywood',
    'Noor Infra',
    'Shivneri Interiors',
    'Prakash Light House',
    'Manmohan Kale',
  ];
  const dates = { issued: '2026-09-01', due: '2026-10-01', amount: '100.00' };
  const lines = firms.map((name, at) => ({ customer: `F${at}`, name, number: `INV-${at}`, ...dates }));
  await core.importCsv(bookFile(lines), tradeLaw);
  const isFound = async (text: string, firm: string): Promise<boolean> =>
    (await core.value('search', { text })).parties.some(({ party }) => party === firm);
  const missed: string[] = [];
  for (const firm of firms) {
    for (let length = 3; length <= firm.length; length += 1) {
      const text = firm.slice(0, length).toLowerCase();
      if (!(await isFound(text, firm))) missed.push(text);
    }
  }
  expect(missed).toEqual([]);
});

test('a result has all accounts of the party with what they owe, the found one with its reason', async () => {
  const { core, c1 } = await bookOfFirms();
  const { parties } = await core.value('search', { text: 'INV-2' });
  expect(parties).toEqual([
    {
      partyId: await partyIdOf(core, c1),
      party: 'Kulkarni Traders',
      nativeName: null,
      matches: [],
      accounts: [
        {
          accountId: c1,
          account: 'C1',
          book: 'Trade',
          totalDue: { amountMinor: 1_250_000, currency: 'INR' },
          matches: [{ field: 'claimNumber', text: 'INV-2', marks: [[0, 5]] }],
        },
      ],
      accountsMore: 0,
    },
  ]);
});

test('an exact number stands before a telephone tail, that before a name, a place and a note', async () => {
  const core = await freshCore();
  const line = { issued: '2026-09-01', due: '2026-10-01', amount: '100.00' };
  const header = 'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Phone,City';
  const rows = [
    ['N1', 'Anand Wagholi', '3211', '', 'Pune'],
    ['P1', 'Patil Stores', 'B-1', '9820013211', 'Satara'],
    ['Q1', 'Sharma Stores', 'B-2', '', 'Wagholi'],
    ['R1', 'Joshi Agency', 'B-3', '', 'Nashik'],
  ].map(([customer, name, number, phone, city]) =>
    [customer, name, number, line.issued, line.due, line.amount, phone, city].join(','),
  );
  await core.importCsv(`${[header, ...rows].join('\n')}\n`, {
    creditor: 'trade',
    debtors: 'business',
    state: 'IN-MH',
    book: 'Trade',
    currency: 'INR',
  });
  const joshi = await core.accountId('R1');
  await core.value('logInteraction', {
    accountId: joshi,
    channel: 'call',
    outcome: 'RNR',
    note: 'Has moved to Wagholi; reads meter 3211',
  });
  const find = async (text: string) => told((await core.value('search', { text })).parties);
  expect(await find('3211')).toEqual([
    ['Anand Wagholi', 'claimNumber', '3211'],
    ['Patil Stores', 'phone', '3211'],
    ['Joshi Agency', 'note', '3211'],
  ]);
  expect(await find('wagholi')).toEqual([
    ['Anand Wagholi', 'name', 'Wagholi'],
    ['Sharma Stores', 'place', 'Wagholi'],
    ['Joshi Agency', 'note', 'Wagholi'],
  ]);
});

const placeHeader = 'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,City,PIN Code';

/** A book of customers with addresses: number, name, and where they are. */
async function bookOfPlaces(rows: readonly (readonly [string, string, string, string])[]) {
  const core = await freshCore();
  const lines = rows.map(([customer, name, ...place]) =>
    [customer, name, `B-${customer}`, '2026-09-01', '2026-10-01', '100.00', ...place].join(','),
  );
  await core.importCsv(`${[placeHeader, ...lines].join('\n')}\n`, {
    creditor: 'trade',
    debtors: 'business',
    state: 'IN-MH',
    book: 'Trade',
    currency: 'INR',
  });
  const find = async (text: string) => told((await core.value('search', { text })).parties);
  return { core, find };
}

test('a name and a place in one find the customer there, in either order, before namesakes elsewhere', async () => {
  const { find } = await bookOfPlaces([
    ['P1', 'Ganesh Patil', 'Hadapsar', ''],
    ['P2', 'Sunil Patil', 'Kothrud', ''],
    ['P3', 'Anil Patil', '', '415001'],
    ['P4', 'Kothrud Stores', 'Hadapsar', ''],
  ]);
  for (const text of [
    'patil kothrud',
    'kothrud patil',
    'patil kothrood',
    'पाटील कोथरूड',
    'sunil patil kothrud',
  ]) {
    expect((await find(text))[0]?.slice(0, 2), text).toEqual(['Sunil Patil', 'name']);
  }
  expect((await find('patil hadapsar')).map(([party]) => party)[0]).toBe('Ganesh Patil');
  expect((await find('patil satara'))[0]).toEqual(['Anil Patil', 'name', 'Patil']);
  expect((await find('sunil patil'))[0]).toEqual(['Sunil Patil', 'name', 'Sunil…Patil']);
});

test('an address that tells only a PIN code is found by the place of the code', async () => {
  const { find } = await bookOfPlaces([
    ['P1', 'Ganesh Agencies', '', '415001'],
    ['P2', 'Mahesh Agencies', 'Nashik', '422001'],
  ]);
  expect(await find('satara')).toEqual([['Ganesh Agencies', 'place', 'Satara']]);
  expect(await find('सातारा')).toEqual([['Ganesh Agencies', 'place', 'Satara']]);
  expect(await find('415001')).toEqual([['Ganesh Agencies', 'place', '']]);
  expect(await find('nashik')).toEqual([['Mahesh Agencies', 'place', 'Nashik']]);
});

test('the very word in a note stands before a place that only sounds like it, and not before one that is it', async () => {
  const { core, find } = await bookOfPlaces([
    ['P1', 'Ganesh Agencies', 'Satara', ''],
    ['P2', 'Mahesh Agencies', 'Nashik', ''],
  ]);
  const accountId = await core.accountId('P2');
  const note = 'Shutter down, asks for Satara goods';
  await core.value('logInteraction', { accountId, channel: 'call', outcome: 'RNR', note });
  expect(await find('shutter')).toEqual([
    ['Mahesh Agencies', 'note', 'Shutter'],
    ['Ganesh Agencies', 'place', 'Satara'],
  ]);
  expect((await find('satara')).map(([party]) => party)).toEqual(['Ganesh Agencies', 'Mahesh Agencies']);
});

test('what was renamed, corrected or undone is found as it is now, and no longer as it was', async () => {
  const { core, find, c1, c2 } = await bookOfFirms();
  await core.value('setPartyField', {
    partyId: await partyIdOf(core, c1),
    field: 'name',
    value: 'Deshpande & Sons',
  });
  expect(await find('kulkarni')).toEqual([]);
  expect(await find('देशपांडे')).toEqual([['Deshpande & Sons', 'name', 'Deshpande']]);
  await core.value('setPartyField', {
    partyId: await partyIdOf(core, c2),
    field: 'nativeName',
    value: 'पाटील भांडार',
  });
  expect(await find('bhandar')).toEqual([['Patil Stores', 'name', 'भांडार']]);
  const { interactionId } = await core.value('logInteraction', {
    accountId: c2,
    channel: 'call',
    outcome: 'RNR',
    note: 'Premises vacant',
  });
  await core.value('correctInteraction', {
    accountId: c2,
    interactionId,
    outcome: null,
    note: 'It was the godown',
  });
  expect(await find('godown')).toEqual([['Patil Stores', 'note', 'godown']]);
  expect(await find('premises')).toEqual([['Patil Stores', 'note', 'Premises']]);
  const [imported] = (await core.value('listImports', {})).imports;
  await core.value('undoImport', { importId: imported?.importId ?? '' });
  expect(await find('INV-4')).toEqual([]);
  expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true });
});

test('who sees numbers masked finds by the four digits of the mask and by no more', async () => {
  const { core, find } = await bookOfFirms();
  const auditor = await core.addMember('Noor', ['auditor']);
  await core.signIn(auditor);
  expect(await find('13211')).toEqual([]);
  expect(await find('9820013211')).toEqual([]);
  const { parties } = await core.value('search', { text: '3211' });
  expect(parties[0]?.matches).toEqual([{ field: 'phone', text: '98••••3211', marks: [[6, 10]] }]);
});

test('a field agent finds the numbers of the own accounts whole, and of a colleague’s by four digits', async () => {
  const { core, find, c1, c2 } = await bookOfFirms();
  const ravi = await core.addMember('Ravi', ['field']);
  const meera = await core.addMember('Meera', ['field']);
  await core.value('assignAccounts', { accountIds: [c1], userId: ravi });
  await core.value('assignAccounts', { accountIds: [c2], userId: meera });
  await core.signIn(ravi);
  expect(await find('9820013210')).toEqual([['Kulkarni Traders', 'phone', '9820013210']]);
  expect(await find('9820013211')).toEqual([]);
});

test('a rebuild finds the same as before', async () => {
  const { core, find, c2 } = await bookOfFirms();
  await core.value('logInteraction', {
    accountId: c2,
    channel: 'call',
    outcome: 'RNR',
    note: 'भाऊ दुकानात नाही',
  });
  const asked = ['patil', 'दुकानात', 'INV-1', '3210', 'pune'];
  const before = await Promise.all(asked.map(find));
  await core.value('rebuildLedger', {});
  expect(await Promise.all(asked.map(find))).toEqual(before);
  expect(before.map((found) => found.length)).toEqual([1, 1, 1, 1, 1]);
});

test('a customer who was merged into another is found by both names, and split again each by the own', async () => {
  const { core, find, c1, c2 } = await bookOfFirms();
  const [keepId, goesId] = [await partyIdOf(core, c1), await partyIdOf(core, c2)];
  const { mergeId } = await core.value('mergeParties', { keepId, goesId, reason: 'One shop, two names' });
  expect(await find('patil')).toEqual([['Kulkarni Traders', 'name', 'Patil']]);
  expect(await find('3211')).toEqual([['Kulkarni Traders', 'phone', '3211']]);
  await core.value('splitParty', { partyId: keepId, mergeId, reason: 'Two shops after all' });
  expect(await find('patil')).toEqual([['Patil Stores', 'name', 'Patil']]);
});
