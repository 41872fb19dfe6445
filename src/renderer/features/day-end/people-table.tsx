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

/** Everybody's day, a row each, and all of them together. */
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
  const columns = [
    'receipts',
    'taken',
    'given',
    'inHand',
    'counted',
    'contacts',
    'promises',
    'open',
  ] as const;
  return (
    <ScrollTable label={t('people.title')} className="day-end-people">
      <thead>
        <tr>
          <th scope="col">{t('column.person')}</th>
          <th scope="col">{t('column.heard')}</th>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className={column === 'open' || column === 'counted' ? '' : 'number'}
            >
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow
            key={person.userId}
            person={person}
            known={day.people.find(({ userId }) => userId === person.userId)}
            isSigned={isSigned}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total.all')}
          </th>
          <WorkCells
            receipts={totals.receipts}
            promises={totals.promises}
            cash={totals.cash}
            visits={totals.visits}
            calls={totals.calls}
          />
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
  const { receipts, promises, cash, visits, calls } = person;
  return (
    <tr id={rowIdOf(person.userId)} tabIndex={-1}>
      <th scope="row">{known?.name ?? person.userId}</th>
      <td>
        <HeardChip person={person} known={isSigned ? undefined : known} />
      </td>
      <WorkCells receipts={receipts} promises={promises} cash={cash} visits={visits} calls={calls}>
        <td>
          {cash.map((one) => (
            <CountChip key={one.currency} cash={one} />
          ))}
        </td>
      </WorkCells>
      <td>
        <OpenOf person={person} />
      </td>
    </tr>
  );
}

/** The figures of a row; `children` is the cell of the day's count. */
function WorkCells({
  receipts,
  promises,
  cash,
  visits,
  calls,
  children,
}: Pick<PersonDay, 'receipts' | 'promises' | 'cash' | 'visits' | 'calls'> & {
  readonly children?: React.ReactNode;
}) {
  const t = useWords('day-end');
  const contacts = t('visitsAndCalls', { visits: countText(visits), calls: countText(calls) });
  return (
    <>
      <td className="number">{sumLines(t, receipts)}</td>
      <td className="number">{cashLines(cash, cashComeInMinor)}</td>
      <td className="number">{cashLines(cash, cashPassedOnMinor)}</td>
      <td className="number">{cashLines(cash, ({ inHandMinor }) => inHandMinor)}</td>
      {children ?? <td>–</td>}
      <td className="number">{visits + calls === 0 ? '–' : contacts}</td>
      <td className="number">{sumLines(t, promises)}</td>
      {children === undefined && <td>–</td>}
    </>
  );
}

function sumLines(t: ReturnType<typeof useWords>, sums: readonly CountedSum[]) {
  if (sums.length === 0) return '–';
  return sums.map((sum) => (
    <span className="day-end-line" key={sum.currency}>
      {t('countAndSum', { count: sum.count, sum: amountText(sum) })}
    </span>
  ));
}

function cashLines(cash: readonly CashOfDay[], minorOf: (cash: CashOfDay) => number) {
  const shown = cash.filter((one) => minorOf(one) !== 0);
  if (shown.length === 0) return '–';
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

function OpenOf({ person }: { readonly person: PersonDay }) {
  const t = useWords('day-end');
  const { held, reviewsHigh, reviewsMedium, clockDoubts } = person;
  const reviews = reviewsHigh + reviewsMedium;
  if (held + reviews + clockDoubts === 0) return <>–</>;
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
