import { expect, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

/** Two customers become one on the screen and on the disk, and two again. */
test('a customer is merged into another one, worked as one, and split off again', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const [keep] = rows;
  const goes = rows.find(
    ({ partyId, partyKind }) => partyId !== keep?.partyId && partyKind === keep?.partyKind,
  );
  const keepId = keep?.partyId ?? '';
  const accountId = goes?.accountId ?? '';
  const goTo = (address: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = `#${to}`;
    }, address);

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  await goTo(`/account/${keep?.accountId ?? ''}`);
  await page.getByRole('link', { name: 'Accounts, merges and links of this customer' }).click();
  await page.getByRole('button', { name: 'Same as another customer' }).click();
  await page.getByLabel('Name, number or telephone of the other customer').fill(goes?.account ?? '');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: goes?.party ?? '', exact: true })
    .click();
  await expect(page.getByText('What will be afterwards')).toBeVisible();
  await page.getByLabel('Remark (may stay empty)').fill('one counter');
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('Saved on this device.')).toBeVisible();
  expect((await ask(page, 'readAccount', { accountId })).party).toMatchObject({
    partyId: keepId,
    members: 2,
  });

  await goTo(`/party/${keepId}`);
  await expect(page.getByText(/merged by .*: one counter/)).toBeVisible();
  await page.getByRole('button', { name: /^Split/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
  await expect(page.getByText('They are two again.')).toBeVisible();
  expect((await ask(page, 'readAccount', { accountId })).party.partyId).toBe(goes?.partyId);
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});
