import { expect as expectSoon, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { logPromise, openAccountOf, writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { becomeHub, inviteDevice, syncNow } from '../helpers/e2e/hub-screens.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, foundLedger, goTo, lock, unlock } from '../helpers/e2e/session-screens.ts';
import { openOfficeAndField } from '../helpers/e2e/two-doors.ts';

const expect = expectSoon.configure({ timeout: 30_000 });
const hands = mouseHands();
const nikhil = { name: 'Nikhil Deshmukh', team: 'Deshmukh Traders', secret: 'seven grey herons at dusk' };

/** Two customers of somebody who works alone. */
const openBills = {
  name: 'my customers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency\n' +
      'D1,Gokhale Stores,G-11,2026-09-01,2026-10-01,10000.00,INR\n' +
      'D2,Salunkhe Tiles,S-7,2026-09-05,2026-10-05,25000.00,INR\n',
  ),
};

let office: OpenedDoor;
let field: OpenedDoor;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }, info) => {
  ({ office, field, close } = await openOfficeAndField(browser, info));
  for (const { page } of [office, field]) page.setDefaultTimeout(30_000);
});

test.afterEach(() => close());

async function takeCash(page: Page, amount: string): Promise<string> {
  const { number } = await writeReceipt(page, amount);
  await page.keyboard.press('Enter');
  await expect(page.locator('.receipt-number')).toBeHidden();
  return number;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

test('who worked alone joins with accounts, receipts and the cash in hand, and the team has them under the same numbers', async () => {
  test.setTimeout(240_000);
  const { page } = office;
  const own = field.page;

  const number =
    await test.step('Nikhil works alone: two customers, a promise, cash and a receipt', async () => {
      await foundLedger(own, hands, nikhil);
      await expectOpen(own);
      await goTo(own, 'i', 'Import receivables');
      await chooseFile(own, hands, openBills);
      await runImport(own, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
      await openAccountOf(own, 'Gokhale Stores');
      await logPromise(own, '3000');
      const receipt = await takeCash(own, '4000');
      // Begun and not saved: it comes along too.
      await own.keyboard.press('l');
      await own.keyboard.press('2');
      await own.getByRole('dialog', { name: 'Log a call' }).getByLabel(/^Note/).fill('after the fair');
      await own.keyboard.press('Escape');
      return receipt;
    });

  const text = await test.step('the office invites him with his ledger', async () => {
    await unlock(page, hands, asha.secret);
    await expectOpen(page);
    await becomeHub(page);
    const invitation = await inviteDevice(page, nikhil.name, { brings: true });
    await picture(page, '1-invitation');
    return invitation;
  });

  await test.step('a slip and a wrong passphrase are told in words, and nothing is changed', async () => {
    await goTo(own, 'm', 'Team and devices');
    await picture(own, '2-alone');
    await own.getByRole('button', { name: 'Join a team with this ledger' }).click();
    const sheet = own.getByRole('dialog', { name: 'Join a team with this ledger' });
    await sheet.getByLabel('Invitation').fill(text.slice(0, 70));
    await expect(sheet.getByRole('alert')).toContainText('slip');
    await sheet.getByLabel('Invitation').fill(text);
    await expect(sheet.getByText(`Sahyadri Agencies invites ${nikhil.name}.`)).toBeVisible();
    await sheet.getByLabel('Your passphrase').fill('not what he typed at all');
    await sheet.getByRole('button', { name: 'Join with this ledger' }).click();
    await expect(sheet.getByRole('alert').last()).toBeVisible();
    await picture(own, '3-wrong-passphrase');
    expect(await axeFindings(own, wcag22aa)).toEqual([]);
    await sheet.getByLabel('Your passphrase').fill(nikhil.secret);
    await sheet.getByRole('button', { name: 'Join with this ledger' }).click();
  });

  await test.step('he is in the team with everything of his', async () => {
    await expect(own.getByText('The hub runs elsewhere.', { exact: false })).toBeVisible();
    await expect(own.getByText(/You are in the team Sahyadri Agencies now/)).toBeVisible();
    // What the screens show is of the new ledger: he works in the field there, and the team's hub is near.
    await expect(own.getByRole('row', { name: /Nikhil Deshmukh/ })).not.toContainText('Admin');
    await expect(own.locator('.frame-foot .sync-chip')).not.toHaveText('Saved on this device');
    await picture(own, '4-joined');
    await openAccountOf(own, 'Gokhale Stores');
    await expect(own.getByText(number).first()).toBeVisible();
    await picture(own, '5-account');
    await goTo(own, 'h', 'Cash');
    await expect(own.getByRole('region', { name: 'Cash in hand' }).first()).toContainText('₹4,000');
    await picture(own, '6-cash');
    await goTo(own, 'u', 'Unfinished');
    await expect(own.getByRole('region', { name: 'Gokhale Stores' })).toBeVisible();
    await openAccountOf(own, 'Salunkhe Tiles');
    expect(await takeCash(own, '1000')).not.toBe(number);
    await syncNow(own);
    await expect(own.getByRole('heading', { name: 'Everything is with the team.' })).toBeVisible();
    await picture(own, '7-sync');
  });

  await test.step('the office has his customers, receipts and cash, and nothing waits for a word', async () => {
    await page.keyboard.press('Escape');
    await syncNow(page);
    await openAccountOf(page, 'Gokhale Stores');
    await expect(page.getByText(number).first()).toBeVisible();
    await picture(page, '8-office-account');
    await goTo(page, 'm', 'Team and devices');
    await expect(page.getByRole('row', { name: new RegExp(nikhil.name) }).last()).toContainText('Working');
    await picture(page, '9-office-team');
    const account = await ask(page, 'search', { text: 'Gokhale' });
    const accountId = account.parties[0]?.accounts[0]?.accountId ?? '';
    const standing = async (asked: Page) => {
      const { totalDueMinor, promises } = await ask(asked, 'readAccount', { accountId });
      return { totalDueMinor, promises: promises.map(({ status }) => status) };
    };
    expect(await standing(page)).toEqual({ totalDueMinor: 600_000, promises: ['kept'] });
    expect(await standing(own)).toEqual(await standing(page));
    expect((await ask(page, 'listReviews', {})).reviews).toEqual([]);
  });

  await test.step('his passphrase opens the ledger that he has now, under his name in the team', async () => {
    await lock(own);
    await picture(own, '10-locked');
    await unlock(own, hands, nikhil.secret);
    await expectOpen(own);
    const { trialBalance, rebuiltEqual } = await ask(own, 'verifyLedger', {});
    expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
  });
});
