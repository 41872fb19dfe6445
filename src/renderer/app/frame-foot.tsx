import { Link } from '@tanstack/react-router';

import { useProcedure } from '../api.ts';
import { dayText } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../session/session.tsx';
import { useStatusLine } from '../status/status-line.ts';
import { CashFoot } from './cash-foot.tsx';
import { SyncChip } from './sync-chip.tsx';

/** The status bar of the desk: where the work is kept, what the screen says, what is unfinished, which day it is. */
export function FrameFoot() {
  const t = useWords('app');
  const { today } = useSession();
  const words = useStatusLine((line) => line.words);
  const drafts = useProcedure('listDrafts', {});
  const offers = useProcedure('listDraftOffers', {});
  const unfinished = drafts.data?.drafts.length ?? 0;
  const handed = offers.data?.toMe.length ?? 0;
  return (
    <footer className="frame-foot">
      <SyncChip withRetry />
      <CashFoot />
      <span aria-live="polite">{words}</span>
      {unfinished + handed > 0 && (
        <Link to="/drafts" className="push">
          {handed > 0 ? t('handedToYou', { count: handed }) : t('unfinished', { count: unfinished })}
        </Link>
      )}
      <span className={unfinished + handed > 0 ? undefined : 'push'}>
        {t('businessDate', { date: dayText(today) })}
      </span>
    </footer>
  );
}
