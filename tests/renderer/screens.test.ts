import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { shareOfLane } from '../../bin/lanes.mjs';
import { ok } from '../../src/shared/lib/result.ts';
import { dailyTest, dailyDescribe as describe } from '../helpers/lane-tests.ts';
import { absentProfile, fixtureAnswers, lockedProfile, openProfile } from './fixture-answers.ts';
import type { FixtureAnswers } from './fixture-door.ts';
import { atDesk, faultsOf, goTo, inField, startPages, withPage } from './fixture-page.ts';

startPages();

/** Every screen behind the lock, by its address and its heading. */
const screens = [
  ['#/import', 'Import receivables'],
  ['#/team', 'Team'],
  ['#/approvals', 'Approvals'],
  ['#/books', 'Books'],
  ['#/reports/aging', 'Ageing of open claims'],
  ['#/law', 'Law and policy'],
  ['#/drafts', 'Unfinished'],
  ['#/settings', 'Settings'],
] as const;

const looks = [
  ['desk', 'desk-light'],
  ['desk', 'desk-dark'],
  ['field', 'desk-light'],
  ['field', 'sunlight'],
] as const;

test.each(shareOfLane(looks, 2))(
  'at the size of the %s every screen is sound in the theme %s',
  { timeout: 90_000 },
  async (density, theme) => {
    const practising: FixtureAnswers = { describeProfile: () => ok({ ...openProfile, practice: true }) };
    await withPage({ density, theme }, { ...fixtureAnswers, ...practising }, async (open) => {
      for (const [address, title] of screens) {
        await goTo(open.page, address);
        await open.page.getByRole('heading', { level: 1, name: title }).waitFor();
        await open.page.getByText('Practice: this book is made up').waitFor();
        expect(await faultsOf(open, density), title).toEqual([]);
      }
    });
  },
);

