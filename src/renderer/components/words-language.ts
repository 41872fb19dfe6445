import { type Language, languages } from '../../shared/domain/language.ts';

/** The language of a display language tag, for words of amounts; English where Bahi does not speak it. */
export function wordsLanguage(tag: string): Language {
  return languages.find((known) => known === tag) ?? 'en';
}
