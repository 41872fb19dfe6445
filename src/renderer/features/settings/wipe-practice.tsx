import { useCommand } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Ends practising: the made-up ledger goes as a whole and the first screen comes back. */
export function WipePractice() {
  const t = useWords('settings');
  const wipe = useCommand('wipePractice');
  return (
    <section className="card stack-wide" aria-label={t('wipe.title')}>
      <h2>{t('wipe.title')}</h2>
      <p>{t('wipe.what')}</p>
      <RefusalNotice refusal={wipe.refusal} />
      <div className="row">
        <ConfirmHold loading={wipe.isRunning} onConfirm={() => void wipe.run({})}>
          {t('wipe.button')}
        </ConfirmHold>
      </div>
    </section>
  );
}
