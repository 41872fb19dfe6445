import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../src/main/import/import-row.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { briefly, readFixture, readText, refusalOf, textBytes } from './import-fixtures.ts';

function rowsOf(name: string): readonly ImportRow[] {
  return readFixture(name).imported.rows;
}

function figuresOf(rows: readonly ImportRow[]) {
  return rows.map((row) => [row.line, row.currency, row.amountMinor, row.outstandingMinor]);
}

describe('a row', () => {
  it('is a claim with all that the file says', () => {
    const { rows, parties } = readFixture('invoice-lines.csv').imported;
    expect(rows[0]).toEqual({
      line: 2,
      partyKey: '4700001',
      partyKeyAsWritten: '4700001',
      partyName: 'Asha Traders',
      accountKey: null,
      accountKeyAsWritten: null,
      itemKey: '4600001',
      documentNumber: 'INV-000001',
      itemKind: 'invoice',
      issuedOn: '2025-04-01',
      postedOn: null,
      dueOn: '2025-05-01',
      acceptedOn: null,
      currency: 'INR',
      amountMinor: 1_062_000,
      outstandingMinor: 562_000,
      components: null,
      settledOn: null,
      settlements: [{ on: '2025-04-20', amountMinor: 500_000 }],
      description: null,
      creditorReference: null,
      disputed: null,
      contact: {
        phones: ['+919822012345'],
        email: null,
        address: null,
        city: 'Pune',
        pincode: '411030',
        gstin: '27AAPFU0939F1ZV',
      },
    });
    expect(parties.map(({ partyKey, rows: count }) => [partyKey, count])).toEqual([
      ['4700001', 1],
      ['4700002', 1],
    ]);
  });

  it('of an invoice that is repeated for every item on it comes in once', () => {
    const { rows, problems, assumed, byCurrency } = readFixture('invoice-lines.csv').imported;
    expect(rows).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(assumed.map(({ code, params }) => [code, params])).toContainEqual([
      'linesOfDocuments',
      { rows: 1 },
    ]);
    expect(byCurrency).toEqual({ INR: { count: 2, amountMinor: 1_180_000, outstandingMinor: 562_000 } });
  });

  it('of a loan is an instalment of its account, which keeps its zeros to show', () => {
    const { rows, assumed } = readFixture('spreadsheet-text.csv').imported;
    expect(
      rows.map((row) => [
        row.partyKey,
        row.partyName,
        row.accountKey,
        row.accountKeyAsWritten,
        row.itemKey,
        row.itemKind,
      ]),
    ).toEqual([
      ['account:123', 'Asha Pawar', '123', '000123', '1', 'instalment'],
      ['account:123', 'Asha Pawar', '123', '000123', '2', 'instalment'],
      ['account:124', 'Bharat More', '124', '000124', '1', 'instalment'],
    ]);
    expect(figuresOf(rows)).toEqual([
      [3, 'INR', 150_000, 0],
      [4, 'INR', 150_000, 100_000],
      [5, 'INR', 90_050, 90_050],
    ]);
    expect(assumed.map((one) => one.code)).toEqual([
      'partiesByAccount',
      'issuedFromDue',
      'currencyAssumed',
      'settledUndated',
      'partPaymentUndated',
    ]);
  });
});

