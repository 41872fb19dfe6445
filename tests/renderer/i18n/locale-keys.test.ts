import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFilesUnder } from '../../../bin/files.mjs';

const projectRoot = join(import.meta.dirname, '..', '..', '..');
const localesFolder = join(projectRoot, 'resources', 'locales');

type Words = { readonly [key: string]: string | Words };

/** Every text of a namespace by its dotted key. */
function flatten(words: Words, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}

function textsOf(language: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(localesFolder, language)).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((file) => {
      const words = JSON.parse(readFileSync(join(localesFolder, language, file), 'utf8')) as Words;
      return flatten(words).map(([key, text]) => [`${file.replace('.json', '')}:${key}`, text] as const);
    }),
  );
}

const english = textsOf('en');
const baseOf = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
const englishBases = new Set([...english.keys()].map(baseOf));

/** A key as a source asks for it: in one of these namespaces, whole or with gaps that codes fill. */
interface AskedKey {
  readonly places: readonly string[];
  readonly isOpen: boolean;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Every key that a source asks for: `const t = useWords('import'); t('title')`, and keys with their namespace. */
function askedIn(source: string): readonly AskedKey[] {
  const asked: AskedKey[] = [];
  const take = (key: string, namespaces: readonly string[]): void => {
    const places = key.includes(':') ? [key] : namespaces.map((namespace) => `${namespace}:${key}`);
    asked.push({ places, isOpen: key.includes('${') });
  };
  const namespacesByName = Map.groupBy(
    source.matchAll(/const (\w+) = useWords\('([\w-]+)'\)/g),
    ([, name = '']) => name,
  );
  for (const [name, found] of namespacesByName) {
    const namespaces = found.map(([, , namespace = '']) => namespace);
    const plain = "\\s*(?:'([^']+)'|`([^`]+)`)";
    const either = "[^'`()]*\\?\\s*'([^']+)'\\s*:\\s*'([^']+)'";
    for (const [, ...found] of source.matchAll(new RegExp(`\\b${name}\\((?:${plain}|${either})`, 'g'))) {
      for (const key of found) if (key !== undefined) take(key, namespaces);
    }
  }
  // Keys that name their own namespace, wherever they stand.
  for (const [, single, template] of source.matchAll(/'([a-z]+:[\w.-]+)'|`([a-z]+:[^`\s]+)`/g)) {
    take(single ?? template ?? '', []);
  }
  return asked;
}

/** The keys with words that one asked place can mean; a gap stands for any code. */
function meantBy(place: string): (base: string) => boolean {
  if (!place.includes('${')) return (base) => base === baseOf(place);
  const parts = place.split(/\$\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.+')}$`);
  return (base) => pattern.test(base);
}

const sources = listFilesUnder(join(projectRoot, 'src', 'renderer'))
  .filter((path: string) => /\.tsx?$/.test(path))
  .map((path: string) => withoutComments(readFileSync(path, 'utf8')));
const asked = sources.flatMap(askedIn);
const knownNamespaces = new Set([...englishBases].map((key) => key.split(':')[0]));

/** Namespaces of which every text is asked for by a screen; the others also hold words for codes that main sends. */
const screenNamespaces = [
  'app',
  'books',
  'commands',
  'components',
  'drafts',
  'import',
  'law',
  'parties',
  'people',
  'reports',
  'session',
  'settings',
];

describe('words of the screens', () => {
  test('every key that a screen asks for has English words', () => {
    const missing = asked
      .filter(
        ({ isOpen, places }) => !isOpen && places.some((place) => knownNamespaces.has(place.split(':')[0])),
      )
      .filter(({ places }) => !places.some((place) => englishBases.has(baseOf(place))))
      .map(({ places }) => places.join(' or '));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('no words lie about that nothing asks for', () => {
    const meant = asked.flatMap(({ places }) => places).map(meantBy);
    const unused = [...englishBases].filter(
      (key) => screenNamespaces.includes(key.split(':')[0] ?? '') && !meant.some((isMeant) => isMeant(key)),
    );
    expect(unused).toEqual([]);
  });
});

const others = readdirSync(localesFolder).filter((language) => language !== 'en');
const gaps = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*([^,}\s]+)/g)].map(([, name]) => name ?? '').sort();

describe('every language', () => {
  test('has one word for one and one for more wherever English counts', () => {
    for (const language of ['en', ...others]) {
      const counted = [...textsOf(language).keys()].filter((key) => key.endsWith('_one'));
      const lacking = counted.filter((key) => !textsOf(language).has(key.replace(/_one$/, '_other')));
      expect(lacking, language).toEqual([]);
    }
  });

  test.each(others.length === 0 ? ['en'] : others)('%s has the keys and gaps of English', (language) => {
    const texts = textsOf(language);
    expect([...texts.keys()].filter((key) => !englishBases.has(baseOf(key)))).toEqual([]);
    const bases = new Set([...texts.keys()].map(baseOf));
    // A language of papers alone has every paper, and nothing of the screens.
    const isOfScreens = [...bases].some((key) => key.startsWith('app:'));
    const needed = [...englishBases].filter((key) => isOfScreens || /^[\w-]*paper:/.test(key));
    expect(needed.filter((key) => !bases.has(key))).toEqual([]);
    const differing = [...english].filter(
      ([key, text]) =>
        texts.has(key) && JSON.stringify(gaps(texts.get(key) ?? '')) !== JSON.stringify(gaps(text)),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});
