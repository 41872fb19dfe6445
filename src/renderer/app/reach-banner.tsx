import { Notice } from '../components/status-chip.tsx';
import { useWords } from '../i18n/use-words.ts';
import { useReach } from '../procedures/reach.ts';

/** Says on every screen that the ledger does not answer, for as long as it does not. Bahi asks again by itself. */
export function ReachBanner() {
  const t = useWords('app');
  const isCut = useReach((reach) => reach.isCut);
  return isCut ? <Notice tone="danger">{t('cut.what')}</Notice> : null;
}
