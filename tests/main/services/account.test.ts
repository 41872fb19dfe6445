import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from './book-file.ts';
import { foundAccounts } from './found-accounts.ts';
import { firstDay, freshCore } from './fresh-core.ts';

const upi = (amountMinor: number) => [
  { tender: 'upi' as const, amountMinor, reference: '123456789012', bank: null, instrumentOn: null },
];

test('an account tells what is owed, since when and by age, with its party and its place on the list', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account).toMatchObject({
    accountId: c1,
    account: 'C1',
    currency: 'INR',
    product: 'trade',
    on: firstDay,
    book: { title: 'Trade', creditor: 'trade', debtors: 'business', assumed: [] },
    party: { name: 'Kulkarni Traders', partyKind: 'business', partyKey: 'C1', otherAccounts: [] },
    assigned: null,
    totalDueMinor: 1_250_000,
    overdueMinor: 1_200_000,
    unappliedMinor: 0,
    daysPastDue: 56,
    oldestDueOn: '2026-10-01',
    buckets: { current: 50_000, '1-30': 0, '31-60': 1_200_000, '61-90': 0, '91-120': 0, '>120': 0 },
    promises: [],
    credibility: { kept: 0, made: 0, basisPoints: 5000 },
    plan: null,
    standing: [],
    lastContactOn: null,
    lastReachedOn: null,
    attemptsToday: 0,
    nextAppointment: null,
    rank: { lane: 5, because: { key: 'because.pastDue' }, suppressed: null },
    suggestion: { key: 'suggest.call', params: {} },
    pendingApprovals: 0,
    reviews: [],
    parked: 0,
  });
  expect(account.items.map((item) => [item.number, item.openMinor, item.daysPastDue])).toEqual([
    ['INV-1', 1_200_000, 56],
    ['INV-2', 50_000, 0],
  ]);
  expect(account.rank?.terms.reduce((sum, term) => sum + term.points, 0)).toBe(account.rank?.score);
  expect(await core.refusal('readAccount', { accountId: 'nobody' })).toEqual({ code: 'unknownAccount' });
});

test('what happens on an account is on its screen at once; money is not set against what is disputed', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { phones, addresses } = await core.value('readAccount', { accountId: c1 });
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'call',
    outcome: 'DIS',
    phoneId: phones[0]?.phoneId ?? '',
    reason: 'price',
    dispute: { itemId: null, amountMinor: 300_000, statement: 'Rate was 40 a piece' },
  });
  await core.value('makePromise', {
    accountId: c1,
    terms: { amountMinor: 400_000, dueOn: plainDate('2026-12-01'), mode: 'upi' },
  });
  const { receiptId } = await core.value('recordReceipt', { accountId: c1, tenders: upi(1_300_000) });
  await core.value('confirmTender', { receiptId, at: 0, on: plainDate(firstDay) });
  const account = await core.value('readAccount', { accountId: c1 });
  expect(addresses).toHaveLength(1);
  expect(account).toMatchObject({
    totalDueMinor: 300_000,
    overdueMinor: 300_000,
    unappliedMinor: 350_000,
    standing: [{ kind: 'dispute', code: 'price', since: firstDay, until: null, amountMinor: 300_000 }],
    lastContactOn: firstDay,
    lastReachedOn: firstDay,
    attemptsToday: 1,
    rank: { lane: null, suppressed: { reason: 'fullDispute', until: '2026-12-26' } },
    suggestion: { key: 'suggest.wait', params: { until: '2026-12-26' } },
  });
  expect(account.promises).toMatchObject([
    { status: 'kept', kept: { shortMinor: 0, daysLate: 0 }, paidMinor: 400_000, dueOn: '2026-12-01' },
  ]);
  expect(account.phones).toMatchObject([{ lastResult: 'reached', reachedCount: 1, lastReachedOn: firstDay }]);
});

test('a call-back agreed is the next appointment, and hides the account until its day', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const on = plainDate('2026-11-28');
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'call',
    outcome: 'CBK',
    appointment: { channel: 'call', on, atMs: null },
  });
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.nextAppointment).toEqual({ channel: 'call', on, atMs: null });
  expect(account.rank?.suppressed).toMatchObject({ reason: 'followUpPlanned', until: on });
  expect(account.suggestion).toEqual({ key: 'suggest.wait', params: { until: on } });
  core.setClock(on);
  expect((await core.value('readAccount', { accountId: c1 })).rank?.lane).toBe(1);
});

