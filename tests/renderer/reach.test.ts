import { describe, expect, test } from 'vitest';

import { ok } from '../../src/shared/lib/result.ts';
import { atDesk, faultsOf, goTo, inField, startPages, withPage } from './fixture-page.ts';
import { workAnswers } from './work-answers.ts';
import { worklistPage } from './work-book.ts';
import { openAccount, withWork } from './work-page.ts';

startPages();

describe('a ledger that does not answer', () => {
  test('is said on every screen, nothing typed is lost, and what was typed is kept once it answers again', {
    timeout: 60_000,
  }, async () => {
    await withPage(atDesk, workAnswers, async (open) => {
      const { page, sent } = open;
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await goTo(page, '#/account/account-1');
      await openAccount(open);
      await page.keyboard.press('l');
      await page.keyboard.press('2');
      await expect.poll(() => sent('saveDraft').length).toBeGreaterThan(0);
      await page.route('**/rpc', (route) => route.abort());
      const note = page.getByRole('textbox', { name: 'Note' });
      await note.fill('call the accountant on Friday');
      const banner = page.getByText(
        /^The ledger does not answer\. What was saved is safe; nothing can be saved/,
      );
      await banner.waitFor();
      await page.getByText('Not connected').waitFor();
      expect(await page.getByText('Saved on this device').count()).toBe(0);
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('dialog', { name: 'Log a call' })
        .getByText(/Wait a moment and try again/)
        .waitFor();
      expect(await note.inputValue()).toBe('call the accountant on Friday');
      await note.fill('call the accountant on Monday');
      await page.unroute('**/rpc');
      await banner.waitFor({ state: 'hidden' });
      await expect
        .poll(() => JSON.stringify(sent('saveDraft').at(-1)))
        .toContain('call the accountant on Monday');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Saved on this device · Shree Ganesh Traders 1').waitFor();
      expect(sent('logInteraction')).toHaveLength(1);
    });
  });

  test('is noticed without a press: the list on the screen does not look as if it could be worked', async () => {
    await withPage(atDesk, workAnswers, async ({ page, door }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await door.close();
      await page.getByText('Not connected').waitFor();
      expect(await page.getByText('Saved on this device').count()).toBe(0);
    });
  });
});

describe('what is not there', () => {
  test('an address that leads nowhere says so and leads back', async () => {
    await withWork(inField, {}, '#/nonsense', async (open) => {
      const { page } = open;
      await page.getByText('There is no such screen').waitFor();
      expect(await faultsOf(open, 'field')).toEqual([]);
      await page.getByRole('link', { name: 'Back to Today' }).click();
      await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    });
  });

  test('an account that is gone leads back to Today instead of trying again', async () => {
    const gone = { readAccount: () => ({ ok: false, refusal: { code: 'unknownAccount' } }) as const };
    await withWork(atDesk, gone, '#/account/account-1', async ({ page }) => {
      await page.getByText('This account is not in the ledger.').waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Back to Today' }).click();
      await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    });
  });

  test('a ledger without a book offers the import, and words that hold there', async () => {
    const nothing = { ...worklistPage(0, 0), total: 0, lanes: [], suppressedTotal: 0, books: 0 };
    await withPage(atDesk, { ...workAnswers, listWorklist: () => ok(nothing) }, async ({ page }) => {
      await page.getByText('No accounts yet').waitFor();
      expect(await page.getByText('sample').count()).toBe(0);
      await page.getByRole('link', { name: 'Import a file' }).click();
      await page.getByRole('heading', { level: 1, name: 'Import receivables' }).waitFor();
    });
  });
});
