import { describe, expect, test } from 'vitest';

import { ok } from '../../../../src/shared/lib/result.ts';
import {
  atDesk,
  inField,
  openAccount,
  pressKeys,
  shownText,
  startPages,
  withAccount,
  withWork,
} from '../../work-page.ts';

startPages();

describe('logging a contact', () => {
  test('no answer is three keys, the focus lands on the outcome, and the save is said', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await page.keyboard.press('l');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('1Promised to pay');
      await page.keyboard.press('Escape');
      expect(await pressKeys(page, ['l', '2', 'Control+Enter'])).toBe(3);
      await page.getByText('Saved on this device · Shree Ganesh Traders 1').waitFor();
      expect(sent('logInteraction')).toMatchObject([
        {
          channel: 'call',
          outcome: 'RNR',
          phoneId: 'phone-1',
          promise: null,
          contactedAtMs: Date.UTC(2026, 10, 24, 5, 10),
        },
      ]);
    });
  });

  test('a promise is eleven keys and shows how often this customer kept one', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      const keys = await pressKeys(page, ['l', '1', '"5000"', 'Tab', '"fri"']);
      await page.getByText('₹5,000 by UPI on Friday, 27 November 2026').waitFor();
      await page.getByText('Kept 2 of 7 promises').waitFor();
      expect(keys + (await pressKeys(page, ['Control+Enter']))).toBeLessThanOrEqual(12);
      await page.getByText('Saved on this device').first().waitFor();
      expect(sent('logInteraction')).toMatchObject([
        {
          outcome: 'PTP',
          promise: { amountMinor: 500_000, dueOn: '2026-11-27', mode: 'upi', overrideReason: null },
        },
      ]);
    });
  });

  test('letters and digits of an InScript keyboard do the same', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      for (const [code, key, ctrlKey] of [
        ['KeyL', 'त', false],
        ['Digit2', '२', false],
        ['Enter', 'Enter', true],
      ] as const) {
        await page.evaluate(
          (press) => {
            (document.activeElement ?? document.body).dispatchEvent(
              new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }),
            );
          },
          { code, key, ctrlKey },
        );
        await page.waitForTimeout(30);
      }
      await page.getByText('Saved on this device · Shree Ganesh').waitFor();
      expect(sent('logInteraction')).toMatchObject([{ outcome: 'RNR' }]);
    });
  });

  test('what is missing is said, and Ctrl+Enter puts the focus on it instead of saving', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await pressKeys(page, ['l', '1', 'Control+Enter']);
      await page.getByText('Still missing: Amount, By when').waitFor();
      expect(
        await page.evaluate(() =>
          document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
        ),
      ).toBe('amount');
      expect(sent('logInteraction')).toEqual([]);
    });
  });

  test('a warning that wants a reason is answered before the promise is taken', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await pressKeys(page, ['l', '1', '"5l"', 'Tab', '"fri"']);
      await page.getByText('More than is owed').waitFor();
      await page.getByRole('button', { name: 'Customer is sure of it' }).click();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Saved on this device').first().waitFor();
      expect(sent('logInteraction')).toMatchObject([{ promise: { overrideReason: 'customerInsists' } }]);
    });
  });

  test('every keystroke is kept as a draft, which comes back byte for byte after the page died', async () => {
    await withAccount(atDesk, {}, async (open) => {
      const { page, door, sent } = open;
      await pressKeys(page, ['l', '1', '"5000"']);
      await page.getByRole('textbox', { name: 'Note' }).fill('  सोमवारी फोन करा — नक्की  ');
      await page.waitForTimeout(200);
      const kept = sent('saveDraft').at(-1) as { draftId: string; body: string };
      expect(sent('saveDraft').length).toBeGreaterThanOrEqual(4);
      const draft = {
        ...kept,
        kind: 'interaction',
        accountId: 'account-1',
        party: 'Shree',
        savedMs: Date.UTC(2026, 10, 24, 5, 11),
        begunMs: Date.UTC(2026, 10, 24, 5, 11),
        handedBy: null,
        offeredTo: null,
      };
      door.answer({ listDrafts: () => ok({ drafts: [draft] }) });
      await page.reload();
      await openAccount(open);
      await page.keyboard.press('l');
      await page.getByText('Taken up from your draft of Tue, 24 Nov, 10:41').waitFor();
      expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(
        '  सोमवारी फोन करा — नक्की  ',
      );
      await page.getByRole('textbox', { name: 'Note' }).press('End');
      await page.keyboard.type('x');
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(200);
      expect((sent('saveDraft').at(-1) as { body: string }).body).toBe(kept.body);
      await page.getByRole('button', { name: 'Begin again' }).click();
      await page.waitForTimeout(100);
      expect(sent('discardDraft')).toEqual([{ draftId: kept.draftId }]);
    });
  });

  test('while somebody else is there no amount is on the screen', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      expect(await shownText(page.locator('body'))).toMatch(/₹|12,400/);
      await pressKeys(page, ['l', '6']);
      await page.getByLabel('Somebody else is on the line').click();
      await page.getByText('Amounts are hidden while somebody else is there.').first().waitFor();
      expect(await shownText(page.locator('body'))).not.toMatch(/₹|\d{1,2},\d{3}|\$/);
      expect(await page.getByRole('radio', { name: /Promised to pay/ }).isDisabled()).toBe(true);
      expect(await page.getByRole('radio', { name: /Disputes/ }).getAttribute('aria-checked')).toBe('false');
    });
  });

  test('in focus mode the next account opens by itself after each save', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await page.keyboard.press('Shift+S');
      for (const name of [/Shree Ganesh Traders 1/, /संतोष क्षीरसागर 2/, /A-1 Steel & Sons 3/]) {
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await page.getByText('Going on by itself').waitFor();
        await pressKeys(page, ['l', '2', 'Control+Enter']);
      }
      await page.getByRole('heading', { level: 1, name: /Jyoti Deshpande 4/ }).waitFor();
      expect(sent('logInteraction').map((input) => (input as { accountId: string }).accountId)).toEqual([
        'account-1',
        'account-2',
        'account-3',
      ]);
    });
  });

  test('a locked door is four taps without a keyboard, with the grade of its proof shown', async () => {
    await withWork(inField, {}, '#/today', async ({ page, sent }) => {
      await page.locator('.today-card').first().getByRole('button', { name: 'Visit' }).tap();
      await page.getByRole('radio', { name: 'Door locked or not home' }).tap();
      await page.getByText('Proof D: no place, no photo').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
      await page.getByRole('radio', { name: 'Nobody came to the door' }).tap();
      await page.getByRole('button', { name: 'Save' }).tap();
      await page.getByText('Saved on this device · Shree Ganesh').waitFor();
      expect(sent('logInteraction')).toMatchObject([
        {
          channel: 'visit',
          outcome: 'F-DLK',
          reason: 'nobodyAnswered',
          noFixReason: 'noGps',
          addressId: 'address-1',
        },
      ]);
    });
  });

  test('a promise at the door is taken by taps alone', async () => {
    await withWork(inField, {}, '#/account/account-1', async ({ page, sent }) => {
      let taps = 0;
      for (const [role, name] of [
        ['button', 'Visit'],
        ['radio', 'Met, promised'],
        ['button', 'Oldest claim ₹8,250'],
        ['button', 'Fri, 27 Nov'],
        ['button', 'Save'],
      ] as const) {
        await page.getByRole(role, { name }).first().tap();
        taps++;
      }
      await page.getByText('Saved on this device · Shree Ganesh').waitFor();
      expect(taps).toBeLessThanOrEqual(8);
      expect(sent('logInteraction')).toMatchObject([
        { outcome: 'F-PTP', promise: { amountMinor: 825_000, dueOn: '2026-11-27', mode: 'cash' } },
      ]);
    });
  });

  test('the other accounts of the customer are offered, none is chosen, and a tap takes one in', async () => {
    await withWork(inField, {}, '#/account/account-1', async ({ page, sent }) => {
      await page.getByRole('button', { name: 'Visit' }).first().tap();
      await page.getByRole('radio', { name: 'Met, refused' }).tap();
      const others = page.getByRole('group', { name: 'This visit was also about:' }).getByRole('button');
      expect(await others.allTextContents()).toEqual(['SGT-00077 · Kulkarni Agencies · $400 overdue']);
      expect(await others.first().getAttribute('aria-pressed')).toBe('false');
      expect((await others.first().boundingBox())?.height).toBeGreaterThanOrEqual(48);
      await others.first().tap();
      expect(await others.first().getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('radio', { name: 'No funds now' }).tap();
      await page.getByRole('button', { name: 'Save' }).tap();
      await page.getByText('Saved on this device · Shree Ganesh').waitFor();
      expect(sent('logInteraction')).toMatchObject([{ outcome: 'F-REF', alsoAbout: ['account-77'] }]);
    });
  });

  test('a key takes an account in, and its amount is hidden while somebody else is there', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await pressKeys(page, ['l', '2']);
      const other = page.getByRole('button', { name: /^SGT-00077/ });
      await other.focus();
      await pressKeys(page, ['Space']);
      expect(await other.getAttribute('aria-pressed')).toBe('true');
      await page.getByLabel('Somebody else is on the line').click();
      expect(await shownText(other)).toBe('SGT-00077 · Kulkarni Agencies');
      await page.getByLabel('Somebody else is on the line').click();
      await pressKeys(page, ['2', 'Control+Enter']);
      await page.getByText('Saved on this device · Shree Ganesh').waitFor();
      expect(sent('logInteraction')).toMatchObject([{ outcome: 'RNR', alsoAbout: ['account-77'] }]);
    });
  });

  test('what one account refuses is said by its number', async () => {
    const refusal = {
      code: 'otherAccountNotAllowed' as const,
      params: { accountId: 'account-77', cite: 'Firm policy' },
    };
    await withAccount(atDesk, { logInteraction: () => ({ ok: false, refusal }) }, async ({ page, sent }) => {
      await pressKeys(page, ['l', '2']);
      await page.getByRole('button', { name: /^SGT-00077/ }).click();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Account SGT-00077 may not be contacted now (Firm policy)').waitFor();
      expect(await page.getByRole('dialog', { name: 'Log a call' }).isVisible()).toBe(true);
      expect(sent('logInteraction')).toHaveLength(1);
    });
  });
});
