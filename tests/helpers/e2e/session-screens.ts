import { expect, type Page } from '@playwright/test';

import type { Hands } from './hands.ts';

/** Walks the first run on a fresh machine and answers the recovery code that was shown once. */
export async function foundLedger(
  page: Page,
  hands: Hands,
  person: { readonly name: string; readonly team: string; readonly secret: string },
): Promise<string> {
  await hands.activate(page.getByRole('button', { name: /Start alone/ }));
  await hands.write(page.getByLabel('Your name'), person.name);
  await hands.write(page.getByLabel('Name of the firm'), person.team);
  await hands.activate(page.getByRole('button', { name: 'Next' }));
  await hands.write(page.getByLabel(/^New (PIN|passphrase)/), person.secret);
  await hands.activate(page.getByRole('button', { name: 'Create the ledger' }));
  const code = page.getByRole('list', { name: /Recovery code/ });
  await expect(code).toBeVisible();
  const groups = await code.getByRole('listitem').allInnerTexts();
  const begin = page.getByRole('button', { name: 'Begin' });
  await expect(begin).toBeDisabled();
  await hands.activate(page.getByRole('checkbox', { name: /printed it or written it down/ }));
  await hands.activate(begin);
  return groups.map((group) => group.trim()).join('-');
}

/** Types a person's PIN or passphrase on the lock screen. Several people: `label` says whose tile is chosen. */
export async function unlock(page: Page, hands: Hands, secret: string, label?: string): Promise<void> {
  if (label !== undefined) await hands.activate(page.getByRole('radio', { name: label }));
  await hands.write(page.getByRole('textbox', { name: /^(PIN|Passphrase)/ }), secret);
  await hands.activate(page.getByRole('button', { name: 'Open', exact: true }));
}

/** Waits until the ledger is open and the frame of the screens stands. */
export async function expectOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Lock/ })).toBeVisible();
}

/** Locks by the key that works everywhere, also while typing. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+KeyL');
  await expect(page.getByRole('heading', { name: 'Bahi is locked' })).toBeVisible();
}

/** Goes to a screen by its keys, for example `v` for Approvals. */
export async function goTo(page: Page, letter: string, heading: string | RegExp): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
}