describe('before the lock', () => {
  test('a new device is founded in three steps and shows its recovery code until it is kept', async () => {
    const code = '01234-56789-ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567';
    await withPage(atDesk, { ...fixtureAnswers, describeProfile: () => ok(absentProfile) }, async (open) => {
      const { page, door, sent } = open;
      await page.getByText("Two made-up books from Pune, a trader's and a lender's").waitFor();
      await page.getByRole('button', { name: 'Start alone' }).click();
      await page.getByLabel('Your name').fill('Asha Kulkarni');
      await page.getByLabel('Name of the firm').fill('Kulkarni Agencies');
      await page.keyboard.press('Enter');
      const create = page.getByRole('button', { name: 'Create the ledger' });
      await page.getByLabel('New passphrase').fill('too short');
      await page.getByText('9 of 12 characters, 2 of 5 words').waitFor();
      expect(await create.isDisabled()).toBe(true);
      await page.getByLabel('New passphrase').fill('long enough for me');
      await page.getByText('Long enough').waitFor();
      expect(await faultsOf(open, 'desk')).toEqual([]);
      door.answer({
        foundLedger: () =>
          ok({ recoveryCode: code, user: { userId: 'user-1', name: 'Asha', roles: ['admin'] } }),
        describeProfile: () => ok(openProfile),
      });
      await create.click();
      await page.getByText('FGHJK').waitFor();
      door.announce(['session']);
      expect(await page.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
      expect(await faultsOf(open, 'desk')).toEqual([]);
      await page.getByLabel('I have printed it or written it down').check();
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      expect(sent('foundLedger')).toEqual([
        { teamName: 'Kulkarni Agencies', adminName: 'Asha Kulkarni', secret: 'long enough for me' },
      ]);
    });
  });

  test('a wrong passphrase says how long to wait, and nothing is tried meanwhile', async () => {
    const answers: FixtureAnswers = {
      describeProfile: () => ok(lockedProfile),
      unlock: () => ({ ok: false, refusal: { code: 'wrongSecret', params: { waitMs: 29_000 } } }),
    };
    await withPage(inField, { ...fixtureAnswers, ...answers }, async (open) => {
      const { page, sent } = open;
      await page.getByRole('radio', { name: 'Ravi' }).click();
      await page.getByLabel('Passphrase', { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText(/You can try again in 2\d seconds/).waitFor();
      await page.getByLabel('Passphrase', { exact: true }).fill('again');
      await page.keyboard.press('Enter');
      expect(sent('unlock')).toHaveLength(1);
      expect(await page.title()).toBe('Bahi');
      expect(await faultsOf(open, 'field')).toEqual([]);
    });
  });
});

describe('keys', () => {
  /** An InScript keyboard sends the letter of its own script with the code of the physical key. */
  async function pressInScript(
    page: Page,
    presses: readonly (readonly [code: string, key: string])[],
  ): Promise<void> {
    for (const [code, key] of presses) {
      await page.evaluate(
        ([pressed, letter]) => {
          const event = new KeyboardEvent('keydown', {
            code: pressed,
            key: letter,
            bubbles: true,
            cancelable: true,
          });
          (document.activeElement ?? document.body).dispatchEvent(event);
        },
        [code, key] as const,
      );
    }
  }

  test('letters work on a Devanagari keyboard and are dead while a text is typed', async () => {
    await withPage(atDesk, fixtureAnswers, async ({ page }) => {
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      await pressInScript(page, [
        ['KeyG', 'ु'],
        ['KeyB', 'व'],
      ]);
      await page.getByRole('heading', { level: 1, name: 'Books' }).waitFor();
      await page.keyboard.press('Control+k');
      const field = page.getByRole('combobox');
      await field.fill('sh');
      await pressInScript(page, [
        ['KeyG', 'ु'],
        ['KeyT', 'ू'],
      ]);
      expect(await page.evaluate(() => location.hash)).toBe('#/books');
      await page.getByRole('option', { name: /Shree Ganesh Traders/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.hash.startsWith('#/account/account-1'));
    });
  });

  test('a request is rejected without a pointer, with its reason, and one’s own cannot be decided', async () => {
    await withPage({ ...atDesk, theme: 'desk-dark' }, fixtureAnswers, async (open) => {
      const { page, sent } = open;
      await goTo(page, '#/approvals');
      await page.getByText('You asked for this yourself').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('k');
      await page.keyboard.press('r');
      await page.getByLabel('Reason, for the person who asked').waitFor();
      expect(await faultsOf(open, 'desk')).toEqual([]);
      await page.keyboard.type('the term is too long');
      await page.keyboard.press('Enter');
      await page.getByText('Rejected: Shree Ganesh Traders').waitFor();
      expect(sent('decideApproval')).toMatchObject([
        { kind: 'plan', targetId: 'plan-1', decision: 'rejected', reason: 'the term is too long' },
      ]);
    });
  });
});

dailyTest('a file is looked at, whose law is answered, and only then is it imported', async () => {
  await withPage(atDesk, fixtureAnswers, async (open) => {
    const { page, door, sent } = open;
    await goTo(page, '#/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'open items.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Customer,Amount\nA,1\n'),
    });
    const run = page.getByRole('button', { name: 'Import 9,532 rows' });
    await run.waitFor();
    expect(await run.isDisabled()).toBe(true);
    expect(await faultsOf(open, 'desk')).toEqual([]);
    const answered = fixtureAnswers.previewImport;
    door.answer({
      previewImport: (terms) => {
        const preview = answered?.(terms) ?? { ok: false, refusal: { code: 'failed' } };
        const open = preview.ok
          ? preview.value.questions.filter((question) => terms[question as 'creditor'] === undefined)
          : [];
        const dateQuestion = preview.ok && terms.dateOrder === undefined ? preview.value.dateQuestion : null;
        return preview.ok ? ok({ ...preview.value, questions: open, dateQuestion }) : preview;
      },
    });
    await page.getByRole('radio', { name: /A trade supplier/ }).click();
    await page.getByRole('radio', { name: 'Businesses' }).click();
    await page.getByText('Say first whether day or month comes first').waitFor();
    await page.getByText('03/04/2026 is Fri, 3 Apr 2026, or Wed, 4 Mar 2026').waitFor();
    await page.getByRole('radio', { name: 'day/month/year' }).click();
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('button')].some(
          (one) => one.textContent?.includes('Import 9,532') && one.disabled,
        ),
    );
    await run.click();
    await page.getByText('Saved on this device.').waitFor();
    expect(sent('importFile')).toMatchObject([
      { creditor: 'trade', debtors: 'business', product: 'trade', dateOrder: 'dayFirst' },
    ]);
    expect(await faultsOf(open, 'desk')).toEqual([]);
  });
});

dailyTest.each([100, 150])(
  'every screen of the rail has its whole word under its icon with its text at %i percent',
  async (textSize) => {
    const shown = { ...atDesk, textSize } as typeof atDesk;
    await withPage(shown, fixtureAnswers, async ({ page }) => {
      const rail = page.getByRole('navigation', { name: 'Screens' });
      await rail.getByRole('link', { name: 'Unfinished', exact: true }).waitFor();
      const words = await rail.locator('.rail-link').evaluateAll((links) =>
        links.map((link) => {
          const word = link.querySelector('.rail-word');
          const box = word?.getBoundingClientRect();
          const around = link.getBoundingClientRect();
          const isWhole =
            box !== undefined &&
            box.height > 0 &&
            box.left >= around.left &&
            box.right <= around.right &&
            box.bottom <= Math.min(around.bottom, innerHeight) &&
            (word?.scrollWidth ?? 0) <= Math.ceil(box.width);
          return [word?.textContent ?? '', isWhole];
        }),
      );
      expect(words).toContainEqual(['Today', true]);
      expect(words).toContainEqual(['Approvals', true]);
      expect(words.filter(([, isWhole]) => isWhole !== true)).toEqual([]);
    });
  },
);
