import { Button, TextInput } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '../../shared/contract/contract.ts';
import type { ChosenPlace } from '../../shared/contract/shell-bridge.ts';
import { door } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';

/**
 * A folder or file to keep things in or to read them from. The desktop opens its own dialog; a page of the browser host
 * has none, so the path is typed there. The screen keeps a handle and a name, never the path.
 */
export function PlaceField({
  label,
  kind,
  value,
  onChange,
}: {
  readonly label: string;
  readonly kind: 'folder' | 'file';
  readonly value: ChosenPlace | null;
  readonly onChange: (place: ChosenPlace) => void;
}) {
  const t = useWords('components');
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const choose = async (path: string | null): Promise<void> => {
    const chosen = await door.choosePlace(kind, path);
    setRefusal(chosen.ok ? undefined : { code: chosen.refusal.code });
    if (chosen.ok && chosen.value !== null) onChange(chosen.value);
  };
  const isDialog = door.kind === 'desktop';
  return (
    <div className="stack">
      {isDialog ? (
        <div className="row">
          <Button
            variant="default"
            leftSection={<FolderOpen size={16} aria-hidden />}
            onClick={() => void choose(null)}
          >
            {label}
          </Button>
        </div>
      ) : (
        <>
          <TextInput
            label={label}
            description={t('place.typed')}
            value={typed}
            maxLength={4_000}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || typed.trim() === '') return;
              event.preventDefault();
              void choose(typed.trim());
            }}
          />
          <div className="row">
            <Button
              variant="default"
              disabled={typed.trim() === ''}
              onClick={() => void choose(typed.trim())}
            >
              {t('place.take')}
            </Button>
          </div>
        </>
      )}
      {value !== null && <p className="muted">{t('place.chosen', { name: value.name })}</p>}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
