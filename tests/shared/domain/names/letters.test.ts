import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consonantSkeleton, foldLatinWord } from '../../../../src/shared/domain/names/letters.ts';

const skeletonOf = (word: string): string => consonantSkeleton(foldLatinWord(word));

describe('foldLatinWord', () => {
  test.each([
    [['Kulkarni', 'Kulkarnee', 'KULKARNII'], 'kulkarni'],
    [['Wagh', 'Vagh', 'Waagh'], 'vag'],
    [['Laxmi', 'Lakshmi', 'Lakshmee'], 'laksmi'],
    [['Jadhav', 'Jadhao', 'Jaadhav'], 'jadav'],
    [['Phadke', 'Fadke'], 'padke'],
    [['Zende', 'Jhende'], 'jende'],
    [['Dnyandev', 'Gyandev'], 'gnandev'],
    [['Joshi', 'Jossi', 'Joshee'], 'josi'],
  ])('writes %j in one way', (spellings, folded) => {
    expect(new Set(spellings.map(foldLatinWord))).toEqual(new Set([folded]));
  });

  test('takes marks from letters, and never fails on any text', () => {
    expect(foldLatinWord('Śrīkānt')).toBe('srikant');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof foldLatinWord(text) === 'string'),
    );
  });
});

describe('consonantSkeleton', () => {
  test('is one for the spellings of a name that differ in vowels', () => {
    expect(['Kulkarni', 'Kulakarni', 'Kulkerny'].map(skeletonOf)).toEqual(['klkrn', 'klkrn', 'klkrn']);
    expect(['Eknath', 'Ekanath', 'Aiknath'].map(skeletonOf)).toEqual(['aknt', 'aknt', 'aknt']);
    expect(['Dattatray', 'Dattatraya', 'Dattatreya'].map(skeletonOf)).toEqual(['dttr', 'dttr', 'dttr']);
  });

  test('keeps the first letter, also of a word without consonants', () => {
    expect(['oak', 'u', ''].map(consonantSkeleton)).toEqual(['ak', 'a', 'a']);
  });
});
