import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type {
  ClosedDayView,
  DayAmendmentView,
  LateEntryView,
  TeamDayView,
} from '../../../shared/contract/day-end.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { DifferenceList } from './difference-list.tsx';

/** A closed day: who signed it, who was absent, what came later, and the amendments beside it. */
export function ClosedPart({ day, closed }: { readonly day: TeamDayView; readonly closed: ClosedDayView }) {
  const t = useWords('day-end');
  const { signed, besides } = closed;
  return (
    <section className="card stack" aria-labelledby="day-end-closed">
      <div className="row">
        <h2 id="day-end-closed">{t('closed.title')}</h2>
        <StatusChip tone={signed.absent.length === 0 ? 'ok' : 'warning'}>
          {t(signed.absent.length === 0 ? 'closed.whole' : 'closed.partial')}
        </StatusChip>
      </div>
      <p>{t('closed.by', { name: signed.byName, at: momentText(signed.atMs) })}</p>
      {signed.absent.length > 0 && (
        <p>{t('closed.absent', { names: signed.absent.map(({ name }) => name).join(', ') })}</p>
      )}
      {signed.reason !== null && <p>{t('closed.reason', { reason: signed.reason })}</p>}
      {signed.isIntact ? (
        <p className="muted">
          {t('closed.signed', { place: signed.knownAtPlace, count: signed.entries })}{' '}
          <span className="day-end-digest">{signed.sha256}</span>
        </p>
      ) : (
        <Notice tone="danger">{t('closed.notIntact')}</Notice>
      )}
      {besides.map(({ byName, atMs, isSame }) => (
        <Notice key={atMs} tone={isSame ? 'info' : 'warning'}>
          {t(isSame ? 'closed.besideSame' : 'closed.besideOther', { name: byName, at: momentText(atMs) })}
        </Notice>
      ))}
      {closed.amendments.map((amendment, at) => (
        <Amendment key={amendment.amendmentId} amendment={amendment} number={at + 1} day={day} />
      ))}
      <LatePart day={day} closed={closed} />
    </section>
  );
}

function Amendment({
  amendment,
  number,
  day,
}: {
  readonly amendment: DayAmendmentView;
  readonly number: number;
  readonly day: TeamDayView;
}) {
  const t = useWords('day-end');
  const { on, byName, atMs, reason, lateEntries, isIntact, differences } = amendment;
  return (
    <article
      className="day-end-amendment stack"
      aria-label={t('amendment.title', { number, day: dayText(on) })}
    >
      <h3>{t('amendment.title', { number, day: dayText(on) })}</h3>
      <p>{t('amendment.by', { name: byName, at: momentText(atMs), count: lateEntries })}</p>
      {reason !== null && <p>{t('closed.reason', { reason })}</p>}
      {!isIntact && <Notice tone="danger">{t('closed.notIntact')}</Notice>}
      <DifferenceList differences={differences} people={day.people} />
    </article>
  );
}

function LatePart({ day, closed }: { readonly day: TeamDayView; readonly closed: ClosedDayView }) {
  const t = useWords('day-end');
  const mayAmend = useMayCall('amendTeamDay');
  const { commandId, renew } = useCommandId();
  const command = useCommand('amendTeamDay');
  const { late, differences, dayEndId } = closed;
  if (late.length === 0 && differences.length === 0) return null;
  const amend = async (): Promise<void> => {
    const result = await command.run({ commandId, dayEndId });
    if (!result.ok) return;
    renew();
    showSaved(t('late.saved', { day: dayText(day.on) }));
  };
  return (
    <section className="stack" aria-labelledby="day-end-late">
      <div className="row">
        <h3 id="day-end-late">{t('late.title', { count: late.length })}</h3>
        <StatusChip tone="warning">{t('late.notAmended')}</StatusChip>
        {mayAmend && (
          <Button className="push no-print" loading={command.isRunning} onClick={() => void amend()}>
            {t('late.amend')}
          </Button>
        )}
      </div>
      <ul className="day-end-list">
        {late.map((entry) => (
          <li key={`${entry.entry}-${entry.entryId}`}>
            <LateEntry entry={entry} />
          </li>
        ))}
      </ul>
      <DifferenceList differences={differences} people={day.people} />
      <RefusalNotice refusal={command.refusal} />
    </section>
  );
}

function LateEntry({ entry }: { readonly entry: LateEntryView }) {
  const t = useWords('day-end');
  const { accountId, amount, name, partyName, move } = entry;
  const what = t(`entry.${entry.entry}${move === null ? '' : `_${move}`}`);
  const money = amount === null ? '' : amountText({ ...amount, amountMinor: Math.abs(amount.amountMinor) });
  return (
    <>
      {t(amount === null ? 'late.entry' : 'late.entryOfMoney', { what, name, amount: money })}{' '}
      {accountId !== null && (
        <Link to="/account/$accountId" params={{ accountId }}>
          {partyName ?? t('way.account')}
        </Link>
      )}
    </>
  );
}
