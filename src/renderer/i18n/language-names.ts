import { wordsByLanguage } from './i18n.ts';

/**
 * The languages that the screens speak, each in its own name: `English`, `हिन्दी`, `मराठी`. One that has words for
 * papers alone is none of them.
 */
export function languageNames(): readonly { readonly code: string; readonly name: string }[] {
  const spoken = Object.entries(wordsByLanguage).filter(([, words]) => 'app' in words);
  return spoken.map(([code]) => ({
    code,
    name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  }));
}
