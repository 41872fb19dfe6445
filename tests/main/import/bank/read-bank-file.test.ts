import { describe, expect, test } from 'vitest';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { listBytes } from '../workbook-file.ts';
import { bankFixture, readBank, readBankText } from './read-fixture.ts';

/** What a fixture holds, each line as day, amount, reference, words. */
function linesOf(name: string) {
  return valueOrThrow(readBank(bankFixture(name))).statements.map(
    ({ account, currency, openingMinor, closingMinor, lines }) => ({
      account,
      currency,
      openingMinor,
      closingMinor,
      lines: lines.map(({ line, on, amountMinor, reference, narration }) => [
        line,
        on,
        amountMinor,
        reference,
        narration,
      ]),
    }),
  );
}

function refusalOf(name: string) {
  const read = readBank(bankFixture(name));
  return read.ok ? null : read.refusal;
}

describe('tables of Indian banks', () => {
  test('HDFC: titles above, two amount columns, a narration over two lines, a summary below', () => {
    expect(linesOf('hdfc-preamble-footer.csv')).toEqual([
      {
        account: '50200012345678',
        currency: 'INR',
        openingMinor: 1_00_000_00,
        closingMinor: 2_64_982_30,
        lines: [
          [
            10,
            '2026-11-02',
            1_35_000_00,
            '0000412233445566',
            'UPI-RAMESH KUMAR-ramesh@okicici-ICIC0001234-412233445566-K3W7Q2-000001-7',
          ],
          [
            11,
            '2026-11-03',
            50_000_00,
            'SBINN52026110312345',
            'NEFT CR-SBIN0001234-SHARMA TRADERS PVT LTD-SBINN52026110312345',
          ],
          [13, '2026-11-04', -20_000_00, '000123', 'CHQ PAID-TRANSFER OUT-RENT'],
          [14, '2026-11-05', -17_70, '', 'FEE-SMS ALERT CHRG NOV26 INCL GST'],
        ],
      },
    ]);
  });

  test('SBI: tabs, months in letters, texts as ="…"; UTF-16 too', () => {
    const [sbi] = linesOf('sbi-tab-equals.csv');
    expect(sbi?.account).toBe('00000031234567890');
    expect(sbi?.lines.map(([, on, amountMinor, reference]) => [on, amountMinor, reference])).toEqual([
      ['2026-11-02', 2_500_00, 'TRANSFER FROM 4897690162092'],
      ['2026-11-03', 10_000_00, ''],
      ['2026-11-04', -2_500_00, '000321'],
    ]);
    expect(linesOf('utf16-sbi.csv')[0]?.lines).toEqual([
      [3, '2026-11-02', 2_500_00, '', 'UPI/CR/630112345678/सुनीता'],
    ]);
  });

  test('ICICI writes the newest first: the lines come out oldest first, and the opening balance follows', () => {
    const [icici] = linesOf('icici-newest-first.csv');
    expect(icici?.openingMinor).toBe(11_000_00);
    expect(icici?.closingMinor).toBe(17_500_00);
    expect(icici?.lines.map(([line]) => line)).toEqual([6, 5, 4]);
  });

  test('amount and side in two columns: ICICI current accounts and Axis', () => {
    expect(linesOf('icici-current-crdr.csv')[0]?.lines.map(([, , amountMinor]) => amountMinor)).toEqual([
      1_23_456_50, -33_456_50,
    ]);
    expect(linesOf('axis-side-column.csv')).toMatchObject([
      {
        account: '912020012345678',
        openingMinor: 10_000_00,
        closingMinor: 11_000_00,
        lines: [
          [6, '2026-11-02', 1_000_00, '', 'UPI/P2A/630611112222/SUNITA D/HDFC/UPI'],
          [7, '2026-11-03', 2_500_00, '000789', 'BY CLG 000789 SARASWAT BANK'],
          [8, '2026-11-03', -2_500_00, '000789', 'CHQ RETURN 000789 FUNDS INSUFFICIENT'],
        ],
      },
    ]);
  });

  test('Kotak: a narration that runs on in the next row, balances with Cr and Dr', () => {
    expect(linesOf('kotak-wrapped-narration.csv')).toMatchObject([
      {
        account: 'XXXXXX4321',
        openingMinor: 10_000_00,
        closingMinor: -5_005_90,
        lines: [
          [
            4,
            '2026-11-01',
            15_000_00,
            'N305261234567890',
            'NEFT N305261234567890 GODAVARI AGRO INDUSTRIES LIMITED NASHIK',
          ],
          [7, '2026-11-02', -5_90, '', 'Chrg: IMPS'],
          [8, '2026-11-03', -30_000_00, '', 'ACH-DR-RTN CHGS'],
        ],
      },
    ]);
  });

  test('a cooperative bank: Devanagari digits, semicolons, a dash behind the amount', () => {
    expect(linesOf('cooperative-devanagari.csv')[0]?.lines).toEqual([
      [3, '2026-11-01', 1_500_00, '', 'सुनीता देशपांडे यांचेकडून'],
      [4, '2026-11-02', 500_00, '', 'By Cash'],
    ]);
  });

  test('the same as an Excel file', () => {
    const bytes = listBytes([
      ['Account Number : 50200012345678'],
      ['Date', 'Narration', 'Chq./Ref.No.', 'Withdrawal Amt.', 'Deposit Amt.', 'Closing Balance'],
      ['02/11/2026', 'UPI-ASHA', '412233445566', '', 500.5, 1500.5],
      ['03/11/2026', 'RENT', '', 200, '', 1300.5],
    ]);
    const read = valueOrThrow(readBank(bytes));
    expect(read.format).toBe('xlsx');
    expect(read.statements[0]).toMatchObject({
      account: '50200012345678',
      openingMinor: 1000_00,
      closingMinor: 1300_50,
    });
    expect(read.statements[0]?.lines.map(({ amountMinor }) => amountMinor)).toEqual([500_50, -200_00]);
  });
});

