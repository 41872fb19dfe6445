import { readFile } from 'node:fs/promises';

import { expect, type Page, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, dropFile, receivablesFile } from '../helpers/e2e/import-screen.ts';
import { copyProfile } from '../helpers/e2e/profiles.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, unlock } from '../helpers/e2e/session-screens.ts';
import { testDay } from '../helpers/e2e/test-clock.ts';

/** Files that are none, or half of one: a sentence that says what to do, and nothing written. */
let door: OpenedDoor;
let page: Page;
const hands = mouseHands();

test.beforeAll(async ({ browser }) => {
  const directory = await copyProfile('trade', test.info().outputPath('profile'));
  door = await openBrowserDoor(browser, directory);
  page = door.page;
  await unlock(page, hands, asha.secret);
  await expectOpen(page);
});

test.afterAll(async () => {
  await door.close();
});

const header = 'Customer Code,Customer Name,Invoice No,Invoice Date,Due Date,Amount\n';

/** Latin letters far beyond ASCII in a byte order that no reader can guess right. */
const brokenUtf8 = Buffer.concat([
  Buffer.from(header),
  Buffer.from([0x43, 0x31, 0x2c, 0xc3, 0x28, 0xa0, 0xa1, 0x2c, 0x31, 0x2c]),
  Buffer.from('01/06/2026,01/07/2026,500.00\n'),
]);

const badFiles: readonly (readonly [string, string, () => Promise<Buffer>, RegExp])[] = [
  ['an empty file', 'empty.csv', async () => Buffer.alloc(0), /file is empty/],
  [
    'a program file under the name of a table',
    'photo.csv',
    async () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 255, 254, 0, 0, 9, 0]),
    /not a table in text form/,
  ],
  [
    'a saved web page',
    'report.csv',
    async () =>
      Buffer.from('<!DOCTYPE html><html><body><table><tr><td>Amount</td></tr></table></body></html>'),
    /web page/,
  ],
  [
    'a file cut off in the middle of a quoted name',
    'cut.csv',
    async () => {
      const whole = await readFile(receivablesFile);
      return whole.subarray(0, whole.indexOf('Sadashiv Peth'));
    },
    /ends in the middle of a row/,
  ],
  ['column names without a row', 'heads.csv', async () => Buffer.from(header), /no rows under them/],
  [
    'a line that does not end',
    'endless.csv',
    async () => Buffer.from(`${header}C1,${'x'.repeat(3_000_000)}`),
    /line of the file does not end|ends in the middle/,
  ],
];

for (const [what, name, bytes, sentence] of badFiles) {
  test(`${what} is refused in words, and nothing is written`, async () => {
    await goTo(page, 'i', 'Import receivables');
    const before = await ask(page, 'reportAging', { asOf: testDay });
    await chooseFile(page, hands, { name, mimeType: 'text/csv', buffer: await bytes() });
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByRole('button', { name: /^Import \d/ })).toHaveCount(0);
    expect(await ask(page, 'reportAging', { asOf: testDay })).toEqual(before);
    await goTo(page, 't', /^Today/);
  });
}

test('a file in an old Windows encoding is read; the rows in it come in as letters, not as rubbish', async () => {
  await goTo(page, 'i', 'Import receivables');
  const latin = Buffer.from(`${header}C77,Café Régence,B-1,01/06/2026,01/07/2026,500.00\n`, 'latin1');
  await chooseFile(page, hands, { name: 'old.csv', mimeType: 'text/csv', buffer: latin });
  await expect(page.getByText('Café Régence').first()).toBeVisible();
  await goTo(page, 't', /^Today/);
});

test('bytes that are no letters in any encoding are shown as a doubt or refused, never taken in silence', async () => {
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, { name: 'broken.csv', mimeType: 'text/csv', buffer: brokenUtf8 });
  await expect(
    page
      .getByRole('alert')
      .or(page.getByText(/\d+ (thing|things) (was|were) assumed|doubt/))
      .first(),
  ).toBeVisible();
  await goTo(page, 't', /^Today/);
});

test('the same file again, dropped this time: everything is known and nothing would change', async () => {
  await goTo(page, 'i', 'Import receivables');
  await dropFile(page, 'sahyadri-receivables.csv', await readFile(receivablesFile, 'utf8'));
  await expect(page.getByRole('button', { name: /nothing would change/ })).toBeVisible();
});
