import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../src/shared/lib/result.ts';
import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from '../helpers/browser.ts';
import { buildRenderer } from './build-renderer.ts';
import { absentProfile, fixtureAnswers, lockedProfile, openProfile } from './fixture-answers.ts';
import { type FixtureAnswers, type FixtureDoor, startFixtureDoor } from './fixture-door.ts';

const sizes = { desk: { width: 1366, height: 768 }, field: { width: 800, height: 1280 } } as const;
type Density = keyof typeof sizes;
type Theme = 'desk-light' | 'desk-dark' | 'sunlight';
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let folder: string;
let rendererFolder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahi-screens-'));
  rendererFolder = await buildRenderer(folder);
  browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    args: [...chromiumArguments],
    env: await chromiumEnvironment(),
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page over a fixture door, with all that went wrong in its console: refused styles and scripts among it. */
interface OpenPage {
  readonly page: Page;
  readonly door: FixtureDoor;
  readonly complaints: readonly string[];
}

async function withPage(
  answers: FixtureAnswers,
  shown: { readonly density: Density; readonly theme: Theme },
  work: (open: OpenPage) => Promise<void>,
): Promise<void> {
  const door = await startFixtureDoor(rendererFolder, { ...fixtureAnswers, ...answers });
  const context: BrowserContext = await browser.newContext({ viewport: sizes[shown.density] });
  try {
    await context.addInitScript((state) => {
      localStorage.setItem('bahi.display', JSON.stringify({ state, version: 1 }));
    }, shown);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(door.url);
    await work({ page, door, complaints });
  } finally {
    await context.close();
    await door.close();
  }
}

async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Controls lower than the density asks for (decided 30). Links inside a sentence are text. */
function lowControls(page: Page, leastHeight: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const controls = document.querySelectorAll(
      'button:not(:disabled), [role="radio"], [role="option"], input[type="text"]',
    );
    return [...controls].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width > 1 && height > 1 && height < least - 0.5
        ? [`${control.outerHTML.slice(0, 80)} ${height}`]
        : [];
    });
  }, leastHeight);
}

/** What must hold of every screen: nothing found by axe, nothing too low, nothing wider than the window, no complaint. */
async function soundness({ page, complaints }: OpenPage, density: Density): Promise<unknown> {
  return {
    axe: await axeFindings(page),
    lowControls: await lowControls(page, density === 'field' ? 48 : 32),
    fits: await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    complaints,
  };
}

const sound = { axe: [], lowControls: [], fits: true, complaints: [] };

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

test.each([
  ['desk', 'desk-light'],
  ['desk', 'desk-dark'],
  ['field', 'desk-light'],
  ['field', 'sunlight'],
] as const)(
  'at the size of the %s every screen is sound in the theme %s',
  { timeout: 90_000 },
  async (density, theme) => {
    const practising: FixtureAnswers = { describeProfile: () => ok({ ...openProfile, practice: true }) };
    await withPage(practising, { density, theme }, async (open) => {
      for (const [address, title] of screens) {
        await open.page.evaluate((hash) => {
          location.hash = hash;
        }, address);
        await open.page.getByRole('heading', { level: 1, name: title }).waitFor();
        await open.page.getByText('Practice: this book is made up').waitFor();
        expect(await soundness(open, density), title).toEqual(sound);
      }
    });
  },
);