describe('messages of banks', () => {
  test('MT940: envelope, bookings taken back, a booking day of the year before, a cut narration, sums', () => {
    expect(linesOf('mt940-reversals.sta')).toEqual([
      {
        account: 'HDFC/50200012345678',
        currency: 'INR',
        openingMinor: 1_00_000_00,
        closingMinor: 1_01_020_50,
        lines: [
          [
            7,
            '2026-11-05',
            1_500_50,
            'K3W7Q20000017',
            'NEFT CR-SBINN52026110512345-SHARMA TRADERS PRIVATE LIMITED PUNE CAMP BRANCH-INV 77 AND 78 BY NEFT',
          ],
          [12, '2026-11-05', -500_00, '000456', 'CHQ RETURN 000456 FUNDS INSUFFICIENT'],
          [14, '2026-12-30', 20_00, 'BNK10', 'CHARGES TAKEN BACK'],
        ],
      },
    ]);
  });

  test('MT940 of other banks reads what a well-known parser reads', () => {
    expect(linesOf('mBank_mt940.sta')).toMatchObject([
      { account: 'PL29114010810000267002001002', currency: 'PLN', openingMinor: 40, closingMinor: 43 },
    ]);
    expect(
      linesOf('jejik_rabobank-iban.sta').map(({ openingMinor, closingMinor }) => [
        openingMinor,
        closingMinor,
      ]),
    ).toEqual([
      [1000_00, 965_00],
      [965_00, 930_00],
    ]);
  });

  test('CAMT.053: a prefix, a batch of two, a reversal, an entry that is only announced', () => {
    expect(linesOf('camt053-v08-batch.xml')).toEqual([
      {
        account: '50200012345678',
        currency: 'INR',
        openingMinor: -1_000_00,
        closingMinor: 1_250_75,
        lines: [
          [12, '2026-11-05', 1_500_75, 'SBINN52026110512345', 'INV 77 INV 78 SBINN52026110512345'],
          [13, '2026-11-05', 500_00, 'K3W7Q2-000001-7', 'K3W7Q2-000001-7'],
          [15, '2026-11-05', 300_00, 'REV9', 'Charge taken back'],
          [16, '2026-11-05', -50_00, '', 'SMS <alert>'],
        ],
      },
    ]);
    const [statement] = valueOrThrow(readBank(bankFixture('camt053-v08-batch.xml'))).statements;
    expect(statement?.lines.map(({ counterparty }) => counterparty)).toEqual([
      'Sharma & Sons',
      'Asha Patil',
      null,
      null,
    ]);
  });

  test('OFX 1 and 2 say the same', () => {
    const sgml = linesOf('ofx1-sgml.ofx');
    expect(sgml[0]).toMatchObject({ account: '50200012345678', closingMinor: -999_50 });
    expect(sgml[0]?.lines.map(([, ...rest]) => rest)).toEqual([
      ['2026-11-05', 1_500_50, 'F1', 'SHARMA & SONS NEFT SBINN52026110512345'],
      ['2026-11-06', -2_500_00, '000456', 'CHQ RETURN'],
    ]);
    const withoutLineNumbers = (name: string) => linesOf(name)[0]?.lines.map(([, ...rest]) => rest);
    expect(withoutLineNumbers('ofx2-xml.ofx')).toEqual(withoutLineNumbers('ofx1-sgml.ofx'));
  });
});

