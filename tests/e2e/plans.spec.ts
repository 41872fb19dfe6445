import { expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { fixedPdf } from '../../src/shared/domain/paper/fixed-pdf.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { printedPaper } from '../helpers/e2e/plan-screen.ts';
import { setDisplay, sizes } from '../helpers/e2e/screens.ts';
import { expectOpen } from '../helpers/e2e/session-screens.ts';
import { smallControls } from '../helpers/e2e/small-controls.ts';

const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);

const languageOf = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Language', exact: true }).getByRole('button', { name, exact: true });

/** An account with money due that no plan and no promise holds. */
async function accountToPlan(page: Page): Promise<string> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  for (const { accountId } of rows) {
    const { plan, totalDueMinor } = await ask(page, 'readAccount', { accountId });
    // The first payment is to be a twentieth of what is owed, and the plan agreed by one person.
    if (plan === null && totalDueMinor > 1_000_000 && totalDueMinor < 4_000_000) return accountId;
  }
  throw new Error('The ledger has no account to plan for.');
}

test('a plan is agreed and printed, one payment is changed, and it is renegotiated with before and after', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const accountId = await accountToPlan(page);
  const planOf = async () => (await ask(page, 'readAccount', { accountId })).plan;

  await test.step('whatever is typed leads, and the others follow', async () => {
    await goTo(page, `/plan/${accountId}`);
    const total = page.getByRole('textbox', { name: 'Total', exact: true });
    const count = page.getByRole('textbox', { name: 'How many instalments', exact: true });
    const each = page.getByRole('textbox', { name: 'Each instalment', exact: true });
    await total.fill('9,000');
    await page.getByRole('radio', { name: 'Every two weeks' }).click();
    await page.getByRole('textbox', { name: 'First payment', exact: true }).fill('+7');
    await expect(each).toHaveValue('3,000');
    await each.fill('4,000');
    await expect(count).toHaveValue('3');
    await expect(page.getByText('differs so that the sum is exact')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(each).toHaveValue('3,000');
    await page.getByRole('button', { name: /^Amount of payment 1/ }).click();
    await page.keyboard.type('2000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Amount of payment 3: ₹3,500.00/ })).toBeVisible();
    // The key that closed the cell leaves the focus on it, and Back keeps what was typed.
    await expect(page.getByRole('button', { name: /^Amount of payment 1/ })).toBeFocused();
    await page.goBack();
    await expect(total).toBeHidden();
    await goTo(page, `/plan/${accountId}`);
    await expect(total).toHaveValue('9,000');
    await expect(page.getByRole('button', { name: /^Amount of payment 3: ₹3,500.00/ })).toBeVisible();
    await info.attach('builder', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('Control+Enter');
  });

  await test.step('its paper is a PDF with every payment and both signature lines', async () => {
    await expect(page.locator('article.sheet')).toBeVisible();
    await languageOf(page, 'English').click();
    const words = await printedPaper(page);
    for (const said of [
      '₹9,000.00',
      '₹2,000.00',
      '₹3,500.00',
      'Signature of the customer',
      'For the creditor',
    ]) {
      expect(words).toContain(said);
    }
    const { sha256 } = await ask(page, 'readPaper', { paper: 'planSchedule', subjectId: accountId });
    expect(words).toContain(sha256);
    const print = async () => fixedPdf(await page.pdf({ preferCSSPageSize: true }), plainDate('2026-11-26'));
    const pdf = Buffer.from(await print());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.equals(await print()), 'printed twice, the same file').toBe(true);
    await languageOf(page, 'Marathi').click();
    const marathi = await printedPaper(page);
    expect(marathi).toContain('ग्राहकाची सही');
    expect(marathi).toContain('₹9,000.00');
    await info.attach('paper', { body: await page.screenshot(), contentType: 'image/png' });
  });

  const agreed = await planOf();
  await test.step('one payment is changed; what becomes of the last is shown before it is saved', async () => {
    await goTo(page, `/plan/${accountId}`);
    await page.getByRole('button', { name: 'Change payment 2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'The amount' }).click();
    await dialog.getByRole('textbox', { name: 'Amount', exact: true }).fill('3,000');
    await expect(dialog.getByText('₹4,000.00')).toBeVisible();
    await info.attach('tweak', { body: await page.screenshot(), contentType: 'image/png' });
    await dialog.getByRole('radio', { name: 'Customer asked' }).click();
    await dialog.getByRole('button', { name: 'Change the plan' }).click();
    await expect(dialog).toBeHidden();
    const tweaked = await planOf();
    expect(tweaked?.planId).toBe(agreed?.planId);
    expect(tweaked?.instalments.map(({ amountMinor }) => amountMinor)).toEqual([200_000, 300_000, 400_000]);
    await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible();
    await info.attach('running', { body: await page.screenshot(), contentType: 'image/png' });
  });

  await test.step('it is renegotiated, with the old and the new side by side', async () => {
    await page.getByRole('button', { name: 'Renegotiate' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Renegotiate the plan' })).toBeVisible();
    await page.getByRole('textbox', { name: 'How many instalments', exact: true }).fill('2');
    await page.getByRole('textbox', { name: 'First payment', exact: true }).fill('+10');
    await expect(page.getByText('Before and after')).toBeVisible();
    await expect(page.getByText('gone', { exact: true }).first()).toBeVisible();
    await info.attach('renegotiate', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('article.sheet')).toBeVisible();
    const renegotiated = await planOf();
    expect(renegotiated?.replaces).toBe(agreed?.planId);
    expect(renegotiated?.instalments.map(({ amountMinor }) => amountMinor)).toEqual([450_000, 450_000]);
  });

  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

for (const { name, viewport, density } of sizes) {
  test(
    `a growing plan on the salary day fits the ${name}, and a thumb in the field`,
    { tag: restTag },
    async ({ browser }, info) => {
      const door = await openLedger(browser, info, 'trade', { viewport });
      const { page } = door;
      const accountId = await accountToPlan(page);
      await setDisplay(page, { density });
      await expectOpen(page);
      await goTo(page, `/plan/${accountId}`);
      await page.getByRole('textbox', { name: 'First payment', exact: true }).fill('+3');
      await page.getByRole('radio', { name: 'On the salary day' }).click();
      await page.getByRole('radio', { name: 'Last working day' }).click();
      await page.getByText('Down payment, growing, days off, rounding').click();
      await page.getByRole('textbox', { name: 'Down payment', exact: true }).fill('3000');
      await page.getByRole('radio', { name: 'By an amount' }).click();
      await page.getByRole('textbox', { name: 'Grows by', exact: true }).fill('500');
      await expect(page.getByText(/^Adds up to .* exactly/)).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'First instalment', exact: true })).not.toHaveValue('');
      if (density === 'field') expect(await smallControls(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await info.attach(`growing-${name}`, { body: await page.screenshot(), contentType: 'image/png' });
      await page.getByRole('textbox', { name: 'Total', exact: true }).scrollIntoViewIfNeeded();
      await info.attach(`growing-top-${name}`, { body: await page.screenshot(), contentType: 'image/png' });
      await door.close();
    },
  );
}
