import { expect, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

/** Terms are set for a book, and an account says line by line why it owes what it owes. */
test('the lines of why this amount come to the figure of the account, before and after they are written in', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const accounts = await Promise.all(
    rows.map((row) => ask(page, 'readAccount', { accountId: row.accountId })),
  );
  const late = accounts.find(({ daysPastDue, currency }) => daysPastDue > 45 && currency === 'INR');
  const { accountId = '', book } = late ?? {};
  const goTo = (address: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = `#${to}`;
    }, address);

  await goTo(`/account/${accountId}`);
  await page.getByRole('button', { name: 'Why this amount' }).click();
  await expect(page.getByText(/No interest and no charges/)).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(`/terms/${book?.bookId ?? ''}`);
  await page.getByRole('button', { name: 'Set terms' }).click();
  const form = page.getByRole('dialog', { name: /Terms for late payment/ });
  await form.getByRole('textbox', { name: 'For claims due from' }).fill('1/1/2020');
  await form.getByText('Small supplier (MSMED Act)').click();
  await form.getByLabel('Clause these terms stand on').fill('Udyam number on the invoice');
  await form.getByRole('button', { name: 'Set these terms' }).click();
  await expect(page.getByText('Terms for late payment set.')).toBeVisible();

  await goTo(`/account/${accountId}`);
  const header = page.locator('[data-due-with-charges]');
  const dueMinor = Number(await header.getAttribute('data-due-with-charges'));
  expect(dueMinor).toBeGreaterThan(late?.totalDueMinor ?? 0);
  await page.getByRole('button', { name: 'Why this amount' }).click();
  const drawer = page.getByRole('dialog', { name: 'Why this amount' });
  await expect(drawer.getByText('Terms: Udyam number on the invoice').first()).toBeVisible();
  const sum = async (): Promise<number> => {
    const lines = await drawer
      .locator('[data-due-line]')
      .evaluateAll((found) => found.map((line) => Number(line.getAttribute('data-due-line'))));
    return lines.reduce((total, line) => total + line, 0);
  };
  expect(await sum()).toBe(dueMinor);
  await expect(drawer.locator('[data-due-total]')).toHaveAttribute('data-due-total', String(dueMinor));

  await drawer.getByRole('button', { name: 'Write in what accrued' }).click();
  await expect(page.getByText(/charges? written in:/)).toBeVisible();
  await expect(drawer.getByText(/, written in/).first()).toBeVisible();
  expect(await sum()).toBe(dueMinor);
  await expect(drawer.getByRole('button', { name: 'Write in what accrued' })).toBeHidden();

  await drawer.getByRole('link', { name: 'Print page' }).click();
  await expect(page.getByRole('article', { name: 'Why this amount' })).toContainText('MSMED Act 2006');
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});
