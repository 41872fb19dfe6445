import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

const toneByOutcome: Readonly<Record<BundleFileRow['outcome'], Tone>> = {
  taken: 'ok',
  kept: 'warning',
  refused: 'danger',
};

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
              <StatusChip tone={toneByOutcome[row.outcome]}>{t(`outcome.${row.outcome}`)}</StatusChip>
            </td>
            <td>
              <Words row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Words({ row }: { readonly row: BundleFileRow }) {
  const t = useWords('bundles');
  const { outcome, kind, problem, missing, sent, received, held, isWhole, answerName } = row;
  return (
    <>
      {outcome === 'taken' && kind === 'requests' && <p>{t('took.requests', { count: sent })}</p>}
      {outcome === 'taken' && kind === 'answers' && <p>{t('took.answers', { sent, received })}</p>}
      {held > 0 && <p>{t('took.held', { count: held })}</p>}
      {outcome === 'taken' && !isWhole && <p>{t('took.more')}</p>}
      {answerName !== null && <p>{t('took.answer', { name: answerName })}</p>}
      {problem !== null && <p>{t(`problem.${problem}`, { missing: missing ?? 0 })}</p>}
    </>
  );
}
