import { Link } from '@tanstack/react-router';

import { useProcedure } from '../../api.ts';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Days of cash that were counted with a difference and wait: they are decided beside the figures, on the cash desk. */
export function CashDaysNotice() {
  const t = useWords('cash');
  const desk = useProcedure('readCashDesk', {});
  const waiting = desk.data?.waiting.length ?? 0;
  if (waiting === 0) return null;
  return (
    <Notice tone="warning">
      {t('waitingDays', { count: waiting })} <Link to="/cash">{t('toDesk')}</Link>
    </Notice>
  );
}
