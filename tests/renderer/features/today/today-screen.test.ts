import { describe, expect, test } from 'vitest';

import { ok } from '../../../../src/shared/lib/result.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { accountOf, closedPermissions, worklistPage } from '../../work-book.ts';
import { atDesk, pressKeys, shownText, startPages, withWork } from '../../work-page.ts';

startPages();

describe('Today', () => {
  test('ten thousand rows are at most sixty in the page, pages come as they are looked at, and keys walk them', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      const rows = page.locator('.virtual-list [role="listitem"]');
      expect(await rows.count()).toBeLessThanOrEqual(60);
      expect(await rows.first().getAttribute('aria-setsize')).toBe('10000');
      await pressKeys(page, ['j', 'j', 'ArrowDown', 'k']);
      expect(await shownText(page.locator('[aria-current="true"]'))).toContain('A-1 Steel & Sons 3');
      await page.keyboard.press('End');
      await page.getByText('Noor Infra LLP 10000', { exact: true }).waitFor();
      expect(await rows.count()).toBeLessThanOrEqual(60);
      const offsets = sent('listWorklist').map((input) => (input as { offset: number }).offset);
      expect(offsets.at(-1)).toBe(9_900);
      expect(new Set(offsets).size).toBeLessThan(6);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /Noor Infra LLP 10000/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() =>
        document.querySelector('[aria-current="true"]')?.textContent?.includes('10000'),
      );
    });
  });

  test('a look closer shows every term, and the points add up to the score', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await page.keyboard.press('Space');
      const terms = page.getByRole('complementary').getByRole('table');
      await terms.waitFor();
      const points = await terms.locator('tbody td.number').allInnerTexts();
      const score = await shownText(terms.locator('tfoot td.number'));
      expect(points.map(Number).reduce((sum, point) => sum + point, 0)).toBe(Number(score));
    });
  });

  test('an account is put off in two keys and can be taken back', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await pressKeys(page, ['s', '1']);
      await page.getByText(/put off until Wed, 25 Nov 2026/).waitFor();
      expect(sent('snoozeAccount')).toMatchObject([
        { accountId: 'account-1', until: '2026-11-25', reason: 'customerAsked' },
      ]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.waitForTimeout(100);
      expect(sent('wakeAccount')).toMatchObject([{ accountId: 'account-1' }]);
    });
  });

  test('what changes meanwhile waits behind a pill and moves nothing under the cursor', async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, door }) => {
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      door.answer({
        listWorklist: ({ offset, limit }) => {
          const list = worklistPage(offset, limit);
          return ok({
            ...list,
            rows: [...list.rows.slice(1, 3), ...list.rows.slice(0, 1), ...list.rows.slice(3)],
          });
        },
      });
      door.announce(['ledger', 'account:account-9']);
      const pill = page.getByRole('button', { name: '3 changes – show' });
      await pill.waitFor();
      expect(await shownText(page.locator('.today-row[data-lane="2"]').first())).toContain(
        'Shree Ganesh Traders 1',
      );
      await pill.click();
      expect(await shownText(page.locator('.today-row[data-lane="2"]').first())).toContain('संतोष क्षीरसागर 2');
    });
  });

  test('after hours the banner and every button say which law and from when', async () => {
    const answers: FixtureAnswers = {
      listWorklist: ({ offset, limit }) => ok(worklistPage(offset, limit, closedPermissions)),
      readAccount: ({ accountId }) => ok(accountOf(accountId, { permissions: closedPermissions })),
    };
    await withWork(atDesk, answers, '#/today', async ({ page }) => {
      await page
        .getByText(/RBI\/2022-23\/108: contact only between 08:00 and 19:00.*Allowed from Wed, 25 Nov, 08:00/)
        .waitFor();
      await page.keyboard.press('Enter');
      const call = page
        .getByRole('group', { name: 'What can be done' })
        .getByRole('button', { name: /^Call/ });
      await call.waitFor();
      expect(await call.getAttribute('aria-disabled')).toBe('true');
      expect(
        await call.evaluate(
          (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent,
        ),
      ).toContain('para 3');
      await page.keyboard.press('l');
      await page
        .getByText(/contact only between 08:00 and 19:00/)
        .first()
        .waitFor();
      expect(await page.getByRole('dialog', { name: 'Log a call' }).count()).toBe(0);
      await page.keyboard.press('i');
      await page.getByRole('dialog', { name: 'Log an inbound call' }).waitFor();
    });
  });

  test('the list without a book offers an import, and a finished one says what was done', async () => {
    const nothing = { ...worklistPage(0, 0), total: 0, lanes: [], suppressedTotal: 0 };
    await withWork(
      atDesk,
      { listWorklist: () => ok({ ...nothing, books: 0 }) },
      '#/import',
      async ({ page, door }) => {
        await page.getByRole('heading', { level: 1, name: 'Import receivables' }).waitFor();
        await page.goBack();
        await page.getByRole('link', { name: 'Import a file' }).waitFor();
        door.answer({ listWorklist: () => ok(nothing) });
        door.announce(['*']);
        await page.getByRole('heading', { name: 'Done for today' }).waitFor();
        expect(await page.getByText(/accounts worked/).textContent()).toBe(
          '17 accounts worked · ₹42,500 promised · ₹18,200 collected',
        );
      },
    );
  });
});
