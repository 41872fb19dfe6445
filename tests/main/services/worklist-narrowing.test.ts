import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { firstDay, freshCore } from './fresh-core.ts';

const line = { issued: '2026-08-01', due: '2026-10-01', amount: '1000.00' };

/** Two books; one customer with accounts in three currencies, places, and claims of different age. */
async function twoBooks() {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { ...line, customer: 'K1', name: 'Kamble', number: '1', amount: '9000.00', city: 'Pune' },
      { ...line, customer: 'K1', name: 'Kamble', number: '2', currency: 'USD', city: 'Pune' },
      { ...line, customer: 'K1', name: 'Kamble', number: '3', currency: 'EUR', city: 'Pune' },
      { ...line, customer: 'M1', name: 'Mane', number: '4', due: '2026-11-20', city: 'Satara' },
      { ...line, customer: 'N1', name: 'Naik', number: '5', due: '2026-06-01', city: 'Pune' },
    ]),
    tradeLaw,
  );
  await core.importCsv(bookFile([{ ...line, customer: 'Z1', name: 'Zende', number: '6' }]), {
    ...tradeLaw,
    book: 'Other',
  });
  const names = async (asked: Parameters<typeof core.value<'listWorklist'>>[1]): Promise<readonly string[]> =>
    (await core.value('listWorklist', asked)).rows.map(
      ({ account, overdue }) => `${account} ${overdue.currency}`,
    );
  return { core, names };
}

describe('a narrowed list', () => {
  test('shows one book, one bucket, one place, one person’s accounts, or what is worth it; all at once as well', async () => {
    const { core, names } = await twoBooks();
    const { books } = await core.value('listBooks', {});
    const other = books.find(({ title }) => title === 'Other')?.bookId ?? '';
    expect(await names({ bookId: other })).toEqual(['Z1 INR']);
    expect(await names({ bucket: '1-30' })).toEqual(['M1 INR']);
    expect(await names({ bucket: '>120' })).toEqual(['N1 INR']);
    expect((await names({ bucket: '31-60' })).toSorted()).toEqual(['K1 EUR', 'K1 INR', 'K1 USD', 'Z1 INR']);
    expect(await names({ locality: 'Satara' })).toEqual(['M1 INR']);
    expect(await names({ leastOverdue: { amountMinor: 900_000, currency: 'INR' } })).toEqual(['K1 INR']);
    expect(await names({ leastOverdue: { amountMinor: 1, currency: 'USD' } })).toEqual(['K1 USD']);
    const ravi = await core.addMember('Ravi', ['field']);
    await core.value('assignAccounts', { accountIds: [await core.accountId('M1')], userId: ravi });
    expect(await names({ assignedTo: ravi })).toEqual(['M1 INR']);
    expect((await names({ assignedTo: null })).includes('M1 INR')).toBe(false);
    expect(await names({ locality: 'Pune', bucket: '>120', assignedTo: null })).toEqual(['N1 INR']);
    expect(await names({ locality: 'Satara', bucket: '>120' })).toEqual([]);
  });

  test('counts its lanes and its rows as it is narrowed, and keeps the rank of the whole list', async () => {
    const { core } = await twoBooks();
    const whole = await core.value('listWorklist', {});
    const pune = await core.value('listWorklist', { locality: 'Pune' });
    expect([whole.total, pune.total]).toEqual([6, 4]);
    expect(pune.lanes.reduce((count, lane) => count + lane.count, 0)).toBe(4);
    const rankOf = new Map(whole.rows.map(({ accountId, rank }) => [accountId, rank]));
    expect(pune.rows.map(({ rank }) => rank)).toEqual(
      pune.rows.map(({ accountId }) => rankOf.get(accountId)),
    );
  });

  test('is the same for a day that is computed in memory', async () => {
    const { core } = await twoBooks();
    const { books } = await core.value('listBooks', {});
    const bookId = books.find(({ title }) => title === 'Trade')?.bookId ?? '';
    const asked = [
      { bookId },
      { bucket: '31-60' },
      { locality: 'Pune', groupBy: 'party' },
      { groupBy: 'locality' },
      { leastOverdue: { amountMinor: 100_000, currency: 'INR' }, assignedTo: null },
    ] as const;
    for (const filter of asked) {
      const kept = await core.value('listWorklist', filter);
      // The other policy is computed in memory; its order differs and its rows do not.
      const computed = await core.value('listWorklist', { ...filter, policy: 'classic' });
      const ids = (rows: typeof kept.rows) => rows.map(({ accountId }) => accountId).toSorted();
      expect(ids(computed.rows)).toEqual(ids(kept.rows));
      const groups = (rows: typeof kept.rows) =>
        rows.map(({ partyId, group }) => `${partyId} ${group?.place} ${group?.accounts}`).toSorted();
      expect(groups(computed.rows).length).toBe(kept.rows.length);
      if ('groupBy' in filter && filter.groupBy === 'party') {
        expect(groups(computed.rows)).toEqual(groups(kept.rows));
      }
    }
  });

  test('tells the places it can be narrowed to, the largest first', async () => {
    const { core } = await twoBooks();
    await core.value('listWorklist', {});
    const { places } = await core.value('listWorklistPlaces', {});
    expect(places).toEqual([
      { locality: 'Pune', accounts: 4 },
      { locality: 'Satara', accounts: 1 },
    ]);
  });
});

