import { expect, test } from 'vitest';
import type { WorklistRow } from '../../../src/shared/contract/worklist.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const dayMs = 86_400_000;
const promiseTerms = { amountMinor: 500_000, dueOn: plainDate('2026-12-03'), mode: 'upi' };

async function rowOf(core: FreshCore, accountId: string): Promise<WorklistRow | undefined> {
  const ranked = await core.value('listWorklist', { limit: 500 });
  const suppressed = await core.value('listWorklist', { limit: 500, suppressed: true });
  return [...ranked.rows, ...suppressed.rows].find((row) => row.accountId === accountId);
}

async function placeOf(core: FreshCore, accountId: string) {
  const row = await rowOf(core, accountId);
  return row === undefined ? 'notListed' : (row.suppressed?.reason ?? row.lane);
}

test('an imported book is ranked with no configuration, and each score is the sum of its terms', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const list = await core.value('listWorklist', {});
  expect(list.rows.map((row) => [row.rank, row.accountId, row.lane])).toEqual([
    [1, c1, 5],
    [2, c2, 5],
  ]);
  for (const row of list.rows) {
    expect(row.terms.reduce((sum, term) => sum + term.points, 0)).toBe(row.score);
  }
  expect(list).toMatchObject({
    on: firstDay,
    policy: 'balanced',
    total: 2,
    lanes: [{ lane: 5, count: 2, overdue: [{ amountMinor: 1_500_000, currency: 'INR' }] }],
    suppressedTotal: 0,
    progress: { worked: 0, ranked: 2, promised: [], collected: [] },
    books: 1,
  });
});

test('the list of an empty ledger is empty and says so', async () => {
  const core = await freshCore();
  const list = await core.value('listWorklist', {});
  expect(list).toMatchObject({ rows: [], total: 0, lanes: [], suppressed: [], books: 0, permissions: [] });
});

test('a promise hides its account until the reminder, in the transaction that took it', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('listWorklist', {});
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  const row = await rowOf(core, c1);
  expect(row?.suppressed).toMatchObject({ reason: 'promiseRunning', until: '2026-12-02' });
  const list = await core.value('listWorklist', {});
  expect(list.suppressed).toEqual([{ reason: 'promiseRunning', count: 1 }]);
  expect(list.progress.promised).toEqual([{ amountMinor: 500_000, currency: 'INR' }]);
});

test('a promise walks through the lanes as its days come: reminder, due, grace, broken', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  const seen: unknown[] = [];
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-05', '2026-12-06']) {
    core.setClock(day);
    const row = await rowOf(core, c1);
    seen.push([day, row?.suppressed?.reason ?? row?.lane, row?.laneBecause?.key ?? null]);
  }
  expect(seen).toEqual([
    ['2026-12-01', 'promiseRunning', null],
    ['2026-12-02', 2, 'because.promiseReminder'],
    ['2026-12-03', 2, 'because.promiseDue'],
    ['2026-12-05', 2, 'because.promiseInGrace'],
    ['2026-12-06', 3, 'because.promiseBroken'],
  ]);
});

test('a broken promise leaves its lane after two attempts, and at once with a new commitment', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('makePromise', { accountId: c1, terms: promiseTerms });
  await core.value('makePromise', { accountId: c2, terms: { ...promiseTerms, amountMinor: 100_000 } });
  core.setClock('2026-12-08');
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([3, 3]);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RNR' });
  expect(await placeOf(core, c1)).toBe(3);
  core.moveClock(3_600_000);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RNR' });
  expect(await placeOf(core, c1)).toBe('treatedToday');
  await core.value('makePromise', {
    accountId: c2,
    terms: { ...promiseTerms, amountMinor: 100_000, dueOn: plainDate('2026-12-15') },
  });
  expect(await placeOf(core, c2)).toBe('promiseRunning');
});

