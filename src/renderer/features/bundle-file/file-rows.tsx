import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { FileOutcomeChip } from '../../components/file-outcome-chip.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { bytesToMegabytes } from '../../i18n/megabytes.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';

/** What became of each file, in words. */
export function FileRows({ rows }: { readonly rows: readonly BundleFileRow[] }) {
  const t = useWords('bundles');
  const saysWho = rows.some(({ people }) => people.length > 0);
  return (
    <ScrollTable label={t('rows.title')}>
      <thead>
        <tr>
          <th scope="col">{t('rows.file')}</th>
          {saysWho && <th scope="col">{t('rows.who')}</th>}
          <th scope="col">{t('rows.outcome')}</th>
          <th scope="col">{t('rows.what')}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {rows.map((row) => (
          <tr key={`${row.name}/${row.number}`}>
            <td>{row.name}</td>
            {saysWho && <td>{row.people.join(', ')}</td>}
            <td>
              <FileOutcomeChip file={row} />
            </td>
            <td>
              <RowWords row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** A hub that does not know a device says to its people the same as over the line. */
function problemText({ kind, problem, missing }: BundleFileRow, t: Words): string {
  if (kind === 'answers' && problem === 'unknownDevice') return t('sync:problem.unknownDevice');
  return t(`problem.${problem}`, { missing: missing ?? 0 });
}

function RowWords({ row }: { readonly row: BundleFileRow }) {
  const t = useWords('bundles');
  const { outcome, kind, problem, sent, received, held, isWhole, answerName, carried } = row;
  return (
    <>
      {outcome === 'taken' && kind === 'requests' && <p>{t('took.requests', { count: sent })}</p>}
      {outcome === 'taken' && kind === 'answers' && <p>{t('took.answers', { sent, received })}</p>}
      {carried.files > 0 && (
        <p>
          {t(`took.carried.${kind ?? 'answers'}`, {
            count: carried.files,
            megabytes: bytesToMegabytes(carried.bytes),
          })}
        </p>
      )}
      {carried.left.files > 0 && (
        <p>
          {t('took.left', { count: carried.left.files, megabytes: bytesToMegabytes(carried.left.bytes) })}
        </p>
      )}
      {held > 0 && <p>{t('took.held', { count: held })}</p>}
      {outcome === 'taken' && !isWhole && <p>{t('took.more')}</p>}
      {problem !== null && <p>{problemText(row, t)}</p>}
      {answerName !== null && <p>{t('took.answer', { name: answerName })}</p>}
    </>
  );
}