describe('a grouped list', () => {
  test('puts the accounts of a customer side by side and numbers them, the best group first (row W5)', async () => {
    const { core } = await twoBooks();
    const { rows } = await core.value('listWorklist', { groupBy: 'party' });
    const kamble = rows.filter(({ account }) => account === 'K1');
    expect(kamble.map(({ group }) => group)).toEqual([
      { place: 1, accounts: 3 },
      { place: 2, accounts: 3 },
      { place: 3, accounts: 3 },
    ]);
    const at = rows.findIndex(({ account }) => account === 'K1');
    expect(rows.slice(at, at + 3)).toEqual(kamble);
    expect((await core.value('listWorklist', {})).rows.map(({ group }) => group)).toEqual(
      rows.map(() => null),
    );
  });

  test('groups by place, with those of no place last', async () => {
    const { core } = await twoBooks();
    const { rows } = await core.value('listWorklist', { groupBy: 'locality' });
    expect(rows.at(-1)).toMatchObject({ account: 'Z1', locality: null });
    const places = rows.map(({ locality }) => locality);
    expect(places).toEqual(
      [...new Set(places)].flatMap((place) => places.filter((other) => other === place)),
    );
    expect(rows.map(({ group }) => group?.place)).toEqual(
      places.map((place, at) => places.slice(0, at).filter((other) => other === place).length + 1),
    );
  });
});

describe('changes of many accounts at once', () => {
  const until = plainDate('2026-11-30');
  const snooze = { kind: 'snooze', until, reason: 'travelling' } as const;

  test('are one act with one way back, which leaves the list as it was', async () => {
    const { core } = await twoBooks();
    const before = await core.value('listWorklist', {});
    const rows = before.rows.map(({ accountId }) => ({ accountId, change: snooze }));
    const changed = await core.value('changeAccounts', { rows });
    expect([changed.done, changed.refused]).toEqual([6, []]);
    const asleep = await core.value('listWorklist', { suppressed: true });
    expect([asleep.total, asleep.rows[0]?.suppressed?.until]).toEqual([6, '2026-11-30']);
    const back = await core.value('changeAccounts', { rows: changed.inverse.map((row) => ({ ...row })) });
    expect(back.done).toBe(6);
    expect((await core.value('listWorklist', {})).rows.map(({ accountId }) => accountId)).toEqual(
      before.rows.map(({ accountId }) => accountId),
    );
    expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  });

  test('name what was refused and leave it alone, while the others are done', async () => {
    const { core } = await twoBooks();
    const known = await core.accountId('M1');
    const naik = await core.accountId('N1');
    const changed = await core.value('changeAccounts', {
      rows: [
        { accountId: known, change: snooze },
        { accountId: naik, change: { ...snooze, until: plainDate(firstDay) } },
        { accountId: 'nobody', change: snooze },
      ],
    });
    expect(changed.done).toBe(1);
    expect(changed.refused).toEqual([
      { accountId: naik, account: 'N1', party: 'Naik', refusal: { code: 'dateNotAfterToday' } },
      { accountId: 'nobody', account: '', party: '', refusal: { code: 'unknownAccount' } },
    ]);
    expect((await core.value('listWorklist', { suppressed: true })).total).toBe(1);
  });

  test('take back to what was before, not to nothing', async () => {
    const { core } = await twoBooks();
    const ravi = await core.addMember('Ravi', ['field']);
    const meera = await core.addMember('Meera', ['field']);
    const accountId = await core.accountId('M1');
    await core.value('assignAccounts', { accountIds: [accountId], userId: ravi });
    await core.value('snoozeAccount', { accountId, until: plainDate('2026-11-28'), reason: 'other' });
    const assigned = await core.value('changeAccounts', {
      rows: [{ accountId, change: { kind: 'assign', userId: meera } }],
    });
    expect(assigned.inverse).toEqual([{ accountId, change: { kind: 'assign', userId: ravi } }]);
    const slept = await core.value('changeAccounts', { rows: [{ accountId, change: snooze }] });
    expect(slept.inverse).toEqual([
      { accountId, change: { kind: 'snooze', until: '2026-11-28', reason: 'other' } },
    ]);
    const nothing = await core.value('changeAccounts', {
      rows: [{ accountId, change: { kind: 'assign', userId: meera } }],
    });
    expect(nothing).toEqual({ done: 0, refused: [], inverse: [] });
  });

  test('assign only by who may, and only to who is there', async () => {
    const { core } = await twoBooks();
    const accountId = await core.accountId('M1');
    const ravi = await core.addMember('Ravi', ['field']);
    const to = (userId: string) => ({ rows: [{ accountId, change: { kind: 'assign' as const, userId } }] });
    expect(await core.refusal('changeAccounts', to('ghost'))).toEqual({ code: 'unknownUser' });
    await core.value('changeTeamMember', { userId: ravi, roles: ['field'], active: false });
    expect(await core.refusal('changeAccounts', to(ravi))).toEqual({ code: 'inactiveUser' });
    await core.signIn(await core.addMember('Meera', ['field']));
    expect(await core.refusal('changeAccounts', to(ravi))).toEqual({ code: 'roleNotAllowed' });
    expect((await core.value('changeAccounts', { rows: [{ accountId, change: snooze }] })).done).toBe(1);
  });
});
