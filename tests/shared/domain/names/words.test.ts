import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinWords, nameWords } from '../../../../src/shared/domain/names/words.ts';

const letters = (name: string): readonly string[] => nameWords(name).map((word) => word.letters);

describe('nameWords', () => {
  test('is the same for a name in either script', () => {
    expect(letters('मोहन क्षीरसागर')).toEqual(letters('Mohan Kshirsagar'));
    expect(letters('मे. भारत स्टील प्रा. लि.')).toEqual(letters('M/s. Bharat Steel Pvt. Ltd.'));
  });

  test('leaves out forms of address and legal forms, unless nothing else is there', () => {
    expect(letters('Shri Mohan')).toEqual(['moan']);
    expect(letters('श्रीमती सुमन')).toEqual(['suman']);
    expect(letters('Shree & Co')).toEqual(['sri', 'ko']);
  });

  test('reads initials in whatever way they are written', () => {
    const all = ['S. R. Patil', 'S R Patil', 'SR Patil', 's.r.patil', 'एस. आर. पाटील', 'स. रा. पाटील'];
    expect(all.map(letters)).toEqual(all.map(() => ['s', 'r', 'patil']));
    expect(nameWords('S Patil').map(({ isInitial }) => isInitial)).toEqual([true, false]);
  });

  test('reads digits of both scripts, and no text makes it fail or gives an empty word', () => {
    expect(letters('Unit ४२')).toEqual(letters('Unit 42'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        nameWords(text).every((word) => word.letters !== '' && word.skeleton !== ''),
      ),
    );
  });

  test('every letter of Devanagari has a sound, and the om before the name of a shop is a word of it', () => {
    const block = Array.from({ length: 0x80 }, (_, at) => String.fromCodePoint(0x900 + at));
    const silent = block.filter((letter) => /^\p{L}$/u.test(letter) && nameWords(letter).length === 0);
    // The avagraha, a mark of length, and two marks of dots: nobody's name begins with them.
    expect(silent).toEqual(['ऽ', 'ॱ', 'ॽ']);
    expect(letters('ॐ साई')).toEqual(letters('Om Sai'));
  });

  test('tells numbers apart by each of their digits, and takes no digit for an initial', () => {
    expect(nameWords('Shop 1, Shop 11, Shop १००')).toEqual(
      ['sop', '1', 'sop', '11', 'sop', '100'].map((word) => ({
        letters: word,
        skeleton: word === 'sop' ? 'sp' : word,
        isInitial: false,
      })),
    );
  });

  test('does not tell capitals from small letters, nor composed from decomposed ones', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zàéü ]{0,30}$/), (text) => {
        expect(nameWords(text.toUpperCase())).toEqual(nameWords(text.normalize('NFD').toLowerCase()));
      }),
    );
  });
});

test('two words are one where they are written as one', () => {
  const [bala, saheb] = nameWords('Bala Saheb');
  const [balasaheb] = nameWords('Balasaheb');
  expect(bala && saheb && joinWords(bala, saheb)).toEqual(balasaheb);
  const [uttam, chand] = nameWords('Uttam Chand');
  expect(uttam && chand && joinWords(uttam, chand)).toEqual(nameWords('Uttamchand')[0]);
});
