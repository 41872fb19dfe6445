import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';

import { ask } from '../../helpers/e2e/ask.ts';
import { openDesktopDoor } from '../../helpers/e2e/doors.ts';
import { mouseHands } from '../../helpers/e2e/hands.ts';
import { chooseFile, receivablesFile, runImport } from '../../helpers/e2e/import-screen.ts';
import { asha } from '../../helpers/e2e/served.ts';
import { expectOpen, foundLedger, goTo } from '../../helpers/e2e/session-screens.ts';
import { isRealElectron } from '../../helpers/electron-standin/launch.ts';
import { fontsOf, textOf } from '../../helpers/paper/read-pdf.ts';

/** Papers through the production main and preload: the hidden window, its fonts, the file that is saved. */
test('a receipt is saved as PDF from the desktop app, twice the same file, and given to the printer', async ({
  browserName,
}, info) => {
  test.skip(browserName !== 'chromium', 'the app is Chromium');
  test.setTimeout(120_000);
  const door = await openDesktopDoor(info.outputPath('profile'));
  const { page, app } = door;
  if (app === undefined) throw new Error('the desktop door has an app');
  const hands = mouseHands();
  await foundLedger(page, hands, { ...asha, team: 'Sahyadri Agencies' });
  await expectOpen(page);
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, receivablesFile);
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  const { receiptId, number } = await takeMoney(page);
  await page.evaluate((address) => {
    location.hash = address;
  }, `#/paper/receipt/${receiptId}`);
  await choose(page, 'Language', 'Marathi');
  await choose(page, 'Second language on the same sheet', '+ English');
  const sheet = page.locator('article.sheet');
  await expect(sheet).toContainText('पावती / Receipt');

  const folder = info.outputPath('papers');
  await mkdir(folder, { recursive: true });
  const save = (name: string) => savePdf(page, app, join(folder, name));
  const first = await save('first.pdf');
  expect(first.suggested).toBe(`${number}.pdf`);
  const again = await save('again.pdf');
  expect(again.bytes.equals(first.bytes), 'the same paper, the same bytes').toBe(true);
  const pdf = first.bytes.toString('latin1');
  expect(pdf).toMatch(/MediaBox \[0 0 (419|420)/);
  expect([...fontsOf(first.bytes)].sort()).toEqual([
    'NotoSans-Bold',
    'NotoSans-Regular',
    'NotoSansDevanagari-Bold',
    'NotoSansDevanagari-Regular',
  ]);
  const text = textOf(first.bytes);
  for (const said of ['पावती', 'मिळाल्याची तारीख', '₹5,000.00', number, 'Signature of the payer']) {
    expect(text).toContain(said.replaceAll(' ', ''));
  }
  await expect(page.getByText('Printed 2 times before')).toBeVisible();

  if (!isRealElectron) await printOnPaper(page, app);
  await door.close();
});

async function printOnPaper(page: Page, app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: running }) => {
    (running as unknown as NodeJS.EventEmitter).once(
      'standin-print',
      (options: unknown, callback: (success: boolean, reason: string) => void) => {
        (globalThis as unknown as { asked: unknown }).asked = options;
        callback(true, '');
      },
    );
  });
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('Printed 3 times before')).toBeVisible();
  const asked = await app.evaluate(() => (globalThis as unknown as { asked: unknown }).asked);
  expect(asked).toEqual({ printBackground: true });
  // A dialog that was closed prints nothing, and nothing is noted.
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeEnabled();
  await expect(page.getByText('Printed 3 times before')).toBeVisible();
}

async function savePdf(
  page: Page,
  app: ElectronApplication,
  path: string,
): Promise<{ readonly bytes: Buffer; readonly suggested: string }> {
  await writeFile(path, '');
  const asked = await app.evaluateHandle(({ dialog }, chosen) => {
    const names: string[] = [];
    dialog.showSaveDialog = (async (...given: unknown[]) => {
      names.push((given.at(-1) as { readonly defaultPath: string }).defaultPath);
      return { canceled: false, filePath: chosen };
    }) as typeof dialog.showSaveDialog;
    return names;
  }, path);
  await page.getByRole('button', { name: 'Save as PDF', exact: true }).click();
  await expect.poll(async () => (await readFile(path)).length).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: 'Save as PDF', exact: true })).toBeEnabled();
  return { bytes: await readFile(path), suggested: (await asked.jsonValue())[0] ?? '' };
}

async function takeMoney(page: Page): Promise<{ readonly receiptId: string; readonly number: string }> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  return ask(page, 'recordReceipt', {
    commandId: crypto.randomUUID(),
    accountId: rows[0]?.accountId ?? '',
    tenders: [{ tender: 'cash', amountMinor: 500_000, reference: null, bank: null, instrumentOn: null }],
  });
}

function choose(page: Page, group: string, chip: string): Promise<void> {
  return page
    .getByRole('group', { name: group, exact: true })
    .getByRole('button', { name: chip, exact: true })
    .click();
}
