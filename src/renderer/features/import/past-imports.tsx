import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { countText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { UndoImport } from './undo-import.tsx';

/** The files that came in before, newest first. */
export function PastImports() {
  const t = useWords('import');
  const imports = useProcedure('listImports', {});
  return (
    <section className="stack" aria-label={t('past.title')}>
      <h2>{t('past.title')}</h2>
      <DataState
        state={imports}
        empty={(data) => data.imports.length === 0 && <p className="muted">{t('past.none')}</p>}
      >
        {(data) => (
          <ScrollTable label={t('past.title')}>
            <thead>
              <tr>
                <th scope="col">{t('past.file')}</th>
                <th scope="col">{t('past.when')}</th>
                <th scope="col" className="number">
                  {t('figure.created')}
                </th>
                <th scope="col" className="number">
                  {t('figure.updated')}
                </th>
                <th scope="col" className="number">
                  {t('problems.title')}
                </th>
                <th scope="col">{t('past.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.imports.map((row) => (
                <tr key={row.importId}>
                  <td>
                    {row.fileName}
                    <div className="muted">{row.bookTitle}</div>
                  </td>
                  <td>
                    {momentText(row.recordedMs)}
                    <div className="muted">{row.recordedByName}</div>
                  </td>
                  <td className="number">{countText(row.created)}</td>
                  <td className="number">{countText(row.updated)}</td>
                  <td className="number">{countText(row.problems)}</td>
                  <td>
                    {row.withdrawn ? (
                      <StatusChip tone="neutral">{t('past.withdrawn')}</StatusChip>
                    ) : (
                      <UndoImport importId={row.importId} />
                    )}
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
