import { expect, type Page } from '@playwright/test';

/** What the first row of Today says, and why it stands there. */
export interface TopRow {
  readonly party: string;
  readonly score: number;
  /** The points of each term, as they stand on the screen. */
  readonly terms: readonly number[];
}

/** Looks closer at the first row, by its key, and reads the score and its terms. */
export async function readTop(page: Page): Promise<TopRow> {
  await expect(page.locator('.today-row[aria-current] .today-name')).toBeFocused();
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: /^A closer look at/ });
  await expect(peek).toBeVisible();
  const party = (await peek.getByRole('heading', { level: 2 }).textContent()) ?? '';
  const terms = await peek.locator('.terms tbody td.number').allInnerTexts();
  const score = (await peek.locator('.terms tfoot td').textContent()) ?? '';
  await page.keyboard.press('Space');
  await expect(peek).toBeHidden();
  return { party: party.trim(), score: pointsOf(score), terms: terms.map(pointsOf) };
}

/** Opens the row one stands on, by Enter, and answers the account's id. */
export async function openTop(page: Page): Promise<string> {
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/account\//);
  return new URL(page.url()).hash.split('/').at(-1) ?? '';
}

function pointsOf(text: string): number {
  return Number(text.trim().replace('−', '-').replace('+', ''));
}
