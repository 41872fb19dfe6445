import { describe, expect, it } from 'vitest';
import { briefly, readText } from './import-fixtures.ts';

describe('an ageing detail of QuickBooks', () => {
  const titles = 'Kulkarni Traders,,,,,,\nA/R Aging Detail,,,,,,\nAs of 31 December 2025,,,,,,\n\n';
  const header = 'Num,Customer,Date,Due Date,Amount,Open Balance,P.O. #\n';

  it('stands under three lines of titles, with amounts in quotation marks and American dates', () => {
    const reading = readText(
      `${titles}${header}1001,Asha,11/13/2025,12/13/2025,"1,284.50","1,000.00",\n1002,Bharat,12/01/2025,12/31/2025,70.00,70.00,77\nTOTAL,,,,"1,354.50","1,070.00",\n`,
    );
    const { imported, guess, dateDoubt, table } = reading;
    expect([guess.shape, table.headerLine, dateDoubt]).toEqual(['quickBooksAging', 5, null]);
    expect(
      imported.rows.map((row) => [
        row.documentNumber,
        row.issuedOn,
        row.dueOn,
        row.amountMinor,
        row.outstandingMinor,
      ]),
    ).toEqual([
      ['1001', '2025-11-13', '2025-12-13', 128_450, 100_000],
      ['1002', '2025-12-01', '2025-12-31', 7_000, 7_000],
    ]);
    expect(briefly(imported.problems)).toEqual([[8, null, 'totalsRow']]);
  });

  it('may have a kind of document: memos and payments are credits, also under the number of an invoice', () => {
    const typed = header.replace('Num,', 'Transaction Type,Num,');
    const { imported } = readText(
      `${typed}Invoice,1001,Asha,11/13/2025,12/13/2025,100.00,100.00,\nCredit Memo,1001,Asha,11/14/2025,11/14/2025,40.00,25.00,\nPayment,,Asha,11/15/2025,11/15/2025,-10.00,-10.00,\n`,
    );
    expect(imported.rows.map((row) => [row.itemKind, row.amountMinor, row.outstandingMinor])).toEqual([
      ['invoice', 10_000, 10_000],
      ['credit', -4_000, -2_500],
      ['credit', -1_000, -1_000],
    ]);
    expect(imported.rows.slice(0, 2).map((row) => row.itemKey)).toEqual(['1001', '1001/credit']);
  });
});

describe('an invoice list of Zoho Books', () => {
  const header =
    'Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,Customer ID,Due Date,Currency Code,Item Name,Item Total,SubTotal,Total,Balance,Last Payment Date\n';
  const line = (id: string, item: string, state = 'Overdue', total = '10620.00'): string =>
    `2025-04-01,${id},INV-${id},${state},Asha,4700,2025-05-01,INR,${item},4000.00,9000.00,${total},5620.00,2025-04-20\n`;

  it('repeats total and balance on the line of every item; they count once', () => {
    const { imported, guess } = readText(
      header + line('1', 'Cement') + line('2', 'Sand') + line('1', 'Steel') + line('1', 'Sand'),
    );
    expect(guess.shape).toBe('zohoInvoices');
    expect(imported.byCurrency).toEqual({
      INR: { count: 2, amountMinor: 2_124_000, outstandingMinor: 1_124_000 },
    });
    expect([imported.problems, imported.assumed.map(({ code }) => code)]).toEqual([[], ['linesOfDocuments']]);
  });

  it('names an invoice by its id, so that a new number is no new invoice', () => {
    const first = readText(header + line('1', 'Cement')).imported.rows[0];
    const renamed = readText((header + line('1', 'Cement')).replace('INV-1', 'INV-2025-1')).imported.rows[0];
    expect([first?.itemKey, renamed?.itemKey, renamed?.documentNumber]).toEqual(['1', '1', 'INV-2025-1']);
  });

  it('leaves out drafts and voided invoices, and points at lines that contradict each other', () => {
    const { imported } = readText(
      header +
        line('1', 'Cement', 'Draft') +
        line('2', 'Cement', 'Void') +
        line('3', 'Cement') +
        line('3', 'Sand', 'Overdue', '1.00'),
    );
    expect(imported.rows.map((row) => row.itemKey)).toEqual(['3']);
    expect(briefly(imported.problems)).toEqual([
      [2, 'Invoice Status', 'notAClaim'],
      [3, 'Invoice Status', 'notAClaim'],
      [5, 'Balance', 'outstandingAboveAmount'],
      [5, 'Invoice Number', 'conflictingRow'],
    ]);
  });
});

describe('customers as headings above their rows', () => {
  it('are taken where no column names one; buckets, totals and notes are none', () => {
    const { imported, table } = readText(
      [
        'Outstanding by customer,,,',
        'Bill No,Bill Date,Due Date,Pending Amount',
        'Asha Traders,,,',
        'B-1,2025-04-01,2025-05-01,100.00',
        'B-2,2025-04-01,2025-05-01,200.00',
        'Total Asha Traders,,,300.00',
        'Bharat Stores,,,',
        '1 - 30 days past due,,,',
        'B-1,2025-04-01,2025-05-01,5.00',
        'Total for Bharat Stores,,,5.00',
        'Grand Total,,,305.00',
        '',
      ].join('\n'),
    );
    expect(table.header.at(-1)).toBe('Customer (heading)');
    expect(
      imported.rows.map((row) => [row.line, row.partyName, row.documentNumber, row.amountMinor]),
    ).toEqual([
      [4, 'Asha Traders', 'B-1', 10_000],
      [5, 'Asha Traders', 'B-2', 20_000],
      [9, 'Bharat Stores', 'B-1', 500],
    ]);
    expect(briefly(imported.problems)).toEqual([
      [6, null, 'totalsRow'],
      [8, null, 'notARecord'],
      [10, null, 'totalsRow'],
      [11, null, 'totalsRow'],
    ]);
  });
});
