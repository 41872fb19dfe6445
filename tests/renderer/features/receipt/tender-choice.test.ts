import { expect, test } from 'vitest';

import type { InputOf } from '../../../../src/shared/contract/contract.ts';
import { refused } from '../../../../src/shared/lib/result.ts';
import { account, atDesk, startPages, withWork } from '../../work-page.ts';

startPages();

/** What the ledger says of a cheque of which nothing but the amount is known. */
const answers = {
  previewReceipt: ({ tenders }: InputOf<'previewReceipt'>) =>
    refused({
      code: tenders[0]?.reference === null ? ('referenceMissing' as const) : ('chequeDateMissing' as const),
      params: { at: 0 },
    }),
};

test('the way of paying is chosen by arrow keys and by digits', async () => {
  await withWork(atDesk, answers, account, async ({ page }) => {
    await page.getByRole('button', { name: 'Receipt', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Write a receipt' });
    const ways = panel.getByRole('radiogroup', { name: 'How it was paid' });
    const chosen = () => ways.getByRole('radio', { checked: true }).textContent();
    await panel.getByRole('textbox', { name: 'Amount' }).fill('5000');
    await page.keyboard.press('Tab');
    const walk: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', '3', '5', '1']) {
      await page.keyboard.press(key);
      walk.push((await chosen()) ?? '');
    }
    expect(walk).toEqual(['2UPI', '3Cheque', '2UPI', '3Cheque', '5Tax deducted (TDS)', '1Cash']);
    expect(await panel.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('5,000');
    expect(await ways.getByRole('radio').evaluateAll((all) => all.map(({ tabIndex }) => tabIndex))).toEqual([
      0, -1, -1, -1, -1,
    ]);
  });
});

test('a cheque is told what it lacks only after its field was left, or when it is issued', async () => {
  await withWork(atDesk, answers, account, async ({ page }) => {
    await page.getByRole('button', { name: 'Receipt', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Write a receipt' });
    await panel.getByRole('textbox', { name: 'Amount' }).fill('5000');
    await page.keyboard.press('Tab');
    await page.keyboard.press('3');
    await panel.getByText('Still to come before the split is shown: Enter the reference').waitFor();
    const wrong = panel.locator('input[aria-invalid="true"]');
    expect(await wrong.count()).toBe(0);
    expect(await panel.locator('[data-tone="danger"]').count()).toBe(0);
    const number = panel.getByRole('textbox', { name: 'Cheque number' });
    await number.focus();
    await number.blur();
    await panel.getByText('Enter the reference of the payment.', { exact: true }).waitFor();
    expect(await wrong.count()).toBe(1);
    await number.fill('123456');
    await panel.getByText('Still to come before the split is shown: Enter the date').waitFor();
    expect(await wrong.count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await panel.getByText('Enter the date on the cheque.', { exact: true }).waitFor();
    expect(await wrong.count()).toBe(1);
  });
});
