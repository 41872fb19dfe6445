import { expect, type Page } from '@playwright/test';

import type { Hands } from './hands.ts';
import { goTo } from './session-screens.ts';

/** Adds a person of the desk who also decides approvals, with a first passphrase for this device. */
export async function addPerson(
  page: Page,
  hands: Hands,
  person: { readonly name: string; readonly secret: string },
): Promise<void> {
  await goTo(page, 'm', 'Team');
  await hands.activate(page.getByRole('button', { name: 'Add a person' }));
  const sheet = page.getByRole('dialog', { name: 'Add a person' });
  await hands.write(sheet.getByLabel('Name', { exact: true }), person.name);
  await hands.activate(sheet.getByRole('checkbox', { name: 'Supervisor' }));
  await hands.write(sheet.getByLabel(/^First (PIN|passphrase) on this device/), person.secret);
  await hands.activate(sheet.getByRole('button', { name: 'Add this person' }));
  await expect(page.getByRole('row', { name: new RegExp(person.name) })).toBeVisible();
}

/** The maker sees the request and that somebody else decides; the key for “approve” does nothing. */
export async function expectOwnRequest(page: Page): Promise<void> {
  await goTo(page, 'v', 'Approvals');
  await expect(page.getByText('You asked for this yourself, so somebody else decides').first()).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Approve this?' })).toHaveCount(0);
}

/** The second person approves everything that waits, by keys: A, Enter. Answers how many there were. */
export async function approveAll(page: Page): Promise<number> {
  await goTo(page, 'v', 'Approvals');
  const cards = page.locator('article.approval');
  await expect(cards.first()).toBeVisible();
  const waiting = await cards.count();
  for (let left = waiting; left > 0; left -= 1) {
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Approve this?' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(cards).toHaveCount(left - 1);
    await expect(dialog).toBeHidden();
  }
  return waiting;
}