describe('amounts', () => {
  it('are read with Indian grouping, signs, brackets and Dr; what cannot be read is never 0', () => {
    const { rows, problems, assumed } = readFixture('indian-amounts.csv').imported;
    expect(figuresOf(rows)).toEqual([
      [2, 'INR', 10_000_000, 10_000_000],
      [3, 'INR', 123_456_750, 23_456_750],
      [4, 'INR', -50_000, -50_000],
      [5, 'INR', 75_000, 75_000],
    ]);
    expect(rows.map((row) => row.itemKind)).toEqual(['invoice', 'invoice', 'credit', 'invoice']);
    expect(problems.map(({ row, column, params }) => [row, column, params])).toEqual([
      [6, 'Bill Amount (INR)', { reason: 'ambiguous' }],
      [7, 'Bill Amount (INR)', { reason: 'notANumber' }],
    ]);
    expect(assumed.map((one) => one.code)).toEqual(['partiesByName', 'creditsKept', 'partPaymentUndated']);
  });

  it('are read with a decimal comma where the file shows it', () => {
    expect(figuresOf(rowsOf('semicolon-decimal-comma.csv'))).toEqual([
      [2, 'INR', 123_456, 123_456],
      [3, 'INR', 9_950, 0],
      [4, 'INR', 200_000, 200_000],
    ]);
  });

  it('never mix currencies; a row without one or with an unknown one stays out', () => {
    const { rows, problems, byCurrency } = readFixture('mixed-currency.csv').imported;
    expect(figuresOf(rows)).toEqual([
      [2, 'USD', 10_000, 10_000],
      [3, 'INR', 10_000, 10_000],
      [4, 'JPY', 1_500, 1_500],
    ]);
    expect(briefly(problems)).toEqual([
      [5, 'Currency', 'currencyUnknown'],
      [6, 'Currency', 'currencyMissing'],
      [7, 'Amount', 'amountUnreadable'],
    ]);
    expect(byCurrency).toEqual({
      INR: { count: 1, amountMinor: 10_000, outstandingMinor: 10_000 },
      JPY: { count: 1, amountMinor: 1_500, outstandingMinor: 1_500 },
      USD: { count: 1, amountMinor: 10_000, outstandingMinor: 10_000 },
    });
  });

  it('take the currency that a person says, and then nothing is assumed about it', () => {
    const { byCurrency, assumed } = readFixture('ambiguous-dates.csv', { currency: 'USD' }).imported;
    expect(byCurrency).toEqual({ USD: { count: 2, amountMinor: 323_400, outstandingMinor: 323_400 } });
    expect(assumed.map((one) => one.code)).not.toContain('currencyAssumed');
  });

  it('that do not add up are said, and what is outstanding is kept', () => {
    const header = 'Customer,Invoice No,Due Date,Amount,Paid,Outstanding\n';
    const { rows, problems } = readText(
      `${header}A,1,2025-04-01,100,50,40\nB,2,2025-04-01,100,0,130\n`,
    ).imported;
    expect(figuresOf(rows)).toEqual([
      [2, 'INR', 10_000, 4_000],
      [3, 'INR', 13_000, 13_000],
    ]);
    expect(briefly(problems)).toEqual([
      [2, 'Paid', 'amountsDisagree'],
      [3, 'Paid', 'amountsDisagree'],
      [3, 'Outstanding', 'outstandingAboveAmount'],
    ]);
  });

  it('too large to be true stay out, one by one and in their sum', () => {
    const header = 'Customer,Invoice No,Due Date,Amount\n';
    const single = readText(`${header}A,1,2025-04-01,100000000000.01\n`).imported;
    expect(briefly(single.problems)).toEqual([[2, 'Amount', 'amountUnreadable']]);
    const many = Array.from({ length: 901 }, (_, at) => `A,${at},2025-04-01,99999999999`).join('\n');
    const { rows, problems } = readText(`${header}${many}\n`).imported;
    expect([rows.length, briefly(problems)]).toEqual([900, [[902, null, 'totalTooLarge']]]);
  });
});

