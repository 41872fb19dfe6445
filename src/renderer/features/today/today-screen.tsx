import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';

import type { AccountChange, Worklist, WorklistRow } from '../../../shared/contract/worklist.ts';
import { DataState } from '../../components/data-state.tsx';
import { isFocusFree } from '../../components/focus.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BulkBar, type BulkQuestion } from './bulk-bar.tsx';
import { useBulkChanges } from './bulk-changes.ts';
import { groupFrom } from './chosen-rows.ts';
import { GroupHead } from './group-head.tsx';
import { LaneTabs } from './lane-tabs.tsx';
import { PeekPanel } from './peek-panel.tsx';
import { PutAsideSheet } from './put-aside-sheet.tsx';
import { type Selection, useSelection } from './selection.ts';
import type { TodayActions } from './today-actions.ts';
import { TodayDone, TodayEmpty } from './today-empty.tsx';
import { TodayHead } from './today-head.tsx';
import { TodayRow } from './today-row.tsx';
import { useSelectionKeys } from './use-selection-keys.ts';
import { useTodayKeys } from './use-today-keys.ts';
import { useTodayView } from './use-today-view.ts';
import { useWorklist } from './use-worklist.ts';
import './today.css';

/** Row heights at 100 % text: a mouse at the desk, a thumb in the field (ux.md §6.1). */
const rowHeightByDensity = { desk: 40, field: 92 } as const;
const groupHeadHeightByDensity = { desk: 36, field: 56 } as const;

/**
 * Today: lanes first, score second, every place with its reason. The list is ranked by main; here it is only shown,
 * walked by keys and put aside with a reason.
 */
export function TodayScreen({ actions }: { readonly actions: TodayActions }) {
  const t = useWords('today');
  const view = useTodayView();
  const list = useWorklist(view.filters);
  return (
    <DataState state={list.state} empty={(data) => data.books === 0 && <TodayEmpty />}>
      {(data) => (
        <div className="today">
          <TodayHead data={data} view={view} actions={actions} />
          <LaneTabs data={data} view={view} />
          {list.changes > 0 && (
            <button type="button" className="changes-pill" onClick={list.showChanges}>
              {t('changes', { count: list.changes })}
            </button>
          )}
          <TodayList data={data} view={view} list={list} actions={actions} />
        </div>
      )}
    </DataState>
  );
}

interface TodayListProps {
  readonly data: Worklist;
  readonly view: ReturnType<typeof useTodayView>;
  readonly list: ReturnType<typeof useWorklist>;
  readonly actions: TodayActions;
}

function TodayList({ data, view, list, actions }: TodayListProps) {
  const [aside, setAside] = useState<'snooze' | 'skip' | null>(null);
  const [asked, ask] = useState<BulkQuestion | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const selection = useSelection(view.filters);
  const bulk = useBulkChanges(list.followNext);
  const isActive = aside === null && asked === null;
  const walk = useTodayKeys({
    rows: list.rows,
    actions,
    putAside: (what) => (selection.accountIds.size > 0 ? ask(what) : setAside(what)),
    isActive,
  });
  const current = list.rows[walk.place] ?? null;
  useSelectionKeys({ rows: list.rows, walk, selection, ask, undo: bulk.undo, isActive });
  useFocusOnRow(box, walk.place, current?.accountId);
  const change = (what: AccountChange): void => {
    const chosen = selection.accountIds.size > 0 ? [...selection.accountIds] : [current?.accountId ?? ''];
    selection.clear();
    void bulk.run(chosen.map((accountId) => ({ accountId, change: what })));
  };
  return (
    <>
      <BulkBar
        count={selection.accountIds.size}
        accounts={Math.max(1, selection.accountIds.size)}
        bulk={bulk}
        asked={asked}
        onAsk={ask}
        onChange={change}
        onClear={selection.clear}
      />
      {list.rows.length === 0 ? (
        <TodayDone data={data} view={view} />
      ) : (
        <div className="today-body">
          <TodayRows
            box={box}
            data={data}
            view={view}
            list={list}
            actions={actions}
            walk={walk}
            selection={selection}
          />
          {walk.isPeeking && current !== null && <PeekPanel row={current} onClose={walk.closePeek} />}
          <PutAsideSheet row={current} what={aside} onClose={() => setAside(null)} onDone={list.followNext} />
        </div>
      )}
    </>
  );
}

interface TodayRowsProps extends TodayListProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly walk: ReturnType<typeof useTodayKeys>;
  readonly selection: Selection;
}

function TodayRows({ box, data, view, list, actions, walk, selection }: TodayRowsProps) {
  const t = useWords('today');
  const { density, textSize } = useDisplay();
  const { groupBy } = view;
  const rowHeight = Math.round((rowHeightByDensity[density] * textSize) / 100);
  const headHeight = Math.round((groupHeadHeightByDensity[density] * textSize) / 100);
  const rowHeightOf = useMemo(
    () =>
      groupBy === 'account'
        ? undefined
        : (row: WorklistRow | null) => rowHeight + (row?.group?.place === 1 ? headHeight : 0),
    [groupBy, rowHeight, headHeight],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys bubble up from the rows, which are links
    <div className="today-list" ref={box} role="presentation" onKeyDown={walk.onKeyDown}>
      {density === 'desk' && <ListHead />}
      <VirtualList
        label={t('list')}
        rows={list.rows}
        rowHeight={rowHeight}
        rowHeightOf={rowHeightOf}
        rowKey={(row, index) => row?.accountId ?? `place-${index}`}
        focusedIndex={walk.place}
        renderRow={(row, place) => (
          <div className="today-grouped">
            {groupBy !== 'account' && row?.group?.place === 1 && (
              <GroupHead
                row={row}
                groupBy={groupBy}
                height={headHeight}
                onChoose={() => selection.toggle(groupFrom(list.rows, place))}
              />
            )}
            <TodayRow
              row={row}
              place={place}
              isCurrent={place === walk.place}
              isChosen={row !== null && selection.accountIds.has(row.accountId)}
              density={density}
              permissions={data.permissions}
              actions={actions}
              onNeed={list.need}
              onPeek={walk.peek}
              onChoose={(accountId) => selection.toggle([accountId])}
            />
          </div>
        )}
      />
    </div>
  );
}

/** What stands in each column; the rows say it again to a screen reader, so this is for the eyes. */
function ListHead() {
  const t = useWords('today');
  return (
    <div className="today-row today-list-head" aria-hidden>
      <span />
      <span>{t('column.customer')}</span>
      <span>{t('column.why')}</span>
      <span className="today-why-button" />
      <span className="number">{t('column.overdue')}</span>
      <span className="number">{t('column.late')}</span>
      <span className="today-last">{t('column.lastContact')}</span>
      <span className="today-flags" />
    </div>
  );
}

/** The row one stands on has the focus, so that Enter opens it; not while a text is typed or a sheet is open. */
function useFocusOnRow(
  box: { readonly current: HTMLElement | null },
  place: number,
  accountId: string | undefined,
): void {
  useEffect(() => {
    const isHere = box.current?.contains(document.activeElement) === true;
    if (!(isFocusFree() || isHere) || accountId === undefined) return;
    const focus = (): void =>
      box.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
    focus();
    // The row may come into the page only after the list has scrolled to it.
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [box, place, accountId]);
}