describe('a broken file is named by line, and nothing of it is read', () => {
  test.each([
    [
      'broken-30-february.csv',
      [
        [3, 'dateUnreadable'],
        [4, 'amountUnreadable'],
      ],
    ],
    [
      'broken-both-sides.csv',
      [
        [2, 'bothSides'],
        [3, 'amountMissing'],
      ],
    ],
    ['broken-missing-line.csv', [[4, 'balanceBroken']]],
    ['broken-totals.csv', [[4, 'totalsDiffer']]],
    ['broken-no-date.csv', [[3, 'dateMissing']]],
    ['mt940-cut.sta', [[6, 'statementCut']]],
    [
      'mt940-30-february.sta',
      [
        [5, 'dateUnreadable'],
        [7, 'lineUnreadable'],
      ],
    ],
    ['mt940-sum-wrong.sta', [[7, 'closingDiffers']]],
    [
      'jejik_abnamro.sta',
      [
        [27, 'closingDiffers'],
        [40, 'closingDiffers'],
      ],
    ],
    [
      'camt053-v02-batch-differs.xml',
      [
        [5, 'countDiffers'],
        [10, 'batchDiffers'],
      ],
    ],
    ['camt053-not-well-formed.xml', [[14, 'notWellFormed']]],
    ['camt054-notice.xml', [[1, 'notAStatement']]],
    ['ofx1-cut.ofx', [[18, 'statementCut']]],
    [
      'ofx1-30-february.ofx',
      [
        [17, 'amountUnreadable'],
        [18, 'dateUnreadable'],
      ],
    ],
  ] as const)('%s', (name, expected) => {
    const refusal = refusalOf(name);
    expect(refusal?.code).toBe('brokenStatement');
    const problems = refusal?.code === 'brokenStatement' ? refusal.problems : [];
    expect(problems.map(({ line, code }) => [line, code])).toEqual(expected);
  });

  test('what is no statement at all is refused by kind', () => {
    expect(refusalOf('broken-cut-in-quote.csv')).toEqual({ code: 'truncatedFile', line: 3 });
    expect(refusalOf('broken-binary.csv')).toEqual({ code: 'binaryFile', kind: 'unknown' });
    const read = readBankText('Customer,Invoice,Outstanding\nA,1,10.00\n');
    expect(read.ok ? null : read.refusal).toEqual({
      code: 'brokenStatement',
      problems: [{ line: 1, code: 'noHeader' }],
    });
  });
});
