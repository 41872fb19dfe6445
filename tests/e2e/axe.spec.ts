import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { accountPanels, openPanel, screensOf, setDisplay, show } from '../helpers/e2e/screens.ts';
import { expectOpen } from '../helpers/e2e/session-screens.ts';

/** WCAG 2.2 AA by axe: every screen and panel in the three themes, the third in field density, without a violation. */
const themes = ['desk-light', 'desk-dark', 'sunlight'] as const;

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe holds against the page as it stands, in words that name the screen, the rule and the element. */
async function violationsOn(page: Page, screen: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${screen}: ${id} at ${target.join(' ')} – ${failureSummary}`),
  );
}

async function violationsBehindTheLock(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const screens = await screensOf(page);
  for (const screen of screens) {
    await show(page, screen);
    found.push(...(await violationsOn(page, screen.name)));
  }
  const account = screens.find(({ name }) => name === 'account');
  if (account === undefined) throw new Error('There is no account to look at.');
  await show(page, account);
  await expectAccount(page);
  for (const panel of accountPanels) {
    await openPanel(page, panel);
    found.push(...(await violationsOn(page, panel.name)));
    await page.keyboard.press('Escape');
  }
  return found;
}

for (const theme of ['desk-light', 'desk-dark'] as const) {
  test(`every screen and panel in ${theme} at the desk`, async ({ browser }, info) => {
    test.setTimeout(240_000);
    const door = await openLedger(browser, info, 'worked');
    await setDisplay(door.page, { theme });
    await expectOpen(door.page);
    expect(await violationsBehindTheLock(door.page)).toEqual([]);
    await door.close();
  });
}

test('every screen and panel in sunlight in the field', async ({ browser }, info) => {
  test.setTimeout(240_000);
  const door = await openLedger(browser, info, 'worked', { viewport: { width: 800, height: 1280 } });
  await setDisplay(door.page, { theme: 'sunlight', density: 'field' });
  await expectOpen(door.page);
  expect(await violationsBehindTheLock(door.page)).toEqual([]);
  await door.close();
});

test('the first run and the lock in the three themes', async ({ browser }, info) => {
  const door: OpenedDoor = await openBrowserDoor(browser, info.outputPath('profile'));
  const { page } = door;
  const found: string[] = [];
  for (const theme of themes) {
    await setDisplay(page, { theme });
    await expect(page.getByRole('heading', { name: 'Welcome to Bahi' })).toBeVisible();
    found.push(...(await violationsOn(page, `welcome in ${theme}`)));
    await page.getByRole('button', { name: /Try it with a sample/ }).click();
    found.push(...(await violationsOn(page, `sample in ${theme}`)));
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: /Start alone/ }).click();
    found.push(...(await violationsOn(page, `name in ${theme}`)));
  }
  expect(found).toEqual([]);
  await door.close();
});
