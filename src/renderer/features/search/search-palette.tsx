import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import { Keys } from '../../components/keyboard-sheet.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { AccountLineRow } from './account-line-row.tsx';
import { stepPlace } from './palette-rows.ts';
import { usePaletteRows } from './use-palette-rows.ts';
import './search.css';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onOpenAccount: (accountId: string) => void;
}

/**
 * The one box: an account by a name in either script, a number or its end, a place or a note; or a command. Every
 * command shows its key, so that people outgrow this.
 */
export function SearchPalette({ open, ...props }: PaletteProps & { readonly open: boolean }) {
  const t = useWords('app');
  return (
    <Dialog open={open} onClose={props.onClose} title={t('find')} size="xl">
      {open && <PaletteBody {...props} />}
    </Dialog>
  );
}

interface PaletteRow {
  readonly id: string;
  readonly group: 'recent' | 'found' | 'commands';
  readonly content: ReactNode;
  readonly run: () => void;
}

function PaletteBody({ onClose, onOpenAccount }: PaletteProps) {
  const t = useWords('search');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const typed = words.trim();
  const { rows, isAnswered } = useRows(typed, onOpenAccount);
  const place = Math.min(at, Math.max(0, rows.length - 1));
  useEffect(() => {
    document.getElementById(`palette-${place}`)?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const run = (row: PaletteRow | undefined): void => {
    if (row === undefined) return;
    onClose();
    row.run();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt(stepPlace(place, step, rows.length));
    else if (event.key === 'Enter') run(rows[place]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('app:find')}
        placeholder={t('placeholder')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={rows.length > 0 ? `palette-${place}` : undefined}
      />
      <PaletteList rows={rows} place={place} onRun={run} />
      {isAnswered && rows.length === 0 && <NothingFound typed={typed} />}
    </>
  );
}

function useRows(typed: string, onOpenAccount: (accountId: string) => void) {
  const { lines, commands, isAnswered } = usePaletteRows(typed);
  const rows: readonly PaletteRow[] = [
    ...lines.map((line) => ({
      id: line.accountId,
      group: typed === '' ? ('recent' as const) : ('found' as const),
      content: <AccountLineRow line={line} />,
      run: () => onOpenAccount(line.accountId),
    })),
    ...commands.map(({ id, title, keys, run }) => ({
      id,
      group: 'commands' as const,
      content: (
        <>
          <span>{title}</span>
          <span className="push">{keys !== undefined && <Keys keys={keys} />}</span>
        </>
      ),
      run,
    })),
  ];
  return { rows, isAnswered };
}

function PaletteList({
  rows,
  place,
  onRun,
}: {
  readonly rows: readonly PaletteRow[];
  readonly place: number;
  readonly onRun: (row: PaletteRow) => void;
}) {
  const t = useWords('search');
  const numbered = rows.map((row, index) => ({ row, index }));
  return (
    <div className="palette-list" id="palette-list" role="listbox" aria-label={t('app:found')} tabIndex={-1}>
      {(['recent', 'found', 'commands'] as const).map((group) => {
        const own = numbered.filter(({ row }) => row.group === group);
        return own.length === 0 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group} role="group" aria-label={t(`group.${group}`)}>
            <div className="palette-group" aria-hidden>
              {t(`group.${group}`)}
            </div>
            {own.map(({ row, index }) => (
              <button
                type="button"
                key={row.id}
                id={`palette-${index}`}
                className="palette-row"
                role="option"
                tabIndex={-1}
                aria-selected={index === place}
                onClick={() => onRun(row)}
              >
                {row.content}
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** What to try when nothing was found. */
function NothingFound({ typed }: { readonly typed: string }) {
  const t = useWords('search');
  return (
    <div className="palette-nothing" role="status">
      <p>{t('nothing.title', { typed })}</p>
      <ul>
        {(['name', 'number', 'phone', 'place'] as const).map((hint) => (
          <li key={hint}>{t(`nothing.${hint}`)}</li>
        ))}
      </ul>
    </div>
  );
}
