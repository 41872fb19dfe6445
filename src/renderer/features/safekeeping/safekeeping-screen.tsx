import { Link } from '@tanstack/react-router';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { BackupCard } from './backup-card.tsx';
import { ExportCard } from './export-card.tsx';
import { MoveCard } from './move-card.tsx';
import { RecoveryCodeCard } from './recovery-code-card.tsx';
import { RestoreFlow } from './restore-flow.tsx';

/** Everything that keeps the book safe: backup, restore, a new laptop, the code, the export, the archive. */
export function SafekeepingScreen() {
  const t = useWords('safekeeping');
  const { secretKind } = useSession();
  const leads = useMayCall('exportAll');
  const mayReplaceCode = useMayCall('replaceRecoveryCode');
  const overview = useProcedure('readBackupOverview', {});
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <DataState state={overview}>
        {(data) => (
          <>
            <BackupCard overview={data} state={overview} />
            {leads && (
              <section className="card stack-wide" aria-label={t('restore.title')}>
                <h2>{t('restore.title')}</h2>
                <p>{t('restore.what')}</p>
                <RestoreFlow isOpen secretKind={secretKind} onRestored={overview.reload} />
              </section>
            )}
            {leads && <MoveCard overview={data} onChanged={overview.reload} />}
          </>
        )}
      </DataState>
      {mayReplaceCode && <RecoveryCodeCard />}
      {leads && <ExportCard />}
      <section className="card stack-wide" aria-label={t('archive.title')}>
        <h2>{t('archive.title')}</h2>
        <p>{t('archive.what')}</p>
        <p>
          <Link to="/archive">{t('archive.open')}</Link>
        </p>
      </section>
    </div>
  );
}
