import { expect, type Page, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

/** A cheque is taken, keeps a promise and a plan's instalment, and comes back: everything it touched is open again. */
test('a bounced cheque opens again what it had paid, and the list says so', async ({ browser }, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const newId = (): Promise<string> => page.evaluate(() => crypto.randomUUID());
  const goTo = (address: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = `#${to}`;
    }, address);
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const { accountId, account } = rows.find(({ lane }) => lane === 5) ??
    rows[0] ?? { accountId: '', account: '' };
  const before = await ask(page, 'readAccount', { accountId });
  const today = before.on;
  const amountMinor = Math.min(before.items[0]?.openMinor ?? 0, 1_000_00);
  await ask(page, 'makePromise', {
    commandId: await newId(),
    accountId,
    terms: { amountMinor, dueOn: today, mode: 'cheque', replaces: null },
  });
  await ask(page, 'proposePlan', {
    commandId: await newId(),
    accountId,
    terms: {
      totalMinor: 3 * amountMinor,
      frequency: 'weekly',
      firstOn: today,
      count: 3,
      instalmentMinor: null,
    },
  });
  const { receiptId } = await ask(page, 'recordReceipt', {
    commandId: await newId(),
    accountId,
    tenders: [
      {
        tender: 'cheque',
        amountMinor,
        reference: '004711',
        bank: 'State Bank, Pune',
        instrumentOn: today,
      },
    ],
  });
  const paid = await ask(page, 'readAccount', { accountId });
  expect(paid.totalDueMinor).toBe(before.totalDueMinor - amountMinor);
  expect(paid.promises[0]?.status).toBe('kept');
  const planStates = (account: typeof paid) => account.plan?.instalments.map(({ state }) => state);
  expect(planStates(paid)).toEqual(['paid', 'open', 'open']);

  await goTo('/instruments');
  await expect(page.getByRole('heading', { level: 1, name: 'Cheques' })).toBeVisible();
  const find = page.getByLabel('Number, bank or customer');
  await find.fill('no such cheque');
  await expect(page.getByText('Nothing fits “no such cheque”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(find).toHaveValue('');
  await expect(find).not.toBeFocused();
  await find.fill('004711');
  await page.getByRole('checkbox', { name: /^Choose Cheque 004711/ }).check();
  await page.getByRole('button', { name: 'Give 1 to the bank today' }).click();
  await expect(page.getByText('1 given to the bank')).toBeVisible();
  await page.getByRole('button', { name: /^With the bank \(1\)/ }).click();
  await page.getByRole('button', { name: 'Cheque 004711' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It came back' }).click();
  await page.getByLabel('Reason of the bank').first().click();
  await page.getByRole('option', { name: 'Funds insufficient' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It came back' }).click();
  await expect(page.getByText('Open again because of it:')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/the promise of/)).toBeVisible();
  await expect(page.getByRole('dialog').getByText('1 plan counts less')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/Send the demand notice/)).toBeVisible();

  const after = await ask(page, 'readAccount', { accountId });
  expect(after.totalDueMinor).toBe(before.totalDueMinor);
  expect(after.promises[0]?.status).toBe('due');
  expect(after.plan?.paidMinor).toBe(0);
  expect(planStates(after)).toEqual(['due', 'open', 'open']);
  expect((await ask(page, 'readInstrument', { instrumentId: `${receiptId}.0` })).standing).toBe('bounced');
  await correctNumber(page, '004711', '004712');
  await page.keyboard.press('Escape');
  await page.getByLabel('Number, bank or customer').fill('004712');
  await page.getByRole('button', { name: /^Came back \(1\)/ }).click();
  await expect(page.getByRole('cell', { name: new RegExp(account) })).toBeVisible();
  await goTo(`/account/${accountId}`);
  await expect(page.getByText(/Cheque 004712 for .* came back/).first()).toBeVisible();
  await expect(page.getByText(/can be sued for until/)).toBeVisible();
  const clocks = page.getByRole('region', { name: 'Money' });
  await expect(clocks.getByText('30 days left')).toBeVisible();
  await clocks.getByRole('link', { name: 'To the cheque and its next step' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Notice sent' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Notice sent' }).click();
  await expect(page.getByRole('dialog').getByText(/demand notice sent/)).toBeVisible();
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

/** Puts a misread number right in the open dialog of a cheque. */
async function correctNumber(page: Page, from: string, to: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Correct or add to it' }).click();
  await expect(dialog.getByLabel('Cheque number (six digits)')).toHaveValue(from);
  await dialog.getByLabel('Cheque number (six digits)').fill(to);
  await dialog.getByLabel('MICR').fill('411002003');
  await dialog.getByRole('button', { name: 'Correct or add to it' }).click();
  await expect(dialog.getByRole('heading', { name: new RegExp(`Cheque ${to}`) })).toBeVisible();
}

/** The picture is drawn without any network, and what is claimed stays owed until somebody sees it in the bank. */
test('a UPI code is shown for the receipt, and the money counts once it is confirmed', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const newId = (): Promise<string> => page.evaluate(() => crypto.randomUUID());
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByLabel('UPI address', { exact: true }).fill('sahyadri@okbank');
  await page
    .getByLabel('Name the payer’s app shows')
    .or(page.getByLabel("Name the payer's app shows"))
    .fill('Sahyadri');
  await page.getByRole('button', { name: 'Save the address' }).click();
  await expect(page.getByText('UPI address saved')).toBeVisible();
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const accountId = rows[0]?.accountId ?? '';
  const before = await ask(page, 'readAccount', { accountId });
  const { receiptId, number } = await ask(page, 'recordReceipt', {
    commandId: await newId(),
    accountId,
    tenders: [{ tender: 'upi', amountMinor: 500_00, reference: null, bank: null, instrumentOn: null }],
  });
  expect(await ask(page, 'readAccount', { accountId })).toMatchObject({
    totalDueMinor: before.totalDueMinor,
    claimedMinor: before.claimedMinor + 500_00,
  });
  await page.evaluate((id) => {
    location.hash = `#/receipt/${id}`;
  }, receiptId);
  await page.getByRole('button', { name: 'Show the UPI code' }).click();
  const picture = page.getByRole('img', { name: /^UPI code for/ });
  await expect(picture).toHaveAttribute('data-link', new RegExp(`am=500\\.00&cu=INR.*tr=${number}$`));
  const screen = page.viewportSize() ?? { width: 0, height: 0 };
  const whole = await page.getByRole('dialog').boundingBox();
  expect([whole?.width, whole?.height]).toEqual([screen.width, screen.height]);
  const drawn = await picture.boundingBox();
  expect(drawn?.width).toBeGreaterThan(0.55 * Math.min(screen.width, screen.height));
  expect((drawn?.y ?? 0) + (drawn?.height ?? 0)).toBeLessThan(screen.height);
  await page.keyboard.press('Escape');
  await expect(picture).toBeHidden();
  await page.getByRole('button', { name: 'It is in the bank' }).click();
  await expect(page.getByText('In the bank', { exact: true })).toBeVisible();
  expect((await ask(page, 'readAccount', { accountId })).totalDueMinor).toBe(before.totalDueMinor - 500_00);

  // What is no picture is refused by name, and the form is as it was; a picture is kept and moves limitation.
  const limitation = async () =>
    (await ask(page, 'listLegalClocks', { accountId })).clocks.filter(
      ({ startsWith }) => startsWith === 'signedWriting',
    ).length;
  expect(await limitation()).toBe(0);
  await page.getByRole('button', { name: 'Keep the signed copy' }).click();
  const form = page.getByRole('dialog');
  const copy = form.getByLabel('Photo of the signed copy', { exact: true }).and(page.locator('input'));
  await copy.setInputFiles({
    name: 'copy.exe',
    mimeType: 'application/x-msdownload',
    buffer: Buffer.from('MZ'),
  });
  await form.getByRole('textbox', { name: 'Signed on' }).fill('yesterday');
  await form.getByRole('button', { name: 'Keep the signed copy' }).click();
  await expect(form.getByText(/The photo was not kept/)).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Signed on' })).toHaveValue('yesterday');
  await copy.setInputFiles({ name: 'copy.png', mimeType: 'image/png', buffer: onePixel });
  await form.getByRole('textbox', { name: 'Signed on' }).fill('today');
  await form.getByRole('button', { name: 'Keep the signed copy' }).click();
  await expect(page.getByText('Signed copy kept', { exact: true }).first()).toBeVisible();
  await expect.poll(limitation).toBeGreaterThan(0);
  await door.close();
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
