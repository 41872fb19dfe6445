import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { plainDate } from '../../src/shared/domain/dates.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

const sapFile = join(import.meta.dirname, '../../../shared/data/erp-open-items/sap-open-items.csv');

test('a real export of open items: 9,700 rows, 526 customers, two currencies apart', async ({
  browser,
}, info) => {
  test.skip(!existsSync(sapFile), 'the real files of ../shared are not here');
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  const startedAtMs = performance.now();
  await chooseFile(page, mouseHands(), sapFile);
  await expect(page.getByText('9,700 rows read')).toBeVisible({ timeout: 60_000 });
  await runImport(
    page,
    mouseHands(),
    { creditor: /A trade supplier/, debtors: /Businesses/ },
    { withinMs: 60_000 },
  );
  info.annotations.push({ type: 'times', description: `${Math.round(performance.now() - startedAtMs)} ms` });
  const aging = await ask(page, 'reportAging', { asOf: plainDate('2020-05-31') });
  expect(Object.keys(aging.byCurrency).toSorted()).toEqual(['CAD', 'USD']);
  expect(aging.byCurrency['USD']?.totalMinor).toBe(27_511_371_683);
  expect(aging.byCurrency['CAD']?.totalMinor).toBe(4_447_100_908);
  await expect(page.getByText('526', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Go to Today' }).click();
  await expect(page.locator('.today-row[aria-current] .today-name')).toBeFocused();
  await door.close();
});
