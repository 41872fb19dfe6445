import type { BundleStanding } from '../../../shared/contract/bundle.ts';
import { useCommand } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Removes everything from this device, once all of it is with the hub or in a file for it. */
export function ClearDevice({ standing: { unsent, isRescued } }: { readonly standing: BundleStanding }) {
  const t = useWords('bundles');
  const clearing = useCommand('clearDevice');
  const isHeldBack = unsent > 0 && !isRescued;
  return (
    <section className="card stack-wide" aria-label={t('clear.title')}>
      <h2>{t('clear.title')}</h2>
      <p>{t('clear.what')}</p>
      {isHeldBack && <p>{t('clear.unsent', { count: unsent })}</p>}
      {unsent > 0 && isRescued && <p>{t('clear.rescued', { count: unsent })}</p>}
      <RefusalNotice refusal={clearing.refusal} />
      <div className="row">
        <ConfirmHold
          disabled={isHeldBack}
          loading={clearing.isRunning}
          onConfirm={() => void clearing.run({})}
        >
          {t('clear.run')}
        </ConfirmHold>
      </div>
    </section>
  );
}
