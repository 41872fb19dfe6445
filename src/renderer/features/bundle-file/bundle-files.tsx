import { Link } from '@tanstack/react-router';
import type { BundleStanding } from '../../../shared/contract/bundle.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ClearDevice } from './clear-device.tsx';
import { ReadFiles } from './read-files.tsx';
import { WriteFile } from './write-file.tsx';

/** The team's day without a network: work goes to the hub in a file on a stick, and the answer comes back the same way. */
export function BundleFiles() {
  const standing = useProcedure('readBundleStanding', {});
  return <DataState state={standing}>{(view) => <Standing view={view} again={standing.reload} />}</DataState>;
}

function Standing({ view, again }: { readonly view: BundleStanding; readonly again: () => void }) {
  const t = useWords('bundles');
  if (view.hub === 'none') {
    return (
      <EmptyState title={t('alone.title')}>
        {t('alone.what')} <Link to="/safekeeping">{t('alone.backup')}</Link>
      </EmptyState>
    );
  }
  if (view.hub === 'noKey') return <EmptyState title={t('noKey.title')}>{t('noKey.what')}</EmptyState>;
  return (
    <div className="stack-wide">
      {view.hub === 'elsewhere' && <WriteFile standing={view} onWritten={again} />}
      <ReadFiles isHub={view.hub === 'here'} onRead={again} />
      {view.hub === 'elsewhere' && <ClearDevice standing={view} />}
    </div>
  );
}
