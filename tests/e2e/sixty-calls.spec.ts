import { expect, type Page, test } from '@playwright/test';

import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { disablePointer, inputSeen, watchInput } from '../helpers/e2e/input-watch.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

/** The keys of each kind of call of the sixty; the outcome first, then what it asks for, then Ctrl+Enter. */
const mixedCalls = [
  { what: 'no answer', keys: ['2'] },
  { what: 'promise', keys: ['1', '5', '0', '0', 'Tab', 'f', 'r', 'i'] },
  { what: 'switched off', keys: ['8'] },
  { what: 'no answer', keys: ['2'] },
  { what: 'refuses', keys: ['5', 'ArrowDown', 'Space'] },
  { what: 'no answer with a note', keys: ['2', 'note'] },
] as const;

test('sixty mixed calls in a row without a mouse: sixty contacts in the ledger, none lost, none twice', async ({
  browser,
}, info) => {
  test.setTimeout(180_000);
  const door = await openLedger(browser, info, 'practice');
  const { page } = door;
  const arrived = await disablePointer(page);
  await goTo(page, 't', /^Today/);
  await watchInput(page);
  const worked: string[] = [];
  await page.keyboard.press('Shift+S');
  for (let call = 0; call < 60; call += 1) {
    const accountId = await nextOpened(page, worked.at(-1));
    worked.push(accountId);
    const kind = mixedCalls[call % mixedCalls.length];
    await page.keyboard.press('l');
    for (const key of kind?.keys ?? []) {
      if (key === 'note') await writeNote(page, `call ${call}`);
      else await page.keyboard.press(key);
    }
    await page.keyboard.press('Control+Enter');
  }
  await expect(page).not.toHaveURL(new RegExp(`${worked.at(-1)}$`));
  const { keys } = await inputSeen(page);
  info.annotations.push({ type: 'keys', description: `60 mixed calls: ${keys} keys` });
  expect(arrived).toEqual([]);
  expect(new Set(worked).size).toBe(60);
  const attempts: number[] = [];
  for (const accountId of worked) {
    const timeline = await ask(page, 'readTimeline', { accountId, kinds: ['contact'], limit: 5, offset: 0 });
    attempts.push(timeline.rows.filter(({ on }) => on === '2026-11-25').length);
  }
  expect(attempts).toEqual(worked.map(() => 1));
  expect((await ask(page, 'listWorklist', { offset: 0, limit: 1 })).progress.worked).toBeGreaterThanOrEqual(
    60,
  );
  expect((await ask(page, 'listDrafts', {})).drafts).toEqual([]);
  await door.close();
});

async function nextOpened(page: Page, before: string | undefined): Promise<string> {
  if (before !== undefined) await expect(page).not.toHaveURL(new RegExp(`${before}$`));
  await expect(page).toHaveURL(/#\/account\//);
  await expectAccount(page);
  return new URL(page.url()).hash.split('/').at(-1) ?? '';
}

async function writeNote(page: Page, words: string): Promise<void> {
  const note = page.getByRole('dialog', { name: 'Log a call' }).getByRole('textbox', { name: 'Note' });
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await note.evaluate((element) => document.activeElement === element)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(words);
}
