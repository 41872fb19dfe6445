import { i18n } from './i18n.ts';

/** The words for a class of a loan, with its stage where it has one: `NPA, doubtful-1`. */
export function className(code: string, stage: string | null): string {
  const name = i18n.t(`classification:code.${code}`);
  if (stage === null) return name;
  return i18n.t('classification:withStage', { name, stage: i18n.t(`classification:stage.${stage}`) });
}