describe('before the lock', () => {
  test('a new device is founded in three steps and shows its recovery code until it is kept', async () => {
    const code = '01234-56789-ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567';
    await withPage(
      { describeProfile: () => ok(absentProfile) },
      { density: 'desk', theme: 'desk-light' },
      async (open) => {
        const { page, door } = open;
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
        expect(await soundness(open, 'desk')).toEqual(sound);
        door.answer({
          foundLedger: () =>
            ok({ recoveryCode: code, user: { userId: 'user-1', name: 'Asha', roles: ['admin'] } }),
          describeProfile: () => ok(openProfile),
        });
        await create.click();
        await page.getByText('FGHJK').waitFor();
        door.announce(['session']);
        expect(await page.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
        expect(await soundness(open, 'desk')).toEqual(sound);
        await page.getByLabel('I have printed it or written it down').check();
        await page.getByRole('button', { name: 'Begin' }).click();
        await page.getByRole('navigation', { name: 'Screens' }).waitFor();
        expect(
          door.calls.filter(({ procedure }) => procedure === 'foundLedger').map(({ input }) => input),
        ).toEqual([
          { teamName: 'Kulkarni Agencies', adminName: 'Asha Kulkarni', secret: 'long enough for me' },
        ]);
      },
    );
  });

  test('a wrong passphrase says how long to wait, and nothing is tried meanwhile', async () => {
    const answers: FixtureAnswers = {
      describeProfile: () => ok(lockedProfile),
      unlock: () => ({ ok: false, refusal: { code: 'wrongSecret', params: { waitMs: 29_000 } } }),
    };
    await withPage(answers, { density: 'field', theme: 'sunlight' }, async (open) => {
      const { page, door } = open;
      await page.getByRole('radio', { name: 'Ravi' }).click();
      await page.getByLabel('Passphrase', { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText(/You can try again in 2\d seconds/).waitFor();
      await page.getByLabel('Passphrase', { exact: true }).fill('again');
      await page.keyboard.press('Enter');
      expect(door.calls.filter(({ procedure }) => procedure === 'unlock')).toHaveLength(1);
      expect(await page.title()).toBe('Bahi');
      expect(await soundness(open, 'field')).toEqual(sound);
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
    await withPage({}, { density: 'desk', theme: 'desk-light' }, async ({ page }) => {
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
    await withPage({}, { density: 'desk', theme: 'desk-dark' }, async (open) => {
      const { page, door } = open;
      await page.evaluate(() => {
        location.hash = '#/approvals';
      });
      await page.getByText('You asked for this yourself').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('k');
      await page.keyboard.press('r');
      await page.getByLabel('Reason, for the person who asked').waitFor();
      expect(await soundness(open, 'desk')).toEqual(sound);
      await page.keyboard.type('the term is too long');
      await page.keyboard.press('Enter');
      await page.getByText('Rejected: Shree Ganesh Traders').waitFor();
      const decided = door.calls
        .filter(({ procedure }) => procedure === 'decideApproval')
        .map(({ input }) => input);
      expect(decided).toMatchObject([
        { kind: 'plan', targetId: 'plan-1', decision: 'rejected', reason: 'the term is too long' },
      ]);
    });
  });
});

test('a file is looked at, whose law is answered, and only then is it imported', async () => {
  await withPage({}, { density: 'desk', theme: 'desk-light' }, async (open) => {
    const { page, door } = open;
    await page.evaluate(() => {
      location.hash = '#/import';
    });
    await page.locator('input[type=file]').setInputFiles({
      name: 'open items.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Customer,Amount\nA,1\n'),
    });
    const run = page.getByRole('button', { name: 'Import 9,532 rows' });
    await run.waitFor();
    expect(await run.isDisabled()).toBe(true);
    expect(await soundness(open, 'desk')).toEqual(sound);
    const answered = fixtureAnswers.previewImport;
    door.answer({
      previewImport: (terms) => {
        const preview = answered?.(terms) ?? { ok: false, refusal: { code: 'failed' } };
        const open = preview.ok
          ? preview.value.questions.filter((question) => terms[question as 'creditor'] === undefined)
          : [];
        return preview.ok ? ok({ ...preview.value, questions: open }) : preview;
      },
    });
    await page.getByRole('radio', { name: /A trade supplier/ }).click();
    await page.getByRole('radio', { name: 'Businesses' }).click();
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('button')].some(
          (one) => one.textContent?.includes('Import 9,532') && one.disabled,
        ),
    );
    await run.click();
    await page.getByText('Saved on this device.').waitFor();
    const sent = door.calls.filter(({ procedure }) => procedure === 'importFile').map(({ input }) => input);
    expect(sent).toMatchObject([{ creditor: 'trade', debtors: 'business', product: 'trade' }]);
    expect(await soundness(open, 'desk')).toEqual(sound);
  });
});
