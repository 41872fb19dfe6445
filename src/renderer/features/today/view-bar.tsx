import { ActionIcon, Button, TextInput } from '@mantine/core';
import { BookmarkPlus, ListFilter, Trash2, X } from 'lucide-react';
import { useState } from 'react';

import type { SavedView } from '../../../shared/contract/views.ts';
import type { Worklist } from '../../../shared/contract/worklist.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { useCommands } from '../../commands/registry.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { queryClient } from '../../procedures/query-client.ts';
import { FilterSheet } from './filter-sheet.tsx';
import { useNarrowingWords } from './narrowing-words.ts';
import type { useTodayView } from './use-today-view.ts';

interface BarProps {
  readonly data: Worklist;
  readonly view: ReturnType<typeof useTodayView>;
}

/** As many views have a key: Alt and a digit. */
const viewKeys = 9;

/** The person's saved views, what the list is narrowed to, and the ways to change both. */
export function ViewBar({ data, view }: BarProps) {
  const t = useWords('today');
  const [isFiltering, setFiltering] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const views = useProcedure('listViews', {}).data?.views ?? [];
  const shown = views.find(({ filters }) => isSameView(filters, view.filters));
  const currencies = [
    ...new Set(data.lanes.flatMap(({ overdue }) => overdue.map(({ currency }) => currency))),
  ];
  const isWhole = Object.keys(view.filters).length === 0;
  useViewKeys(views, view.show);
  return (
    <div className="row view-bar no-print">
      <ViewChips views={views} shown={shown?.viewId ?? null} onShow={view.show} />
      <NarrowingChips view={view} />
      <Button
        variant="default"
        leftSection={<ListFilter size={16} aria-hidden />}
        onClick={() => setFiltering(true)}
      >
        {t('narrow.open')}
      </Button>
      {!isWhole && shown === undefined && (
        <Button
          variant="default"
          leftSection={<BookmarkPlus size={16} aria-hidden />}
          onClick={() => setNaming(true)}
        >
          {t('views.save')}
        </Button>
      )}
      {shown !== undefined && <RemoveView view={shown} />}
      <FilterSheet
        narrowing={view.narrowing}
        currencies={currencies}
        open={isFiltering}
        onApply={(narrowing) => view.change({ narrowing })}
        onClose={() => setFiltering(false)}
      />
      <Dialog title={t('views.save')} open={isNaming} onClose={() => setNaming(false)} size="sm">
        {isNaming && <NameView filters={view.filters} onDone={() => setNaming(false)} />}
      </Dialog>
    </div>
  );
}

/** Two views are one when they ask for the same, in whatever order it is written down. */
function isSameView(one: object, other: object): boolean {
  const written = (filters: object): string =>
    JSON.stringify(Object.entries(filters).sort(([left], [right]) => (left < right ? -1 : 1)));
  return written(one) === written(other);
}

/** Alt and a digit shows a view; the palette and the key sheet list them by name. */
function useViewKeys(views: readonly SavedView[], show: (filters: SavedView['filters']) => void): void {
  const t = useWords('today');
  useCommands(
    views.map(({ viewId, name, filters }, at) => ({
      id: `view-${viewId}`,
      title: t('views.show', { name }),
      ...(at < viewKeys ? { keys: `Alt+Digit${at + 1}` } : {}),
      group: 'lists' as const,
      run: () => show(filters),
    })),
  );
}

function ViewChips({
  views,
  shown,
  onShow,
}: {
  readonly views: readonly SavedView[];
  readonly shown: string | null;
  readonly onShow: (filters: SavedView['filters']) => void;
}) {
  const t = useWords('today');
  if (views.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that choose a view are no fields of a form
    <div className="chips" role="group" aria-label={t('views.title')}>
      {views.map(({ viewId, name, filters }, at) => (
        <button
          type="button"
          key={viewId}
          className="chip-button"
          aria-pressed={viewId === shown}
          onClick={() => onShow(viewId === shown ? {} : filters)}
        >
          {name} {at < viewKeys && <kbd aria-hidden>Alt+{at + 1}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** What narrows the list now, each to be taken away by itself. */
function NarrowingChips({ view }: Pick<BarProps, 'view'>) {
  const t = useWords('today');
  const words = useNarrowingWords(view.narrowing);
  const drop = (dropped: string): void => {
    const left = Object.entries(view.narrowing).filter(([key]) => key !== dropped);
    view.change({ narrowing: Object.fromEntries(left) });
  };
  if (words.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the views
    <div className="chips" role="group" aria-label={t('narrow.now')}>
      {words.map(({ key, label }) => (
        <button
          type="button"
          key={key}
          className="chip-button"
          aria-label={t('narrow.drop', { label })}
          onClick={() => drop(key)}
        >
          {label} <X size={14} aria-hidden />
        </button>
      ))}
    </div>
  );
}

/** Gives the view that is shown a name of the person's own. */
function NameView({
  filters,
  onDone,
}: {
  readonly filters: SavedView['filters'];
  readonly onDone: () => void;
}) {
  const t = useWords('today');
  const [viewId] = useState(newCommandId);
  const [name, setName] = useState('');
  const command = useCommand('saveView');
  const save = async (): Promise<void> => {
    const result = await command.run({ viewId, name, filters });
    if (!result.ok) return;
    await refreshViews();
    onDone();
    showToast(t('views.saved', { name: name.trim() }));
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RefusalNotice refusal={command.refusal} />
      <TextInput
        data-autofocus
        label={t('views.name')}
        maxLength={60}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" loading={command.isRunning} disabled={name.trim() === ''}>
          {t('views.keep')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

function RemoveView({ view }: { readonly view: SavedView }) {
  const t = useWords('today');
  const command = useCommand('removeView');
  const keep = useCommand('saveView');
  const remove = async (): Promise<void> => {
    const result = await command.run({ viewId: view.viewId });
    if (!result.ok) return;
    await refreshViews();
    showToast(t('views.removed', { name: view.name }), () => void keep.run({ ...view }).then(refreshViews));
  };
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('views.remove', { name: view.name })}
      onClick={() => void remove()}
    >
      <Trash2 size={18} aria-hidden />
    </ActionIcon>
  );
}

/** Views are no events, so the host pushes nothing about them. */
function refreshViews(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['listViews'] });
}