describe('dates', () => {
  it('that are missing or strange are warnings; that cannot be read keep the row out', () => {
    const { rows, problems } = readFixture('bad-dates.csv').imported;
    expect(rows.map((row) => [row.line, row.issuedOn, row.dueOn, row.settledOn])).toEqual([
      [3, '2025-04-13', '2025-04-13', null],
      [4, '2025-05-13', '2025-05-13', null],
      [6, '2025-04-13', '2025-04-12', null],
      [7, '2025-04-13', '2025-05-13', '2025-04-12'],
    ]);
    expect(problems.map(({ row, column, code, severity }) => [row, column, code, severity])).toEqual([
      [2, 'Due Date', 'dateUnreadable', 'error'],
      [3, 'Due Date', 'dueDateMissing', 'warning'],
      [4, 'Invoice Date', 'issueDateMissing', 'warning'],
      [5, 'Due Date', 'dateMissing', 'error'],
      [6, 'Due Date', 'dueBeforePosted', 'warning'],
      [7, 'Payment Date', 'settledBeforeIssued', 'warning'],
      [8, 'Invoice Date', 'dateUnreadable', 'error'],
      [9, 'Invoice Date', 'dateUnreadable', 'error'],
      [10, 'Due Date', 'dateUnreadable', 'error'],
    ]);
  });

  it('that could be read two ways are assumed day first, and a mapping can say otherwise', () => {
    const { imported, mapping } = readFixture('ambiguous-dates.csv');
    expect(imported.rows.map((row) => [row.issuedOn, row.dueOn])).toEqual([
      ['2025-04-03', '2025-05-04'],
      ['2025-06-05', '2025-07-06'],
    ]);
    expect(imported.assumed.map((one) => one.text)).toEqual([
      'Dates of Invoice Date are read as day/month/year: no date in the file tells day from month.',
      'Dates of Due Date are read as day/month/year: no date in the file tells day from month.',
      'In Amount a point separates the decimals; no amount of the file shows it.',
      'The file names no currency; all amounts are taken as INR.',
      'The file does not say what is outstanding; unsettled rows are open in full.',
    ]);
    const edited = { ...mapping, dateFormats: { issuedOn: 'monthFirst', dueOn: 'monthFirst' } } as const;
    const again = readFixture('ambiguous-dates.csv', { mapping: edited });
    expect([again.mappingFrom, again.imported.rows.map((row) => row.dueOn)]).toEqual([
      'given',
      ['2025-04-05', '2025-06-07'],
    ]);
  });

  it('come from terms in days where there is no due date', () => {
    const { rows, assumed } = readText('Customer,Bill Date,Credit Days,Amount\nA,2025-04-01,30,5\n').imported;
    expect(rows.map((row) => row.dueOn)).toEqual(['2025-05-01']);
    expect(assumed.map((one) => one.code)).toContain('dueFromTerms');
  });

  it('must be in the file or be given for all of it', () => {
    const undated = textBytes('id,Amount\n7,5\n');
    expect(refusalOf(undated)).toEqual({ code: 'mappingIncomplete', missing: ['dates'] });
    const { rows, states } = readText('id,Amount\n7,5\n', { undatedOn: plainDate('2025-11-22') }).imported;
    expect(rows.map((row) => [row.issuedOn, row.dueOn])).toEqual([['2025-11-22', '2025-11-22']]);
    expect([states.issuedOn, states.dueOn]).toEqual([false, false]);
  });
});

