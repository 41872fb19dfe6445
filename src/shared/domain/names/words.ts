import { foldDevanagariDigits } from '../language.ts';
import { foldedBeginnings } from './beginnings.ts';
import { devanagariToLatin, hasDevanagari } from './devanagari.ts';
import { consonantSkeleton, foldLatinWord } from './letters.ts';

/** One word of a name as it is compared: never shown. */
export interface NameWord {
  readonly letters: string;
  readonly skeleton: string;
  /** A single letter that stands for a whole name. */
  readonly isInitial: boolean;
  /** Of a word that was typed: with what the words begin that it may still become. */
  readonly beginnings?: readonly string[];
}

/**
 * Raised whenever the same name would give other words than before: a ledger keeps the words of its names and computes
 * them anew when this has changed.
 */
export const nameWordsVersion = 3;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Forms of address before a name; they tell nobody apart. */
const titles = words(
  'mr mrs ms miss messrs shri shree sri shrimati shreemati smt kum dr adv late prof श्री श्रीमती श्रीमान सौ कु कै चि डॉ ॲड अॅड मे मेसर्स प्रो',
);

/** Legal forms of a firm, and the words that only join. */
const legalForms = words(
  'pvt private ltd limited llp inc co company corp corporation and the प्रा प्रायव्हेट प्रायवेट प्राइवेट लि लिमिटेड कंपनी कं कॉर्पोरेशन कार्पोरेशन एलएलपी आणि व अँड ॲण्ड ऍण्ड एंड अॅन्ड एण्ड और अण्ड',
);

/** M/s, and care or child of: the letters around the stroke are no initials. */
const strokes = /(?<![\p{L}\p{M}])(?:m|s|d|w|c|r|h)\s*\/\s*(?:s|o)(?![\p{L}\p{M}])\.?/giu;

/** The Latin letters by their names in Devanagari: एस. आर. पाटील is S. R. Patil. */
const letterNames: Readonly<Record<string, string>> = {
  ए: 'a',
  बी: 'b',
  सी: 'c',
  डी: 'd',
  ई: 'e',
  एफ: 'f',
  जी: 'g',
  एच: 'h',
  आय: 'i',
  आई: 'i',
  जे: 'j',
  के: 'k',
  एल: 'l',
  एम: 'm',
  एन: 'n',
  ओ: 'o',
  पी: 'p',
  क्यू: 'q',
  आर: 'r',
  एस: 's',
  टी: 't',
  यू: 'u',
  व्ही: 'v',
  वी: 'v',
  डब्ल्यू: 'w',
  एक्स: 'x',
  वाय: 'y',
  झेड: 'z',
};

/** A name as words that can be compared across spellings and scripts; titles and legal forms left out. */
export function nameWords(name: string): readonly NameWord[] {
  return tellingWords(name).flatMap((word) => toNameWords(word));
}

/** What was typed, as words that may still be going on: each knows the beginnings of what it may become. */
export function typedWords(text: string): readonly NameWord[] {
  return tellingWords(text).flatMap((word) => {
    const [one, ...more] = toNameWords(word);
    if (one === undefined || more.length > 0 || one.isInitial || isNumber(one.letters))
      return toNameWords(word);
    return [{ ...one, beginnings: foldedBeginnings(inLatin(word)) }];
  });
}

function tellingWords(name: string): readonly string[] {
  const written = splitWords(name);
  const telling = written.filter((word) => !titles.has(word) && !legalForms.has(word));
  return telling.length === 0 ? written : telling;
}

function splitWords(name: string): string[] {
  return foldDevanagariDigits(name.normalize('NFC'))
    .toLowerCase()
    .replace(strokes, ' ')
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}\u200c\u200d]+/u)
    .filter((word) => word !== '');
}

const oneSyllable = /^(?:[\u0905-\u0939\u0958-\u095f]\u093c?)[\u093e-\u094c]?$/;
const onlyConsonants = /^[bcdfghjklmnpqrstvwxz]{2,3}$/;

function toNameWords(word: string): NameWord[] {
  const letterName = letterNames[word];
  if (letterName !== undefined) return [toInitial(letterName)];
  const latin = inLatin(word);
  // A word of signs alone, as a mark of length without a letter before it, has no sound.
  if (latin === '') return [];
  if (oneSyllable.test(word)) return [toInitial(latin)];
  if (onlyConsonants.test(word)) return [...word].map(toInitial);
  if (isInitial(latin)) return [toInitial(latin)];
  const letters = foldLatinWord(latin);
  return letters === '' ? [] : [{ letters, skeleton: consonantSkeleton(letters), isInitial: false }];
}

const inLatin = (word: string): string => (hasDevanagari(word) ? devanagariToLatin(word) : word);

/** Whether a word is a single letter, which stands for a whole name. A single digit stands for itself: Shop 1, Shop 2. */
export function isInitial(letters: string): boolean {
  return letters.length === 1 && !isNumber(letters);
}

/** Whether a word is a number. */
export function isNumber(letters: string): boolean {
  return /^\d+$/.test(letters);
}

/** Letters that name books write for one another; a c is left, as it may stand for Chandrakant or for Cyril. */
const initialFor: Readonly<Record<string, string>> = { w: 'v', f: 'p', z: 'j', x: 'j', q: 'k' };

function toInitial(spelled: string): NameWord {
  const letter = spelled.charAt(0);
  const letters = initialFor[letter] ?? letter;
  return { letters, skeleton: letters, isInitial: true };
}

/** Two words written as one: Bala Saheb and Balasaheb. */
export function joinWords(one: NameWord, other: NameWord): NameWord {
  const letters = (one.letters + other.letters).replace(/(\D)\1+/g, '$1');
  return { letters, skeleton: consonantSkeleton(letters), isInitial: false };
}
