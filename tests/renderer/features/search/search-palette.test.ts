import { describe, expect, test } from 'vitest';
import { ok } from '../../../../src/shared/lib/result.ts';
import {
  atDesk,
  faultsOf,
  inField,
  openAccount,
  shownText,
  startPages,
  withAccount,
  withWork,
} from '../../work-page.ts';

startPages();

const found = (text: string) =>
  ok({
    parties: [
      {
        partyId: 'party-1',
        party: 'Shree Ganesh Traders 1',
        nativeName: null,
        matches: [{ field: 'name' as const, text: 'Shree Ganesh Traders 1', marks: [[6, 12] as const] }],
        accounts: ['account-1', 'account-2'].map((accountId, at) => ({
          accountId,
          account: `SGT-00${at + 1}`,
          book: 'Trade',
          totalDue: { amountMinor: 2_45_000_00, currency: 'INR' },
          matches:
            at === 1
              ? [
                  {
                    field: 'note' as const,
                    text: `said ${text} twice`,
                    marks: [[5, 5 + text.length] as const],
                  },
                ]
              : [],
        })),
        accountsMore: 2,
      },
    ],
  });

describe('the search', () => {
  test('asks as one types, says why each account is there, and opens it from the keyboard', async () => {
    await withWork(atDesk, { search: ({ text }) => found(text) }, '#/today', async ({ page, sent }) => {
      await page.keyboard.press('Control+k');
      const box = page.getByRole('combobox', { name: 'Find an account or a command' });
      await box.pressSequentially('गणेश');
      const options = page.getByRole('option');
      await page.getByText('said गणेश twice').waitFor();
      expect(sent('search').at(-1)).toEqual({ text: 'गणेश', limit: 20 });
      expect(await page.locator('mark').allInnerTexts()).toEqual(['Ganesh', 'गणेश']);
      expect(await shownText(options.nth(1))).toMatch(
        /SGT-002[\s\S]*₹2,45,000[\s\S]*Note[\s\S]*and 2 more accounts/,
      );
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await box.getAttribute('aria-activedescendant')).toBe('palette-0');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  test('before anything is typed it offers what was opened last and every command, with its key', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await page.keyboard.press('/');
      const dialog = page.getByRole('dialog', { name: 'Find an account or a command' });
      await dialog
        .getByRole('group', { name: 'Opened last' })
        .getByRole('option', { name: /Shree Ganesh/ })
        .waitFor();
      const lock = dialog.getByRole('option', { name: /^Lock/ });
      expect(await shownText(lock)).toContain('Ctrl+Alt+L');
      await page.getByRole('combobox', { name: /Find an account/ }).fill('ageing');
      await page.keyboard.press('Enter');
    });
  });

  test('what is not found says what to check, in the words that were typed', async () => {
    await withWork(inField, { search: () => ok({ parties: [] }) }, '#/today', async (open) => {
      const { page } = open;
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByRole('combobox', { name: /Find an account/ }).fill('qqqq');
      await page.getByRole('status').getByText('Nothing found for “qqqq”. Check:').waitFor();
      expect(await faultsOf(open, 'field')).toEqual([]);
    });
  });

  test.each(['desk-light', 'desk-dark', 'sunlight'] as const)('is sound in the theme %s', async (theme) => {
    await withWork(
      { density: 'desk', theme },
      { search: ({ text }) => found(text) },
      '#/today',
      async (open) => {
        await open.page.keyboard.press('Control+k');
        expect(await faultsOf(open, 'desk')).toEqual([]);
        await open.page.getByRole('combobox', { name: /Find an account/ }).fill('ganesh');
        await open.page.getByText('said ganesh twice').waitFor();
        expect(await faultsOf(open, 'desk')).toEqual([]);
      },
    );
  });

  test('the stroke filters the list of Today, and searches elsewhere', async () => {
    await withWork(atDesk, {}, '#/today', async (open) => {
      await open.page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await open.page.keyboard.press('/');
      expect(await open.page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toBe(
        'Filter this list',
      );
      await open.page.keyboard.press('Escape');
      await open.page.keyboard.press('Enter');
      await openAccount(open);
      await open.page.keyboard.press('/');
      await open.page.getByRole('dialog', { name: 'Find an account or a command' }).waitFor();
    });
  });
});