describe('numbers', () => {
  it('written with and without zeros or as decimals are one customer, shown with its zeros', () => {
    const { rows, parties, assumed, problems } = readFixture('numbers-shortened.csv').imported;
    expect(rows.map((row) => [row.line, row.partyKey, row.partyKeyAsWritten, row.itemKey])).toEqual([
      [5, '4', '0004', 'INV-4'],
      [6, '4', '4', 'INV-5'],
    ]);
    expect(parties.map((party) => [party.partyKey, party.partyKeyAsWritten, party.rows])).toEqual([
      ['4', '0004', 2],
    ]);
    expect(assumed.map((one) => one.code)).toEqual([
      'spellingsMerged',
      'currencyAssumed',
      'outstandingFromAmount',
      'floatNumbersCut',
    ]);
    expect(briefly(problems)).toEqual([
      [2, 'Customer No', 'numberInScientificNotation'],
      [3, 'Invoice No', 'numberInScientificNotation'],
      [4, 'Amount', 'amountUnreadable'],
    ]);
  });

  it('in Devanagari digits are the same numbers', () => {
    const { rows, problems } = readFixture('devanagari.csv').imported;
    expect(rows.map((row) => [row.partyKey, row.documentNumber, row.issuedOn, row.dueOn])).toEqual([
      ['101', 'ब-१', '2025-04-01', '2025-05-31'],
      ['101', 'ब-२', '2025-04-15', '2025-05-15'],
    ]);
    expect(figuresOf(rows)).toEqual([
      [2, 'INR', 10_000_000, 5_000_050],
      [3, 'INR', 25_000, 25_000],
    ]);
    expect(briefly(problems)).toEqual([[4, null, 'totalsRow']]);
  });

  it('twice in a file count once; with other figures the first is kept', () => {
    const { rows, problems, rowsRead } = readFixture('duplicates.csv').imported;
    expect(rowsRead).toBe(6);
    expect(figuresOf(rows)).toEqual([
      [2, 'INR', 10_000, 10_000],
      [5, 'INR', 9_000, 9_000],
    ]);
    expect(problems.map(({ row, code, params, severity }) => [row, code, params, severity])).toEqual([
      [3, 'duplicateRow', { line: 2 }, 'warning'],
      [4, 'conflictingRow', { line: 2 }, 'error'],
      [6, 'partyMissing', {}, 'error'],
      [7, 'amountMissing', {}, 'error'],
    ]);
  });

  it('are made where there are none, the same when balances change and rows of others come between', () => {
    const keysOf = (text: string) => readText(text).imported.rows.map((row) => row.itemKey);
    const header = 'Customer,Date,Details,Amount,Balance\n';
    const first = keysOf(`${header}A,01-Apr-25,Milk,100,100\nA,01-Apr-25,Milk,100,40\n`);
    const later = keysOf(
      `${header}B,01-Apr-25,Milk,9,9\nA,01-Apr-25,Milk,100,0\na ,1-Apr-2025,MILK,100.00,0\n`,
    );
    expect(new Set(first).size).toBe(2);
    expect(later.slice(1)).toEqual(first);
  });

  it('being made, rows alike in every cell are both taken and pointed at', () => {
    const { rows, problems } = readFixture('no-numbers.csv').imported;
    expect(rows).toHaveLength(5);
    expect(briefly(problems)).toEqual([[6, null, 'possibleDuplicate']]);
  });
});

describe('contacts', () => {
  it('are repaired where they can be, left out with a word where not, and gathered by customer', () => {
    const { parties, problems } = readFixture('contacts.csv').imported;
    const none = { phones: [], email: null, address: null, city: null, pincode: null, gstin: null };
    expect(parties.map((party) => party.contact)).toEqual([
      {
        phones: ['+919822012345', '+912024331234'],
        email: 'asha@example.in',
        address: null,
        city: 'Pune',
        pincode: '411030',
        gstin: '27AAPFU0939F1ZV',
      },
      { ...none, city: 'Pune', pincode: '411030' },
      none,
    ]);
    expect(problems.map(({ row, params, severity }) => [row, params['what'], severity])).toEqual([
      [4, 'phone', 'warning'],
      [4, 'email', 'warning'],
      [4, 'gstin', 'warning'],
      [5, 'phone', 'warning'],
    ]);
  });

  it('and names never stand in the words of a problem', () => {
    const words = ['contacts.csv', 'duplicates.csv', 'bad-dates.csv', 'indian-amounts.csv']
      .flatMap((name) => readFixture(name).imported.problems)
      .map((problem) => JSON.stringify([problem.problem, problem.params]))
      .join('\n');
    expect(words).not.toMatch(/Asha|Bharat|12345|not an address|27XX|about 500|soon/);
  });
});

describe('a list with a minus everywhere', () => {
  it('is one of credits until somebody says that customers owe them, and that is remembered', () => {
    const text = `Customer,Invoice No,Due Date,Amount\n${[1, 2, 3, 4, 5, 6].map((at) => `A,B-${at},2025-04-01,-${at}.00\n`).join('')}`;
    expect(readText(text).imported.rows.every((row) => row.itemKind === 'credit')).toBe(true);
    const said = readText(text, { owedSign: 'minus' });
    expect(said.imported.rows.map((row) => row.amountMinor)).toEqual([100, 200, 300, 400, 500, 600]);
    const next = readText(text, { remembered: [said.mapping] });
    expect(next.imported.rows.every((row) => row.itemKind === 'invoice')).toBe(true);
    const taken = readText(text, { remembered: [said.mapping], owedSign: 'plus' });
    expect([taken.mapping.owedSign, taken.imported.rows[0]?.amountMinor]).toEqual([undefined, -100]);
  });
});
