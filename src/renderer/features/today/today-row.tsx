import { ActionIcon, Button } from '@mantine/core';
import { Check, CircleHelp } from 'lucide-react';
import { memo, useEffect, useEffectEvent } from 'react';

import type { ContactPermission } from '../../../shared/contract/values.ts';
import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { PermissionButton } from '../../components/permission-button.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText, timeText } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { TodayActions } from './today-actions.ts';
import { WakeButton } from './wake-button.tsx';

interface RowProps {
  /** Null until its page is there. */
  readonly row: WorklistRow | null;
  readonly place: number;
  readonly isCurrent: boolean;
  readonly density: 'desk' | 'field';
  readonly permissions: readonly ContactPermission[];
  readonly actions: TodayActions;
  readonly isChosen: boolean;
  readonly onNeed: (place: number) => void;
  readonly onPeek: (place: number) => void;
  readonly onChoose: (accountId: string) => void;
}

/** One account of the list. A place whose page is not there yet asks for it. */
export const TodayRow = memo(function TodayRow(props: RowProps) {
  const { row, place, onNeed, density } = props;
  const isMissing = row === null;
  const need = useEffectEvent(onNeed);
  useEffect(() => {
    if (isMissing) need(place);
  }, [isMissing, place]);
  if (row === null) return <div className="today-row row" aria-busy="true" />;
  return density === 'field' ? <Card {...props} row={row} /> : <DeskRow {...props} row={row} />;
}, isSameRow);

/** Functions are made anew on every render and close over the newest state; only what is shown decides. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.row === after.row &&
    before.place === after.place &&
    before.isCurrent === after.isCurrent &&
    before.isChosen === after.isChosen &&
    before.density === after.density &&
    before.permissions === after.permissions
  );
}

type KnownRowProps = RowProps & { readonly row: WorklistRow };

/** Why it stands here: the reason of its lane, or why it is not for now. */
function whyWords(row: WorklistRow): string {
  if (row.suppressed !== null) return text(row.suppressed.because);
  return row.laneBecause === null ? '' : text(row.laneBecause);
}

function DeskRow({ row, place, isCurrent, isChosen, actions, onPeek, onChoose }: KnownRowProps) {
  const t = useWords('today');
  const why = whyWords(row);
  return (
    <div
      className="today-row"
      data-lane={row.lane ?? 'hidden'}
      data-worked={row.worked}
      data-chosen={isChosen || undefined}
      aria-current={isCurrent || undefined}
    >
      <button
        type="button"
        className="today-rank"
        tabIndex={-1}
        aria-pressed={isChosen}
        aria-label={t('choose', { rank: row.rank ?? '–', party: row.party, account: row.account })}
        onClick={() => onChoose(row.accountId)}
      >
        {isChosen ? <Check size={16} aria-hidden /> : (row.rank ?? '–')}
      </button>
      <a
        className="today-name"
        href={`#/account/${row.accountId}`}
        data-place={place}
        tabIndex={isCurrent ? 0 : -1}
        onClick={(event) => {
          event.preventDefault();
          actions.openAccount(row.accountId);
        }}
      >
        <span className="today-party">{row.party}</span> <span className="muted">{row.account}</span>
      </a>
      <span className="today-why" title={why}>
        {why}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t('whyOf', { party: row.party })}
        onClick={() => onPeek(place)}
      >
        <CircleHelp size={16} aria-hidden />
      </ActionIcon>
      <AmountText className="number" amount={row.overdue} />
      <span className="number">{row.daysPastDue > 0 ? t('daysShort', { days: row.daysPastDue }) : '–'}</span>
      <span className="today-last">
        {row.lastContactOn === null ? t('neverTried') : dayText(row.lastContactOn, 'short')}
      </span>
      <Flags row={row} />
    </div>
  );
}

function Flags({ row }: { readonly row: WorklistRow }) {
  const t = useWords('today');
  const c = useWords('codes');
  return (
    <span className="today-flags">
      {row.atMs !== null && <StatusChip tone="info">{timeText(row.atMs)}</StatusChip>}
      {row.worked && <StatusChip tone="ok">{t('isWorked')}</StatusChip>}
      {row.suppressed !== null && <WakeButton row={row} />}
      {row.language !== null && (
        <span className="muted">{c(`language.${row.language}`, { defaultValue: row.language })}</span>
      )}
    </span>
  );
}

/** The same in the field: a card for a thumb, with one big button. */
function Card({ row, place, isCurrent, permissions, actions, onPeek }: KnownRowProps) {
  const t = useWords('today');
  const visit = permissions.find(({ action }) => action === 'visit');
  return (
    <div
      className="today-card"
      data-lane={row.lane ?? 'hidden'}
      data-worked={row.worked}
      aria-current={isCurrent || undefined}
    >
      <a
        className="today-card-words"
        href={`#/account/${row.accountId}`}
        data-place={place}
        onClick={(event) => {
          event.preventDefault();
          actions.openAccount(row.accountId);
        }}
      >
        <span className="today-card-line">
          <span className="today-party">{row.party}</span>
          <AmountText className="today-card-amount" amount={row.overdue} />
        </span>
        <span className="today-why muted">{whyWords(row)}</span>
      </a>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('whyOf', { party: row.party })}
        onClick={() => onPeek(place)}
      >
        <CircleHelp size={22} aria-hidden />
      </ActionIcon>
      {row.suppressed === null ? (
        <PermissionButton
          permission={visit}
          size="md"
          onClick={() => actions.openAccount(row.accountId, 'visit')}
        >
          {t('visit')}
        </PermissionButton>
      ) : (
        <Button variant="default" onClick={() => actions.openAccount(row.accountId)}>
          {t('open')}
        </Button>
      )}
    </div>
  );
}