test('a call-back that was tried without an answer stays agreed and says so, until the person is reached', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const on = plainDate('2026-11-28');
  const call = (outcome: string, more: object = {}) =>
    core.value('logInteraction', { accountId: c1, channel: 'call', outcome, ...more });
  await call('CBK', { appointment: { channel: 'call', on, atMs: null } });
  core.setClock(on);
  expect((await core.value('readAccount', { accountId: c1 })).rank?.because?.key).toBe(
    'because.appointmentToday',
  );
  await call('RNR');
  const tried = await core.value('readAccount', { accountId: c1 });
  expect(tried.nextAppointment).toMatchObject({ channel: 'call', on, tried: { on, outcome: 'RNR' } });
  expect(tried.rank).toMatchObject({
    lane: 1,
    because: {
      key: 'because.appointmentTriedToday',
      params: { outcome: 'RNR', triedAtMs: tried.nextAppointment?.tried?.atMs },
    },
  });
  await call('NCM', { reason: 'noFunds' });
  expect((await core.value('readAccount', { accountId: c1 })).nextAppointment).toBeNull();
});

test('accounts of one party in two currencies name each other and are never added up', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'C1', number: 'A', issued: '2026-09-01', due: '2026-10-01', amount: '100.00' },
      {
        customer: 'C1',
        number: 'B',
        issued: '2026-09-01',
        due: '2026-10-01',
        amount: '70.00',
        currency: 'USD',
      },
    ]),
    tradeLaw,
  );
  const accounts = foundAccounts(await core.value('search', { text: 'C1' }));
  expect(accounts.map((account) => account.totalDue)).toEqual([
    { amountMinor: 10_000, currency: 'INR' },
    { amountMinor: 7_000, currency: 'USD' },
  ]);
  const first = await core.value('readAccount', { accountId: accounts[0]?.accountId ?? '' });
  expect(first.party.otherAccounts).toEqual([
    {
      accountId: accounts[1]?.accountId,
      account: 'C1',
      book: 'Trade',
      totalDue: { amountMinor: 7_000, currency: 'USD' },
      overdue: { amountMinor: 7_000, currency: 'USD' },
    },
  ]);
});

test('numbers are whole for who leads and for who works the account, masked for everybody else', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  const meera = await core.addMember('Meera', ['desk']);
  const auditor = await core.addMember('Farida', ['auditor']);
  await core.value('assignAccounts', { accountIds: [c1], userId: ravi });
  const seen: Record<string, string | undefined> = {};
  for (const [name, userId] of Object.entries({ asha: core.adminId, ravi, meera, auditor })) {
    await core.signIn(userId);
    seen[name] = (await core.value('readAccount', { accountId: c1 })).phones[0]?.number;
  }
  expect(seen).toEqual({
    asha: '+919820013210',
    ravi: '+919820013210',
    meera: '98••••3210',
    auditor: '98••••3210',
  });
});

test('an account nobody has is open to every caller, and still masked for an auditor', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const meera = await core.addMember('Meera', ['desk']);
  const auditor = await core.addMember('Farida', ['auditor']);
  await core.signIn(meera);
  expect((await core.value('readAccount', { accountId: c1 })).phones[0]?.number).toBe('+919820013210');
  await core.signIn(auditor);
  expect((await core.value('readAccount', { accountId: c1 })).phones[0]?.number).toBe('98••••3210');
});

test('accounts are found by a part of a name, a number, a place, a phone or an invoice', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const found = async (text: string) =>
    foundAccounts(await core.value('search', { text })).map(({ accountId }) => accountId);
  expect(await found('kulk')).toEqual([c1]);
  expect(await found('TRADERS kulkarni')).toEqual([c1]);
  expect(await found('c2')).toEqual([c2]);
  expect(await found('satara')).toEqual([c2]);
  expect(await found('0013211')).toEqual([c2]);
  expect(await found('INV-3')).toEqual([c2]);
  expect(await found('no such firm')).toEqual([]);
  expect(await found('   ')).toEqual([]);
});

test('a party’s fields are corrected, checked and kept with what they were', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { partyId } = (await core.value('readAccount', { accountId: c1 })).party;
  const set = (field: 'name' | 'gstin' | 'salaryDay' | 'email' | 'language', value: string | null) =>
    core.value('setPartyField', { partyId, field, value });
  await set('name', 'Kulkarni & Sons');
  await set('gstin', '27aapfu0939f1zv');
  await set('salaryDay', '७');
  await set('email', 'accounts@kulkarni.example');
  await set('language', 'mr');
  const { party } = await core.value('readAccount', { accountId: c1 });
  expect(party).toMatchObject({
    name: 'Kulkarni & Sons',
    gstin: '27AAPFU0939F1ZV',
    salaryDay: 7,
    email: 'accounts@kulkarni.example',
    language: 'mr',
  });
  expect((await core.value('listWorklist', { text: 'sons' })).rows.map((row) => row.accountId)).toEqual([c1]);
  const refused = async (field: 'name' | 'gstin' | 'salaryDay' | 'email', value: string | null) =>
    (await core.refusal('setPartyField', { partyId, field, value })).code;
  expect(await refused('name', null)).toBe('badValue');
  expect(await refused('gstin', '27AAPFU0939F')).toBe('badValue');
  expect(await refused('salaryDay', '32')).toBe('badValue');
  expect(await refused('email', 'kulkarni at example')).toBe('badValue');
  expect((await core.refusal('setPartyField', { partyId: 'nobody', field: 'name', value: 'X' })).code).toBe(
    'unknownParty',
  );
});

