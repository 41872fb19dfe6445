import type { ReactNode } from 'react';

import type { DayPersonView, TeamDayView } from '../../../shared/contract/day-end.ts';
import {
  type CashOfDay,
  type CountedSum,
  cashComeInMinor,
  cashPassedOnMinor,
  type DayFigures,
  type PersonDay,
} from '../../../shared/domain/day-end/figures.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, countText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rowIdOf } from './row-of-person.ts';

const columns = ['receipts', 'taken', 'given', 'inHand', 'counted', 'contacts', 'promises', 'open'] as const;
type Column = (typeof columns)[number];

/** Columns of words; all others are figures. */
const wordColumns: ReadonlySet<Column> = new Set(['counted', 'open']);

/** Everybody's day, a row each, and all of them together; where the table does not fit, a card each. */
export function PeopleTable({
  day,
  people,
  totals,
  isSigned,
}: {
  readonly day: TeamDayView;
  readonly people: readonly PersonDay[];
  readonly totals: DayFigures['totals'];
  readonly isSigned: boolean;
}) {
  const t = useWords('day-end');
  const rows = people
    .map((person) => ({ person, known: day.people.find(({ userId }) => userId === person.userId) }))
    .toSorted((one, other) => (one.known?.name ?? '').localeCompare(other.known?.name ?? ''));
  return (
    <ScrollTable label={t('people.title')} className="day-end-people">
      <thead>
        <tr>
          <th scope="col">{t('column.person')}</th>
          <th scope="col">{t('column.heard')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={wordColumns.has(column) ? '' : 'number'}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, known }) => (
          <PersonRow key={person.userId} person={person} known={known} isSigned={isSigned} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total.all')}
          </th>
          <WorkCells {...totals} counted={null} open={null} />
        </tr>
      </tfoot>
    </ScrollTable>
  );
}

function PersonRow({
  person,
  known,
  isSigned,
}: {
  readonly person: PersonDay;
  readonly known: DayPersonView | undefined;
  readonly isSigned: boolean;
}) {
  const t = useWords('day-end');
  return (
    <tr id={rowIdOf(person.userId)} tabIndex={-1}>
      <th scope="row">{known?.name ?? person.userId}</th>
      <td>
        <HeardChip person={person} known={isSigned ? undefined : known} />
      </td>
      <WorkCells {...person} counted={countChips(person.cash)} open={openOf(person, t)} />
    </tr>
  );
}

/** The cells of a row after the person; null where there is nothing to say. */
function WorkCells({
  receipts,
  promises,
  cash,
  visits,
  calls,
  counted,
  open,
}: Pick<PersonDay, 'receipts' | 'promises' | 'cash' | 'visits' | 'calls'> & {
  readonly counted: ReactNode;
  readonly open: ReactNode;
}) {
  const t = useWords('day-end');
  const contacts = t('visitsAndCalls', { visits: countText(visits), calls: countText(calls) });
  const contentByColumn: Readonly<Record<Column, ReactNode>> = {
    receipts: sumLines(t, receipts),
    taken: cashLines(cash, cashComeInMinor),
    given: cashLines(cash, cashPassedOnMinor),
    inHand: cashLines(cash, ({ inHandMinor }) => inHandMinor),
    counted,
    contacts: visits + calls === 0 ? null : contacts,
    promises: sumLines(t, promises),
    open,
  };
  return columns.map((column) => {
    const content = contentByColumn[column];
    const kind = wordColumns.has(column) ? 'day-end-cell' : 'day-end-cell number';
    return (
      <td
        key={column}
        className={content === null ? `${kind} day-end-nothing` : kind}
        data-column={column}
        data-title={t(`column.${column}`)}
      >
        {content ?? '–'}
      </td>
    );
  });
}

function sumLines(t: ReturnType<typeof useWords>, sums: readonly CountedSum[]) {
  if (sums.length === 0) return null;
  return sums.map((sum) => (
    <span className="day-end-line" key={sum.currency}>
      {t('countAndSum', { count: sum.count, sum: amountText(sum) })}
    </span>
  ));
}

function cashLines(cash: readonly CashOfDay[], minorOf: (cash: CashOfDay) => number) {
  const shown = cash.filter((one) => minorOf(one) !== 0);
  if (shown.length === 0) return null;
  return shown.map((one) => (
    <span className="day-end-line" key={one.currency}>
      {amountText({ amountMinor: minorOf(one), currency: one.currency })}
    </span>
  ));
}

function HeardChip({
  person,
  known,
}: {
  readonly person: PersonDay;
  readonly known: DayPersonView | undefined;
}) {
  const t = useWords('day-end');
  if (person.presence === 'absent') {
    const since = known?.heardMs ?? null;
    return (
      <span className="stack">
        <StatusChip tone="warning">{t('heard.absent')}</StatusChip>
        {since !== null && <span className="muted">{t('heard.since', { at: momentText(since) })}</span>}
      </span>
    );
  }
  if (known === undefined || known.heardBy === 'nothing' || known.heardMs === null)
    return <>{t('heard.heard')}</>;
  if (known.heardBy === 'here') return <StatusChip tone="ok">{t('heard.here')}</StatusChip>;
  const at = momentText(known.heardMs);
  return <StatusChip tone="ok">{t(`heard.${known.heardBy}`, { at })}</StatusChip>;
}

/** What was counted against the book, a chip for each currency; null where nobody counted. */
function countChips(cash: readonly CashOfDay[]): ReactNode {
  const counted = cash.filter(({ count }) => count !== null);
  return counted.length === 0 ? null : counted.map((one) => <CountChip key={one.currency} cash={one} />);
}

function CountChip({ cash }: { readonly cash: CashOfDay }) {
  const t = useWords('day-end');
  const { count, currency } = cash;
  if (count === null) return null;
  const variance = amountText({ amountMinor: Math.abs(count.varianceMinor), currency });
  if (count.varianceMinor === 0 && count.standing === 'closed')
    return <StatusChip tone="ok">{t('count.right')}</StatusChip>;
  const words = t(count.varianceMinor < 0 ? 'count.short' : 'count.over', { variance });
  const tone = count.standing === 'closed' ? 'neutral' : 'danger';
  return (
    <span className="stack">
      <StatusChip tone={tone}>{words}</StatusChip>
      <span className="muted">{t(`count.${count.standing}`)}</span>
    </span>
  );
}

/** What of a person's day is open; null where nothing is. */
function openOf(
  { held, reviewsHigh, reviewsMedium, clockDoubts }: PersonDay,
  t: ReturnType<typeof useWords>,
): ReactNode {
  const reviews = reviewsHigh + reviewsMedium;
  if (held + reviews + clockDoubts === 0) return null;
  return (
    <span className="stack">
      {held > 0 && <StatusChip tone="danger">{t('open.held', { count: held })}</StatusChip>}
      {reviews > 0 && (
        <StatusChip tone={reviewsHigh > 0 ? 'danger' : 'warning'}>
          {t('open.reviews', { count: reviews })}
        </StatusChip>
      )}
      {clockDoubts > 0 && <StatusChip tone="warning">{t('open.clock')}</StatusChip>}
    </span>
  );
}
