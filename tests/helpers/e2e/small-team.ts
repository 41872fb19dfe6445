import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';

import type { Role } from '../../../src/shared/domain/team/state.ts';
import { expectAccount } from './account-screen.ts';
import { ask } from './ask.ts';
import type { OpenedDoor } from './doors.ts';
import { mouseHands } from './hands.ts';
import { chooseFile, runImport } from './import-screen.ts';
import { openLedger } from './open-ledger.ts';
import { expectOpen, goTo, lock, unlock } from './session-screens.ts';

/** Who works beside Asha, on her computer. */
const people = [
  { name: 'Ravi Pawar', role: 'field', secret: 'kettle train mango river' },
  { name: 'Meena Joshi', role: 'cashier', secret: 'copper lamp winter road' },
  { name: 'Vijay Kale', role: 'supervisor', secret: 'seven paper boats away' },
] as const satisfies readonly { readonly name: string; readonly role: Role; readonly secret: string }[];

type PersonName = (typeof people)[number]['name'];

/** A trader's book with one open bill: ₹10,000 of Kulkarni Traders. */
const openBills = {
  name: 'open bills.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency\n' +
      'C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,10000.00,INR\n',
  ),
};

/** Opens Asha's ledger with one account in it, and the named people of her team. */
export async function openSmallTeam(
  browser: Browser,
  info: { readonly outputPath: (name: string) => string },
  names: readonly PersonName[],
  options: BrowserContextOptions = {},
): Promise<OpenedDoor> {
  const door = await openLedger(browser, info, 'founded', options);
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  const hands = mouseHands();
  await chooseFile(page, hands, openBills);
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  for (const { name, role, secret } of people) {
    if (!names.includes(name)) continue;
    await ask(page, 'addTeamMember', { commandId: crypto.randomUUID(), name, roles: [role], secret });
  }
  return door;
}

/** Whoever sits there locks the screen, and another person of the team unlocks it. */
export async function become(page: Page, name: PersonName): Promise<void> {
  await lock(page);
  await unlock(page, mouseHands(), people.find((one) => one.name === name)?.secret ?? '', name);
  await expectOpen(page);
}

/** Shows the one account; answers its id. */
export async function openKulkarni(page: Page): Promise<string> {
  const found = await ask(page, 'search', { text: 'Kulkarni Traders' });
  const accountId = found.parties[0]?.accounts[0]?.accountId ?? '';
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, accountId);
  expect(await expectAccount(page)).toBe('Kulkarni Traders');
  return accountId;
}
