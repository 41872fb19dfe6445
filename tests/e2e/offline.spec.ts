import { expect, test } from '@playwright/test';

import { expectAccount, logNoAnswer } from '../helpers/e2e/account-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { screensOf, show } from '../helpers/e2e/screens.ts';
import { expectOpen } from '../helpers/e2e/session-screens.ts';

test('a browser that says it is offline shows every screen and saves a call all the same', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'worked');
  const { page } = door;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
  });
  await page.reload();
  await expectOpen(page);
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  const screens = await screensOf(page);
  for (const screen of screens) await show(page, screen);
  const account = screens.find(({ name }) => name === 'account');
  if (account === undefined) throw new Error('There is no account to work.');
  await show(page, account);
  await expectAccount(page);
  expect((await logNoAnswer(page)).keys).toBe(3);
  await door.close();
});
