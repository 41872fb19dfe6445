import { expect, type Page, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { accountPanels, openPanel } from '../helpers/e2e/screens.ts';

const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);

/** An account on which two claims or more are open, none disputed, and nothing is in hand. */
async function accountOfClaims(page: Page): Promise<string> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  for (const { accountId } of rows) {
    const view = await ask(page, 'readAccount', { accountId });
    const open = view.items.filter(({ openMinor }) => openMinor > 200_000);
    const isPlain =
      view.items.every(({ disputedMinor }) => disputedMinor === 0) &&
      view.unappliedMinor === 0 &&
      view.openDifferences === 0;
    if (open.length > 1 && isPlain && view.totalDueMinor < 15_000_000) return accountId;
  }
  throw new Error('The ledger has no account with two open claims.');
}

async function openOf(page: Page, accountId: string): Promise<Readonly<Record<string, number>>> {
  const { items } = await ask(page, 'readAccount', { accountId });
  return Object.fromEntries(items.map(({ number, openMinor }) => [number, openMinor]));
}

async function issue(page: Page): Promise<string> {
  await expect(page.getByRole('button', { name: /Issue the receipt/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/press Ctrl\+Enter again to issue/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const number = page.locator('.receipt-number');
  await expect(number).toBeVisible();
  return ((await number.textContent()) ?? '').trim();
}

test('the customer says what the money is for, a wrong amount is written anew, and what is left over is resolved', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const accountId = await accountOfClaims(page);
  const { items } = await ask(page, 'readAccount', { accountId });
  const claims = items.filter(({ openMinor }) => openMinor > 200_000);
  const [oldest, youngest] = [claims[0], claims.at(-1)];
  if (oldest === undefined || youngest === undefined) throw new Error('two claims');
  const before = await openOf(page, accountId);
  const name = (number: string): RegExp =>
    new RegExp(number.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));

  await test.step('part of the money for a claim the customer names, the rest for the oldest', async () => {
    await goTo(page, `/account/${accountId}`);
    await openPanel(page, accountPanels[4]);
    await page.keyboard.type('1500');
    await page.getByRole('button', { name: name(youngest.number) }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: name(youngest.number) }).fill('500');
    await expect(page.locator('.receipt-split')).toContainText('As the customer directed');
    await info.attach('directed', { body: await page.screenshot(), contentType: 'image/png' });
    await issue(page);
    const after = await openOf(page, accountId);
    expect((before[youngest.number] ?? 0) - (after[youngest.number] ?? 0)).toBe(50_000);
  });

  const directed = await openOf(page, accountId);
  await test.step('the amount was wrong: one action asks the void and opens the receipt anew', async () => {
    await page.getByRole('button', { name: 'Wrong amount: write it anew' }).click();
    await expect(page.getByText(/In the place of receipt/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('150');
    await info.attach('anew', { body: await page.screenshot(), contentType: 'image/png' });
    const number = await issue(page);
    const after = await openOf(page, accountId);
    const sum = (claimsNow: Readonly<Record<string, number>>): number =>
      Object.values(claimsNow).reduce((total, minor) => total + Math.max(0, minor), 0);
    expect(sum(before) - sum(directed)).toBe(150_000);
    expect(sum(before) - sum(after)).toBe(15_000);
    const { receipts } = { receipts: (await ask(page, 'listReceipts', { accountId })).rows };
    const replacement = receipts.find((row) => row.number === number);
    const { replaces } = await ask(page, 'readReceipt', { receiptId: replacement?.receiptId ?? '' });
    expect(receipts.find((row) => row.receiptId === replaces?.receiptId)?.voidState).toBe('pending');
    await goTo(page, `/receipt/${replaces?.receiptId}`);
    await expect(page.getByText(`REPLACED BY ${number}`)).toBeVisible();
    await info.attach('replaced', { body: await page.screenshot(), contentType: 'image/png' });
  });

  await test.step('more than is open waits with a task until a person says what becomes of it', async () => {
    const { totalDueMinor } = await ask(page, 'readAccount', { accountId });
    await goTo(page, `/account/${accountId}`);
    await openPanel(page, accountPanels[4]);
    await page.getByRole('textbox', { name: 'Amount', exact: true }).fill(String(totalDueMinor / 100 + 700));
    await issue(page);
    await page.keyboard.press('Escape');
    await info.attach('unapplied', { body: await page.screenshot(), contentType: 'image/png' });
    const list = await ask(page, 'listUnapplied', { accountId });
    expect(list.total).toBe(1);
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('radio', { name: 'Keep it in advance' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Resolve' })).toBeHidden();
    expect((await ask(page, 'listUnapplied', { accountId })).total).toBe(0);
  });
  await door.close();
});
