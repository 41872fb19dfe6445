import i18next, { type i18n as I18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

const files = import.meta.glob<Record<string, unknown>>('../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

/** Every language's words by namespace. A language joins by its files alone: `resources/locales/<language>/<feature>.json`. */
export const wordsByLanguage: Readonly<Record<string, Readonly<Record<string, unknown>>>> = groupByLanguage();

function groupByLanguage(): Record<string, Record<string, unknown>> {
  const grouped: Record<string, Record<string, unknown>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language = '', namespace = ''] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    grouped[language] = { ...grouped[language], [namespace]: words };
  }
  return grouped;
}

/** The language layer. Screens ask it by namespace and key; text of a person goes in unescaped, React escapes it. */
export const i18n: I18n = i18next.createInstance();

/** The namespaces of the first language, which every other follows. */
export const namespaces: readonly string[] = Object.keys(wordsByLanguage['en'] ?? {}).sort();

/** Loads all words; they are in the bundle, so nothing is waited for. */
export function startI18n(language: string): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: wordsByLanguage as Resource,
    ns: [...namespaces],
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
}
