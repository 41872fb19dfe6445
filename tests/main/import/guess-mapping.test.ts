import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/main/import/guess-mapping.ts';
import { matchHeader, normaliseHeader } from '../../../src/main/import/header-synonyms.ts';
import {
  type ImportMapping,
  importMappingSchema,
  mappingFitsHeader,
} from '../../../src/main/import/import-mapping.ts';
import { readTable } from '../../../src/main/import/readers.ts';
import { dateFields, importFields } from '../../../src/shared/domain/import-fields.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { fixtureBytes, synonyms, textBytes } from './import-fixtures.ts';

function guessOf(text: string) {
  return guessMapping(valueOrThrow(readTable(textBytes(text), synonyms)).table, synonyms);
}

function guessOfFixture(name: string) {
  return guessMapping(valueOrThrow(readTable(fixtureBytes(name), synonyms)).table, synonyms);
}

describe('a column name', () => {
  it('is the same in every way of writing words together', () => {
    expect(
      ['InvoiceDate', 'invoice_date', 'INVOICE DATE', 'Invoice-Date.', 'invoiceDate'].map(normaliseHeader),
    ).toEqual(Array(5).fill('invoice date'));
  });

  it.each([
    ['customerID', 'partyKey'],
    ['Partys Name', 'partyName'],
    ["Party's Name", 'partyName'],
    ['Bill Amount (INR)', 'amount'],
    ['document_create_date.1', 'createdOn'],
    ['थकबाकी', 'outstanding'],
    ['देय तिथि', 'dueOn'],
    ['Loan A/c No', 'accountKey'],
  ])('%s means %s', (header, field) => {
    expect(matchHeader(header, synonyms)[0]?.field).toBe(field);
  });
});

describe('a guessed mapping', () => {
  it('takes an invoice export with one line per item by its own total and balance', () => {
    expect(guessOfFixture('invoice-lines.csv').mapping).toEqual({
      version: 1,
      columns: {
        partyKey: 'Customer ID',
        partyName: 'Customer Name',
        documentId: 'Invoice ID',
        documentNumber: 'Invoice Number',
        documentState: 'Invoice Status',
        issuedOn: 'Invoice Date',
        dueOn: 'Due Date',
        amount: 'Total',
        outstanding: 'Balance',
        settledOn: 'Last Payment Date',
        currency: 'Currency Code',
        phone: 'Billing Phone',
        city: 'Billing City',
        pincode: 'Billing Code',
        gstin: 'GST Identification Number (GSTIN)',
      },
      dateFormats: { issuedOn: 'yearFirst', dueOn: 'yearFirst', settledOn: 'yearFirst' },
      decimals: { amount: 'point', outstanding: 'point' },
      currency: null,
    });
  });

  it('gives a reason for every column', () => {
    const guess = guessOf(
      'Customer No,Contact,Aging bucket,Due Date,Invoice Date,Invoice Date.1,Amount\nA1,a@b.in,1-30,2025-05-01,2025-04-01,2025-04-01,5\n',
    );
    expect(guess.columns.map(({ column, field, because }) => [column, field, because])).toEqual([
      ['Customer No', 'partyKey', 'name'],
      ['Contact', 'email', 'content'],
      ['Aging bucket', null, 'derived'],
      ['Due Date', 'dueOn', 'name'],
      ['Invoice Date', 'issuedOn', 'name'],
      ['Invoice Date.1', null, 'anotherColumn'],
      ['Amount', 'amount', 'name'],
    ]);
    expect(guess.missing).toEqual([]);
  });

  it('does not believe a name against the content', () => {
    const guess = guessOf(
      'Customer,Due Date,Amount,Currency\nAsha,tomorrow,5,none yet\nBharat,today,6,later\n',
    );
    expect(guess.mapping.columns).toEqual({ partyName: 'Customer', amount: 'Amount' });
    expect(guess.missing).toEqual(['dates']);
  });

  it('reads a date column by evidence, by the other dates, or leaves it open with examples to ask with', () => {
    const header = 'Customer,Invoice Date,Due Date,Amount\n';
    const clear = guessOf(`${header}A,4/13/2025,5/1/2025,1\nB,1/2/2025,2/3/2025,1\n`);
    expect([clear.mapping.dateFormats, clear.assumed.map((one) => one.code)]).toEqual([
      { issuedOn: 'monthFirst', dueOn: 'monthFirst' },
      ['datesBySameFile'],
    ]);
    const unclear = guessOf(`${header}A,4/3/2025,5/1/2025,1\n`);
    expect([unclear.mapping.dateFormats, unclear.assumed.map((one) => one.code), unclear.dateDoubt]).toEqual([
      {},
      ['dayBeforeMonth', 'dayBeforeMonth'],
      { columns: ['Invoice Date', 'Due Date'], examples: ['4/3/2025', '5/1/2025'] },
    ]);
    const mixed = guessOf(
      `${header}A,25/3/2025,2025-04-01,1\nB,26/3/2025,2025-04-01,1\nC,3/27/2025,2025-04-01,1\n`,
    );
    expect([mixed.mapping.dateFormats, mixed.assumed.map((one) => one.code)]).toEqual([
      { issuedOn: 'dayFirst', dueOn: 'yearFirst' },
      ['datesByMajority'],
    ]);
  });

  it.each([
    ['"1,234.56"', 'point'],
    ['"1,00,000"', 'point'],
    ['"1.234,56"', 'comma'],
    ['"12,5"', 'comma'],
    ['1.234.567', 'comma'],
    ['1500', 'point'],
  ])('reads %s with a decimal %s', (amount, style) => {
    expect(guessOf(`Customer,Due Date,Amount\nA,2025-04-01,${amount}\n`).mapping.decimals).toEqual({
      amount: style,
    });
  });

  it('takes the currency from a column, its name, or a sign on all amounts', () => {
    const currencyOf = (text: string) => guessOf(text).mapping.currency;
    expect(currencyOf('Customer,Due Date,Amount (USD)\nA,2025-04-01,5\n')).toBe('USD');
    expect(currencyOf('Customer,Due Date,Amount\nA,2025-04-01,₹ 5\n')).toBe('INR');
    expect(currencyOf('Customer,Due Date,Amount\nA,2025-04-01,EUR 5\nB,2025-04-01,USD 5\n')).toBeNull();
    expect(guessOf('Customer,Due Date,Amount,Ccy\nA,2025-04-01,5,USD\n').mapping).toMatchObject({
      columns: { currency: 'Ccy' },
      currency: null,
    });
  });
});

