import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import { firstDay, freshCore } from './fresh-core.ts';

const promiseTerms = { amountMinor: 500_000, dueOn: plainDate('2026-12-03'), mode: 'upi' };

test('the team chooses its policy; an unknown one is refused', async () => {
  const core = await freshCore();
  await importTradeBook(core);
  expect(await core.refusal('setWorklistPolicy', { policy: 'horoscope' })).toEqual({ code: 'unknownPolicy' });
  await core.value('setWorklistPolicy', { policy: 'classic' });
  const list = await core.value('listWorklist', {});
  expect(list.policy).toBe('classic');
  expect(list.rows[0]?.terms.map((term) => term.name)).toEqual(['value', 'age']);
});

test('another policy or day is shown without changing the list that stands', async () => {
  const core = await freshCore();
  const { c1, c2, c3 } = await importTradeBook(core);
  const before = await core.value('listWorklist', {});
  const classic = await core.value('listWorklist', { policy: 'classic' });
  expect(classic.rows.map((row) => [row.rank, row.accountId])).toEqual([
    [1, c1],
    [2, c2],
  ]);
  expect(classic.rows.every((row) => row.terms.length === 2)).toBe(true);
  const september = await core.value('listWorklist', { on: plainDate('2026-10-15') });
  expect(september.rows.map((row) => [row.accountId, row.daysPastDue, row.overdue.amountMinor])).toEqual([
    [c1, 14, 1_200_000],
  ]);
  const later = await core.value('listWorklist', { on: plainDate('2027-02-01') });
  expect(later.rows.map((row) => row.accountId).sort()).toEqual([c1, c2, c3].sort());
  expect(await core.value('listWorklist', {})).toEqual(before);
  expect(await core.refusal('listWorklist', { policy: 'horoscope' })).toEqual({
    code: 'badInput',
    params: { fields: ['policy'] },
  });
});

test('a past day is told as it was, whatever was promised, paid or put off since', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  await core.value('logInteraction', { accountId: c2, channel: 'call', outcome: 'RNR' });
  const told = await core.value('listWorklist', {});
  const hidden = await core.value('listWorklist', { suppressed: true });
  core.setClock('2026-12-02');
  await core.value('recordReceipt', {
    accountId: c1,
    tenders: [
      { tender: 'upi', amountMinor: 500_000, reference: '123456789012', bank: null, instrumentOn: null },
    ],
  });
  await core.value('snoozeAccount', { accountId: c2, until: plainDate('2026-12-05'), reason: 'travelling' });
  const on = plainDate(firstDay);
  const again = await core.value('listWorklist', { on });
  const hiddenAgain = await core.value('listWorklist', { on, suppressed: true });
  expect([again.rows, hiddenAgain.rows]).toEqual([told.rows, hidden.rows]);
});

test('the kept list and the computed one are the same list, grouped or filtered', async () => {
  const core = await freshCore();
  const lines = Array.from({ length: 40 }, (_, index) => ({
    customer: `D${String(index).padStart(2, '0')}`,
    number: `N-${index}`,
    issued: '2026-06-01',
    due: `2026-${String(7 + (index % 4)).padStart(2, '0')}-10`,
    amount: `${1000 + (index % 7) * 250}.00`,
    currency: index % 5 === 0 ? 'USD' : 'INR',
    ...(index % 3 === 0 ? {} : { city: index % 3 === 1 ? 'Pune' : 'Satara' }),
  }));
  await core.importCsv(bookFile(lines), tradeLaw);
  const twice = await core.accountId('D07');
  await core.value('logInteraction', { accountId: twice, channel: 'call', outcome: 'RNR' });
  const pages = async (policy?: string) => {
    const told: unknown[] = [];
    for (const groupBy of ['account', 'party', 'locality'] as const) {
      for (const text of [undefined, 'pune', 'd1']) {
        const asked = { groupBy, limit: 17, offset: 3, ...(text === undefined ? {} : { text }) };
        told.push(await core.value('listWorklist', policy === undefined ? asked : { ...asked, policy }));
      }
    }
    told.push(
      await core.value('listWorklist', { suppressed: true, ...(policy === undefined ? {} : { policy }) }),
    );
    return told;
  };
  const computed = await pages('classic');
  await core.value('setWorklistPolicy', { policy: 'classic' });
  expect(await pages()).toEqual(computed);
  const byPlace = await core.value('listWorklist', { groupBy: 'locality', limit: 500 });
  const places = byPlace.rows.map((row) => row.locality);
  expect(places.filter((place, index) => place !== places[index - 1])).toHaveLength(3);
  expect(places.at(-1)).toBeNull();
  const ranks = (await core.value('listWorklist', { limit: 500 })).rows.map((row) => row.rank);
  expect(ranks).toEqual(ranks.map((_, index) => index + 1));
});

test('accounts of one party stand together, groups in the order of their best account', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'C1', number: 'A', issued: '2026-07-01', due: '2026-08-01', amount: '90000.00' },
      {
        customer: 'C1',
        number: 'B',
        issued: '2026-10-01',
        due: '2026-11-01',
        amount: '200.00',
        currency: 'USD',
      },
      { customer: 'C2', number: 'C', issued: '2026-07-01', due: '2026-08-01', amount: '50000.00' },
    ]),
    tradeLaw,
  );
  const plain = await core.value('listWorklist', {});
  const grouped = await core.value('listWorklist', { groupBy: 'party' });
  expect(new Set(plain.rows.map((row) => row.overdue.currency))).toEqual(new Set(['INR', 'USD']));
  const parties = grouped.rows.map((row) => row.party);
  expect(parties.filter((party, index) => party !== parties[index - 1])).toHaveLength(2);
  expect(plain.lanes).toEqual([
    {
      lane: 5,
      count: 3,
      overdue: [
        { amountMinor: 14_000_000, currency: 'INR' },
        { amountMinor: 20_000, currency: 'USD' },
      ],
    },
  ]);
});

