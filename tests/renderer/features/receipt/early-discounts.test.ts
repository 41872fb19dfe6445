import { expect, test } from 'vitest';

import { addDays } from '../../../../src/shared/domain/dates.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { today } from '../../fixture-answers.ts';
import { account, atDesk, startPages, withWork } from '../../work-page.ts';

startPages();

const discount = {
  withinDays: 10,
  basisPoints: 200,
  days: 4,
  untilOn: addDays(today, 6),
  amountMinor: 200_00,
  settlesForMinor: 9_800_00,
};

const preview = {
  lines: [
    {
      itemId: 'item-0',
      number: 'INV/26-27/1000',
      dueOn: addDays(today, 26),
      component: 'principal' as const,
      openMinor: 10_000_00,
      amountMinor: 9_800_00,
    },
  ],
  unappliedMinor: 0,
  basis: 'orderOfTime' as const,
  policy: null,
  remainingDueMinor: 0,
  dueNowMinor: 10_000_00,
  discountMinor: 200_00,
  warnings: [],
  discounts: [
    { ...discount, itemId: 'item-0', number: 'INV/26-27/1000', isEarned: true },
    { ...discount, itemId: 'item-1', number: 'INV/26-27/1001', isEarned: false },
  ],
  discountWaits: true,
};

test('the receipt says which claim it settles with a discount, until when, and what would settle another', async () => {
  await withWork(atDesk, { previewReceipt: () => ok(preview) }, account, async ({ page }) => {
    await page.getByRole('button', { name: 'Receipt', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Write a receipt' });
    await panel.getByRole('textbox', { name: 'Amount' }).fill('9800');
    const earned = panel.getByText(
      /Settles INV\/26-27\/1000 with a discount of ₹200\.00 \(2 % for paying by/,
    );
    await earned.waitFor();
    expect(await earned.textContent()).toContain('once all the money of this receipt has arrived');
    const offered = panel.getByText(/INV\/26-27\/1001 could be settled today with ₹9,800\.00: 2 % less/);
    expect(await offered.isVisible()).toBe(true);
    const table = panel.getByRole('table', { name: 'What the money is set against' });
    expect(await table.getByRole('row', { name: /Discount for paying early ₹200/ }).isVisible()).toBe(true);
  });
});
