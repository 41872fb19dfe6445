import type { WalletStanding } from '../../../shared/domain/cash/limits.ts';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What is in hand, how old it is, and how far that is from the limit. */
export function WalletFigure({ standing }: { readonly standing: WalletStanding }) {
  const t = useWords('cash');
  const { currency, inHandMinor, limit, oldestMs, heldHours, isBlocked, warnings } = standing;
  return (
    <section className="card stack" aria-label={t('inHand')}>
      <div className="row">
        <div className="stack">
          <span className="muted">{t('inHand')}</span>
          <strong className="cash-figure">{amountText({ amountMinor: inHandMinor, currency })}</strong>
        </div>
        <div className="push">
          {isBlocked ? (
            <StatusChip tone="danger">{t('limit.reached')}</StatusChip>
          ) : warnings.length > 0 ? (
            <StatusChip tone="warning">{t('limit.near')}</StatusChip>
          ) : null}
        </div>
      </div>
      <p className="muted">
        {limit === null
          ? t('limit.none')
          : t('limit.is', {
              amount: amountText({ amountMinor: limit.amountMinor, currency }),
              hours: limit.ageHours,
            })}{' '}
        {oldestMs !== null &&
          (heldHours < 48
            ? t('limit.oldest', { count: heldHours })
            : t('limit.oldestDays', { count: Math.floor(heldHours / 24) }))}
      </p>
      {isBlocked && <Notice tone="danger">{t('limit.wayOut')}</Notice>}
    </section>
  );
}
