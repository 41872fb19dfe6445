import { expect, type Page } from '@playwright/test';

import type { Hands } from './hands.ts';
import { goTo } from './session-screens.ts';

/** Asks in the list of the day's receipts that one be cancelled, with a reason. */
export async function askVoid(page: Page, hands: Hands, number: string): Promise<void> {
  await goTo(page, 'c', 'Receipts');
  const row = page.getByRole('row').filter({ hasText: number });
  await hands.activate(row.getByRole('button', { name: 'Ask to cancel' }));
  const dialog = page.getByRole('dialog', { name: new RegExp(number) });
  await hands.activate(dialog.getByRole('radio').first());
  await hands.activate(dialog.getByRole('button', { name: 'Ask to cancel' }));
  await expect(row.getByText('Cancel asked')).toBeVisible();
  await expect(dialog).toBeHidden();
}
