import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';

import { atDesk, pressKeys, startPages, withAccount, withWork } from './work-page.ts';

startPages();

/** What has the focus, by the words or the name of the control. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Presses a button of the account, so that a panel opens from a control that has the focus. */
async function pressAction(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('group', { name: 'What can be done' }).getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}

describe('the focus', () => {
  test('goes to Done once a receipt is issued; Enter closes, and it is back on the button that opened it', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressAction(page, /^Receipt/);
      await pressKeys(page, ['"5000"']);
      await page.getByText('Oldest first (Contract Act s. 61)').waitFor();
      await pressKeys(page, ['Control+Enter', 'Control+Enter']);
      await page.getByText('K3M9QX-000124-5').waitFor();
      expect(await focused(page)).toBe('Done');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Write a receipt' }).waitFor({ state: 'hidden' });
      expect(await focused(page)).toBe('ReceiptR');
    });
  });

  test('goes to the next account where a key opened the receipt and nothing had the focus', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressKeys(page, ['r', '"5000"']);
      await page.getByText('Oldest first (Contract Act s. 61)').waitFor();
      await pressKeys(page, ['Control+Enter', 'Control+Enter']);
      await page.getByText('K3M9QX-000124-5').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Write a receipt' }).waitFor({ state: 'hidden' });
      expect(await focused(page)).toBe('Next accountN');
    });
  });

  test.each([
    ['a call', /^Call/, 'CallL', ['2', 'Control+Enter'], 'Log a call'],
    ['a visit', /^Visit/, 'VisitV', ['4', 'Space', 'Control+Enter'], 'Log a visit'],
    ['an inbound call', /^Inbound/, 'InboundI', ['Escape'], 'Log an inbound call'],
    ['a promise', /^Promise/, 'PromiseP', ['"5000"', 'Tab', '"fri"', 'Control+Enter'], 'Take a promise'],
  ] as const)('is back on the button that opened it after %s', async (_what, name, back, keys, title) => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressAction(page, name);
      await page.getByRole('dialog', { name: title }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('.panel') !== null)).toBe(true);
      await pressKeys(page, keys);
      await page.getByRole('dialog', { name: title }).waitFor({ state: 'hidden' });
      expect(await focused(page)).toBe(back);
    });
  });

  test('is back in the visit where its receipt was written from', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressKeys(page, ['v', '2']);
      const take = page.getByRole('button', { name: /receipt/i }).last();
      await take.focus();
      const opener = await focused(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Write a receipt' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe(opener);
      await page.getByRole('dialog', { name: 'Log a visit' }).waitFor();
    });
  });

  test('is in the screen of the paper once a plan is written, so that Tab leads on into it', async () => {
    const noPaper = { readPaper: () => ({ ok: false, refusal: { code: 'noPlan' } }) as const };
    await withWork(atDesk, noPaper, '#/plan/account-1', async ({ page }) => {
      await page.getByRole('textbox', { name: 'First payment' }).fill('1 dec');
      await page.getByText('Adds up to ₹12,400 exactly').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText(/no plan/i).waitFor();
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('frame-screen');
    });
  });

  test('goes with the digit that chooses an outcome', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressKeys(page, ['l', '2']);
      const outcomes = page.getByRole('radiogroup', { name: /^What came of/ });
      const chosen = outcomes.getByRole('radio', { checked: true });
      expect(await chosen.evaluate((radio) => document.activeElement === radio)).toBe(true);
      expect(await chosen.evaluate((radio) => radio.matches(':focus-visible'))).toBe(true);
      expect(await chosen.textContent()).toBe('2No answer');
      await page.keyboard.press('Escape');
    });
  });

  test('of a held Ctrl+Enter issues nothing, and of a held Enter presses once', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await pressKeys(page, ['r', '"5000"']);
      await page.getByText('Oldest first (Contract Act s. 61)').waitFor();
      await page.keyboard.down('Control');
      for (let held = 0; held < 4; held += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      await page.keyboard.up('Control');
      await page.getByText('press Ctrl+Enter again to issue').waitFor();
      expect(sent('recordReceipt')).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await page.getByText('K3M9QX-000124-5').waitFor();
      for (let held = 0; held < 4; held += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      expect(await focused(page)).toBe('Next accountN');
      expect(await page.evaluate(() => location.hash)).toBe('#/account/account-1');
    });
  });
});
