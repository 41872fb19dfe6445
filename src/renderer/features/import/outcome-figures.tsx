import type { ImportOutcome } from '../../../shared/contract/books.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { assumptionText } from './import-words.ts';

/** What an import would do or has done, in figures, with the sums to compare with the file. */
export function OutcomeFigures({
  outcome,
  title,
}: {
  readonly outcome: ImportOutcome;
  readonly title: string;
}) {
  const t = useWords('import');
  const errors = outcome.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = outcome.problems.length - errors;
  const figures = [
    ['created', outcome.created],
    ['updated', outcome.updated],
    ['unchanged', outcome.unchanged],
    ['absent', outcome.absent],
    ['parties', outcome.parties],
    ['accounts', outcome.accounts],
  ] as const;
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <span className="muted">{t('rowsRead', { count: outcome.rows })}</span>
        <span className="row push">
          {errors > 0 && <StatusChip tone="danger">{t('errors', { count: errors })}</StatusChip>}
          {warnings > 0 && <StatusChip tone="warning">{t('warnings', { count: warnings })}</StatusChip>}
          {outcome.problems.length === 0 && <StatusChip tone="ok">{t('noProblems')}</StatusChip>}
        </span>
      </div>
      <dl className="import-figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`figure.${name}`)}</dt>
            <dd className="figure">{countText(count)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t('total')}{' '}
        <strong>
          <AmountsText amounts={outcome.totals} />
        </strong>
      </p>
      {outcome.looksPartial && <Notice tone="warning">{t('looksPartial', { count: outcome.absent })}</Notice>}
      {outcome.assumed.length > 0 && (
        <details>
          <summary>{t('assumed', { count: outcome.assumed.length })}</summary>
          <ul>
            {outcome.assumed.map((assumed) => (
              <li key={assumed.text}>{assumptionText(t, assumed)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
