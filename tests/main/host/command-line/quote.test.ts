import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { bahi, bahiJson, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';

removeFoldersAtTheEnd();

const handedOver = path.resolve(import.meta.dirname, '../../../../../shared/vectors/interest.json');

interface Quoted {
  readonly totalMinor: number;
  readonly charges: readonly { readonly exact: string; readonly steps: readonly unknown[] }[];
}

describe('interest at the command line', { timeout: 120_000 }, () => {
  test.skipIf(!existsSync(handedOver))(
    'answers the handed-over vectors exactly, without a ledger',
    async () => {
      const ran = await bahi(['vectors', handedOver], { data: freshFolder(), pin: null });
      expect(ran).toMatchObject({ status: 0, stdout: '27 of 27 vectors exact\n' });
    },
  );

  it('names the key that differs, and fails', async () => {
    const folder = freshFolder();
    mkdirSync(folder);
    const file = path.join(folder, 'wrong.json');
    const inputs = { outstanding: '100.00', percent: '62', currency: 'INR' };
    writeFileSync(
      file,
      JSON.stringify({
        vectors: [{ id: 'INT-OTS-9', inputs, expected: { settlement: '62.00', waiver: '38.01' } }],
      }),
    );
    const ran = await bahi(['vectors', file], { data: freshFolder(), pin: null });
    expect(ran.status).toBe(3);
    expect(ran.stdout).toBe('INT-OTS-9: waiver is "38.00", not "38.01"\n0 of 1 vectors exact\n');
    expect(
      (await bahi(['vectors', path.join(folder, 'none.json')], { data: freshFolder(), pin: null })).status,
    ).toBe(2);
  });

  it('quotes typed figures step by step', async () => {
    const words = ['quote', '--regime', 'msmed', '--principal', '500000.00', '--accepted', '2025-01-10'];
    const surrounding = { data: freshFolder(), pin: null };
    const quoted = await bahiJson<Quoted>([...words, '--as-of', '2025-06-30'], surrounding);
    expect(quoted).toMatchObject({ totalMinor: 542_913_31, charges: [{ exact: '42913.311802926843' }] });
    expect(quoted.charges[0]?.steps).toHaveLength(6);
    expect((await bahi(words, surrounding)).status).toBe(2);
    expect((await bahi(['quote', '--regime', 'none', '--as-of', '2025-06-30'], surrounding)).status).toBe(2);
  });

  it('quotes a late fee with the tax inside it, at a rate the law had', async () => {
    const surrounding = { data: freshFolder(), pin: null };
    const words = ['quote', '--regime', 'none', '--principal', '10000.00', '--due', '2026-01-31'];
    const fee = ['--as-of', '2026-03-01', '--late-fee', '500.00', '--grace-days', '5'];
    const within = await bahi([...words, ...fee, '--gst', '18'], surrounding);
    expect(within.stdout).toContain('Fee  ₹500.00');
    expect(within.stdout).toContain(
      'in it: taxable value ₹423.73, CGST 9% ₹38.14, SGST 9% ₹38.14, round-off −₹0.01  (CGST Act 2017',
    );
    expect(within.stdout).toContain('Owed as of 2026-03-01  ₹10,500.00');
    const across = await bahi([...words, ...fee, '--gst', '18', '--across-states'], surrounding);
    expect(across.stdout).toContain('in it: taxable value ₹423.73, IGST 18% ₹76.27  (');
    expect((await bahi([...words, ...fee], surrounding)).stdout).not.toContain('in it:');
    const wrong = await bahi([...words, ...fee, '--gst', '12'], surrounding);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('0.25, 1.5, 3, 5, 18, 28, 40')]);
  });

  it('quotes an account of the ledger by its number', async () => {
    const data = await freshLedgerFolder();
    const folder = freshFolder();
    mkdirSync(folder);
    const file = path.join(folder, 'bills.csv');
    writeFileSync(
      file,
      'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency\nC1,Kulkarni Traders,INV-1,2026-01-01,2026-01-31,1000.00,INR\n',
    );
    await bahiJson(['import', file, '--mapping', 'Bills', '--creditor', 'trade', '--debtors', 'business'], {
      data,
    });
    const { books } = await bahiJson<{ books: { bookId: string }[] }>(['listBooks', '--input', '{}'], {
      data,
    });
    const terms = {
      commandId: '01a05bfc-d5af-7ac7-8236-000000000001',
      bookId: books[0]?.bookId,
      fromOn: '2020-01-01',
      terms: {
        interest: { regime: 'contract', ratePercent: '18', dayCount: 'actual/365F', compounding: 'none' },
        penal: null,
        lateFee: null,
        clause: 'on the invoice',
      },
    };
    await bahiJson(['setChargeTerms', '--input', JSON.stringify(terms)], { data });
    const quoted = await bahi(['quote', '--account', 'C1', '--as-of', '2026-04-14'], { data });
    // 1,000.00 × 18 % × 73 / 365
    expect(quoted.stdout).toContain('₹36.00');
    expect(quoted.stdout).toContain('Owed as of 2026-04-14  ₹1,036.00');
    expect(quoted.stdout).toContain('on the invoice');
  });
});
