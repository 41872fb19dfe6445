import { expect, type Page } from '@playwright/test';

import { ask } from './ask.ts';

/** The two windows that every screen must fit, and the density that is for each. */
export const sizes = [
  { name: 'desk', viewport: { width: 1366, height: 768 }, density: 'desk' },
  { name: 'field', viewport: { width: 800, height: 1280 }, density: 'field' },
] as const;

/** A screen behind the lock, and how a test gets to it. */
export interface NamedScreen {
  readonly name: string;
  /** Its address behind `#`. */
  readonly address: string;
}

/** Every screen behind the lock, on accounts and receipts that the open ledger really has. */
export async function screensOf(page: Page): Promise<readonly NamedScreen[]> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 10 });
  const accountId = rows[2]?.accountId ?? '';
  const planned = await accountWithPlan(page);
  const receipts = await ask(page, 'listReceipts', { offset: 0, limit: 1 });
  const receiptId = receipts.rows[0]?.receiptId ?? '';
  return [
    { name: 'today', address: '/today' },
    { name: 'account', address: `/account/${accountId}` },
    { name: 'receipts', address: '/receipts' },
    { name: 'receipt-paper', address: `/receipt/${receiptId}` },
    { name: 'plan', address: `/plan/${accountId}` },
    { name: 'plan-running', address: `/plan/${planned}` },
    { name: 'plan-paper', address: `/paper/planSchedule/${planned}` },
    { name: 'paper-receipt', address: `/paper/receipt/${receiptId}` },
    { name: 'paper-statement', address: `/paper/statement/${accountId}` },
    { name: 'why', address: `/why/${accountId}` },
    { name: 'cash', address: '/cash' },
    { name: 'day-end', address: '/day-end' },
    { name: 'instruments', address: '/instruments' },
    { name: 'bank', address: '/bank' },
    { name: 'drafts', address: '/drafts' },
    { name: 'approvals', address: '/approvals' },
    { name: 'import', address: '/import' },
    { name: 'aging', address: '/reports/aging' },
    { name: 'office', address: '/office' },
    { name: 'books', address: '/books' },
    { name: 'parties', address: '/parties' },
    { name: 'team', address: '/team' },
    { name: 'law', address: '/law' },
    { name: 'safekeeping', address: '/safekeeping' },
    { name: 'archive', address: '/archive' },
    { name: 'settings', address: '/settings' },
  ];
}

async function accountWithPlan(page: Page): Promise<string> {
  const { approvals } = await ask(page, 'listApprovals', {});
  return approvals.find(({ kind }) => kind === 'plan')?.accountId ?? '';
}

/** Shows a screen and waits until it has its answer. */
export async function show(page: Page, screen: NamedScreen): Promise<void> {
  await page.evaluate((address) => {
    location.hash = `#${address}`;
  }, screen.address);
  await expect(page.locator('#screen h1').first()).toBeVisible();
  await expect(page.getByText('Reading the ledger …')).toHaveCount(0);
}

/** The panels that open over an account, with the key that opens each. */
export const accountPanels = [
  { name: 'log-call', key: 'l' },
  { name: 'log-visit', key: 'v' },
  { name: 'log-inbound', key: 'i' },
  { name: 'promise', key: 'p' },
  { name: 'receipt', key: 'r' },
] as const;

/**
 * Opens a panel over the account by its key. The keys come a moment after the account, so the first may be too early. It waits
 * for the account: on Today the same keys open the panels of whoever stands first.
 */
export async function openPanel(page: Page, panel: (typeof accountPanels)[number]): Promise<void> {
  await expect(page.locator('.account-head')).toBeVisible();
  const open = page.locator('.panel:not([hidden])');
  await expect(async () => {
    await page.keyboard.press(panel.key);
    await expect(open).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Sets how the device shows Bahi, as its Settings do, before the page loads. */
export async function setDisplay(
  page: Page,
  display: { readonly theme?: string; readonly density?: string },
): Promise<void> {
  await page.evaluate((changed) => {
    const kept = JSON.parse(localStorage.getItem('bahi.display') ?? '{"state":{},"version":1}') as {
      state: object;
      version: number;
    };
    localStorage.setItem('bahi.display', JSON.stringify({ ...kept, state: { ...kept.state, ...changed } }));
  }, display);
  await page.reload();
}
