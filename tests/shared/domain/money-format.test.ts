import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages, toDevanagariDigits } from '../../../src/shared/domain/language.ts';
import { money } from '../../../src/shared/domain/money.ts';
import { formatMoney, formatMoneyShort } from '../../../src/shared/domain/money-format.ts';
import { parseDecimalAmount, parseMoneyInput } from '../../../src/shared/domain/money-parse.ts';

const en: { language: Language } = { language: 'en' };

describe('an amount for reading', () => {
  it('groups rupees in lakh and crore and shows paise only where there are some', () => {
    const shown = [0, 5, -5, 12_345_600, 12_345_650, -45_050, 1_234_567_850];
    expect(shown.map((amountMinor) => formatMoney(money(amountMinor, 'INR'), en))).toEqual([
      '₹0',
      '₹0.05',
      '−₹0.05',
      '₹1,23,456',
      '₹1,23,456.50',
      '−₹450.50',
      '₹1,23,45,678.50',
    ]);
  });

  it('shows paise always where it is asked to, as on receipts', () => {
    expect(formatMoney(money(12_345_600, 'INR'), { language: 'mr', alwaysMinor: true })).toBe('₹1,23,456.00');
  });

  it('has Devanagari digits only where the setting says so, grouped alike in every language', () => {
    const amount = money(1_234_567_850, 'INR');
    for (const language of languages) {
      expect(formatMoney(amount, { language })).toBe('₹1,23,45,678.50');
      expect(formatMoney(amount, { language, digits: 'deva' })).toBe('₹१,२३,४५,६७८.५०');
    }
  });

  it('groups other currencies in thousands, with their own decimals', () => {
    const amounts = ['USD', 'CAD', 'EUR', 'GBP', 'JPY', 'KWD'].map((currency) =>
      money(123_456_789, currency),
    );
    expect(amounts.map((amount) => formatMoney(amount, en))).toEqual([
      '$1,234,567.89',
      'CA$1,234,567.89',
      '€1,234,567.89',
      '£1,234,567.89',
      '¥123,456,789',
      'KWD\u00a0123,456.789',
    ]);
  });

  it('is exact up to the largest safe integer', () => {
    expect(formatMoney(money(Number.MAX_SAFE_INTEGER, 'INR'), en)).toBe('₹9,00,71,99,25,47,409.91');
  });

  it('is read back as the amount it was, in every currency, digit and sign', () => {
    const formats = fc.record({
      language: fc.constantFrom(...languages),
      digits: fc.constantFrom('latin' as const, 'deva' as const),
      alwaysMinor: fc.boolean(),
    });
    const currencies = fc.constantFrom('INR', 'USD', 'CAD', 'EUR', 'GBP', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.maxSafeInteger(), currencies, formats, (amountMinor, currency, format) => {
        const amount = money(amountMinor, currency);
        const text = formatMoney(amount, format);
        expect(parseDecimalAmount(text, currency, '.')).toEqual({ ok: true, value: amount });
        const typed = parseMoneyInput(text, currency);
        expect(typed).toEqual(
          amount.amountMinor < 0 ? { ok: false, refusal: { code: 'negative' } } : { ok: true, value: amount },
        );
      }),
    );
  });
});

describe('a short amount for tiles', () => {
  it('counts rupees in lakh and crore, with one decimal', () => {
    const shown = [
      0, 4_530_050, 9_999_900, 9_999_950, 12_000_000, 12_345_600, 950_000_000, 999_499_999, 999_500_000,
      12_345_678_900,
    ];
    expect(shown.map((amountMinor) => formatMoneyShort(money(amountMinor, 'INR'), en))).toEqual([
      '₹0',
      '₹45,301',
      '₹99,999',
      '₹1 L',
      '₹1.2 L',
      '₹1.2 L',
      '₹95 L',
      '₹99.9 L',
      '₹1 Cr',
      '₹12.3 Cr',
    ]);
  });

  it('names the scale in the language and follows the digits', () => {
    const amount = money(-123_456_700, 'INR');
    expect(formatMoneyShort(amount, { language: 'hi' })).toBe('−₹12.3 लाख');
    expect(formatMoneyShort(amount, { language: 'mr', digits: 'deva' })).toBe(
      `−₹${toDevanagariDigits('12.3')} लाख`,
    );
    expect(formatMoneyShort(money(3_400_000_000, 'INR'), { language: 'mr' })).toBe('₹3.4 कोटी');
  });

  it('counts other currencies in millions', () => {
    expect(formatMoneyShort(money(27_511_371_683, 'USD'), en)).toBe('$275.1 M');
    expect(formatMoneyShort(money(99_999, 'USD'), en)).toBe('$1,000');
  });

  it('is never further from the exact amount than half of its last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1e7, max: 1e15 }), (amountMinor) => {
        const [number = '', scale] = formatMoneyShort(money(amountMinor, 'INR'), en).split(' ');
        const scaleMinor = scale === 'Cr' ? 1e9 : 1e7;
        expect(scale).toBe(amountMinor >= 999_500_000 ? 'Cr' : 'L');
        const tenths = Math.round(Number(number.replace(/[₹,]/g, '')) * 10);
        expect(Math.abs(tenths * (scaleMinor / 10) - amountMinor)).toBeLessThanOrEqual(scaleMinor / 20);
      }),
    );
  });
});
