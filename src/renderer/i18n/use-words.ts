import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Words of a feature by key; other features' words by `t('app:save')`. */
export type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** The words of one feature: `const t = useWords('import'); t('title')`. */
export function useWords(namespace: string): Words {
  const { t } = useTranslation(namespace);
  return useCallback((key, params = {}) => t(key, params), [t]);
}
