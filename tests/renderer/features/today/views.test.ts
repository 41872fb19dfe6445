import { expect, test } from 'vitest';
import { ok } from '../../../../src/shared/lib/result.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { atDesk, faultsOf, startPages, withWork } from '../../work-page.ts';

startPages();
const patience = { timeout: 60_000 };

const late = {
  viewId: '01930000-0000-7000-8000-0000000000a1',
  name: 'Late in Wakad',
  filters: { bucket: '31-60', locality: 'Wakad' },
} as const;
const mine = {
  viewId: '01930000-0000-7000-8000-0000000000a2',
  name: 'Mine',
  filters: { mineOnly: true },
} as const;
const withViews: FixtureAnswers = { listViews: () => ok({ views: [late, mine] }) };

test(
  'a list is narrowed, the view saved under a name, and both can be taken away again',
  patience,
  async () => {
    await withWork(atDesk, {}, '#/today', async (open) => {
      const { page, sent, door } = open;
      page.setDefaultTimeout(6_000);
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Narrow the list' }).click();
      const sheet = page.getByRole('dialog', { name: 'Narrow the list' });
      await sheet.getByRole('combobox', { name: 'Late since' }).click();
      await page.getByRole('option', { name: '31-60 days late' }).click();
      await sheet.getByRole('textbox', { name: 'At least so much overdue' }).fill('10k');
      await sheet.getByRole('combobox', { name: 'Place' }).click();
      await page.getByRole('option', { name: 'Wakad (12 accounts)' }).click();
      await page.getByRole('combobox', { name: 'Worked by' }).click();
      await page.getByRole('option', { name: 'Nobody' }).click();
      expect(await faultsOf(open, 'desk')).toEqual([]);
      await sheet.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByRole('button', { name: 'No longer: Wakad' }).waitFor();
      const filters = {
        bucket: '31-60',
        leastOverdue: { amountMinor: 10_000_00, currency: 'INR' },
        locality: 'Wakad',
        assignedTo: null,
      };
      expect(sent('listWorklist').at(-1)).toEqual({ ...filters, offset: 0, limit: 100 });
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByLabel('Name of the view').fill('Big in Wakad');
      door.answer({ listViews: () => ok({ views: [{ ...late, name: 'Big in Wakad', filters } as never] }) });
      await page.keyboard.press('Enter');
      await page.getByText('View Big in Wakad saved').waitFor();
      expect(sent('saveView')).toMatchObject([{ name: 'Big in Wakad', filters }]);
      await page.getByRole('button', { name: 'Big in Wakad', pressed: true }).waitFor();
      await page.getByRole('button', { name: 'No longer: Wakad' }).click();
      await page.getByRole('button', { name: 'Big in Wakad', pressed: false }).waitFor();
      expect(sent('listWorklist').at(-1)).not.toHaveProperty('locality');
    });
  },
);

test(
  'Alt and a digit shows a view; the palette finds it by name; it is removed and brought back',
  patience,
  async () => {
    await withWork(atDesk, withViews, '#/today', async (open) => {
      const { page, sent } = open;
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      await page.getByRole('group', { name: 'Saved views' }).waitFor();
      await page.keyboard.press('Alt+2');
      await page.getByRole('button', { name: /^Mine/, pressed: true }).waitFor();
      expect(sent('listWorklist').at(-1)).toMatchObject({ mineOnly: true });
      await page.keyboard.press('Alt+1');
      await page.getByRole('button', { name: /^Late in Wakad/, pressed: true }).waitFor();
      expect(sent('listWorklist').at(-1)).toMatchObject(late.filters);
      expect(await faultsOf(open, 'desk')).toEqual([]);
      await page.keyboard.press('Shift+S');
      await expect.poll(() => sent('nextAccount')).toEqual([late.filters]);
      // The name stands in the list as well: only the heading says that the account is open, and can be gone back from.
      await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: /^Late in Wakad/, pressed: true }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Find an account/ }).fill('the view mine');
      await page.getByRole('option', { name: /Show the view Mine/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Remove the view Late in Wakad' }).click();
      await page.getByText('View Late in Wakad removed').waitFor();
      expect(sent('removeView')).toEqual([{ viewId: late.viewId }]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => sent('saveView').length).toBe(1);
      expect(sent('saveView')).toEqual([late]);
    });
  },
);
