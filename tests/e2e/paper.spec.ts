import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

import { plainDate } from '../../src/shared/domain/dates.ts';
import { fixedPdf } from '../../src/shared/domain/paper/fixed-pdf.ts';
import { ask } from '../helpers/e2e/ask.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

/** Papers as a person prints them: chosen on the screen, printed by Chromium, checked by the code on them. */
test('a receipt is printed in every size, twice the same, and its code is checked without a network', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const { receiptId, number, accountId } = await takeMoney(page);
  const dialogs = await countPrintDialogs(page);

  await goTo(page, `/paper/receipt/${receiptId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Receipt', exact: true }).first()).toBeVisible();
  const sheet = page.locator('article.sheet');
  await expect(sheet).toContainText(number);
  await expect(sheet).toContainText('Paid on account of');
  await expect(sheet).toContainText('subject to realisation');
  await expect(sheet).toContainText('Rupees');
  for (const layout of ['A4', 'A5', '80mm', '58mm']) {
    await press(page, 'Paper size', layout);
    await press(page, 'Language', 'Marathi');
    await expect(sheet).toContainText('पावती क्रमांक');
    await press(page, 'Second language on the same sheet', '+ English');
    await expect(sheet).toContainText('पावती / Receipt');
    const first = await pdfOf(page);
    expect((await pdfOf(page)).equals(first), `${layout} printed twice`).toBe(true);
    expect(widthMm(first)).toBe({ A4: 210, A5: 148, '80mm': 80, '58mm': 58 }[layout]);
    const file = info.outputPath('papers', `receipt-${layout}.pdf`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, first);
    readBack(file, [number, '₹5,000.00']);
  }

  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('Printed 1 time before')).toBeVisible();
  expect(await dialogs()).toBe(1);
  await press(page, 'Printed before', 'Marked “copy 2”');
  await expect(sheet).toContainText('प्रत 2 / COPY 2');
  await press(page, 'Printed before', 'As first given');
  await expect(sheet).not.toContainText('COPY 2');

  const { seal, model } = await ask(page, 'readPaper', { paper: 'receipt', subjectId: receiptId });
  await checkCode(page, seal ?? '', 'Genuine');
  await checkCode(page, (seal ?? '').replace('|500000|', '|900000|'), 'Not as it was given out');
  await expect(page.getByText('₹9,000.00')).toBeVisible();
  await expect(page.getByText('differs')).toHaveCount(1);

  await statementOf(door, accountId);
  expect(await ask(page, 'readPaper', { paper: 'receipt', subjectId: receiptId })).toMatchObject({ model });
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

async function statementOf({ page }: OpenedDoor, accountId: string): Promise<void> {
  await goTo(page, `/account/${accountId}`);
  const { totalDueMinor, currency, party } = await ask(page, 'readAccount', { accountId });
  await expect(page.getByRole('heading', { level: 1, name: party.name })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Statement of the account' })).toBeVisible();
  const owed = new Intl.NumberFormat('en-IN', { style: 'currency', currency }).format(totalDueMinor / 100);
  const closing = page.locator('article.sheet .sheet-movements tr.sheet-strong').last();
  await expect(closing).toContainText(owed);
  const first = await pdfOf(page);
  expect((await pdfOf(page)).equals(first)).toBe(true);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('Printed 1 time before')).toBeVisible();
  await goTo(page, `/paper/partyStatement/${party.partyId}`);
  await expect(page.locator('article.sheet')).toContainText('All accounts together');
}

/** Money in two ways, so that a part of it is still on its way. */
async function takeMoney(
  page: Page,
): Promise<{ readonly receiptId: string; readonly number: string; readonly accountId: string }> {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  const accountId = rows[0]?.accountId ?? '';
  const part = { amountMinor: 250_000, bank: null, instrumentOn: null } as const;
  const { receiptId, number } = await ask(page, 'recordReceipt', {
    commandId: crypto.randomUUID(),
    accountId,
    tenders: [
      { ...part, tender: 'cash', reference: null },
      { ...part, tender: 'upi', reference: '423456789012' },
    ],
  });
  return { receiptId, number, accountId };
}

function goTo(page: Page, address: string): Promise<void> {
  return page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);
}

function press(page: Page, group: string, chip: string): Promise<void> {
  return page
    .getByRole('group', { name: group, exact: true })
    .getByRole('button', { name: chip, exact: true })
    .click();
}

/** Puts a counter in the place of the browser's own dialog, which a test cannot close. */
async function countPrintDialogs(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as typeof window & { printed?: number };
    window.print = () => {
      counted.printed = (counted.printed ?? 0) + 1;
    };
  });
  return () => page.evaluate(() => (window as typeof window & { printed?: number }).printed ?? 0);
}

/** What the browser prints of the page, with the clock taken out as the product takes it out. */
async function pdfOf(page: Page): Promise<Buffer> {
  const layout = (await page.locator('article.sheet').getAttribute('data-layout')) ?? 'A4';
  const width = { A4: '210mm', A5: '148mm' }[layout] ?? layout;
  const pdf = await page.pdf({
    width,
    height: layout.endsWith('mm') ? '400mm' : '297mm',
    printBackground: true,
    tagged: true,
  });
  return Buffer.from(fixedPdf(pdf, plainDate('2026-11-26')));
}

function widthMm(pdf: Buffer): number {
  const [, points = '0'] = /\/MediaBox \[0 0 ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
  return Math.round((Number(points) / 72) * 25.4);
}

/** What a program that reads PDFs finds on it, where this machine has one. */
function readBack(file: string, words: readonly string[]): void {
  let text: string;
  try {
    text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } catch {
    test
      .info()
      .annotations.push({ type: 'skipped', description: 'no pdftotext here: the text layer was not read' });
    return;
  }
  for (const word of words) expect(text).toContain(word);
}

async function checkCode(page: Page, code: string, verdict: string): Promise<void> {
  await goTo(page, '/check-paper');
  await page.getByLabel('Text of the code').fill(code);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText(verdict)).toBeVisible();
}
