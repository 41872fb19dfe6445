import { describe, expect, test } from 'vitest';

import { ok } from '../../src/shared/lib/result.ts';
import { untilStill } from './fixture-page.ts';
import { account, atDesk, goTo, openAccount, pressKeys, startPages, withWork } from './work-page.ts';

startPages();

/** The form of a receipt that somebody left on the account with ₹4,000 typed in it. */
const leftReceipt = {
  draftId: 'draft-1',
  kind: 'receipt',
  party: 'Shree Ganesh Traders 1',
  begunMs: Date.parse('2026-11-24T04:48:00Z'),
  savedMs: Date.parse('2026-11-24T04:50:00Z'),
  handedBy: null,
  offeredTo: null,
  accountId: 'account-1',
  body: JSON.stringify({
    commandId: 'draft-1',
    accountId: 'account-1',
    tenders: [
      {
        tender: 'cash',
        amountText: '4000',
        referenceText: '',
        bankText: '',
        instrumentText: '',
        countTexts: null,
      },
    ],
  }),
} as const;

describe('an account is shown with everything that its keys need', () => {
  for (const late of ['listDrafts', 'readHouseRules']) {
    test(`and not before ${late} has answered, so that no figure is typed into nothing`, async () => {
      const answers = { listDrafts: () => ok({ drafts: [leftReceipt] }) };
      await withWork(atDesk, answers, '#/today', async (open) => {
        const { page } = open;
        await goTo(page, account);
        const { promise: released, resolve: release } = Promise.withResolvers<void>();
        await page.route('**/rpc', async (route) => {
          if (route.request().postData()?.includes(late) === true) await released;
          await route.continue();
        });
        await page.reload();
        await page.waitForRequest((request) => request.postData()?.includes(late) === true);
        await untilStill(page);
        await pressKeys(page, ['r', '"5"']);
        expect(await page.locator('.account-name h1').count()).toBe(0);
        release();
        await openAccount(open);
        await pressKeys(page, ['r']);
        // What was left unfinished is taken up, and nothing of what was pressed too early stands in it.
        await page.locator('.receipt-total').getByText('₹4,000.00').waitFor();
      });
    });
  }
});
