import { type CDPSession, expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { lock } from '../helpers/e2e/session-screens.ts';

/**
 * An InScript keyboard: the same physical keys send Devanagari letters. Shortcuts go by the place of a key, so they
 * must work; what is typed into a field must stay a letter.
 */
const inScript: Readonly<Record<string, string>> = {
  KeyJ: 'र',
  KeyK: 'क',
  KeyL: 'त',
  KeyG: 'उ',
  KeyT: 'ू',
  KeyV: 'न',
  KeyP: 'ज',
  KeyR: 'ी',
  KeyN: 'ल',
  KeyI: 'ग',
  KeyB: 'व',
  KeyC: 'म',
  Digit1: '१',
  Digit2: '२',
  Enter: 'Enter',
  Escape: 'Escape',
  Space: ' ',
};

let door: OpenedDoor;
let page: Page;
let keyboard: CDPSession;

test.beforeEach(async ({ browser }, info) => {
  door = await openLedger(browser, info, 'trade');
  page = door.page;
  keyboard = await page.context().newCDPSession(page);
  await expect(page.locator('.today-row[aria-current] .today-name')).toBeFocused();
});

test.afterEach(async () => {
  await door.close();
});

/** Presses a physical key of the InScript layout. A key that gives a letter carries it as text, as a real one does. */
async function press(code: string, modifiers: 'plain' | 'control' = 'plain'): Promise<void> {
  const key = inScript[code] ?? '';
  const isLetter = key.length === 1 && modifiers === 'plain' && code !== 'Space';
  const event = { code, key, modifiers: modifiers === 'control' ? 2 : 0 };
  const windowsVirtualKeyCode = code === 'Enter' ? 13 : code.startsWith('Key') ? code.charCodeAt(3) : 0;
  await keyboard.send('Input.dispatchKeyEvent', {
    type: isLetter ? 'keyDown' : 'rawKeyDown',
    ...event,
    windowsVirtualKeyCode,
    ...(isLetter ? { text: key, unmodifiedText: key } : {}),
  });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, windowsVirtualKeyCode });
}

test('letters by place walk the list, open, log a call and go to screens', async () => {
  const rows = page.locator('.today-row[aria-current] .today-name');
  const first = (await rows.textContent()) ?? '';
  await press('KeyJ');
  await expect(rows).not.toHaveText(first);
  await press('KeyK');
  await expect(rows).toHaveText(first);
  const { rows: listed } = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  const accountId = listed[0]?.accountId ?? '';
  await press('KeyL');
  await expectAccount(page);
  const panel = page.getByRole('dialog', { name: 'Log a call' });
  await expect(panel).toBeVisible();
  await press('Digit2');
  await expect(panel.getByRole('radio', { name: 'No answer' })).toBeChecked();
  await press('Enter', 'control');
  await expect(panel).toBeHidden();
  expect((await ask(page, 'readAccount', { accountId })).attemptsToday).toBe(1);
  for (const [code, heading] of [
    ['KeyV', 'Approvals'],
    ['KeyC', 'Receipts'],
    ['KeyI', 'Import receivables'],
    ['KeyT', /^Today/],
  ] as const) {
    await press('KeyG');
    await press(code);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  }
});

test('the palette, the filter and the lock work too; letters in a field stay letters', {
  tag: restTag,
}, async () => {
  await press('KeyK', 'control');
  const words = page.getByRole('combobox', { name: /Find an account/ });
  await expect(words).toBeFocused();
  await press('KeyL');
  await press('KeyP');
  await expect(words).toHaveValue('तज');
  await expect(page.getByRole('dialog', { name: 'Log a call' })).toBeHidden();
  await press('Escape');
  await expect(words).toBeHidden();
  await lock(page);
});

test('an amount may be typed in Devanagari digits', { tag: restTag }, async () => {
  await press('KeyP');
  const sheet = page.getByRole('dialog', { name: /promise/i });
  await expect(sheet).toBeVisible();
  const amount = sheet.getByRole('textbox', { name: 'Amount' });
  await amount.focus();
  for (const digit of '१२३४५०') await page.keyboard.insertText(digit);
  await expect(sheet.getByText(/One Lakh Twenty.?Three Thousand/i)).toBeVisible();
});
