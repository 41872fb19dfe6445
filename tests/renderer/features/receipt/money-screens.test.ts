import { describe, expect, test } from 'vitest';

import type { PaperView } from '../../../../src/shared/contract/paper.ts';
import { paperHash } from '../../../../src/shared/domain/paper/model.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { samplePlan } from '../../../helpers/paper/sample-papers.ts';
import { atDesk, inField, pressKeys, shownText, startPages, withAccount, withWork } from '../../work-page.ts';

startPages();

describe('money', () => {
  test('a cash receipt is seven keys; its split is seen before and its number only after it is in the ledger', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      let keys = await pressKeys(page, ['r', '"5000"']);
      await page.getByText('Oldest first (Contract Act s. 61)').waitFor();
      keys += await pressKeys(page, ['Control+Enter']);
      await page.getByText('₹5,000.00: press Ctrl+Enter again to issue').waitFor();
      expect(sent('recordReceipt')).toEqual([]);
      expect(await shownText(page.locator('body'))).not.toContain('K3M9QX-000124-5');
      keys += await pressKeys(page, ['Control+Enter']);
      await page.getByText('K3M9QX-000124-5').waitFor();
      expect(keys).toBeLessThanOrEqual(14);
      expect(sent('recordReceipt')).toMatchObject([{ tenders: [{ tender: 'cash', amountMinor: 500_000 }] }]);
    });
  });

  test('changing a figure between the two presses asks again', async () => {
    await withAccount(atDesk, {}, async ({ page, sent }) => {
      await pressKeys(page, ['r', '"500"', 'Control+Enter', '"0"', 'Control+Enter']);
      await page.getByText('₹5,000.00: press Ctrl+Enter again to issue').waitFor();
      expect(sent('recordReceipt')).toEqual([]);
    });
  });

  test('cash beyond the law’s ceiling names the law and what may still be taken', async () => {
    await withAccount(atDesk, {}, async ({ page }) => {
      await pressKeys(page, ['r', '"2l"']);
      await page.getByText('In cash at most ₹1,99,999 more can be taken.').waitFor();
      await page.getByText('Income-tax Act 2025, s. 186').waitFor();
      expect(await page.getByRole('button', { name: /Issue the receipt/ }).isDisabled()).toBe(true);
    });
  });

  test('a receipt is issued by holding the button, and a short tap does nothing', async () => {
    await withWork(inField, {}, '#/account/account-1', async ({ page, sent }) => {
      await page.getByRole('button', { name: 'Receipt', exact: true }).tap();
      for (const key of ['5', '00', '0']) await page.getByRole('button', { name: key, exact: true }).tap();
      await page.getByText('Oldest first (Contract Act s. 61)').waitFor();
      const issue = page.getByRole('button', { name: /Issue the receipt/ });
      await issue.tap();
      expect(sent('recordReceipt')).toEqual([]);
      await issue.dispatchEvent('pointerdown');
      await page.waitForTimeout(750);
      await page.getByText('K3M9QX-000124-5').waitFor();
      expect(sent('recordReceipt')).toHaveLength(1);
    });
  });

  test('a plan’s table is there in the turn after the key, and its paper has room for two signatures', async () => {
    const paper: PaperView = {
      model: samplePlan,
      sha256: paperHash(samplePlan),
      seal: null,
      standing: 'subjectToApproval',
      printed: [],
      nextCopy: 1,
      language: 'mr',
      accountId: 'account-1',
    };
    await withWork(atDesk, {}, '#/plan/account-1', async ({ page, door, sent }) => {
      await page.getByRole('textbox', { name: 'First payment', exact: true }).fill('1 dec');
      await page.getByText('Adds up to ₹12,400 exactly').waitFor();
      await page.getByText('differs so that the sum is exact').waitFor();
      // No answer is waited for: the table is there in the turn after the key, however busy the machine is.
      const rows = await page.evaluate(async () => {
        const field = document.querySelector<HTMLInputElement>('input[maxlength="3"]');
        const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        setValue?.call(field, '24');
        field?.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 0));
        return document.querySelectorAll('.plan-table tbody tr').length;
      });
      expect(rows).toBe(24);
      door.answer({ readPaper: () => ok(paper) });
      await page.keyboard.press('Control+Enter');
      await page.getByText('मंजुरीच्या अधीन').waitFor();
      await page.getByText('ग्राहकाची सही').waitFor();
      expect(sent('proposePlan')).toMatchObject([
        { terms: { totalMinor: 12_400_00, count: 24, instalmentMinor: null, firstOn: '2026-12-01' } },
      ]);
    });
  });

  test('the paper of a receipt says practice, void asked, the amount in words, and where to sign', async () => {
    await withWork(atDesk, {}, '#/receipt/receipt-1', async ({ page }) => {
      const paper = page.getByRole('article');
      await paper.waitFor();
      const words = await shownText(paper);
      for (const said of [
        'PRACTICE',
        'VOID REQUESTED – pending',
        '₹5,000.00',
        'Rupees Five Thousand Only',
        'Notes and coins counted: ₹500 × 8 · ₹100 × 10',
        'Signature of the payer',
        'Received by Asha Kulkarni',
        'Oldest first (Contract Act s. 61)',
      ]) {
        expect(words).toContain(said);
      }
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });
});
