import { expect, type Page, type TestInfo, test } from '@playwright/test';

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

  await changesTermsOfAccount(page, info);
  await page.getByRole('button', { name: 'Why this amount' }).click();
  await drawer.getByRole('link', { name: 'Print page' }).click();
  await expect(page.getByRole('article', { name: 'Why this amount' })).toContainText('MSMED Act 2006');
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

/** With the drawer open: the account gets a late fee and a ladder of its own, seen in the preview before it is saved. */
async function changesTermsOfAccount(page: Page, info: TestInfo): Promise<void> {
  const drawer = page.getByRole('dialog', { name: 'Why this amount' });
  const inForce = drawer.getByRole('region', { name: 'Terms of this account' });
  await expect(inForce.getByText(/From the book .*, since Wed, 1 Jan 2020/)).toBeVisible();
  await drawer.getByRole('button', { name: 'Change the terms' }).click();
  const form = page.getByRole('dialog', { name: 'Terms of this account' });
  await form.getByRole('textbox', { name: 'Change from' }).fill('1/1/2021');
  await form.getByText('A fixed sum').click();
  await form.getByLabel('Fee', { exact: true }).fill('500');
  await form.getByLabel('1. Paid within days').fill('10');
  await form.getByLabel('1. Discount, per cent').fill('60');
  const preview = form.getByRole('region', { name: 'What it does to the charges of today' });
  await expect(form.getByText('The house gives no such discount.')).toBeVisible();
  await form.getByLabel('1. Discount, per cent').fill('2');
  await expect(preview.locator('[data-terms-part=fee]')).toContainText('₹0.00');
  await expect(preview.locator('[data-terms-part=fee]')).toContainText(/₹[1-9][\d,]*00\.00/);
  await form.getByLabel('Why they change').fill('Always late');
  await page.screenshot({ path: info.outputPath('terms-of-account.png') });
  await preview.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('terms-of-account-preview.png') });

  // A refusal keeps every word of the form; mended, the same key saves.
  await form.getByLabel('2. Paid within days').fill('20');
  await form.getByLabel('2. Discount, per cent').fill('3');
  await page.keyboard.press('Control+Enter');
  // The preview says it, and then the answer to the key: until that is here, the key is under way and not taken again.
  await expect(form.getByText('Every later step has to give less.')).toHaveCount(2);
  await expect(form.getByLabel('Why they change')).toHaveValue('Always late');
  await form.getByLabel('2. Discount, per cent').fill('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Terms of this account set. Saved on this device.')).toBeVisible();
  await expect(drawer.getByText(/Late fee: ₹500/)).toBeVisible();
  await expect(
    drawer.getByText(/For this account, since Fri, 1 Jan 2021 .*Always late/).first(),
  ).toBeVisible();
  await inForce.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('terms-in-force.png') });
  await page.keyboard.press('Escape');
}
