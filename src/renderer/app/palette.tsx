import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';

import { useProcedure } from '../api.ts';
import { commandsAtHand } from '../commands/registry.ts';
import { Dialog } from '../components/dialog.tsx';
import { Keys } from '../components/keyboard-sheet.tsx';
import { amountText } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';

interface PaletteRow {
  readonly id: string;
  readonly title: string;
  readonly aside: string;
  readonly keys: string | null;
  readonly run: () => void;
}

/** Find an account by words of its name or number, or a command; every command shows its key, so that people outgrow this. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords('app');
  return (
    <Dialog open={open} onClose={onClose} title={t('find')}>
      {open && <PaletteBody onClose={onClose} />}
    </Dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('app');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const rows = usePaletteRows(words.trim());
  useEffect(() => {
    document.getElementById(`palette-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const run = (row: PaletteRow | undefined): void => {
    if (row === undefined) return;
    onClose();
    row.run();
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((now) => (rows.length === 0 ? 0 : (now + step + rows.length) % rows.length));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(rows[at]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('find')}
        placeholder={t('findPlaceholder')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={rows.length > 0 ? `palette-${at}` : undefined}
      />
      {rows.length === 0 ? (
        <p className="muted">{t('findNothing')}</p>
      ) : (
        <div className="palette-list" id="palette-list" role="listbox" aria-label={t('found')} tabIndex={-1}>
          {rows.map((row, index) => (
            <button
              type="button"
              key={row.id}
              id={`palette-${index}`}
              className="palette-row"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => run(row)}
            >
              <span>{row.title}</span>
              <span className="muted push">{row.aside}</span>
              {row.keys !== null && <Keys keys={row.keys} />}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function usePaletteRows(words: string): readonly PaletteRow[] {
  const navigate = useNavigate();
  const [settled] = useDebouncedValue(words, 60);
  const found = useProcedure(
    'findAccounts',
    { text: settled, limit: 20 },
    { enabled: settled !== '', keepPrevious: true },
  );
  const accounts = settled === '' ? [] : (found.data?.accounts ?? []);
  const wanted = words.toLocaleLowerCase();
  const commands = commandsAtHand().filter(
    ({ title, inPalette }) => inPalette !== false && title.toLocaleLowerCase().includes(wanted),
  );
  return [
    ...accounts.map(({ accountId, account, party, totalDue }) => ({
      id: accountId,
      title: party,
      aside: `${account} · ${amountText(totalDue)}`,
      keys: null,
      run: () => void navigate({ to: '/account/$accountId', params: { accountId }, search: {} }),
    })),
    ...commands.map(({ id, title, keys, run }) => ({ id, title, aside: '', keys: keys ?? null, run })),
  ];
}
