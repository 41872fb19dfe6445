/** Consonants as Hindi and Marathi names are commonly written in Latin letters. */
const consonants: Readonly<Record<string, string>> = {
  क: 'k',
  ख: 'kh',
  ग: 'g',
  घ: 'gh',
  ङ: 'n',
  च: 'ch',
  छ: 'chh',
  ज: 'j',
  झ: 'jh',
  ञ: 'n',
  ट: 't',
  ठ: 'th',
  ड: 'd',
  ढ: 'dh',
  ण: 'n',
  त: 't',
  थ: 'th',
  द: 'd',
  ध: 'dh',
  न: 'n',
  प: 'p',
  फ: 'ph',
  ब: 'b',
  भ: 'bh',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  व: 'v',
  श: 'sh',
  ष: 'sh',
  स: 's',
  ह: 'h',
  ळ: 'l',
  // Of Marwari and Sindhi.
  ॸ: 'd',
  ॹ: 'zh',
  ॺ: 'y',
  ॻ: 'g',
  ॼ: 'j',
  ॾ: 'd',
  ॿ: 'b',
};

/** Consonants with a dot below: sounds of Persian and English, and the flaps of Hindi. */
const dotted: Readonly<Record<string, string>> = { क: 'q', ख: 'kh', ग: 'g', ज: 'z', झ: 'z', फ: 'f' };

const vowels: Readonly<Record<string, string>> = {
  अ: 'a',
  आ: 'aa',
  इ: 'i',
  ई: 'ee',
  उ: 'u',
  ऊ: 'oo',
  ऋ: 'ri',
  ॠ: 'ri',
  ऍ: 'e',
  ऎ: 'e',
  ए: 'e',
  ऐ: 'ai',
  ऑ: 'o',
  ऒ: 'o',
  ओ: 'o',
  औ: 'au',
  ॲ: 'a',
  ऄ: 'a',
  ऌ: 'li',
  ॡ: 'li',
  // Of Kashmiri.
  ॳ: 'o',
  ॴ: 'oo',
  ॵ: 'au',
  ॶ: 'u',
  ॷ: 'oo',
  // A sign of its own before many a shop's name: ॐ साई is Om Sai.
  ॐ: 'om',
};

const vowelSigns: Readonly<Record<string, string>> = {
  'ा': 'aa',
  'ि': 'i',
  'ी': 'ee',
  'ु': 'u',
  'ू': 'oo',
  'ृ': 'ri',
  'ॄ': 'ri',
  'ॅ': 'a',
  'ॆ': 'e',
  'े': 'e',
  'ै': 'ai',
  'ॉ': 'o',
  'ॊ': 'o',
  'ो': 'o',
  'ौ': 'au',
  'ॢ': 'li',
  'ॣ': 'li',
};

const halant = '्';
const nukta = '़';
const nasals = 'ंँ';
const joiners = /\u200c|\u200d|ः/g;
const labials = 'pbm';
const devanagariWord = /[\u0900-\u097f\u200c\u200d]+/g;

/** A consonant with the vowel after it; the vowel is null where it is the unwritten a. */
interface Syllable {
  readonly consonant: string;
  vowel: string | null;
  isNasal: boolean;
}

/** Whether a text has a letter of Devanagari in it. */
export function hasDevanagari(text: string): boolean {
  return /[\u0900-\u097f]/.test(text);
}

/**
 * A text with its Hindi and Marathi words in Latin letters, as people spell names (कुलकर्णी → kulkarnee): not
 * reversible. The unwritten a is dropped where it is not spoken: at the end of a word and between a spoken syllable and
 * a single consonant with a vowel (Ohala's rule, from the right).
 */
export function devanagariToLatin(text: string): string {
  return text.normalize('NFD').replace(devanagariWord, (word) => wordToLatin(word.replace(joiners, '')));
}

function wordToLatin(word: string): string {
  const syllables = readSyllables([...word]);
  dropUnspoken(syllables);
  return syllables
    .map(({ consonant, vowel, isNasal }, at) => {
      const next = syllables[at + 1]?.consonant ?? '';
      return consonant + (vowel ?? 'a') + (isNasal ? nasalBefore(next, at + 2 === syllables.length) : '');
    })
    .join('');
}

/** The nasal dot before the next consonant: m before lips, ng before an h that ends the word (सिंह, singh). */
function nasalBefore(next: string, isLast: boolean): string {
  if (next === 'h' && isLast) return 'ng';
  return labials.includes(next.charAt(0)) && next !== '' ? 'm' : 'n';
}

function readSyllables(letters: readonly string[]): Syllable[] {
  const syllables: Syllable[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    const last = syllables.at(-1);
    if (consonants[letter] !== undefined) {
      const isDotted = letters[at + 1] === nukta;
      const consonant = (isDotted ? dotted[letter] : undefined) ?? consonants[letter] ?? '';
      syllables.push({ consonant, vowel: null, isNasal: false });
    } else if (vowels[letter] !== undefined) {
      syllables.push({ consonant: '', vowel: vowels[letter] ?? '', isNasal: false });
    } else if (last !== undefined && vowelSigns[letter] !== undefined) last.vowel = vowelSigns[letter] ?? '';
    else if (last !== undefined && letter === halant) last.vowel = '';
    else if (last !== undefined && nasals.includes(letter)) last.isNasal = true;
  }
  return joinSounds(syllables);
}

/** ज्ञ is one sound in both languages, spelled dny, gy or jn. */
function joinSounds(syllables: readonly Syllable[]): Syllable[] {
  return syllables.flatMap((syllable, at) => {
    const before = syllables[at - 1];
    const after = syllables[at + 1];
    const opens = syllable.consonant === 'j' && syllable.vowel === '' && after?.consonant === 'n';
    const closes = syllable.consonant === 'n' && before?.consonant === 'j' && before.vowel === '';
    if (opens) return [];
    return closes ? [{ ...syllable, consonant: 'dny' }] : [syllable];
  });
}

/** After these the a at the end of a word is spoken where they close a cluster: mitra, surya, vishwa, krishna. */
const keepsFinalA = ['r', 'y', 'v', 'm', 'n', 'l', 'dny'];

function dropUnspoken(syllables: readonly Syllable[]): void {
  const last = syllables.at(-1);
  const beforeLast = syllables.at(-2);
  if (last !== undefined && last.vowel === null && syllables.length > 1 && !last.isNasal) {
    const closesCluster = beforeLast?.vowel === '';
    if (!closesCluster || !keepsFinalA.includes(last.consonant)) last.vowel = '';
  }
  for (let at = syllables.length - 2; at > 0; at -= 1) {
    const here = syllables[at];
    const before = syllables[at - 1];
    const after = syllables[at + 1];
    if (here === undefined || here.vowel !== null || here.isNasal) continue;
    const isBetween = before?.vowel !== '' && !before?.isNasal && after?.vowel !== '';
    if (isBetween && after?.consonant !== '') here.vowel = '';
  }
}