test('a filter finds words of either script, of the number and of the place; the rank stays that of the whole list', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const account = await core.value('readAccount', { accountId: c2 });
  await core.value('setPartyField', {
    partyId: account.party.partyId,
    field: 'nativeName',
    value: 'पाटील स्टोअर्स',
  });
  for (const text of ['PATIL', 'पाटील', 'c2', 'satara sto', 'C२']) {
    const list = await core.value('listWorklist', { text });
    expect([text, list.rows.map((row) => [row.rank, row.accountId]), list.total]).toEqual([
      text,
      [[2, c2]],
      1,
    ]);
  }
  expect((await core.value('listWorklist', { text: 'patil pune' })).rows).toEqual([]);
});

test('a person sees the own accounts alone where asked, ranked from one', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  await core.value('assignAccounts', { accountIds: [c2], userId: ravi });
  await core.signIn(ravi);
  const mine = await core.value('listWorklist', { mineOnly: true });
  expect(mine.rows.map((row) => [row.rank, row.accountId, row.assignedTo])).toEqual([[1, c2, 'Ravi']]);
  expect(mine.lanes.map((lane) => lane.count)).toEqual([1]);
  expect((await core.value('nextAccount', { mineOnly: true })).accountId).toBe(c2);
});

test('worked accounts stand at the foot of their lane, and the next account is one nobody worked', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const terms = { ...promiseTerms, dueOn: plainDate('2026-11-30') };
  await core.value('makePromise', { accountId: c1, terms });
  await core.value('makePromise', { accountId: c2, terms: { ...terms, amountMinor: 100_000 } });
  core.setClock('2026-11-30');
  const [first, second] = (await core.value('listWorklist', {})).rows;
  expect([first?.lane, second?.lane]).toEqual([2, 2]);
  await core.value('logInteraction', { accountId: first?.accountId ?? '', channel: 'call', outcome: 'RNR' });
  const after = (await core.value('listWorklist', {})).rows;
  expect(after.map((row) => [row.rank, row.accountId, row.worked])).toEqual([
    [1, second?.accountId, false],
    [2, first?.accountId, true],
  ]);
  expect(await core.value('nextAccount', {})).toEqual({ accountId: second?.accountId });
  expect(await core.value('nextAccount', { after: first?.accountId ?? '' })).toEqual({
    accountId: second?.accountId,
  });
});

test('next goes down the list, begins again at its end, and ends when all is worked', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  expect(await core.value('nextAccount', {})).toEqual({ accountId: c1 });
  expect(await core.value('nextAccount', { after: c1 })).toEqual({ accountId: c2 });
  expect(await core.value('nextAccount', { after: c2 })).toEqual({ accountId: c1 });
  await core.value('skipAccount', { accountId: c1, reason: 'tooFar' });
  await core.value('skipAccount', { accountId: c2, reason: 'tooFar' });
  expect(await core.value('nextAccount', { after: c2 })).toEqual({ accountId: null });
});

test('next keeps to the list as it is narrowed: lane, words, book, lateness, amount, place and person', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const { books } = await core.value('listBooks', {});
  const next = async (view: object) => (await core.value('nextAccount', view as never)).accountId;
  const rows = (await core.value('listWorklist', {})).rows;
  const second = rows.find(({ accountId }) => accountId === c2);
  for (const view of [
    { text: 'patil' },
    { locality: 'Satara' },
    { leastOverdue: { amountMinor: 1, currency: 'INR' }, text: 'patil' },
    { bookId: books[0]?.bookId, locality: 'Satara' },
    { lane: second?.lane ?? -1, text: 'satara' },
    { assignedTo: null, locality: 'Satara', policy: 'classic' },
    { groupBy: 'locality', locality: 'Satara' },
  ]) {
    expect(await next(view), JSON.stringify(view)).toBe(c2);
    expect(await next({ ...view, after: c1 }), JSON.stringify(view)).toBe(c2);
    expect(await next({ ...view, after: c2 }), JSON.stringify(view)).toBe(null);
  }
  expect(await next({ leastOverdue: { amountMinor: 1, currency: 'USD' } })).toBe(null);
  expect(await next({ bookId: c1 })).toBe(null);
  await core.value('skipAccount', { accountId: c2, reason: 'tooFar' });
  expect(await next({ locality: 'Satara' })).toBe(null);
  expect(await next({ groupBy: 'locality', locality: 'Satara' })).toBe(null);
  expect(await core.refusal('nextAccount', { policy: 'horoscope' })).toEqual({
    code: 'badInput',
    params: { fields: ['policy'] },
  });
});

test('next follows the order that is shown: by place, and under another policy', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile(
      [
        ['C1', 'Pune', '900.00'],
        ['C2', 'Satara', '800.00'],
        ['C3', 'Pune', '100.00'],
      ].map(([customer = '', city = '', amount = ''], at) => ({
        customer,
        city,
        amount,
        number: `B-${at}`,
        issued: '2026-09-01',
        due: '2026-10-01',
      })),
    ),
    tradeLaw,
  );
  for (const view of [{}, { groupBy: 'locality' }, { policy: 'classic' }] as const) {
    const shown = (await core.value('listWorklist', view)).rows.map(({ accountId }) => accountId);
    const worked = [(await core.value('nextAccount', view)).accountId ?? ''];
    while (worked.length < 3) {
      const { accountId } = await core.value('nextAccount', { ...view, after: worked.at(-1) ?? '' });
      worked.push(accountId ?? '');
    }
    expect(worked).toEqual(shown);
  }
});
