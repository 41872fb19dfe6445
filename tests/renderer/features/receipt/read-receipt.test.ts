import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { readReceipt } from '../../../../src/renderer/features/receipt/read-receipt.ts';
import {
  blankReceipt,
  changeReceipt,
  isReceiptWorthKeeping,
  type ReceiptAct,
  type ReceiptForm,
  receiptOfDraft,
} from '../../../../src/renderer/features/receipt/receipt-form.ts';
import { previewReceipt } from '../../../../src/shared/contract/receipt.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { receiptPolicySchema } from '../../../../src/shared/domain/receipt/policy.ts';

const policyFile = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'policies', 'receipt.json');
const policy = receiptPolicySchema.parse(JSON.parse(readFileSync(policyFile, 'utf8')));
const context = { currency: 'INR', today: plainDate('2026-11-24'), policy };
const fresh = blankReceipt('01930000-0000-7000-8000-000000000001', 'account-1');

const formAfter = (...acts: readonly ReceiptAct[]): ReceiptForm => acts.reduce(changeReceipt, fresh);
const amount = (at: number, amountText: string): ReceiptAct => ({
  type: 'tender',
  at,
  changed: { amountText },
});

describe('a receipt', () => {
  test('opens as cash from the debtor, set against claims in the order of time, and keeps no draft yet', () => {
    expect(isReceiptWorthKeeping(fresh)).toBe(false);
    expect(readReceipt(fresh, context)).toMatchObject({ totalMinor: 0, terms: null });
    const { terms } = readReceipt(formAfter(amount(0, '5000')), context);
    expect(previewReceipt.input.parse(terms)).toEqual({
      accountId: 'account-1',
      tenders: [{ tender: 'cash', amountMinor: 500_000, reference: null, bank: null, instrumentOn: null }],
      choice: null,
      directedAmounts: {},
      replaces: null,
      paper: null,
      belongsTo: null,
      denominations: null,
      directedItemIds: null,
      payerIsDebtor: true,
      payerName: null,
      note: null,
    });
  });

  test('carries several tenders, each with what it is known by', () => {
    const form = formAfter(
      amount(0, '500'),
      { type: 'addTender', tender: 'cheque' },
      amount(1, '1,000'),
      {
        type: 'tender',
        at: 1,
        changed: { referenceText: ' 123456 ', bankText: 'SBI', instrumentText: '20/11' },
      },
      { type: 'addTender', tender: 'taxDeducted' },
      amount(2, '50'),
    );
    const read = readReceipt(form, context);
    expect(read.totalMinor).toBe(155_000);
    expect(read.terms?.tenders).toEqual([
      { tender: 'cash', amountMinor: 50_000, reference: null, bank: null, instrumentOn: null },
      {
        tender: 'cheque',
        amountMinor: 100_000,
        reference: '123456',
        bank: 'SBI',
        instrumentOn: '2026-11-20',
      },
      { tender: 'taxDeducted', amountMinor: 5_000, reference: null, bank: null, instrumentOn: null },
    ]);
    const unread = readReceipt(changeReceipt(form, amount(1, 'ten')), context);
    expect(unread.terms).toBeNull();
    expect(readReceipt(changeReceipt(form, { type: 'removeTender', at: 1 }), context).totalMinor).toBe(
      55_000,
    );
  });

  test('is held back while counted notes and cash differ, and not asked about notes nobody counted', () => {
    const counted = formAfter(amount(0, '1500'), { type: 'count', at: 0, valueMinor: 50_000, text: '2' });
    expect(readReceipt(counted, context)).toMatchObject({
      terms: null,
      tenders: [{ countedMinor: 100_000, problem: 'denominationsDiffer' }],
    });
    const right = changeReceipt(counted, { type: 'count', at: 0, valueMinor: 50_000, text: '3' });
    expect(readReceipt(right, context).terms?.denominations).toEqual([{ valueMinor: 50_000, count: 3 }]);
    const blank = changeReceipt(counted, { type: 'count', at: 0, valueMinor: 50_000, text: '' });
    expect(readReceipt(blank, context).terms).toMatchObject({ denominations: null });
  });

  test('counts all of its cash or none: one count goes to the ledger for every cash part together', () => {
    const count = (at: number, text: string): ReceiptAct => ({ type: 'count', at, valueMinor: 10_000, text });
    const half = formAfter(
      amount(0, '300'),
      count(0, '3'),
      { type: 'addTender', tender: 'cash' },
      amount(1, '200'),
    );
    expect(readReceipt(half, context)).toMatchObject({
      terms: null,
      tenders: [{ problem: null }, { problem: 'denominationsDiffer' }],
    });
    expect(readReceipt(changeReceipt(half, count(1, '2')), context).terms?.denominations).toEqual([
      { valueMinor: 10_000, count: 5 },
    ]);
  });

  test('follows the payer’s word claim by claim, and none is the order of time again', () => {
    const named = formAfter(
      amount(0, '10'),
      { type: 'direct', itemId: 'b' },
      { type: 'direct', itemId: 'a' },
    );
    expect(readReceipt(named, context).terms?.directedItemIds).toEqual(['b', 'a']);
    const taken = changeReceipt(changeReceipt(named, { type: 'direct', itemId: 'b' }), {
      type: 'direct',
      itemId: 'a',
    });
    expect(taken.directedItemIds).toBeNull();
  });

  test('comes back from its draft byte for byte', () => {
    const form = formAfter(amount(0, '१२३४'), {
      type: 'change',
      changed: { payerIsDebtor: false, payerName: 'सुनीता' },
    });
    const body = JSON.stringify(form);
    expect(JSON.stringify(receiptOfDraft(body))).toBe(body);
    expect(receiptOfDraft('{"texts":{}}')).toBeNull();
    expect(readReceipt(form, context).terms).toMatchObject({ payerIsDebtor: false, payerName: 'सुनीता' });
  });
});
