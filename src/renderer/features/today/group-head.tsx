import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Stands over the first account of a customer or a place: whose they are and how many; a press chooses them all. */
export function GroupHead({
  row,
  groupBy,
  height,
  onChoose,
}: {
  readonly row: WorklistRow;
  readonly groupBy: 'party' | 'locality';
  readonly height: number;
  readonly onChoose: () => void;
}) {
  const t = useWords('today');
  const group = groupBy === 'party' ? row.party : (row.locality ?? t('noPlace'));
  return (
    <button
      type="button"
      className="today-group"
      style={{ height }}
      tabIndex={-1}
      title={t('chooseGroup', { group })}
      onClick={onChoose}
    >
      <strong>{group}</strong>
      <span className="muted">{t('groupOf', { count: row.group?.accounts ?? 1 })}</span>
    </button>
  );
}
