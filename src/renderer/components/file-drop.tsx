import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import type { UploadedFile } from '../../shared/contract/shell-bridge.ts';
import { uploadFile } from '../api.ts';
import './file-drop.css';
import { RefusalNotice } from './refusal-notice.tsx';
import { useFileDrop } from './use-file-drop.ts';

/**
 * Drop a file or choose it; several at once where they are asked for, else the first one. They are handed to the ledger host
 * sealed; nothing is written to the ledger by this.
 */
export function FileDrop({
  words,
  accept,
  isMany = false,
  onTaken,
}: {
  readonly words: { readonly title: string; readonly reading: string; readonly kinds: string };
  readonly accept: string;
  readonly isMany?: boolean;
  readonly onTaken: (file: UploadedFile, ...more: UploadedFile[]) => void;
}) {
  const [isReading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (files: readonly File[]): Promise<void> => {
    setReading(true);
    setRefusal(undefined);
    const taken: UploadedFile[] = [];
    for (const file of isMany ? files : files.slice(0, 1)) {
      const uploaded = await uploadFile(file);
      if (uploaded.ok) taken.push(uploaded.value);
      else setRefusal(asRefusal(uploaded.refusal));
    }
    setReading(false);
    const [first, ...more] = taken;
    if (first !== undefined) onTaken(first, ...more);
  };
  const zone = useRef<HTMLLabelElement>(null);
  const isOver = useFileDrop(zone, (files) => void take(files));
  return (
    <>
      <label className="file-drop" data-over={isOver} ref={zone}>
        <FileUp size={36} aria-hidden />
        <span className="file-drop-title">{isReading ? words.reading : words.title}</span>
        <span className="muted">{words.kinds}</span>
        <input
          type="file"
          className="visually-hidden"
          accept={accept}
          multiple={isMany}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

/** A door's refusal carries figures of any kind; words need only texts and numbers. */
function asRefusal({
  code,
  params = {},
}: {
  code: string;
  params?: Record<string, unknown> | undefined;
}): Refusal {
  const plain = Object.entries(params).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code, params: Object.fromEntries(plain) };
}
