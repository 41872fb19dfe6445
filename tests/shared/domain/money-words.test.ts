import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../src/shared/domain/language.ts';
import { money } from '../../../src/shared/domain/money.ts';
import { amountInWords } from '../../../src/shared/domain/money-words.ts';

const inRupees = (amountMinor: number, language: Language) =>
  amountInWords(money(amountMinor, 'INR'), language);

describe('an amount in words', () => {
  it.each<[number, string, string, string]>([
    [
      42_000_000,
      'Rupees Four Lakh Twenty Thousand Only',
      'रुपये चार लाख बीस हज़ार मात्र',
      'अक्षरी रुपये चार लाख वीस हजार फक्त',
    ],
    [
      123_450,
      'Rupees One Thousand Two Hundred Thirty Four And Fifty Paise Only',
      'रुपये एक हज़ार दो सौ चौंतीस और पचास पैसे मात्र',
      'अक्षरी रुपये एक हजार दोनशे चौतीस आणि पन्नास पैसे फक्त',
    ],
    [0, 'Rupees Zero Only', 'रुपये शून्य मात्र', 'अक्षरी रुपये शून्य फक्त'],
    [-10_000, 'Minus Rupees One Hundred Only', 'ऋण रुपये एक सौ मात्र', 'अक्षरी उणे रुपये शंभर फक्त'],
    [
      1_010_000,
      'Rupees Ten Thousand One Hundred Only',
      'रुपये दस हज़ार एक सौ मात्र',
      'अक्षरी रुपये दहा हजार शंभर फक्त',
    ],
  ])('writes %d paise in three languages', (amountMinor, english, hindi, marathi) => {
    const normalised = (text: string) => text.normalize('NFC');
    expect(languages.map((language) => normalised(inRupees(amountMinor, language)))).toEqual(
      [english, hindi, marathi].map(normalised),
    );
  });

  it('counts on in crore, as trade does, where the library would say arab', () => {
    expect(inRupees(123_456_789_000, 'en')).toBe(
      'Rupees One Hundred Twenty Three Crore Forty Five Lakh Sixty Seven Thousand Eight Hundred Ninety Only',
    );
    expect(inRupees(100_000_000_000, 'mr')).toBe('अक्षरी रुपये शंभर कोटी फक्त');
    expect(inRupees(Number.MAX_SAFE_INTEGER, 'en')).toMatch(
      /^Rupees Ninety Lakh Seven Thousand .* Crore .* Only$/,
    );
  });

  it('names foreign money in its own scale, and by its code where it has no name here', () => {
    expect(amountInWords(money(123_456_789, 'USD'), 'en')).toBe(
      'US Dollars One Million Two Hundred Thirty Four Thousand Five Hundred Sixty Seven And Eighty Nine Cents Only',
    );
    expect(amountInWords(money(1_500, 'KWD'), 'en')).toBe('KWD One And 500/1000 Only');
    expect(amountInWords(money(7, 'JPY'), 'en')).toBe('JPY Seven Only');
  });

  it('has different words for different amounts and no digit left, in every language', () => {
    for (const language of languages) {
      const amounts = Array.from({ length: 1100 }, (_, at) => at * 100).concat([
        1e7, 1e9, 1e11, 12_345_678_00,
      ]);
      const words = amounts.map((amountMinor) => inRupees(amountMinor, language));
      expect(new Set(words).size).toBe(amounts.length);
      expect(words.filter((text) => /[0-9०-९]|undefined| {2}/.test(text))).toEqual([]);
    }
  });
});
