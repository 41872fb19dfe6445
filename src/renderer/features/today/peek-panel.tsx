import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import { useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { dayText, momentText } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';

const lastEntries = 3;

/** A closer look without leaving the list: why it stands here, term by term, whom to call, and what happened last. */
export function PeekPanel({ row, onClose }: { readonly row: WorklistRow; readonly onClose: () => void }) {
  const t = useWords('today');
  const account = useProcedure('readAccount', { accountId: row.accountId }, { keepPrevious: false });
  return (
    <aside className="peek" aria-label={t('peekOf', { party: row.party })}>
      <div className="row">
        <h2>{row.party}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          className="push"
          aria-label={t('closePeek')}
          onClick={onClose}
        >
          <X size={18} aria-hidden />
        </ActionIcon>
      </div>
      <p>
        <AmountText className="figure" amount={row.overdue} /> <span className="muted">{t('overdue')}</span>
      </p>
      <Why row={row} />
      {account.data !== undefined && <PeekAccount account={account.data} />}
      <LastEntries accountId={row.accountId} />
    </aside>
  );
}

/** Every term of the score; the points add up to it exactly (row W2). */
function Why({ row }: { readonly row: WorklistRow }) {
  const t = useWords('today');
  const w = useWords('worklist');
  return (
    <section className="stack">
      <h3>{row.lane === null ? t('notNow') : w(`lane.${row.lane}`)}</h3>
      {row.suppressed !== null && <p>{text(row.suppressed.because)}</p>}
      {row.laneBecause !== null && <p>{text(row.laneBecause)}</p>}
      <table className="terms">
        <caption className="visually-hidden">{t('score')}</caption>
        <tbody>
          {row.terms.map((term) => (
            <tr key={term.name}>
              <td className="number">{term.points < 0 ? `−${-term.points}` : `+${term.points}`}</td>
              <td>{text(term.because)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="number">{row.score}</td>
            <th scope="row">{t('score')}</th>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function PeekAccount({ account }: { readonly account: AccountView }) {
  const t = useWords('today');
  const phone = account.phones.find(({ retired }) => !retired);
  return (
    <section className="stack">
      <h3>{t('opening')}</h3>
      <p>{text(account.suggestion)}</p>
      <p>
        {phone === undefined ? t('noPhone') : phone.number}
        {phone !== undefined && phone.contactName !== null && (
          <span className="muted"> {phone.contactName}</span>
        )}
      </p>
      {account.lastReachedOn !== null && (
        <p className="muted">{t('lastReached', { day: dayText(account.lastReachedOn) })}</p>
      )}
    </section>
  );
}

function LastEntries({ accountId }: { readonly accountId: string }) {
  const t = useWords('today');
  const timeline = useProcedure('readTimeline', { accountId, limit: lastEntries });
  const rows = timeline.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t('lastEntries')}</h3>
      <ul className="peek-entries">
        {rows.map((entry) => (
          <li key={entry.eventId}>
            {text(entry.text)}
            {entry.note !== null && <span className="peek-note">{entry.note}</span>}
            <span className="muted">{momentText(entry.recordedMs)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