const mappings: fc.Arbitrary<ImportMapping> = fc.record({
  version: fc.constant(1 as const),
  columns: fc.dictionary(
    fc.constantFrom(...importFields),
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  ),
  dateFormats: fc.dictionary(
    fc.constantFrom(...dateFields),
    fc.constantFrom('yearFirst', 'dayFirst', 'monthFirst', 'textMonth', 'serial'),
  ),
  decimals: fc.dictionary(
    fc.constantFrom('amount', 'outstanding', 'settled'),
    fc.constantFrom('point', 'comma'),
  ),
  currency: fc.option(fc.constantFrom('INR', 'USD', 'JPY')),
});

describe('a mapping', () => {
  it('goes through JSON unchanged', () => {
    fc.assert(
      fc.property(mappings, (mapping) => {
        expect(importMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(
          structuredClone({ ...mapping }),
        );
      }),
    );
  });

  it('is refused by its schema with an unknown field, format or currency', () => {
    const good = guessOfFixture('invoice-lines.csv').mapping;
    const isValid = (value: unknown) => importMappingSchema.safeParse(value).success;
    expect([
      isValid(good),
      isValid({ ...good, columns: { shoeSize: 'Size' } }),
      isValid({ ...good, dateFormats: { dueOn: 'sometimes' } }),
      isValid({ ...good, currency: 'XXY' }),
      isValid({ ...good, script: '1' }),
      isValid({ ...good, version: 2 }),
    ]).toEqual([true, false, false, false, false, false]);
  });

  it('fits a header that has all its columns, in any order', () => {
    const { mapping } = guessOf('Customer,Due Date,Amount\nA,2025-04-01,5\n');
    expect(mappingFitsHeader(mapping, ['Amount', 'New', 'Due Date', 'Customer'])).toBe(true);
    expect(mappingFitsHeader(mapping, ['Amount', 'Due date', 'Customer'])).toBe(false);
  });
});
