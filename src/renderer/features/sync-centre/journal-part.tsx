import type { MeetingRow } from '../../../shared/contract/sync.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, countText, momentText } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { filesProblemWords, problemWords } from './problem-words.ts';

/** The last thirty meetings: when, how long, what went and came, and how each ended. */
export function JournalPart() {
  const t = useWords('sync');
  const meetings = useProcedure('listMeetings', {});
  return (
    <DataState
      state={meetings}
      empty={(data) =>
        data.meetings.length === 0 && (
          <EmptyState title={t('journal.none')}>{t('journal.noneWhy')}</EmptyState>
        )
      }
    >
      {(data) => <Journal rows={data.meetings} />}
    </DataState>
  );
}

function Journal({ rows }: { readonly rows: readonly MeetingRow[] }) {
  const t = useWords('sync');
  return (
    <ScrollTable label={t('tab.journal')}>
      <thead>
        <tr>
          <th scope="col">{t('journal.when')}</th>
          <th scope="col" className="number">
            {t('journal.sent')}
          </th>
          <th scope="col" className="number">
            {t('journal.received')}
          </th>
          <th scope="col" className="number">
            {t('journal.held')}
          </th>
          <th scope="col">{t('journal.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.meeting}>
            <th scope="row">
              {momentText(row.startedMs)} <span className="muted sync-took">{tookWords(row, t)}</span>
            </th>
            <td className="number">{countText(row.sent)}</td>
            <td className="number">{countText(row.received)}</td>
            <td className="number">{countText(row.held)}</td>
            <td>
              <Result row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** A try that was repeated in vain for hours is one line: it says until when. */
function tookWords({ startedMs, endedMs }: MeetingRow, t: Words): string {
  const seconds = (endedMs - startedMs) / 1000;
  if (seconds >= 90) return t('journal.until', { atMs: endedMs });
  return t('journal.seconds', { count: Math.max(0.1, Math.round(seconds * 10) / 10) });
}

function Result({ row }: { readonly row: MeetingRow }) {
  const t = useWords('sync');
  const {
    problem,
    filesProblem,
    granted,
    revoked,
    sentAgain,
    rekeyed,
    startedOver,
    mended,
    money,
    recounted,
  } = row;
  const besides = [
    granted > 0 && t('journal.granted', { count: granted }),
    revoked > 0 && t('journal.revoked', { count: revoked }),
    sentAgain > 0 && t('journal.sentAgain', { count: sentAgain }),
    rekeyed && t('journal.rekeyed'),
    startedOver && t('journal.startedOver'),
    mended && t('journal.mended'),
    recounted > 0 && t('journal.recounted', { count: recounted }),
    filesProblem !== null && t('journal.files', { why: filesProblemWords(filesProblem) }),
    money?.isSame === true && sameWords(money.received.hub, t),
    money?.isSame === false &&
      t('journal.otherMoney', {
        hub: amountsWords(money.received.hub, t),
        here: amountsWords(money.received.shown, t),
      }),
  ].filter((words) => words !== false);
  return (
    <>
      {problem === null ? (
        <StatusChip tone="ok">{t('journal.ok')}</StatusChip>
      ) : (
        <span>
          <StatusChip tone={problem === 'stopped' ? 'neutral' : 'warning'}>{t('journal.failed')}</StatusChip>{' '}
          {problemWords(problem)} <code className="muted">{problem}</code>
        </span>
      )}
      {besides.length > 0 && <p className="muted">{besides.join(' · ')}</p>}
    </>
  );
}

function sameWords(amounts: readonly Amount[], t: Words): string {
  if (amounts.length === 0) return t('journal.sameNoMoney');
  return t('journal.sameMoney', { amounts: amountsWords(amounts, t) });
}

function amountsWords(amounts: readonly Amount[], t: Words): string {
  return amounts.length === 0
    ? t('compared.nothing')
    : amounts.map((amount) => amountText(amount)).join(' · ');
}
