import { describe, expect, it } from 'vitest';
import { readImport } from '../../../src/main/import/read-import.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { briefly, readText, refusalOf, synonyms, textBytes } from './import-fixtures.ts';

type Bill = {
  readonly date?: string;
  readonly ref?: string;
  readonly party?: string;
  readonly closing?: string;
  readonly due?: string;
};

/** The report as Tally writes it: `BILLCL` and the rest stand behind `BILLFIXED`. */
function report(bills: readonly Bill[], between = ''): string {
  const parts = bills.map(
    ({ date = '1-Apr-25', ref = '', party = 'Asha Traders', closing, due = '1-May-25' }) =>
      ` <BILLFIXED>\r\n  <BILLDATE>${date}</BILLDATE>\r\n  <BILLREF>${ref}</BILLREF>\r\n  <BILLPARTY>${party}</BILLPARTY>\r\n </BILLFIXED>\r\n${between}${closing === undefined ? '' : ` <BILLCL>${closing}</BILLCL>\r\n`} <BILLDUE>${due}</BILLDUE>\r\n <BILLOVERDUE>10</BILLOVERDUE>\r\n`,
  );
  return `<ENVELOPE>\r\n${parts.join('')}</ENVELOPE>\r\n`;
}

const bills: readonly Bill[] = [
  { ref: 'A/1', closing: '-1180.00' },
  { ref: 'A/2', closing: '-2,50,000.50', party: 'M/s Rao &amp; Sons &#4;' },
  { ref: 'A/3', closing: '500.00', date: '1-Nov-21', due: '' },
  { closing: '300.00' },
  { closing: '40.00' },
];

function claimsOf(text: string, options = {}) {
  const { imported } = readText(text, options);
  return imported.rows.map((row) => [
    row.line,
    row.partyName,
    row.itemKey,
    row.itemKind,
    row.issuedOn,
    row.dueOn,
    row.outstandingMinor,
  ]);
}

const claims = [
  [2, 'Asha Traders', 'A/1', 'invoice', '2025-04-01', '2025-05-01', 118_000],
  [10, 'M/s Rao & Sons', 'A/2', 'invoice', '2025-04-01', '2025-05-01', 25_000_050],
  [18, 'Asha Traders', 'A/3', 'credit', '2021-11-01', '2021-11-01', -50_000],
  [26, 'Asha Traders', 'On Account', 'credit', '2025-04-01', '2025-05-01', -30_000],
  [34, 'Asha Traders', 'On Account 2', 'credit', '2025-04-01', '2025-05-01', -4_000],
];

