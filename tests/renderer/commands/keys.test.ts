import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { screens } from '../../../src/renderer/app/screens.ts';
import { type KeyId, keyTable } from '../../../src/renderer/commands/key-table.ts';
import type { OpenPage } from '../fixture-page.ts';
import { atDesk, goTo, openAccount, pressKeys, startPages, withWork } from '../work-page.ts';

startPages();

/** Where a key is tried, what is pressed, and what then must be so. A key of the table without a proof does not compile. */
interface Proof {
  readonly on: 'office' | 'bank' | 'today' | 'account' | 'approvals' | 'plan' | 'list' | 'sync';
  readonly press: readonly string[];
  readonly does: (open: OpenPage) => Promise<unknown>;
}

const dialog = (name: string | RegExp) => (open: OpenPage) =>
  open.page.getByRole('dialog', { name }).waitFor();
const heading = (name: string | RegExp) => (open: OpenPage) =>
  open.page.getByRole('heading', { level: 1, name }).waitFor();
const chosen = (words: string) => (open: OpenPage) => open.page.getByText(words, { exact: true }).waitFor();
const gone = (name: string) => (open: OpenPage) =>
  open.page.getByRole('dialog', { name }).waitFor({ state: 'hidden' });
const sent = (procedure: string) => (open: OpenPage) =>
  expect.poll(() => open.sent(procedure).length).toBeGreaterThan(0);
const currentRow = (words: string) => (open: OpenPage) =>
  open.page.locator('.today-row[aria-current="true"]').filter({ hasText: words }).waitFor();
const focusOn = (selector: string) => (open: OpenPage) =>
  expect.poll(() => open.page.evaluate((css) => document.activeElement?.matches(css), selector)).toBe(true);

