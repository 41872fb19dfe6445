import { expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { setDisplay } from '../helpers/e2e/screens.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';
import { smallControls } from '../helpers/e2e/small-controls.ts';
import { become, openKulkarni, openSmallTeam } from '../helpers/e2e/small-team.ts';

const row = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Everybody’s day' }).getByRole('row', { name: new RegExp(name) });

test('the evening: exceptions first, closed and signed with a reason, and what comes later beside it', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openSmallTeam(browser, info, ['Ravi Pawar', 'Vijay Kale'], {
    viewport: { width: 1366, height: 768 },
  });
  const { page } = door;
  await become(page, 'Ravi Pawar');
  await openKulkarni(page);
  await writeReceipt(page, '4000');

  // Vijay sees the day, and what wants a look, with the way to it.
  await become(page, 'Vijay Kale');
  await goTo(page, 'y', 'Day’s end');
  const exceptions = page.getByRole('region', { name: '1 exception' });
  await expect(exceptions).toContainText(
    'Ravi Pawar moved cash and has not counted the day. By the book ₹4,000 is in hand.',
  );
  await expect(row(page, 'Ravi Pawar')).toContainText('1 · ₹4,000');
  await exceptions.getByRole('button', { name: 'To the row of Ravi Pawar' }).press('Enter');
  await expect(row(page, 'Ravi Pawar')).toBeFocused();
  await page.screenshot({ path: info.outputPath('open.png'), fullPage: true });
  expect(await axeFindings(page, wcag22aa)).toEqual([]);

  // Closed by keyboard: not without a reason.
  await page.getByRole('button', { name: 'Close the day' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Sign and close' })).toBeDisabled();
  await page.screenshot({ path: info.outputPath('closing.png') });
  await dialog.getByLabel('Why it is closed all the same').pressSequentially('Ravi counts in the morning');
  await page.keyboard.press('Enter');
  const closed = page.getByRole('region', { name: 'Closed and signed' });
  await expect(closed).toContainText('By Vijay Kale');
  await expect(closed).toContainText('Ravi counts in the morning');
  const digest = await closed.locator('.day-end-digest').textContent();

  // A late receipt of the closed day leaves what was signed as it is.
  await become(page, 'Ravi Pawar');
  await openKulkarni(page);
  await writeReceipt(page, '500');
  await become(page, 'Vijay Kale');
  await goTo(page, 'y', 'Day’s end');
  await expect(closed.getByRole('heading', { name: '1 late entry' })).toBeVisible();
  await expect(closed).toContainText('Ravi Pawar, receipts: ₹4,000, now ₹4,500');
  await expect(row(page, 'Ravi Pawar')).toContainText('1 · ₹4,000');
  await page.getByRole('button', { name: 'With what came later' }).click();
  await expect(row(page, 'Ravi Pawar')).toContainText('2 · ₹4,500');
  await page.screenshot({ path: info.outputPath('late.png'), fullPage: true });
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
  await closed.getByRole('button', { name: 'Write the amendment' }).click();
  await expect(closed.getByRole('article', { name: /^Amendment 1/ })).toContainText('1 late entry.');
  await expect(closed.getByRole('heading', { name: '1 late entry' })).toBeHidden();
  expect(await closed.locator('.day-end-digest').textContent()).toBe(digest);

  // At the door of a customer, by thumb: nothing is too small.
  await page.setViewportSize({ width: 800, height: 1280 });
  await setDisplay(page, { density: 'field' });
  await expect(row(page, 'Ravi Pawar')).toContainText('1 · ₹4,000');
  expect(await smallControls(page)).toEqual([]);
  // Nor is anything to be scrolled sideways, however many figures there are: what nobody did is left out.
  const hidden = await page
    .getByRole('group', { name: 'Everybody’s day' })
    .evaluate((group) => group.scrollWidth - group.clientWidth);
  expect(hidden).toBe(0);
  await expect(row(page, 'Ravi Pawar').getByText('–').filter({ visible: true })).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('field.png'), fullPage: true });

  // On paper: the figures, the digest and room for two signatures; no button.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('The team’s day of')).toBeVisible();
  await expect(page.getByText('Cashier', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.screenshot({ path: info.outputPath('print.png'), fullPage: true });
  await door.close();
});

test(
  'on the computer that is the hub: who is not here is named, and files are brought together',
  { tag: restTag },
  async ({ browser }, info) => {
    const door = await openLedger(browser, info, 'founded', { viewport: { width: 1366, height: 768 } });
    const { page } = door;
    await ask(page, 'becomeHub', { commandId: crypto.randomUUID(), host: '127.0.0.1', port: 0 });
    await ask(page, 'inviteDevice', {
      commandId: crypto.randomUUID(),
      who: { name: 'Sunil Rao', roles: ['field'] },
    });
    await goTo(page, 'y', 'Day’s end');
    await expect(page.getByRole('region', { name: '1 exception' })).toContainText(
      'Nothing was ever heard from a device of theirs.',
    );
    await expect(row(page, 'Sunil Rao')).toContainText('Not here yet');
    const together = page.getByRole('region', { name: 'Bring together' });
    await expect(together.getByRole('button', { name: 'Sync now' })).toBeVisible();
    // A file that is none is refused by name, and nothing else happens.
    await together.getByLabel('Folder for the answers').fill(info.outputPath('.'));
    await together.getByRole('button', { name: 'Use it' }).click();
    await together.locator('input[type=file]').setInputFiles([
      { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no bundle') },
      { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('no bundle either') },
    ]);
    const files = together.getByRole('list', { name: 'Files that were read' });
    await expect(files.getByRole('listitem')).toHaveCount(2);
    await expect(files).toContainText('holiday.jpg');
    await together.scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath('together.png') });
    expect(await axeFindings(page, wcag22aa)).toEqual([]);
    await page.getByRole('button', { name: 'Close the day' }).click();
    await expect(page.getByRole('dialog')).toContainText('Not here: Sunil Rao.');
    await page.getByRole('dialog').getByLabel('Why it is closed all the same').fill('Begins on Monday');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Closed and signed' })).toContainText('Partial close');
    await page.screenshot({ path: info.outputPath('partial.png') });
    await door.close();
  },
);