describe('Tally’s “Bills Receivable”', () => {
  it('gives every bill the amount that stands behind it, debits positive, advances and on account as credits', () => {
    expect(claimsOf(report(bills))).toEqual(claims);
    const { guess, mapping, file, imported, dateDoubt } = readText(report(bills));
    expect([guess.shape, mapping.owedSign, file.format, dateDoubt]).toEqual([
      'tallyBillsReceivable',
      'minus',
      'tallyXml',
      null,
    ]);
    expect(imported.assumed.map(({ code, params }) => [code, params])).toEqual([
      ['partiesByName', {}],
      ['currencyAssumed', { currency: 'INR' }],
      ['amountFromOutstanding', {}],
      ['minusIsOwed', { rows: 3 }],
      ['creditsKept', { rows: 3 }],
    ]);
    expect(briefly(imported.problems)).toEqual([[18, 'BILLDUE', 'dueDateMissing']]);
  });

  it('is read with the other sign where most amounts have none, and a person may say which', () => {
    const turned = bills.map(({ closing = '', ...bill }) => ({
      ...bill,
      closing: closing.startsWith('-') ? closing.slice(1) : `-${closing}`,
    }));
    const text = report(turned);
    expect(claimsOf(text)).toEqual(claims);
    expect(readText(text).mapping.owedSign).toBeUndefined();
    expect(claimsOf(text, { owedSign: 'minus' })[0]?.at(-1)).toBe(-118_000);
    // Tally writes a debit with a minus: where nothing else tells, that decides.
    expect(claimsOf(report([{ ref: 'A/1', closing: '-5' }]))[0]?.at(-1)).toBe(500);
    expect(claimsOf(report([{ ref: 'A/1', closing: '5' }]))[0]?.at(-1)).toBe(500);
    expect(claimsOf(report([{ closing: '5' }]))[0]?.at(-1)).toBe(-500);
    expect(claimsOf(report([{ closing: '-5' }]))[0]?.at(-1)).toBe(-500);
  });

  it('keeps the sign that was remembered, also on a day when most bills are advances', () => {
    const { mapping } = readText(report(bills));
    const creditDay = report([
      { ref: 'A/1', closing: '-5' },
      { ref: 'Adv/1', closing: '10' },
      { ref: 'Adv/2', closing: '20' },
    ]);
    expect(readText(creditDay).mapping.owedSign).toBeUndefined();
    expect(claimsOf(creditDay, { remembered: [mapping] }).map((row) => row.at(-1))).toEqual([
      500, -1000, -2000,
    ]);
  });

  it('may hold zero bytes, invalid references, custom tags between, one line only, and UTF-16', () => {
    const between = ' <CCM_FIELD TYPE="x">&#4; Not Applicable</CCM_FIELD>\r\n <CCM_EMPTY/>\r\n';
    const withTags = claimsOf(report(bills, between)).map(([, ...rest]) => rest);
    expect(withTags).toEqual(claims.map(([, ...rest]) => rest));
    const padded = report(bills).replace('</BILLPARTY>', '\0\0</BILLPARTY>');
    expect(claimsOf(padded)).toEqual(claims);
    const oneLine = claimsOf(report(bills).replaceAll(/\r\n */g, '')).map(([, ...rest]) => rest);
    expect(oneLine).toEqual(claims.map(([, ...rest]) => rest));
    const utf16 = Buffer.from(`\ufeff${report(bills)}`, 'utf16le');
    expect(valueOrThrow(readImport(utf16, synonyms)).imported.rows).toEqual(
      readText(report(bills)).imported.rows,
    );
  });

  it('keeps out a bill without an amount instead of giving it the next one’s or nothing', () => {
    const { imported } = readText(report([{ ref: 'A/1' }, { ref: 'A/2', closing: '-5' }]));
    expect(imported.rows.map((row) => [row.itemKey, row.amountMinor])).toEqual([['A/2', 500]]);
    expect(briefly(imported.problems)).toEqual([[2, 'BILLCL', 'amountMissing']]);
  });

  it('shows amounts that stand before any bill or twice behind one', () => {
    const stray =
      '<ENVELOPE>\n<BILLCL>-9</BILLCL>\n<BILLFIXED><BILLDATE>1-Apr-25</BILLDATE><BILLREF>1</BILLREF><BILLPARTY>A</BILLPARTY></BILLFIXED>\n<BILLCL>-5</BILLCL><BILLCL>-6</BILLCL></ENVELOPE>';
    const { imported } = readText(stray);
    expect(imported.rows.map((row) => row.amountMinor)).toEqual([500]);
    expect(briefly(imported.problems)).toEqual([
      [2, null, 'notARecord'],
      [3, 'BILLDUE', 'dueDateMissing'],
      [4, null, 'notARecord'],
    ]);
  });

  it('reads dates of collection exports, yyyymmdd, as well', () => {
    expect(claimsOf(report([{ ref: 'A/1', date: '20250401', due: '20250501', closing: '-5' }]))[0]).toEqual([
      2,
      'Asha Traders',
      'A/1',
      'invoice',
      '2025-04-01',
      '2025-05-01',
      500,
    ]);
  });

  it('is refused where it stops in the middle, and where it is another report', () => {
    const whole = report(bills);
    for (const share of [0.5, 0.8, 0.99]) {
      const cut = textBytes(whole.slice(0, Math.floor(whole.length * share)));
      expect(refusalOf(cut).code).toBe('truncatedFile');
    }
    expect(refusalOf(textBytes('<ENVELOPE><HEADER/><BODY><DATA/></BODY></ENVELOPE>'))).toEqual({
      code: 'xmlFile',
    });
  });
});
