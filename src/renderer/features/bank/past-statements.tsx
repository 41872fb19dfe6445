import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { daysText } from './days-text.ts';

/** Statements that were taken in, newest first, with what of each nothing explains yet. */
export function PastStatements() {
  const t = useWords('bank');
  const statements = useProcedure('listBankStatements', {});
  return (
    <section className="stack" aria-label={t('past.title')}>
      <h2>{t('past.title')}</h2>
      <DataState
        state={statements}
        empty={(data) => data.rows.length === 0 && <p className="muted">{t('past.none')}</p>}
      >
        {(data) => (
          <ScrollTable label={t('past.title')}>
            <thead>
              <tr>
                <th scope="col">{t('past.file')}</th>
                <th scope="col">{t('past.days')}</th>
                <th scope="col" className="number">
                  {t('past.closing')}
                </th>
                <th scope="col">{t('past.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.statementId}>
                  <td>
                    {row.fileName}
                    <div className="muted">
                      {row.accountRef} · {momentText(row.recordedMs)} · {row.recordedByName}
                    </div>
                  </td>
                  <td>
                    {daysText(t, row.from, row.to)}
                    <div className="muted">
                      {t('file.linesRead', { count: row.newLines + row.knownLines, known: row.knownLines })}
                    </div>
                  </td>
                  <td className="number">
                    {row.closingMinor !== null &&
                      amountText({ amountMinor: row.closingMinor, currency: row.currency })}
                  </td>
                  <td>
                    <StatusChip tone={row.openLines === 0 ? 'ok' : 'warning'}>
                      {row.openLines === 0 ? t('past.done') : t('past.open', { count: row.openLines })}
                    </StatusChip>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </DataState>
    </section>
  );
}
