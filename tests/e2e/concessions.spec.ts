import { expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { setDisplay, sizes } from '../helpers/e2e/screens.ts';
import { expectOpen, goTo } from '../helpers/e2e/session-screens.ts';
import { smallControls } from '../helpers/e2e/small-controls.ts';
import { become, openKulkarni, openSmallTeam } from '../helpers/e2e/small-team.ts';

async function openRelief(page: Page): Promise<void> {
  await openKulkarni(page);
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: 'Settlements and relief', level: 1 })).toBeVisible();
}

const settlement = (page: Page) => page.getByRole('article', { name: 'Settlement' });

test('a settlement is offered, agreed to by another person, paid, and its no-dues letter is printed', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openSmallTeam(browser, info, ['Ravi Pawar', 'Vijay Kale']);
  const { page } = door;

  await test.step('amount and share solve each other, and what it is judged by stands beside them', async () => {
    await become(page, 'Ravi Pawar');
    await openRelief(page);
    await page.getByRole('button', { name: 'Offer a settlement' }).click();
    const sheet = page.getByRole('dialog', { name: 'Offer a settlement' });
    await expect(sheet.getByRole('textbox', { name: 'They pay' })).toBeFocused();
    await page.keyboard.type('9000');
    await expect(sheet.getByRole('textbox', { name: 'That is, of what is owed' })).toHaveValue('90 %');
    await sheet.getByRole('textbox', { name: 'First payment' }).fill('today');
    await expect(sheet.getByText('₹1,000.00 (10 %)')).toBeVisible();
    await expect(sheet.getByText('₹8,500.00 (85 %)')).toBeVisible();
    await expect(sheet.getByText('a supervisor')).toBeVisible();
    await info.attach('offer-sheet', { body: await page.screenshot(), contentType: 'image/png' });
    await sheet.getByRole('radio', { name: 'Old debt, little hope' }).click();
    await sheet.getByRole('button', { name: 'Ask for approval' }).click();
    await expect(settlement(page)).toContainText('Waits for approval');
  });

  await test.step('another person agrees', async () => {
    await become(page, 'Vijay Kale');
    await goTo(page, 'v', 'Approvals');
    await expect(page.getByText('Settlement: given up')).toBeVisible();
    await info.attach('approvals', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  });

  await test.step('the customer accepts and pays in time; the rest is given up by itself', async () => {
    await become(page, 'Ravi Pawar');
    await openRelief(page);
    await expect(page.getByRole('link', { name: 'Letter of the offer' })).toBeVisible();
    await page.getByRole('button', { name: 'The customer accepts' }).click();
    await expect(settlement(page)).toContainText('Being paid');
    await openKulkarni(page);
    await writeReceipt(page, '9000');
    await openRelief(page);
    await expect(settlement(page)).toContainText('Completed');
    await expect(settlement(page)).toContainText('The rest, ₹1,000.00, is given up');
    await expect(page.getByText(/no new credit to this customer until/)).toBeVisible();
    await info.attach('completed', { body: await page.screenshot(), contentType: 'image/png' });
  });

  await test.step('the no-dues letter says so in the language of the debtor', async () => {
    await page.getByRole('link', { name: 'No-dues letter' }).click();
    await expect(page.locator('article.sheet')).toContainText('Nothing is owed any more');
    await page.getByRole('button', { name: 'Marathi', exact: true }).click();
    await expect(page.locator('article.sheet')).toContainText('आता काहीही येणे नाही');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await info.attach('no-dues', { body: await page.screenshot(), contentType: 'image/png' });
  });
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

for (const { name, viewport, density } of sizes) {
  test(
    `every sheet fits the ${name}, and a thumb in the field`,
    { tag: restTag },
    async ({ browser }, info) => {
      const door = await openLedger(browser, info, 'trade', { viewport });
      const { page } = door;
      const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 3 });
      await setDisplay(page, { density });
      await expectOpen(page);
      await page.evaluate((id) => {
        location.hash = `#/concessions/${id}`;
      }, rows[0]?.accountId ?? '');
      for (const sheet of ['Offer a settlement', 'Hardship', 'Waive', 'New terms', 'Write off']) {
        await page.getByRole('button', { name: sheet, exact: true }).click();
        await expect(page.getByRole('dialog', { name: sheet })).toBeVisible();
        if (density === 'field') expect(await smallControls(page)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await info.attach(`${sheet}-${name}`, { body: await page.screenshot(), contentType: 'image/png' });
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await door.close();
    },
  );
}