test('a number is understood in any script, kept once, and refused where it is none', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { partyId } = (await core.value('readAccount', { accountId: c1 })).party;
  const add = { partyId, contactName: 'Suresh', role: 'accounts' };
  await core.value('addPhone', { ...add, number: '०२०-२५५३ १२३४' });
  const { phones } = await core.value('readAccount', { accountId: c1 });
  expect(phones.map((phone) => [phone.number, phone.contactName, phone.role])).toEqual([
    ['+919820013210', null, 'main'],
    ['+912025531234', 'Suresh', 'accounts'],
  ]);
  expect((await core.refusal('addPhone', { ...add, number: '020 25531234' })).code).toBe('phoneKnown');
  expect((await core.refusal('addPhone', { ...add, number: '12 34' })).code).toBe('notAPhoneNumber');
  expect((await core.refusal('addPhone', { ...add, partyId: 'nobody', number: '9820013219' })).code).toBe(
    'unknownParty',
  );
});

test('an address joins the party, and its place the list', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { partyId } = (await core.value('readAccount', { accountId: c1 })).party;
  const address = {
    line: '12 Laxmi Road',
    locality: 'Sadashiv Peth',
    city: 'Pune',
    pincode: '४११०३०',
    role: 'shop',
  };
  await core.value('addAddress', { partyId, ...address });
  const { addresses } = await core.value('readAccount', { accountId: c1 });
  expect(addresses[1]).toMatchObject({ line: '12 Laxmi Road', locality: 'Sadashiv Peth', pincode: '411030' });
  const list = await core.value('listWorklist', { text: 'sadashiv' });
  expect(list.rows.map((row) => row.locality)).toEqual(['Sadashiv Peth']);
  expect((await core.refusal('addAddress', { partyId: 'nobody', ...address })).code).toBe('unknownParty');
});

test('a dispute of everything hides the account; closed, it is answered until somebody tells the customer', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'DIS',
    reason: 'notDelivered',
    dispute: { itemId: null, amountMinor: 1_200_000, statement: null },
  });
  const disputed = await core.value('readAccount', { accountId: c1 });
  expect(disputed.rank?.suppressed?.reason).toBe('fullDispute');
  expect(disputed.items[0]?.disputedMinor).toBe(1_200_000);
  const disputeId = disputed.standing[0]?.id ?? '';
  core.moveClock(60_000);
  await core.value('closeDispute', {
    accountId: c1,
    disputeId,
    result: 'rejected',
    reason: 'Signed delivery note',
  });
  const answered = await core.value('readAccount', { accountId: c1 });
  expect([answered.standing, answered.rank?.because?.key]).toEqual([[], 'because.disputeAnswered']);
  core.moveClock(60_000);
  await core.value('logInteraction', { accountId: c1, channel: 'call', outcome: 'RTP', reason: 'noFunds' });
  expect((await core.value('readAccount', { accountId: c1 })).rank?.suppressed?.reason).toBe('treatedToday');
  const again = { accountId: c1, disputeId, result: 'rejected', reason: 'Again' } as const;
  expect((await core.refusal('closeDispute', again)).code).toBe('nothingPending');
  expect((await core.refusal('closeDispute', { ...again, accountId: 'nobody' })).code).toBe('unknownAccount');
});

test('a hold freezes the account until it is lifted', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'DEC',
    thirdPartySafe: true,
    details: { source: 'family', eventOn: '2026-11-20' },
  });
  const held = await core.value('readAccount', { accountId: c1 });
  expect(held.rank?.suppressed?.reason).toBe('frozen');
  expect(held.standing).toMatchObject([{ kind: 'hold', code: 'deceased', until: null }]);
  const holdId = held.standing[0]?.id ?? '';
  await core.value('clearHold', { accountId: c1, holdId, reason: 'Mistaken for his brother' });
  expect((await core.value('readAccount', { accountId: c1 })).standing).toEqual([]);
  const again = { accountId: c1, holdId, reason: 'Again' };
  expect((await core.refusal('clearHold', again)).code).toBe('nothingPending');
  expect((await core.refusal('clearHold', { ...again, accountId: 'nobody' })).code).toBe('unknownAccount');
});
