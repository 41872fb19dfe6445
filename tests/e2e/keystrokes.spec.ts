import { expect, type Page, test } from '@playwright/test';

import { expectAccount, logNoAnswer, logPromise, writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { copyProfile } from '../helpers/e2e/profiles.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, unlock } from '../helpers/e2e/session-screens.ts';

/** What the most frequent acts cost, counted in the page: key presses and nothing else. */
let door: OpenedDoor;
let page: Page;
let accountId: string;

test.beforeEach(async ({ browser }, info) => {
  door = await openBrowserDoor(browser, await copyProfile('trade', info.outputPath('profile')));
  page = door.page;
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  accountId = rows[0]?.accountId ?? '';
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, accountId);
  await expectAccount(page);
});

test.afterEach(async () => {
  await door.close();
});

test('no answer is 3 keys, a promise at most 12, a receipt at most 14, and each is in the ledger', async () => {
  const before = await ask(page, 'readAccount', { accountId });
  const noAnswer = await logNoAnswer(page);
  const promise = await logPromise(page, '5000');
  const receipt = await writeReceipt(page, '5000');
  test.info().annotations.push({
    type: 'keys',
    description: `no answer ${noAnswer.keys}, promise ${promise.keys}, receipt ${receipt.keys}`,
  });
  expect(noAnswer).toEqual({ keys: 3, taps: 0, mouse: [] });
  expect(promise.keys).toBeLessThanOrEqual(12);
  expect(receipt.keys).toBeLessThanOrEqual(14);
  const after = await ask(page, 'readAccount', { accountId });
  expect(after.attemptsToday).toBe(before.attemptsToday + 2);
  expect(after.totalDueMinor).toBe(before.totalDueMinor - 500_000);
  expect(after.promises.map(({ amount, dueOn }) => [amount.amountMinor, dueOn])).toEqual([
    [500_000, '2026-11-27'],
  ]);
});

test('notes are counted on the form, held back while they differ, and printed on the paper', async () => {
  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Write a receipt' });
  await form.getByRole('textbox', { name: 'Amount' }).fill('1300');
  await form.getByRole('button', { name: 'Count the notes' }).click();
  await form.getByLabel('₹500 ×').fill('2');
  const issue = form.getByRole('button', { name: /Issue the receipt/ });
  await expect(form.getByText('Counted ₹1,000, but the cash is ₹1,300.')).toBeVisible();
  await expect(issue).toBeDisabled();
  await form.getByLabel('₹100 ×').fill('3');
  await expect(form.getByText('Counted ₹1,300: agrees with the cash.')).toBeVisible();
  await expect(issue).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/press Ctrl\+Enter again to issue/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Print or save as PDF' }).click();
  const paper = page.locator('article.sheet');
  await expect(paper.getByText('Notes and coins counted: ₹500 × 2 · ₹100 × 3')).toBeVisible();
});
