import { describe, expect, it } from 'vitest';
import { briefly, fixtureBytes, readFixture, readText, refusalOf, textBytes } from './import-fixtures.ts';

const contact = { ContactID: 'c-1', Name: 'Asha Traders' };

function invoices(list: readonly object[]): string {
  return JSON.stringify({
    Invoices: list.map((one) => ({ Type: 'ACCREC', Contact: contact, CurrencyCode: 'NZD', ...one })),
  });
}

describe('invoices of Xero’s API', () => {
  it('are claims by their id; what was voided is left out', () => {
    const { imported, guess, file } = readFixture('xero-invoices.json');
    expect([guess.shape, file.format]).toEqual(['xeroInvoices', 'xeroJson']);
    expect(
      imported.rows.map((row) => [
        row.line,
        row.itemKey,
        row.documentNumber,
        row.issuedOn,
        row.dueOn,
        row.settledOn,
      ]),
    ).toEqual([
      [2, '046d8a6d-1ae1-4b4d-9340-5601bdf41b87', 'INV-0002', '2018-10-20', '2018-12-30', '2018-11-29'],
      [3, '7ef31b20-de17-4312-8382-412f869b1510', 'INV-0003', '2018-11-02', '2018-11-07', null],
    ]);
    expect(imported.byCurrency).toEqual({
      NZD: { count: 2, amountMinor: 16_100, outstandingMinor: 11_500 },
    });
    expect(briefly(imported.problems)).toEqual([[1, 'Status', 'notAClaim']]);
  });

  it('that we owe are left out, and credit notes are credits also without a minus', () => {
    const text = invoices([
      { InvoiceID: '1', InvoiceNumber: 'A', Date: '/Date(1539993600000+0000)/', Total: 10, AmountDue: 4.35 },
      { InvoiceID: '2', Type: 'ACCPAY', Date: '2018-10-20', Total: 99, AmountDue: 99 },
    ]);
    const { imported } = readText(text);
    expect(
      imported.rows.map((row) => [row.itemKey, row.issuedOn, row.amountMinor, row.outstandingMinor]),
    ).toEqual([['1', '2018-10-20', 1000, 435]]);
    expect(briefly(imported.problems)).toEqual([
      [1, 'DueDate', 'dueDateMissing'],
      [2, null, 'weOweThis'],
    ]);
    const notes = JSON.stringify({
      CreditNotes: [
        {
          CreditNoteID: '3',
          Type: 'ACCRECCREDIT',
          CurrencyCode: 'NZD',
          Contact: contact,
          Date: '2018-10-20',
          Total: 10,
          RemainingCredit: 4,
        },
      ],
    });
    expect(
      readText(notes).imported.rows.map((row) => [
        row.itemKey,
        row.itemKind,
        row.amountMinor,
        row.outstandingMinor,
      ]),
    ).toEqual([['3/credit', 'credit', -1000, -400]]);
  });

  it('are refused where the JSON is another’s or ends in the middle', () => {
    expect(refusalOf(textBytes('{"Payments":[{"Amount":1}]}'))).toEqual({ code: 'unknownJson' });
    const bytes = fixtureBytes('xero-invoices.json');
    expect(refusalOf(bytes.subarray(0, bytes.length - 30)).code).toBe('truncatedFile');
  });
});

describe('aged receivables of one contact', () => {
  const claims = [
    ['ABC', 'IV1242016', '2018-05-13', '2018-06-22', 10_000],
    ['ABC', 'INV-0086', '2019-04-23', '2019-05-07', 5_000],
  ];
  const claimsOf = ({ imported }: ReturnType<typeof readText>) =>
    imported.rows.map((row) => [
      row.partyName,
      row.documentNumber,
      row.issuedOn,
      row.dueOn,
      row.outstandingMinor,
    ]);

  it('name their customer in the title; balances and totals are no claims', () => {
    const reading = readFixture('xero-aged-receivables.json');
    expect([reading.guess.shape, claimsOf(reading)]).toEqual(['xeroAgedReceivables', claims]);
    expect(new Set(reading.imported.problems.map(({ code }) => code))).toEqual(new Set(['totalsRow']));
  });

  it('are the same as CSV, where “305 days overdue” stands in a column without a name', () => {
    const csv = [
      'Aged Receivables By Contact,,,,,,,',
      'ABC,,,,,,,',
      'From 10 October 2017 to 23 April 2019,,,,,,,',
      '',
      'Date,Number,Due Date,,Total,Paid,Credited,Due',
      '10 Oct 2017,Opening Balance,,,,,,0.00',
      '13 May 2018,IV1242016,22 Jun 2018,305 days overdue,100.00,0.00,0.00,100.00',
      '23 Apr 2019,INV-0086,7 May 2019,,50.00,0.00,0.00,50.00',
      'Total,,,,150.00,0.00,0.00,150.00',
      'Closing Balance,,,,150.00,0.00,0.00,150.00',
    ].join('\r\n');
    const reading = readText(`${csv}\r\n`);
    expect([reading.guess.shape, claimsOf(reading)]).toEqual(['xeroAgedReceivables', claims]);
    expect(briefly(reading.imported.problems)).toEqual([
      [6, null, 'totalsRow'],
      [9, null, 'totalsRow'],
      [10, null, 'totalsRow'],
    ]);
    expect(reading.imported.assumed[0]).toMatchObject({ code: 'headingsTaken', params: { rows: 2 } });
  });
});
