import type { Page } from '@playwright/test';
import { ask } from './ask.ts';

export async function readTop(page: Page) {
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 1 });
  const row = rows[0]!;
  return { party: row.party, score: row.score, terms: row.terms.map((t) => t.points), accountId: row.accountId };
}
export async function openTop(page: Page): Promise<string> {
  const { accountId } = await readTop(page);
  await page.evaluate((id) => { location.hash = `#/account/${id}`; }, accountId);
  return accountId;
}
