import { describe, expect, test } from 'vitest';

import { shareOfLane } from '../../bin/lanes.mjs';
import { ok } from '../../src/shared/lib/result.ts';
import { openProfile } from './fixture-answers.ts';
import {
  account,
  atDesk,
  faultsOf,
  goTo,
  inField,
  type Shown,
  sizes,
  startPages,
  withWork,
} from './work-page.ts';

startPages();

describe('soundness', () => {
  const looks: readonly Shown[] = [
    atDesk,
    { density: 'desk', theme: 'desk-dark' },
    inField,
    { density: 'field', theme: 'desk-dark' },
  ];

  test.each(shareOfLane(looks, 2))('every work screen is sound: %o', { timeout: 90_000 }, async (shown) => {
    const { density } = shown;
    await withWork(
      shown,
      { describeProfile: () => ok({ ...openProfile, practice: true }) },
      '#/today',
      async (open) => {
        const { page } = open;
        await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
        expect(await faultsOf(open, density)).toEqual([]);
        await page.getByRole('button', { name: /Why Shree Ganesh Traders 1 stands here/ }).click();
        await page.getByRole('complementary').getByText('442').waitFor();
        expect(await faultsOf(open, density)).toEqual([]);
        await goTo(page, account);
        await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
        expect(await faultsOf(open, density)).toEqual([]);
        for (const [button, title] of [
          ['Call', 'Log a call'],
          ['Visit', 'Log a visit'],
          ['Promise', 'Take a promise'],
          ['Receipt', 'Write a receipt'],
        ] as const) {
          await page
            .getByRole('group', { name: 'What can be done' })
            .getByRole('button', { name: button, exact: false })
            .first()
            .click();
          const panel = page.getByRole('dialog', { name: title });
          await panel.waitFor();
          expect(await faultsOf(open, density)).toEqual([]);
          await panel.getByRole('button', { name: 'Close', exact: true }).click();
          // Away from whatever now lies under the pointer: its tooltip is none of this screen.
          await page.mouse.move(sizes[density].width / 2, sizes[density].height - 140);
        }
        for (const [hash, heading] of [
          ['#/plan/account-1', 'Payment plan'],
          ['#/receipts', 'Receipts'],
          ['#/receipt/receipt-1', 'Receipt K3M9QX-000123-7'],
        ] as const) {
          await goTo(page, hash);
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
          expect(await faultsOf(open, density)).toEqual([]);
        }
      },
    );
  });
});
