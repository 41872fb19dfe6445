import { wordsByLanguage } from './i18n.ts';

/** The languages that have words here, each in its own name: `English`, `हिन्दी`, `मराठी`. */
export function languageNames(): readonly { readonly code: string; readonly name: string }[] {
  return Object.keys(wordsByLanguage).map((code) => ({
    code,
    name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  }));
}