const proofs: Readonly<Record<KeyId, Proof>> = {
  palette: { on: 'today', press: ['Control+k'], does: dialog('Find an account or a command') },
  search: { on: 'account', press: ['/'], does: dialog('Find an account or a command') },
  keys: { on: 'today', press: ['Shift+Slash'], does: dialog('Keyboard shortcuts') },
  print: {
    on: 'today',
    press: ['Control+p'],
    does: ({ page }) => expect.poll(() => page.evaluate('printed')).toBe(1),
  },
  lock: { on: 'today', press: ['Control+Alt+l'], does: sent('lock') },

  'row-down': { on: 'list', press: ['j', 'j'], does: currentRow('A-1 Steel & Sons 3') },
  'row-up': { on: 'list', press: ['j', 'j', 'k'], does: currentRow('संतोष क्षीरसागर 2') },
  'row-arrows': {
    on: 'list',
    press: ['ArrowDown', 'ArrowDown', 'ArrowUp'],
    does: currentRow('संतोष क्षीरसागर 2'),
  },
  'row-page': { on: 'list', press: ['PageDown', 'PageUp', 'PageDown'], does: currentRow(' 11') },
  'row-ends': { on: 'list', press: ['End'], does: currentRow('Noor Infra LLP 10000') },
  'row-open': { on: 'list', press: ['Enter'], does: heading(/Shree Ganesh Traders 1/) },
  'row-peek': {
    on: 'list',
    press: ['Space'],
    does: ({ page }) => page.getByRole('complementary', { name: /^A closer look/ }).waitFor(),
  },
  'row-next': { on: 'list', press: ['n'], does: heading(/ 2/) },
  'row-select': { on: 'list', press: ['x'], does: chosen('1 chosen') },
  'row-select-down': { on: 'list', press: ['Shift+J', 'Shift+J'], does: chosen('3 chosen') },
  'row-select-up': { on: 'list', press: ['j', 'Shift+K'], does: chosen('2 chosen') },
  'select-all': { on: 'list', press: ['Control+a'], does: chosen('1000 chosen') },
  'choose-none': {
    on: 'list',
    press: ['x', 'wait', 'Escape'],
    does: ({ page }) => page.getByText('1 chosen', { exact: true }).waitFor({ state: 'hidden' }),
  },
  'row-assign': { on: 'list', press: ['a'], does: dialog('Who works 1 account?') },
  'undo-changes': {
    on: 'list',
    press: ['x', 's', '1', 'wait', 'Control+z'],
    does: ({ page }) => page.getByText('1 account is as it was').waitFor(),
  },
  filter: { on: 'list', press: ['/'], does: focusOn('input[placeholder="Filter this list"]') },
  'start-focus': {
    on: 'list',
    press: ['Shift+S'],
    does: ({ page }) => page.getByText('Going on by itself').waitFor(),
  },
  'row-snooze': { on: 'list', press: ['s'], does: dialog(/^Put off /) },
  'row-skip': { on: 'list', press: ['Shift+N'], does: dialog(/^Skip /) },
  'row-call': { on: 'list', press: ['l'], does: dialog('Log a call') },
  'row-visit': { on: 'list', press: ['v'], does: dialog('Log a visit') },
  'row-inbound': { on: 'list', press: ['i'], does: dialog('Log an inbound call') },
  'row-promise': { on: 'list', press: ['p'], does: dialog('Take a promise') },
  'row-receipt': { on: 'list', press: ['r'], does: dialog('Write a receipt') },
  'approval-next': { on: 'approvals', press: ['j'], does: focusOn('li:nth-child(2) h2 a') },
  'approval-previous': { on: 'approvals', press: ['j', 'k'], does: focusOn('li:first-child h2 a') },
  'accept-exact': { on: 'office', press: ['Shift+A'], does: sent('acceptExactDifferences') },
  'accept-sure': { on: 'bank', press: ['Shift+A'], does: sent('acceptSureBankMatches') },
  'sync-now': { on: 'sync', press: ['s'], does: sent('syncNow') },
  'review-next': {
    on: 'sync',
    press: ['n'],
    does: ({ page }) => page.getByRole('article', { name: 'Kulkarni Traders' }).waitFor(),
  },
  approve: { on: 'approvals', press: ['a'], does: dialog('Approve this?') },
  reject: { on: 'approvals', press: ['r'], does: dialog('Reject this?') },

  'log-call': { on: 'account', press: ['l'], does: dialog('Log a call') },
  'log-visit': { on: 'account', press: ['v'], does: dialog('Log a visit') },
  'log-inbound': { on: 'account', press: ['i'], does: dialog('Log an inbound call') },
  'take-promise': { on: 'account', press: ['p'], does: dialog('Take a promise') },
  'build-plan': { on: 'account', press: ['b'], does: heading('Payment plan') },
  'take-money': { on: 'account', press: ['r'], does: dialog('Write a receipt') },
  'assign-account': { on: 'account', press: ['a'], does: dialog('Who works this account?') },
  'print-statement': { on: 'account', press: ['t'], does: heading('Statement of the account') },
  'show-concessions': { on: 'account', press: ['o'], does: heading('Settlements and relief') },
  'edit-party': { on: 'account', press: ['e'], does: dialog('Edit the customer') },
  'entry-down': { on: 'account', press: ['j', 'j'], does: currentEntry(1) },
  'entry-up': { on: 'account', press: ['j', 'j', 'k'], does: currentEntry(0) },
  'next-account': { on: 'account', press: ['n'], does: heading(/ 2/) },
  'end-focus': {
    on: 'list',
    press: ['Shift+S', 'wait', 'Shift+S'],
    does: ({ page }) => page.getByText('Going on by itself').waitFor({ state: 'hidden' }),
  },
  'to-today': { on: 'account', press: ['Escape'], does: heading('Today') },

  choose: {
    on: 'account',
    press: ['l', '2'],
    does: ({ page }) => page.getByRole('radio', { name: 'No answer', checked: true }).waitFor(),
  },
  'choose-next': { on: 'account', press: ['l', 'ArrowDown'], does: focusOn('[role="radio"]:nth-of-type(2)') },
  press: {
    on: 'account',
    press: ['l', 'ArrowDown', 'Space'],
    does: ({ page }) => page.getByRole('radio', { name: 'No answer', checked: true }).waitFor(),
  },
  'next-field': { on: 'account', press: ['p', 'Tab'], does: focusOn('input[placeholder="fri, +3, 25/11"]') },
  save: { on: 'account', press: ['l', '2', 'Control+Enter'], does: sent('logInteraction') },
  issue: {
    on: 'account',
    press: ['r', '5', '0', 'wait', 'Control+Enter', 'Control+Enter'],
    does: sent('recordReceipt'),
  },
  'save-plan': { on: 'plan', press: ['Control+Enter'], does: sent('proposePlan') },
  'undo-plan': {
    on: 'plan',
    press: ['Control+z'],
    does: ({ page }) => page.getByRole('button', { name: /^Undo/, disabled: true }).waitFor(),
  },
  'save-party': {
    on: 'account',
    press: ['e', 'wait', 'x', 'Control+Enter'],
    does: sent('setPartyField'),
  },
  'save-concession': {
    on: 'account',
    press: ['o', 'wait'],
    does: async (open) => {
      await open.page.getByRole('button', { name: 'Offer a settlement' }).click();
      await open.page.getByRole('textbox', { name: 'They pay' }).fill('9000');
      await open.page.getByText('Given up', { exact: true }).waitFor();
      // The key leads to what is missing, and then makes the offer.
      await open.page.keyboard.press('Control+Enter');
      await open.page.keyboard.press('Space');
      await open.page.keyboard.press('Control+Enter');
      await sent('offerSettlement')(open);
    },
  },
  'leave-plan': { on: 'plan', press: ['Escape'], does: heading(/Shree Ganesh Traders 1/) },
  close: { on: 'account', press: ['l', 'Escape'], does: gone('Log a call') },
};

