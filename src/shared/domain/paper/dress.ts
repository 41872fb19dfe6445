import { assert } from '../../lib/assert.ts';
import { formatDay } from '../date-format.ts';
import type { PlainDate } from '../dates.ts';
import type { Language } from '../language.ts';
import { formatMoney } from '../money-format.ts';

/** The sizes that papers are made for: two sheets and two rolls. */
export const paperLayouts = ['A4', 'A5', '80mm', '58mm'] as const;
export type PaperLayout = (typeof paperLayouts)[number];

/** Words of papers as they stand in `resources/papers/<language>.json`: texts, and groups of texts. */
export interface PaperWords {
  readonly [key: string]: string | PaperWords;
}

/** Whether a paper stands as it is, or what must be said over it. */
export type PaperStanding =
  | 'stands'
  | 'voidAsked'
  | 'cancelled'
  | 'subjectToApproval'
  | 'ended'
  | 'rejected'
  | 'replaced';

/** What a paper wears beside its model. None of it is hashed: a copy, a translation, a roll say the same facts. */
export interface PaperDress {
  /** One language, or two on one sheet. */
  readonly languages: readonly Language[];
  readonly layout: PaperLayout;
  /** The number printed as “copy n”; null on the paper as it was first given. */
  readonly copy: number | null;
  /** What it is worth: a void asked for or agreed, a plan that waits for a second person, or is none any more. */
  readonly standing: PaperStanding;
  /** The text of the code that is checked without a network; null where the paper carries none. */
  readonly seal: string | null;
  readonly words: Readonly<Record<Language, PaperWords>>;
}

/** The figures and names that go into a text; a value may differ by language, as dates do. */
export type WordValues = Readonly<Record<string, string | ((language: Language) => string)>>;

/** Speaks for a paper in its languages. */
export interface Speaker {
  /** A text in every language of the paper, parted by a stroke; once where they agree. */
  readonly say: (key: string, values?: WordValues) => string;
  /** Like `say`, one text for each language. */
  readonly each: (key: string, values?: WordValues) => readonly string[];
  /** The words of a code in a group; the code itself where nobody gave it words. */
  readonly code: (group: string, code: string) => string;
  /** Like `code`, one text for each language. */
  readonly eachCode: (group: string, code: string) => readonly string[];
  /** Like `code`, in one language of the paper. */
  readonly codeIn: (group: string, code: string, language: Language) => string;
  readonly day: (on: PlainDate) => string;
  /** A day for a text that `say` speaks in each language: `day` there would say it in both each time. */
  readonly dayIn: (on: PlainDate) => (language: Language) => string;
  /** A day with its weekday, which is what people agree on: `Tue, 24 Nov 2026`. */
  readonly weekday: (on: PlainDate) => string;
  readonly amount: (amountMinor: number, currency: string) => string;
  readonly isRoll: boolean;
}

/** The speaker of a dress. A text that is missing in the first language is a bug: the words are checked by a test. */
export function speakerOf(dress: PaperDress): Speaker {
  const { languages, layout } = dress;
  const [first] = languages;
  assert(first !== undefined && languages.length <= 2, 'a paper speaks one language or two');
  const each = (key: string, values: WordValues = {}): readonly string[] =>
    languages.map((language) => {
      const found = wordsAt(dress.words[language], key);
      assert(found !== null, `papers have words for ${key} in ${language}`);
      return filled(found, values, language);
    });
  const eachCode = (group: string, code: string): readonly string[] =>
    wordsAt(dress.words[first], `${group}.${code}`) === null ? [code] : each(`${group}.${code}`);
  const day = (on: PlainDate): string => distinct(languages.map((language) => shortDay(on, language)));
  return {
    each,
    say: (key, values) => distinct(each(key, values)),
    code: (group, code) => distinct(eachCode(group, code)),
    eachCode,
    codeIn: (group, code, language) => wordsAt(dress.words[language], `${group}.${code}`) ?? code,
    day,
    dayIn: (on) => (language) => shortDay(on, language),
    weekday: (on) => distinct(languages.map((language) => formatDay(on, { language }))),
    amount: (amountMinor, currency) =>
      formatMoney({ amountMinor, currency }, { language: first, alwaysMinor: true }),
    isRoll: layout === '80mm' || layout === '58mm',
  };
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(' / ');
}

/** Day, month and year without the weekday: `24 Nov 2026`, `24 नवं 2026`. */
function shortDay(on: PlainDate, language: Language): string {
  return formatDay(on, { language }).replace(/^[^,]*, /, '');
}

function wordsAt(words: PaperWords, key: string): string | null {
  // A code may hold a full stop itself, as the kinds of events do: the longest name that is there counts.
  const at = words[key];
  if (typeof at === 'string') return at;
  const stop = key.indexOf('.');
  const group = stop < 0 ? undefined : words[key.slice(0, stop)];
  return group === undefined || typeof group === 'string' ? null : wordsAt(group, key.slice(stop + 1));
}

function filled(text: string, values: WordValues, language: Language): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    assert(value !== undefined, `a paper's text wants ${name}`);
    return typeof value === 'string' ? value : value(language);
  });
}
