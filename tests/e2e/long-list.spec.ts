import { expect, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

/** So many rows of a long list may be in the page at once (ux.md findings 11 and 12). */
const mostRowsInPage = 60;

/** A book of ten thousand customers with one overdue invoice each. */
function longBook(): Buffer {
  const rows = Array.from({ length: 10_000 }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    return `L${at},Customer ${at} Stores,INV-${at},${day}/08/2026,${day}/09/2026,${1000 + (at % 977)}.00`;
  });
  const head = 'Customer Code,Customer Name,Invoice No,Invoice Date,Due Date,Amount';
  return Buffer.from([head, ...rows].join('\n'));
}

test('ten thousand accounts: few rows in the page, and J and K stay quick', async ({ browser }, info) => {
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  const hands = mouseHands();
  await goTo(page, 'i', 'Import receivables');
  const startedAtMs = performance.now();
  await chooseFile(page, hands, { name: 'long.csv', mimeType: 'text/csv', buffer: longBook() });
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ }, { withinMs: 60_000 });
  const importedMs = performance.now() - startedAtMs;
  await page.getByRole('button', { name: 'Go to Today' }).click();
  await expect(page.locator('.today-row[aria-current] .today-name')).toBeFocused();
  expect((await ask(page, 'listWorklist', { offset: 0, limit: 1 })).total).toBe(10_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const before = await scriptMs();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press(pressed < 30 ? 'j' : 'k');
    expect(await page.locator('.today-row').count()).toBeLessThanOrEqual(mostRowsInPage);
  }
  const perKeyMs = ((await scriptMs()) - before) / 40;
  await page.keyboard.press('End');
  await expect(page.locator('.today-row[aria-current] .today-rank')).toHaveText('10000');
  expect(await page.locator('.today-row').count()).toBeLessThanOrEqual(mostRowsInPage);
  info.annotations.push({
    type: 'times',
    description: `import of 10,000 rows ${Math.round(importedMs)} ms, script per J or K ${perKeyMs.toFixed(1)} ms`,
  });
  await door.close();
});
