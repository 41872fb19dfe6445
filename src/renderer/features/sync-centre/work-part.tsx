import { Link } from '@tanstack/react-router';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { GroupCount, WorkRow, WorkState } from '../../../shared/contract/sync.ts';
import type { ProcedureState } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { heldWords } from '../../i18n/held-words.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';

type Work = OutputOf<'listUnsent'>;

const toneByState: Readonly<Record<WorkState, Tone>> = {
  savedHere: 'neutral',
  sent: 'info',
  accepted: 'ok',
  held: 'danger',
};

/** Own work by how far it has come: held with its reason and the way out, then what waits, then what arrived last. */
export function WorkPart({
  state,
  onSettle,
}: {
  readonly state: ProcedureState<Work>;
  /** Leads to the reviews; null where the person may not settle any. */
  readonly onSettle: (() => void) | null;
}) {
  const t = useWords('sync');
  return (
    <DataState
      state={state}
      empty={({ rows, drafts, others }) =>
        rows.length === 0 && (
          <>
            <Drafts drafts={drafts} />
            <Others others={others} />
            <EmptyState title={t('work.none')}>{t('work.noneWhy')}</EmptyState>
          </>
        )
      }
    >
      {(work) => (
        <div className="stack sync-work">
          <Drafts drafts={work.drafts} />
          <Others others={work.others} />
          <Groups groups={work.groups} />
          {work.total > work.rows.length && (
            <p className="muted">{t('work.shown', { shown: work.rows.length, total: work.total })}</p>
          )}
          <Rows rows={work.rows} onSettle={onSettle} />
        </div>
      )}
    </DataState>
  );
}

function Drafts({ drafts }: { readonly drafts: number }) {
  const t = useWords('sync');
  if (drafts === 0) return null;
  return (
    <p>
      {t('work.drafts', { count: drafts })} <Link to="/drafts">{t('work.toDrafts')}</Link>
    </p>
  );
}

/** What waits here of everybody else: who leads the team is told whose it is, nobody what it is. */
function Others({ others: { people, drafts } }: Pick<Work, 'others'>) {
  const t = useWords('sync');
  const named = people.map(({ name, waiting }) => t('shared.person', { name, count: waiting })).join(', ');
  if (named === '' && drafts === 0) return null;
  return (
    <p className="muted">
      {named !== '' && t('shared.people', { people: named })}{' '}
      {drafts > 0 && t('shared.drafts', { count: drafts })}
    </p>
  );
}

function Groups({ groups }: { readonly groups: readonly GroupCount[] }) {
  const t = useWords('sync');
  if (groups.length === 0) return null;
  return (
    <ul className="sync-groups" aria-label={t('work.counts')}>
      {groups.map((group) => (
        <li key={group.group}>{groupWords(group, t)}</li>
      ))}
    </ul>
  );
}

function groupWords({ group, savedHere, sent, held, bytes }: GroupCount, t: Words): string {
  const words = { group: t(`group.${group}`), count: savedHere + sent, held };
  if (words.count === 0 && held > 0) return t('work.groupHeld', words);
  const counted =
    bytes > 0 ? t('work.groupBytes', { ...words, size: sizeText(bytes) }) : t('work.groupCount', words);
  return held > 0 ? `${counted} · ${t('work.heldCount', { count: held })}` : counted;
}

function sizeText(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${Math.round(megabytes)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

const rowHeights = { desk: 44, field: 76 } as const;
const heldHeights = { desk: 92, field: 168 } as const;

function Rows({
  rows,
  onSettle,
}: {
  readonly rows: readonly WorkRow[];
  readonly onSettle: (() => void) | null;
}) {
  const t = useWords('sync');
  const density = useDisplay((display) => display.density);
  const heightOf = ({ state }: WorkRow): number => (state === 'held' ? heldHeights : rowHeights)[density];
  // A short list ends with its last row.
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
  return (
    <div className="sync-rows" style={{ height: `calc(${height}px + 2 * var(--line-width))` }}>
      <VirtualList
        label={t('work.list')}
        rows={rows}
        rowHeight={rowHeights[density]}
        rowHeightOf={heightOf}
        rowKey={({ eventId }) => eventId}
        renderRow={(row) => <Row row={row} onSettle={onSettle} />}
      />
    </div>
  );
}

function Row({ row, onSettle }: { readonly row: WorkRow; readonly onSettle: (() => void) | null }) {
  const t = useWords('sync');
  const { group, partyName, accountId, amount, byName, recordedMs, state, reason } = row;
  return (
    <div className="sync-row">
      <div className="sync-row-line">
        <StatusChip tone={toneByState[state]}>{t(`workState.${state}`)}</StatusChip>
        <span>{t(`one.${group}`)}</span>
        {partyName !== null && <Whose accountId={accountId} name={partyName} />}
        {amount !== null && <AmountText amount={amount} className="sync-amount" />}
        <span className="muted push">{t('work.by', { name: byName, atMs: recordedMs })}</span>
      </div>
      {state === 'held' && (
        <p className="sync-row-reason">
          {heldWords(reason ?? 'unknown')}{' '}
          {onSettle !== null && (
            <button type="button" className="text-button" onClick={onSettle}>
              {t('work.review')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function Whose({ accountId, name }: { readonly accountId: string | null; readonly name: string }) {
  if (accountId === null) return <span className="sync-row-name">{name}</span>;
  return (
    <Link to="/account/$accountId" params={{ accountId }} search={{}} className="sync-row-name">
      {name}
    </Link>
  );
}
