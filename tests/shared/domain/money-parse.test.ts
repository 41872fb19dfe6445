import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/shared/domain/money.ts';
import {
  type DecimalMark,
  parseDecimalAmount,
  parseMoneyInput,
} from '../../../src/shared/domain/money-parse.ts';

/** The minor units that were read, or the code of the refusal. */
function typed(text: string, currency = 'INR'): number | string {
  const read = parseMoneyInput(text, currency);
  return read.ok ? read.value.amountMinor : read.refusal.code;
}

function inFile(text: string, currency = 'INR', mark?: DecimalMark): number | string {
  const read = parseDecimalAmount(text, currency, mark);
  return read.ok ? read.value.amountMinor : read.refusal.code;
}

describe('an amount as it is typed', () => {
  it.each<[string, number]>([
    ['500', 50_000],
    ['1,23,456.50', 12_345_650],
    ['12,345,678', 1_234_567_800],
    ['१,२३,४५६.५०', 12_345_650],
    ['₹ 1,23,456/-', 12_345_600],
    ['Rs. 500/- only', 50_000],
    ['INR 500', 50_000],
    ['500 रु.', 50_000],
    ['.5', 50],
    ['5.', 500],
    ['0', 0],
    ['1.5l', 15_000_000],
    ['1.5 lakh', 15_000_000],
    ['2 lacs', 20_000_000],
    ['1.5 लाख', 15_000_000],
    ['१.५ लाख रुपये', 15_000_000],
    ['45 हजार', 4_500_000],
    ['45 \u0939\u091c\u093c\u093e\u0930', 4_500_000],
    ['45 \u0939\u095b\u093e\u0930', 4_500_000],
    ['5k', 500_000],
    ['2 cr', 2_000_000_000],
    ['2 crore', 2_000_000_000],
    ['1.25 कोटी', 1_250_000_000],
    ['1 \u0915\u0930\u094b\u0921\u093c', 1_000_000_000],
    ['1 \u0915\u0930\u094b\u095c', 1_000_000_000],
    ['1.23456 lakh', 12_345_600],
  ])('reads %s', (text, amountMinor) => {
    expect(typed(text)).toBe(amountMinor);
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'notANumber'],
    ['₹', 'notANumber'],
    ['lakh', 'notANumber'],
    ['.', 'notANumber'],
    ['1 000', 'notANumber'],
    ['5 m', 'notANumber'],
    ['1 lakh 20 thousand', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['-5', 'negative'],
    ['₹-5', 'negative'],
    ['−₹5', 'negative'],
    ['(5)', 'negative'],
    ['5-', 'negative'],
    ['1,5', 'ambiguous'],
    ['1,23,4', 'ambiguous'],
    ['1234567,890', 'ambiguous'],
    ['1.500', 'ambiguous'],
    ['1.2.3', 'ambiguous'],
    ['10.505', 'ambiguous'],
    ['1000.505', 'tooManyDecimals'],
    ['1.234567891 lakh', 'tooManyDecimals'],
    ['90071992547409.92', 'tooLarge'],
    ['99999999999 crore', 'tooLarge'],
    ['$5', 'otherCurrency'],
    ['5 EUR', 'otherCurrency'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(typed(text)).toBe(code);
  });

  it('knows the signs and the decimals of the currency asked for', () => {
    expect([typed('$5', 'USD'), typed('US$5', 'CAD'), typed('₹5', 'USD')]).toEqual([
      500,
      'otherCurrency',
      'otherCurrency',
    ]);
    expect([typed('1.500', 'KWD'), typed('5', 'JPY'), typed('5.5', 'JPY')]).toEqual([
      1500,
      5,
      'tooManyDecimals',
    ]);
  });

  it('is total: it reads or refuses any text, and what it reads is never negative', () => {
    const pieces = fc.constantFrom(
      '1',
      '०',
      '5',
      '.',
      ',',
      '-',
      '(',
      ')',
      ' ',
      'l',
      'k',
      'cr',
      '₹',
      '/-',
      'लाख',
      'e',
      '$',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = parseMoneyInput(text, 'INR');
          expect(read.ok ? read.value.amountMinor >= 0 : read.refusal.code.length > 0).toBe(true);
          const fromFile = parseDecimalAmount(text, 'INR');
          expect(fromFile.ok ? /[0-9०-९]/.test(text) : fromFile.refusal.code.length > 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('an amount in a file', () => {
  it.each<[string, number]>([
    ['1,35,000.00', 13_500_000],
    ['1,350,000.00', 135_000_000],
    ['1416.5', 141_650],
    ['1.17', 117],
    ['54.0', 5400],
    ['1416.500', 141_650],
    ['0', 0],
    ['-0.00', 0],
    ['(1,234.50)', -123_450],
    ['-1180.00', -118_000],
    ['−1180.00', -118_000],
    ['1180.00-', -118_000],
    ['1,180.00 Cr', -118_000],
    ['1,180.00Cr.', -118_000],
    ['1180 (Dr)', 118_000],
    ['₹1,180.00 Cr', -118_000],
    ['Rs.500/-', 50_000],
    ['1 234.50', 123_450],
    ['1\u00a0234.50', 123_450],
    ["1'234.50", 123_450],
    ['+5', 500],
    ['१,३५,०००.००', 13_500_000],
  ])('reads %s', (text, amountMinor) => {
    expect(inFile(text)).toBe(amountMinor);
  });

  it.each(['-$5.00', '$-5.00', '($5.00)', '$(5.00)', '(5.00) USD', 'USD -5', '-5 $'])(
    'reads %s as minus five',
    (text) => {
      expect(inFile(text, 'USD')).toBe(-500);
    },
  );

  it.each<[string, string]>([
    ['', 'empty'],
    ['-', 'notANumber'],
    ['nil', 'notANumber'],
    ['N/A', 'notANumber'],
    ['#REF!', 'notANumber'],
    ['12a', 'notANumber'],
    ['10%', 'notANumber'],
    ['--5', 'ambiguous'],
    ['(-5)', 'ambiguous'],
    ['(1180) Cr', 'ambiguous'],
    ['-1180 Dr', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['1.234,50', 'ambiguous'],
    ['1416.5000001', 'tooManyDecimals'],
    ['1.23E+05', 'scientificNotation'],
    ['90071992547409.92', 'tooLarge'],
    ['$1,284.50', 'otherCurrency'],
  ])('refuses "%s" as %s, never as nothing', (text, code) => {
    expect(inFile(text)).toBe(code);
  });

  it('reads what would be ambiguous once the decimal mark of the file is known', () => {
    expect(['1.234,50', '1.234', '1234,5', '1234,', '1.5'].map((text) => inFile(text, 'EUR', ','))).toEqual([
      123_450,
      123_400,
      123_450,
      123_400,
      'ambiguous',
    ]);
    expect(inFile('1.230', 'INR', '.')).toBe(123);
  });

  it('reads any amount written plainly, without losing a unit', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountMinor) => {
        const digits = String(Math.abs(amountMinor)).padStart(3, '0');
        const plain = `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(parseDecimalAmount(plain, 'USD')).toEqual({ ok: true, value: money(amountMinor, 'USD') });
      }),
    );
  });
});
