import { Link } from '@tanstack/react-router';
import type { BackupOverview } from '../../../shared/contract/safekeeping.ts';
import { useProcedure } from '../../api.ts';
import { Notice } from '../../components/status-chip.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';

/** One calm line above Today where the backup is old or could not be made, or the ledger went elsewhere; else nothing. */
export function BackupNotice() {
  const { practice } = useSession();
  const overview = useProcedure('readBackupOverview', {}, { enabled: !practice });
  if (practice || overview.data === undefined) return null;
  return <NoticeOf overview={overview.data} />;
}

function NoticeOf({ overview }: { readonly overview: BackupOverview }) {
  const t = useWords('safekeeping');
  const mayChoose = useMayCall('chooseBackupPlan');
  const { plan, age, failed, moved } = overview;
  const link = <Link to="/safekeeping">{t('notice.open')}</Link>;
  if (moved !== null) {
    return (
      <Notice tone="info">
        {t('notice.moved', { when: momentText(moved.movedMs) })} {link}
      </Notice>
    );
  }
  if (plan === null)
    return mayChoose ? (
      <Notice tone="info">
        {t('notice.none')} {link}
      </Notice>
    ) : null;
  if (failed !== null) {
    return (
      <Notice tone="warning">
        {t('notice.failed')} {age.kind === 'never' ? t('notice.never') : t('notice.age', { count: age.days })}{' '}
        {link}
      </Notice>
    );
  }
  if (age.kind !== 'old') return null;
  return (
    <Notice tone="warning">
      {t('notice.age', { count: age.days })} {link}
    </Notice>
  );
}
