import { useTranslation } from 'react-i18next';

/** The words of one feature: `const t = useWords('import'); t('title')`. Other features' words by `t('app:save')`. */
export function useWords(namespace: string): (key: string, params?: Readonly<Record<string, unknown>>) => string {
  const { t } = useTranslation(namespace);
  return t as (key: string, params?: Readonly<Record<string, unknown>>) => string;
}
