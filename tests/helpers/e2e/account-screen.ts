import { expect, type Page } from '@playwright/test';

import { ask } from './ask.ts';
import { holdDown } from './hands.ts';
import { handsFor, type InputSeen } from './input-watch.ts';

/** Presses keys one after the other as a person does: a chord is one key, a text is one key per letter. */
async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The panel goes and its toast comes only after the ledger has the contact. */
async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('dialog', { name: /^Log / })).toBeHidden();
  const toast = page.getByRole('alert').filter({ hasText: 'Saved on this device' }).last();
  await expect(toast).toBeVisible();
  // The toast may be that of the contact before; the panel closes only when this one is kept.
  await expect(page.getByText('What came of the call?')).toBeHidden();
}

/** Waits until the account's head stands, so that its keys are bound, and answers whose account it is. */
export async function expectAccount(page: Page): Promise<string> {
  await expect(page.getByRole('group', { name: 'What can be done' })).toBeVisible();
  return ((await page.locator('.account-name h1').textContent()) ?? '').trim();
}

/** Opens the account of a customer who has one, by the name that stands on it. */
export async function openAccountOf(page: Page, party: string): Promise<void> {
  const found = await ask(page, 'search', { text: party });
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, found.parties[0]?.accounts[0]?.accountId ?? '');
  await expect(page.locator('.account-name h1')).toHaveText(party);
  await expectAccount(page);
}

/** Logs a call that nobody took: L, 2, Ctrl+Enter. Answers what it took the hands. */
export async function logNoAnswer(page: Page): Promise<InputSeen> {
  const hands = await handsFor(page, () => press(page, ['l', '2', 'Control+Enter']));
  await expectSaved(page);
  return hands;
}

/** Logs a call with a promise of an amount by Friday: L, 1, the amount, Tab, fri, Ctrl+Enter. */
export async function logPromise(page: Page, amount: string): Promise<InputSeen> {
  const hands = await handsFor(page, () =>
    press(page, ['l', '1', ...amount, 'Tab', 'f', 'r', 'i', 'Control+Enter']),
  );
  await expectSaved(page);
  return hands;
}

/** Writes a receipt in cash: R, the amount, and Ctrl+Enter twice. Answers its number too. */
export async function writeReceipt(
  page: Page,
  amount: string,
): Promise<InputSeen & { readonly number: string }> {
  const hands = await handsFor(page, async () => {
    await press(page, ['r', ...amount]);
    // The person reads the total before the first press, and what will be issued before the second.
    await expect(page.locator('.receipt-total')).toHaveText(/[1-9]/);
    await expect(page.getByRole('button', { name: /Issue the receipt/ })).toBeEnabled();
    await press(page, ['Control+Enter']);
    await expect(page.getByText(/press Ctrl\+Enter again to issue/)).toBeVisible();
    await press(page, ['Control+Enter']);
  });
  const number = page.locator('.receipt-number');
  await expect(number).toBeVisible();
  return { ...hands, number: ((await number.textContent()) ?? '').trim() };
}

/** Writes a receipt in cash as in the field: the number keys of the screen, and the button held. Answers its number. */
export async function writeReceiptByPad(page: Page, amount: string): Promise<string> {
  await page.keyboard.press('r');
  const sheet = page.getByRole('dialog', { name: 'Write a receipt' });
  const keypad = sheet.getByRole('group', { name: 'Number keys' });
  for (const digit of amount) await keypad.getByRole('button', { name: digit, exact: true }).click();
  await expect(page.locator('.receipt-total')).toHaveText(/[1-9]/);
  await holdDown(page, sheet.getByRole('button', { name: /Issue the receipt/ }));
  const number = page.locator('.receipt-number');
  await expect(number).toBeVisible();
  const text = ((await number.textContent()) ?? '').trim();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(number).toBeHidden();
  return text;
}
