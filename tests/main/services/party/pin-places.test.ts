import { expect, test } from 'vitest';
import { importTradeBook } from '../book-file.ts';
import { freshCore } from '../fresh-core.ts';

test('an address with a PIN code in its text is shown with its place, and the account stands under it', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const { party } = await core.value('readAccount', { accountId: c2 });
  const place = { locality: null, city: null, role: 'shop', pincode: null };
  await core.value('addAddress', { partyId: party.partyId, line: 'गाळा ४, ४११ ००१', ...place });
  const { addresses } = await core.value('readAccount', { accountId: c2 });
  expect(addresses.at(-1)).toMatchObject({
    pincode: '411001',
    place: { place: 'Pune City', district: 'Pune', state: 'IN-MH' },
  });
  const { rows } = await core.value('listWorklist', { groupBy: 'locality', limit: 50 });
  expect(rows.find((row) => row.accountId === c2)?.locality).toBe('Pune City');
  const found = await core.value('listWorklist', { text: 'pune city', limit: 50 });
  expect(found.rows.map((row) => row.accountId)).toEqual([c2]);
});

test('a PIN code that nobody knows is said to be unknown, and stays as it was written', async () => {
  const core = await freshCore();
  const { c2 } = await importTradeBook(core);
  const { party } = await core.value('readAccount', { accountId: c2 });
  const place = { locality: null, city: null, role: 'shop', pincode: '999999' };
  await core.value('addAddress', { partyId: party.partyId, line: 'Somewhere', ...place });
  const { addresses } = await core.value('readAccount', { accountId: c2 });
  expect(addresses.at(-1)).toMatchObject({ pincode: '999999', place: null });
});
