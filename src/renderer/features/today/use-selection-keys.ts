import { useKeyCommands } from '../../commands/registry.ts';
import type { BulkQuestion } from './bulk-bar.tsx';
import type { PlacedRows } from './list-order.ts';
import type { Selection } from './selection.ts';
import type { useTodayKeys } from './use-today-keys.ts';

/** Chooses rows by key: X the row, Shift+J and Shift+K on, Ctrl+A all; A gives them to somebody, Ctrl+Z takes back. */
export function useSelectionKeys({
  rows,
  walk,
  selection,
  ask,
  undo,
  isActive,
}: {
  readonly rows: PlacedRows;
  readonly walk: ReturnType<typeof useTodayKeys>;
  readonly selection: Selection;
  readonly ask: (question: BulkQuestion) => void;
  readonly undo: (() => Promise<void>) | null;
  readonly isActive: boolean;
}): void {
  const at = (place: number): readonly string[] => {
    const accountId = rows[place]?.accountId;
    return accountId === undefined ? [] : [accountId];
  };
  const extend = (by: number): void => {
    selection.add([...at(walk.place), ...at(walk.place + by)]);
    walk.goBy(by);
  };
  useKeyCommands(
    {
      'row-select': () => selection.toggle(at(walk.place)),
      'row-select-down': () => extend(1),
      'row-select-up': () => extend(-1),
      'select-all': () => void selection.chooseAll(),
      'row-assign': () => {
        if (rows.length > 0) ask('assign');
      },
      'undo-changes': () => void undo?.(),
    },
    isActive,
  );
  useKeyCommands({ 'choose-none': selection.clear }, isActive && selection.accountIds.size > 0);
}
