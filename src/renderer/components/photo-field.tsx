import { Button } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useRef } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { Notice } from './status-chip.tsx';

/**
 * A photo or scan for a form, chosen or taken by the camera; kept only with the form. Where keeping it was refused, it
 * says why, and everything typed stays: another photo can be chosen, or none.
 */
export function PhotoField({
  label,
  photo,
  refusal,
  isNeeded = false,
  onChange,
}: {
  readonly label: string;
  readonly photo: File | null;
  readonly refusal: Refusal | undefined;
  /** The form cannot be sent without it. */
  readonly isNeeded?: boolean;
  readonly onChange: (photo: File | null) => void;
}) {
  const t = useWords('components');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="stack">
      <div className="row">
        <Button
          variant="default"
          leftSection={<Camera size={16} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
        <span className="muted">{photo === null ? t('photo.none') : photo.name}</span>
        {photo !== null && !isNeeded && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {t('photo.leaveOut')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept="image/png,image/jpeg,image/webp,application/pdf"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onChange(file);
          event.currentTarget.value = '';
        }}
      />
      <RefusalNotice refusal={refusal} />
      {refusal !== undefined && (
        <Notice tone="info">{t(isNeeded ? 'photo.refusedNeeded' : 'photo.refused')}</Notice>
      )}
    </div>
  );
}