function currentEntry(place: number) {
  return ({ page }: OpenPage) =>
    page.locator(`.timeline-list > :nth-child(${place + 1})[aria-current="true"]`).waitFor();
}

async function standOn(open: OpenPage, place: Proof['on']): Promise<void> {
  const { page } = open;
  if (place === 'office') {
    await goTo(page, '#/office');
    await page.getByText('Exact match').first().waitFor();
  } else if (place === 'bank') {
    await goTo(page, '#/bank');
    await page.getByRole('tab', { name: 'Matches (1)' }).click();
    await page.getByText('Sure: 98 of 100').waitFor();
  } else if (place === 'approvals') {
    await goTo(page, '#/approvals');
    await page.getByText('You asked for this yourself').waitFor();
  } else if (place === 'sync') {
    await goTo(page, '#/sync');
    await page.getByRole('article', { name: 'Shree Ganesh Traders 1' }).waitFor();
  } else if (place === 'plan') {
    await goTo(page, '#/plan/account-1');
    await page.getByRole('textbox', { name: 'First payment' }).fill('1 dec');
    await page.getByText('Adds up to ₹12,400 exactly').waitFor();
  } else if (place === 'account') {
    await goTo(page, '#/account/account-1');
    await openAccount(open);
  } else {
    await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
    // Some keys are heard by the row that one stands on, which takes the focus a moment after it is drawn.
    await page.waitForFunction(() => document.activeElement?.closest('.today-list') instanceof Element);
  }
}

async function pressAll(page: Page, presses: readonly string[]): Promise<void> {
  for (const press of presses) {
    if (press === 'wait') await page.waitForTimeout(600);
    else await page.keyboard.press(press);
  }
}

/** Tries one key on a page that was loaded anew, and says what went wrong. */
async function tryKey(open: OpenPage, { on, press, does }: Proof): Promise<string | null> {
  const { page } = open;
  await goTo(page, '#/today');
  await page.reload();
  await page.evaluate('globalThis.printed = 0; globalThis.print = () => { printed += 1; }');
  try {
    await standOn(open, on);
    await pressAll(page, press);
    await does(open);
    return null;
  } catch (error) {
    return String(error).split('\n')[0] ?? 'it failed';
  }
}

describe('the key table', () => {
  test.each(['list', 'account', 'approvals', 'office', 'bank', 'plan', 'today', 'sync'] as const)(
    'says of every key on %s what it does',
    { timeout: 180_000 },
    async (place) => {
      await withWork(atDesk, {}, '#/today', async (open) => {
        open.page.setDefaultTimeout(5_000);
        const failures: string[] = [];
        for (const [id, proof] of Object.entries(proofs).filter(([, { on }]) => on === place)) {
          const failure = await tryKey(open, proof);
          if (failure !== null) failures.push(`${id}: ${failure}`);
        }
        expect(failures).toEqual([]);
      });
    },
  );

  test('begins with the keys of the screen at hand, each of them once', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await pressKeys(page, ['Shift+Slash']);
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      const first = sheet.getByRole('heading', { level: 3 }).first();
      await first.waitFor();
      expect(await first.textContent()).toBe('On this screen');
      const here = await sheet
        .locator('.key-group')
        .first()
        .locator('[data-key]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key')));
      expect(here).toEqual(expect.arrayContaining(['row-down', 'row-arrows', 'row-call', 'filter']));
      expect(here).not.toContain('log-call');
      expect(here).not.toContain('approve');
    });
  });

  test('and the keys of the screens stand on the sheet, whole, wherever it is opened', async () => {
    await withWork(atDesk, {}, '#/settings', async ({ page }) => {
      await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
      await pressKeys(page, ['Shift+Slash']);
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await sheet.waitFor();
      const shown = await sheet
        .locator('[data-key]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key')));
      expect(shown).toHaveLength(new Set(shown).size);
      expect(new Set(shown)).toEqual(
        new Set([...Object.keys(keyTable), ...screens.map(({ id }) => `go-${id}`)]),
      );
      expect(await sheet.getByText('Ctrl+Enter').count()).toBe(5);
      expect(await sheet.getByText('1–9').count()).toBe(1);
    });
  });
});
