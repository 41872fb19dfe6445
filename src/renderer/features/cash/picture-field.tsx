import { Button } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { uploadFile } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** A picture of a slip or a paper: chosen or taken by the camera, laid down sealed until the form is saved. */
export function PictureField({
  label,
  onChange,
}: {
  readonly label: string;
  readonly onChange: (handle: string | null) => void;
}) {
  const t = useWords('cash');
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const uploaded = await uploadFile(file);
    setRefusal(uploaded.ok ? undefined : { code: uploaded.refusal.code });
    setName(uploaded.ok ? file.name : '');
    onChange(uploaded.ok ? uploaded.value.handle : null);
  };
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
        <span className="muted">{name === '' ? t('noPicture') : name}</span>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept="image/png,image/jpeg,image/webp,application/pdf"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
