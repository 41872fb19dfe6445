import type { ImportProblemView } from '../../../shared/contract/books.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupProblems } from './group-problems.ts';
import { problemText } from './import-words.ts';

const shownOfEach = 20;

/** What could not be read, by cause: rows with errors stay out, the others come in all the same. */
export function ProblemTable({ problems }: { readonly problems: readonly ImportProblemView[] }) {
  const t = useWords('import');
  if (problems.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('problems.title')}>
      <h2>{t('problems.title')}</h2>
      <p className="muted">{t('problems.what')}</p>
      {groupProblems(problems).map(({ code, column, severity, rows }) => (
        <details key={`${code} ${column} ${severity}`}>
          <summary>
            <StatusChip tone={severity === 'error' ? 'danger' : 'warning'}>
              {t(`severity.${severity}`)}
            </StatusChip>{' '}
            {t('problems.group', { count: rows.length, column: column ?? t('problems.wholeRow') })}
            {': '}
            {rows[0] !== undefined && problemText(t, rows[0])}
          </summary>
          <ul className="problem-rows">
            {rows.slice(0, shownOfEach).map((problem) => (
              <li key={problem.row}>
                <strong>{t('problems.row', { row: problem.row })}</strong> {problemText(t, problem)}
              </li>
            ))}
            {rows.length > shownOfEach && <li>{t('problems.more', { count: rows.length - shownOfEach })}</li>}
          </ul>
        </details>
      ))}
    </section>
  );
}
