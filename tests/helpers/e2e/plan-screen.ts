import { expect, type Page } from '@playwright/test';

/** Writes a plan of equal monthly instalments from the account at hand, by keys, and shows its paper. */
export async function writePlan(page: Page, count: number): Promise<void> {
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { name: 'Payment plan', level: 1 })).toBeVisible();
  const howMany = page.getByRole('textbox', { name: 'How many instalments', exact: true });
  await tabTo(page, howMany);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(String(count));
  const first = page.getByRole('textbox', { name: 'First payment', exact: true });
  await tabTo(page, first);
  await page.keyboard.type('fri');
  await expect(page.getByText(/^Adds up to .* exactly/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('article.sheet')).toBeVisible();
}

async function tabTo(page: Page, field: ReturnType<Page['getByLabel']>): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await field.evaluate((element) => document.activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No tab leads to the field.');
}

/** What stands on the paper when it is printed, and that nothing of the screen around it does. */
export async function printedPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('article.sheet')).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('button', { name: /^Print/ })).toBeHidden();
  const words = (await page.locator('article.sheet').allInnerTexts()).join('\n');
  await page.emulateMedia({ media: null });
  return words;
}
