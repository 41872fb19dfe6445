import { expect, test } from 'vitest';
import { bookFile, tradeLaw } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';
import { due } from './party-book.ts';

const customers = 1_500;

/** A book in which every second customer has the telephone of the one before, and the name. */
async function bookOfPairs(): Promise<FreshCore> {
  const core = await freshCore();
  const lines = Array.from({ length: customers }, (_, at) => ({
    customer: `K${String(at).padStart(4, '0')}`,
    name: `Firm ${Math.floor(at / 2)}`,
    number: `B-${at}`,
    phone: String(9_800_000_000 + Math.floor(at / 2)),
    city: 'Pune',
    ...due,
  }));
  await core.importCsv(bookFile(lines), tradeLaw);
  return core;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function whenLooking(core: FreshCore): Promise<void> {
  for (;;) {
    if ((await core.value('readLongWork', {})).work?.work === 'listDuplicates') return;
    await nextTurn();
  }
}

test('a large book is looked through in turns: commands and lists go on, and it is said how far it is', async () => {
  const core = await bookOfPairs();
  const accountId = await core.accountId('K0007');
  let isFound = false;
  const asked = core.value('listDuplicates', {}).finally(() => {
    isFound = true;
  });
  await whenLooking(core);
  const { work } = await core.value('readLongWork', {});
  expect(work).toMatchObject({ part: 'read', mayCancel: true, of: customers });
  await core.value('skipAccount', { accountId, reason: 'tooFar' });
  const { total } = await core.value('listWorklist', {});
  // What was skipped is on the list no more: the command did not wait, and neither did the list.
  expect([total, isFound]).toEqual([customers - 1, false]);
  const { pairs, total: found } = await asked;
  expect([pairs.length, found]).toEqual([50, customers / 2]);
  expect(await core.value('readLongWork', {})).toEqual({ work: null });
});

test('page after page gives every pair once; who asks while it is looked for waits for the same answer', async () => {
  const core = await bookOfPairs();
  const offsets = Array.from({ length: Math.ceil(customers / 2 / 200) }, (_, at) => at * 200);
  const pages = await Promise.all(
    offsets.map((offset) => core.value('listDuplicates', { offset, limit: 200 })),
  );
  const pairs = pages.flatMap((page) =>
    page.pairs.map(({ one, other }) => `${one.partyId} ${other.partyId}`),
  );
  expect([pairs.length, new Set(pairs).size]).toEqual([customers / 2, customers / 2]);
  const { pairs: beyond } = await core.value('listDuplicates', { offset: customers });
  expect(beyond).toEqual([]);
});

test('it can be called off, ends with the lock, and is looked for anew when it is asked again', async () => {
  const core = await bookOfPairs();
  const asked = core.call('listDuplicates', {});
  await whenLooking(core);
  expect(await core.value('cancelLongWork', {})).toEqual({ cancelled: true });
  expect(await asked).toEqual({ ok: false, refusal: { code: 'cancelled' } });
  const again = core.call('listDuplicates', {});
  await whenLooking(core);
  core.core.lock();
  expect(await again).toEqual({ ok: false, refusal: { code: 'cancelled' } });
  await core.signIn(core.adminId);
  expect(await core.value('readLongWork', {})).toEqual({ work: null });
  expect((await core.value('listDuplicates', {})).total).toBe(customers / 2);
});
