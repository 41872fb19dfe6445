import { expect, test } from 'vitest';

import { addDays } from '../../../../src/shared/domain/dates.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { today } from '../../fixture-answers.ts';
import { worklistPage } from '../../work-book.ts';
import { atDesk, startPages, withWork } from '../../work-page.ts';

startPages();

/** Reasons as long as they get: an amount of lakhs, a day, and what came of a call. */
const reasons = [
  {
    key: 'because.promiseBroken',
    params: { amountMinor: 12_34_567_89, currency: 'INR', on: addDays(today, -9) },
  },
  {
    key: 'because.appointmentTriedToday',
    params: {
      channel: 'call',
      on: today,
      triedAtMs: Date.parse(`${today}T11:05:00+05:30`),
      outcome: 'RNR',
    },
  },
] as const;

test('at 1366 a reason is read to its end, and a call-back that was tried says when and what came of it', async () => {
  const answers = {
    listWorklist: ({ offset, limit }: { readonly offset?: number; readonly limit?: number }) => {
      const page = worklistPage(offset ?? 0, limit ?? 50);
      const rows = page.rows.map((row, at) => ({
        ...row,
        laneBecause: reasons[at % reasons.length] ?? null,
      }));
      return ok({ ...page, rows });
    },
  };
  await withWork(atDesk, answers, '#/today', async ({ page }) => {
    await page.getByText('Call-back of', { exact: false }).first().waitFor();
    const reason = page.locator('.today-list .today-row:not(.today-list-head) .today-why');
    const shown = await reason.evaluateAll((all) =>
      all.slice(0, 2).map((one) => ({
        words: one.textContent,
        isCut: one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
      })),
    );
    expect(shown.map(({ isCut }) => isCut)).toEqual([false, false]);
    expect(shown[0]?.words).toMatch(/^Promised ₹12,34,567\.89 for .*: not kept$/);
    expect(shown[1]?.words).toMatch(/^Call-back of .* still open; tried at 11:05, no answer$/);
  });
});
