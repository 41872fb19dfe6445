import { describe, expect, test } from 'vitest';
import type { ParsedInputOf } from '../../../../src/shared/contract/contract.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { worklistPage } from '../../work-book.ts';
import { atDesk, faultsOf, inField, pressKeys, shownText, startPages, withWork } from '../../work-page.ts';

startPages();
const patience = { timeout: 60_000 };

type Changed = ParsedInputOf<'changeAccounts'>;

describe('many accounts at once', () => {
  test('are put off in parts with a count, and taken back by one press, last first', patience, async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      page.setDefaultTimeout(6_000);
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      for (let row = 0; row < 119; row += 1) await page.keyboard.press('Shift+J');
      await page.getByText('120 chosen', { exact: true }).waitFor();
      await pressKeys(page, ['s', '1']);
      await page.getByText('120 of 120 changed').waitFor();
      const parts = sent('changeAccounts') as readonly Changed[];
      expect(parts.map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
      expect(new Set(parts.map(({ commandId }) => commandId)).size).toBe(3);
      expect(parts[0]?.rows[0]).toEqual({
        accountId: 'account-1',
        change: { kind: 'snooze', until: '2026-11-25', reason: 'customerAsked' },
      });
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('120 accounts are as they were').waitFor();
      const back = (sent('changeAccounts') as readonly Changed[]).slice(3);
      expect(back.flatMap(({ rows }) => rows).map(({ accountId }) => accountId)).toEqual(
        Array.from({ length: 120 }, (_, at) => `account-${120 - at}`),
      );
      expect(await page.getByText('chosen', { exact: false }).count()).toBe(0);
    });
  });

  test('say which were refused and why, and leave them alone', patience, async () => {
    const answers: FixtureAnswers = {
      changeAccounts: ({ rows }) =>
        ok({
          done: rows.length - 1,
          refused: [
            {
              accountId: 'account-2',
              account: 'SGT-00002',
              party: 'संतोष क्षीरसागर 2',
              refusal: { code: 'dateTooFar', params: { latest: '2026-12-24' } },
            },
          ],
          inverse: [{ accountId: 'account-1', change: { kind: 'wake' } }],
        }),
    };
    await withWork(atDesk, answers, '#/today', async (open) => {
      const { page } = open;
      page.setDefaultTimeout(6_000);
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await pressKeys(page, ['Shift+J', 's', '1']);
      const dialog = page.getByRole('dialog', { name: '1 account was left as it was' });
      await dialog.getByText('संतोष क्षीरसागर 2').waitFor();
      await page.getByText('1 of 2 changed').waitFor();
      expect(await faultsOf(open, 'desk')).toEqual([]);
    });
  });

  test('can be stopped between two parts: what was done stays and can be taken back', patience, async () => {
    let release = (): void => {};
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      page.setDefaultTimeout(6_000);
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await page.route('**/rpc', async (route) => {
        if (route.request().postData()?.includes('changeAccounts') === true) {
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        }
        await route.continue();
      });
      await page.keyboard.press('Control+a');
      await page.getByText('1000 chosen', { exact: true }).waitFor();
      await pressKeys(page, ['s', '1']);
      await page.getByText('0 of 1000 done').waitFor();
      await page.getByRole('button', { name: 'Stop here' }).click();
      release();
      await page.getByText('50 of 1000 changed').waitFor();
      expect(sent('changeAccounts')).toHaveLength(1);
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    });
  });

  test('are chosen by mouse as well, given to a person, and forgotten by Escape', patience, async () => {
    await withWork(atDesk, {}, '#/today', async ({ page, sent }) => {
      page.setDefaultTimeout(6_000);
      await page.getByRole('button', { name: '1: choose Shree Ganesh Traders 1 SGT-00001' }).click();
      await page.getByRole('button', { name: /^3: choose A-1 Steel & Sons 3 / }).click();
      await page.getByRole('button', { name: /^Give to/ }).click();
      await page.getByRole('dialog', { name: 'Who works 2 accounts?' }).getByRole('radio').first().click();
      await page.getByText('2 of 2 changed').waitFor();
      const [changed] = sent('changeAccounts') as readonly Changed[];
      expect(changed?.rows.map(({ accountId, change }) => [accountId, change.kind])).toEqual([
        ['account-1', 'assign'],
        ['account-3', 'assign'],
      ]);
      await pressKeys(page, ['x']);
      await page.getByText('1 chosen', { exact: true }).waitFor();
      await pressKeys(page, ['Escape']);
      await page.getByText('1 chosen', { exact: true }).waitFor({ state: 'hidden' });
    });
  });
});

describe('groups', () => {
  const grouped: FixtureAnswers = {
    listWorklist: ({ offset, limit, groupBy }) => {
      const list = worklistPage(offset, limit);
      if (groupBy !== 'party') return ok(list);
      // One customer has the first three accounts, each other customer one.
      const rows = list.rows.map((row, at) => ({
        ...row,
        ...(offset + at < 3 ? { party: 'Kamble & Sons', partyId: 'party-k' } : {}),
        group: offset + at < 3 ? { place: at + 1, accounts: 3 } : { place: 1, accounts: 1 },
      }));
      return ok({ ...list, rows });
    },
  };

  test.each([
    ['desk', atDesk],
    ['field', inField],
  ] as const)(
    'stand under a heading with their count at the size of the %s',
    patience,
    async (density, shown) => {
      await withWork(shown, grouped, '#/today', async (open) => {
        const { page } = open;
        page.setDefaultTimeout(6_000);
        await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
        await page.getByRole('combobox', { name: 'Group by' }).click();
        await page.getByRole('option', { name: 'By customer' }).click();
        const heads = page.locator('.today-group');
        await heads.first().waitFor();
        expect(await shownText(heads.first())).toMatch(/Kamble & Sons\s+3 accounts/);
        expect(await faultsOf(open, density)).toEqual([]);
        await page.getByRole('button', { name: 'Kamble & Sons 3 accounts' }).click();
        await page.getByText('3 chosen', { exact: true }).waitFor();
      });
    },
  );
});
