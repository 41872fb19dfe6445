import { expect, type Page } from '@playwright/test';

import { ask } from './ask.ts';
import { expectOpen, goTo } from './session-screens.ts';

/** What two programs have to agree on takes longer than what one does. */
const meetingMs = 45_000;

/** Makes this computer the hub of its team, for programs on the same machine, at a port that is free. */
export async function becomeHub(page: Page): Promise<void> {
  await goTo(page, 'm', 'Team and devices');
  await page.getByRole('button', { name: 'Make this computer the hub' }).click();
  const sheet = page.getByRole('dialog', { name: 'Make this computer the hub' });
  await sheet.getByRole('radio', { name: /This computer alone/ }).check();
  await sheet.getByRole('textbox', { name: 'Port' }).fill('0');
  await sheet.getByRole('button', { name: 'Become the hub' }).click();
  await expect(page.getByText('This computer is the hub of the team.')).toBeVisible({ timeout: meetingMs });
}

/** Closes the hub's door: from now on no device reaches it. */
export async function closeDoor(page: Page): Promise<void> {
  await goTo(page, 'm', 'Team and devices');
  await page.getByRole('button', { name: 'Close the door' }).click();
  await expect(page.getByText(/Its door is closed/)).toBeVisible();
}

/** Opens the hub's door again, at the port where it was. */
export async function openDoor(page: Page): Promise<void> {
  await goTo(page, 'm', 'Team and devices');
  await page.getByRole('button', { name: 'Open the door' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: /This computer alone/ }).check();
  await sheet.getByRole('button', { name: 'Open the door' }).click();
  await expect(page.getByText('Devices reach it at:')).toBeVisible();
}

/**
 * Invites a person with a device of their own, from the team's screen; answers the invitation as text. `known`: somebody of
 * the team gets one more device. `brings`: they worked alone until now and bring their ledger.
 */
export async function inviteDevice(
  page: Page,
  name: string,
  { known = false, brings = false }: { readonly known?: boolean; readonly brings?: boolean } = {},
): Promise<string> {
  await page.getByRole('button', { name: 'Invite a device' }).click();
  const sheet = page.getByRole('dialog', { name: 'Invite a device' });
  if (known) {
    await sheet.getByRole('radio', { name: 'Somebody of the team' }).click();
    await sheet.getByRole('combobox', { name: 'Person' }).click();
    await page.getByRole('option', { name, exact: true }).click();
  } else {
    await sheet.getByLabel('Name', { exact: true }).fill(name);
  }
  if (brings) await sheet.getByRole('switch', { name: 'Brings a ledger of their own' }).click();
  await sheet.getByRole('button', { name: 'Make the invitation' }).click();
  const shown = page.getByRole('dialog', { name: `Invitation for ${name}` });
  const text = shown.getByLabel('The same as text');
  await expect(text).toBeVisible({ timeout: meetingMs });
  return text.inputValue();
}

/** Joins a team on a fresh machine by the text of an invitation, up to the open ledger. */
export async function joinByText(page: Page, text: string, secret: string): Promise<void> {
  await page.getByRole('button', { name: /Join a team/ }).click();
  await page.getByLabel('Invitation').fill(text);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^New passphrase/).fill(secret);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('checkbox', { name: /printed it or written it down/ }).click({ timeout: meetingMs });
  await page.getByRole('button', { name: 'Begin' }).click();
  await expectOpen(page);
}

/** Presses S on the sync centre and waits until a meeting that began after the press went through. */
export async function syncNow(page: Page): Promise<void> {
  await goTo(page, 's', 'Sync');
  const lastOkMs = async (): Promise<number> => (await ask(page, 'readSync', {})).lastOkMs ?? 0;
  // A meeting that runs already may have missed what was written last: only one that began now will do.
  await expect(page.getByRole('button', { name: /^Sync now/ })).toBeEnabled({ timeout: meetingMs });
  const before = await lastOkMs();
  await page.keyboard.press('s');
  await expect.poll(lastOkMs, { timeout: meetingMs }).toBeGreaterThan(before);
  await expect(page.getByRole('button', { name: /^Sync now/ })).toBeVisible({ timeout: meetingMs });
}

/** Somebody with a passphrase of their own. */
interface Named {
  readonly name: string;
  readonly secret: string;
}

/** A morning of two machines: the unlocked office becomes the hub, a second person is added to the team, and a third joins with a device. */
export async function hubWithDevice(
  { office, device }: { readonly office: Page; readonly device: Page },
  { added, joins }: { readonly added: Named; readonly joins: Named },
): Promise<void> {
  await becomeHub(office);
  const { name, secret } = added;
  await ask(office, 'addTeamMember', { commandId: crypto.randomUUID(), roles: ['field'], name, secret });
  await joinByText(device, await inviteDevice(office, joins.name), joins.secret);
  const joined = office.getByText(`${joins.name} has joined. This invitation is used up.`);
  await expect(joined).toBeVisible({ timeout: meetingMs });
  await office.keyboard.press('Escape');
}