test('a part payment makes an account warm for three days; a full one takes it off the list', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const cash = (amountMinor: number) => [
    { tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null },
  ];
  await core.value('recordReceipt', { accountId: c1, tenders: cash(200_000) });
  await core.value('recordReceipt', { accountId: c2, tenders: cash(300_000) });
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([4, 'notListed']);
  const { progress } = await core.value('listWorklist', {});
  expect(progress).toMatchObject({ worked: 2, collected: [{ amountMinor: 500_000, currency: 'INR' }] });
  core.setClock('2026-11-30');
  expect(await placeOf(core, c1)).toBe(5);
});

test('a customer who asked for something waits in the warm lane until somebody answers', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'INB',
    details: { topic: 'statement' },
  });
  expect((await rowOf(core, c1))?.laneBecause?.key).toBe('because.inbound');
  core.moveClock(60_000);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RTP', reason: 'wantsTime' });
  expect(await placeOf(core, c1)).toBe('treatedToday');
});

test('a result that claims payment rests the account for its days; taking it up brings it back', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  for (const accountId of [c1, c2]) {
    await core.value('logInteraction', {
      accountId,
      channel: 'inbound',
      outcome: 'PAYN',
      reference: 'UTR 7',
    });
  }
  await core.value('wakeAccount', { accountId: c2 });
  expect(await placeOf(core, c2)).toBe(5);
  expect((await rowOf(core, c1))?.suppressed).toMatchObject({ reason: 'snoozed', until: '2026-11-29' });
  core.setClock('2026-11-29');
  expect(await placeOf(core, c1)).toBe(5);
});

test('every reason that hides an account is counted at the foot, with the day it comes back', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  await core.value('snoozeAccount', { accountId: c1, until: plainDate('2026-12-01'), reason: 'travelling' });
  await core.value('skipAccount', { accountId: c2, reason: 'tooFar' });
  const hidden = await core.value('listWorklist', { suppressed: true });
  expect(
    hidden.rows.map((row) => [row.rank, row.lane, row.suppressed?.reason, row.suppressed?.until]),
  ).toEqual([
    [null, null, 'skipped', '2026-11-27'],
    [null, null, 'snoozed', '2026-12-01'],
  ]);
  expect(hidden).toMatchObject({
    total: 2,
    suppressedTotal: 2,
    suppressed: [
      { reason: 'skipped', count: 1 },
      { reason: 'snoozed', count: 1 },
    ],
  });
  for (const accountId of [c1, c2]) await core.value('wakeAccount', { accountId });
  expect([await placeOf(core, c1), await placeOf(core, c2)]).toEqual([5, 5]);
});

test('what is hidden comes back on its day without anybody doing anything', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('snoozeAccount', { accountId: c1, until: plainDate('2026-12-01'), reason: 'travelling' });
  core.moveClock(4 * dayMs);
  expect(await placeOf(core, c1)).toBe('snoozed');
  core.moveClock(dayMs);
  expect(await placeOf(core, c1)).toBe(5);
});

test('a snooze is refused for today and beyond thirty days, and unknown accounts are refused', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const snooze = (accountId: string, until: string) =>
    core.refusal('snoozeAccount', { accountId, until: plainDate(until), reason: 'travelling' });
  expect(await snooze(c1, firstDay)).toEqual({ code: 'dateNotAfterToday' });
  expect(await snooze(c1, '2026-12-27')).toEqual({ code: 'dateTooFar', params: { latest: '2026-12-26' } });
  expect(await snooze('nobody', '2026-12-01')).toEqual({ code: 'unknownAccount' });
  expect(await core.refusal('skipAccount', { accountId: 'nobody', reason: 'tooFar' })).toEqual({
    code: 'unknownAccount',
  });
  expect(await core.refusal('wakeAccount', { accountId: 'nobody' })).toEqual({ code: 'unknownAccount' });
});

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

test('a refused command moves nothing on the list', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const before = await core.value('listWorklist', {});
  await core.refusal('makePromise', {
    accountId: c1,
    terms: { ...promiseTerms, dueOn: plainDate('2026-11-01') },
  });
  expect(await core.value('listWorklist', {})).toEqual(before);
});
