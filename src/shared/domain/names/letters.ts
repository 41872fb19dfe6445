/**
 * How Indian names are spelled in Latin letters, each rule one habit of spelling, applied from the top. `C` stands for
 * the sound of ch while the other uses of c and h are worked off.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  // English words of firms: Construction, Furniture, Light, Wright.
  [/[ts]ion/g, 'san'],
  [/ture/g, 'Car'],
  [/ght/g, 't'],
  [/dge/g, 'j'],
  [/tch/g, 'C'],
  [/^wr/, 'r'],
  [/^kn/, 'n'],
  [/ow(?=s?$)/, 'o'],
  // One sound: Dnyaneshwar, Gyaneshwar, Jnaneshwar.
  [/dny|gny|^gy|^jn/g, 'gn'],
  [/ck/g, 'k'],
  [/qu(?=[aeio])/g, 'kv'],
  [/q/g, 'k'],
  [/^x/, 'j'],
  [/x/g, 'ks'],
  [/sch/g, 'sk'],
  [/chh?/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  // Aspirates, and pairs that name books do not tell apart.
  [/sh|s/g, 's'],
  [/ph|f/g, 'p'],
  [/z/g, 'j'],
  [/w/g, 'v'],
  [/inh$/, 'ing'],
  [/([bdgjkptC])h/g, '$1'],
  // Rao and Rav, Jadhao and Jadhav, Deo and Dev.
  [/ao(?=$|[^aeiou])/g, 'av'],
  [/eo(?=$|[^aeiou])/g, 'ev'],
  [/n(?=[pbm])/g, 'm'],
  // Vowels: length is written or not.
  [/aa+/g, 'a'],
  [/ee+|ii+|ea|ie$/g, 'i'],
  [/oo+|uu+/g, 'u'],
  [/ou/g, 'au'],
  [/ay(?=$|[^aeiou])/g, 'ai'],
  [/(?<=[^aeiou])y$/, 'i'],
  [/iy/g, 'i'],
  [/(?<!^)h|h(?![aeiou])/g, ''],
  // Letters that are doubled; 11 is another number than 1.
  [/(\D)\1+/g, '$1'],
  [/C/g, 'c'],
];

/** A Latin word in one spelling for the many that sound alike (Kulkarnee, Kulakarni → kulkarni, kulakarni). */
export function foldLatinWord(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return spellings.reduce((folded, [habit, letters]) => folded.replace(habit, letters), plain);
}

/**
 * The consonants of a folded word, which spellings agree on most: vowels after the first letter go, and the y that
 * glides between them. A vowel at the beginning counts as one, whichever it is.
 */
export function consonantSkeleton(folded: string): string {
  const first = folded.charAt(0);
  const rest = folded.slice(1).replace(/[aeiouy]/g, '');
  return ('aeiou'.includes(first) ? 'a' : first) + rest;
}
