import { expect, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

/** Whose law it is decides: a lender's customers are left alone at ten at night, and the button says why and until when. */
test('outside the hours of a lender the buttons are shut, say which law and when, and the keys say it too', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'lender', { moment: 'night' });
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 1, suppressed: true });
  const ranked = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  const accountId = (rows[0] ?? ranked.rows[0])?.accountId ?? '';
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, accountId);
  await expectAccount(page);
  const call = page.locator('.account-actions').getByRole('button', { name: /^Call/ });
  await expect(call).toHaveAttribute('aria-disabled', 'true');
  await expect(call).toHaveAccessibleDescription(/Allowed from .*8:00.*\(law: .*\)/);
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Log a call' })).toBeHidden();
  await expect(page.getByRole('alert').filter({ hasText: /Allowed from/ })).toBeVisible();
  await door.close();
});

test(
  'the same hour does not bind a trade supplier, and eleven in the morning binds nobody',
  { tag: restTag },
  async ({ browser }, info) => {
    for (const [profile, moment] of [
      ['trade', 'night'],
      ['lender', 'working'],
    ] as const) {
      const door = await openLedger(browser, info, profile, { moment });
      const { page } = door;
      await expect(page.locator('.today-row[aria-current] .today-name')).toBeFocused();
      await page.keyboard.press('l');
      await expect(page.getByRole('dialog', { name: 'Log a call' })).toBeVisible();
      await expect(
        page.locator('.account-actions').getByRole('button', { name: /^Call/ }),
      ).not.toHaveAttribute('aria-disabled', 'true');
      await door.close();
    }
  },
);
