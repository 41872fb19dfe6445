import { describe, expect, test } from 'vitest';
import { devanagariToLatin, hasDevanagari } from '../../../../src/shared/domain/names/devanagari.ts';

describe('devanagariToLatin', () => {
  test.each([
    ['कुलकर्णी', 'kulkarnee'],
    ['रामचंद्र', 'raamchandra'],
    ['विजयकुमार', 'vijaykumaar'],
    ['नरसिंह', 'narsingh'],
    ['कांबळे', 'kaambale'],
    ['वसंत', 'vasant'],
    ['ज्ञानेश्वर', 'dnyaaneshvar'],
    ['क्षीरसागर', 'ksheersaagar'],
    ['ऋषिकेश', 'rishikesh'],
    ['कृष्ण', 'krishna'],
    ['ट्रेडर्स', 'tredars'],
    ['ॲग्रो', 'agro'],
    ['फ़िरोज़', 'firoz'],
    ['पऱ्हाड', 'parhaad'],
  ])('spells %s as %s', (native, latin) => {
    expect(devanagariToLatin(native)).toBe(latin);
  });

  test('leaves every other script as it is, and joiners out', () => {
    expect(devanagariToLatin('Shop no. 4, राम\u200d कृष्ण & Co')).toBe('Shop no. 4, raam krishna & Co');
    expect(devanagariToLatin('')).toBe('');
  });

  test('knows Devanagari where it is', () => {
    expect([hasDevanagari('Patil'), hasDevanagari('S. पाटील')]).toEqual([false, true]);
  });
});
