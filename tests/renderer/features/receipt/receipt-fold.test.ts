import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';

import { addDays } from '../../../../src/shared/domain/dates.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { openProfile, today } from '../../fixture-answers.ts';
import { account, type Shown, startPages, withWork } from '../../work-page.ts';

startPages();

/** A split that falls on several claims, as a large payment does. */
const split = {
  lines: [0, 1, 2, 3].map((place) => ({
    itemId: `item-${place}`,
    number: `INV/26-27/${1000 + place}`,
    dueOn: addDays(today, place - 46),
    component: 'principal' as const,
    openMinor: 1_250_00,
    amountMinor: 1_250_00,
  })),
  unappliedMinor: 0,
  basis: 'orderOfTime' as const,
  policy: { policyId: 'in-contract-act', title: 'Oldest debt first' },
  remainingDueMinor: 13_400_00,
  dueNowMinor: null,
  discountMinor: 0,
  warnings: [],
};

/** Whether all of a part lies in the window, and in the part of the panel that could be scrolled. */
async function isInView(page: Page, part: Locator): Promise<boolean> {
  const inBody = await part.evaluate((element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    const body = element.closest('.panel-body')?.getBoundingClientRect();
    const isInside = body === undefined || (top >= body.top && bottom <= body.bottom);
    return height > 0 && isInside && top >= 0 && bottom <= innerHeight;
  });
  const scrolled = await page.locator('.panel:not([hidden]) .panel-body').evaluate((body) => body.scrollTop);
  return inBody && scrolled === 0;
}

test.each([
  ['desk', 1366, 768],
  ['desk', 1280, 800],
  ['field', 800, 1280],
] as const)(
  'at the %s (%d × %d) amount, way of paying, split and the button to issue need no scrolling',
  async (density, width, height) => {
    const shown: Shown = { density, theme: 'desk-light', viewport: { width, height } };
    const answers = {
      describeProfile: () => ok({ ...openProfile, practice: true }),
      previewReceipt: () => ok({ ...split, discounts: [], discountWaits: false }),
    };
    await withWork(shown, answers, account, async ({ page }) => {
      await page.getByRole('button', { name: 'Receipt', exact: true }).click();
      const panel = page.getByRole('dialog', { name: 'Write a receipt' });
      await panel.getByText('Shown here as soon as the amount is known.').waitFor();
      const amount = panel.getByRole('textbox', { name: 'Amount' });
      await amount.fill('5000');
      const table = panel.getByRole('table', { name: 'What the money is set against' });
      await table.waitFor();
      const issue = panel.getByRole('button', { name: /^Issue the receipt/ });
      const parts = {
        amount,
        tenders: panel.getByRole('radiogroup', { name: 'How it was paid' }),
        split: table,
        basis: panel.getByText('Oldest first (Contract Act s. 61)'),
        issue,
      };
      for (const [name, part] of Object.entries(parts)) {
        expect([name, await isInView(page, part)]).toEqual([name, true]);
      }
      // The panel covers the banner of the frame, so it says itself that nothing is real.
      expect(await panel.getByText('Practice: nothing here is real').isVisible()).toBe(true);
      expect(await issue.locator('kbd').isVisible()).toBe(density === 'desk');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  },
);
