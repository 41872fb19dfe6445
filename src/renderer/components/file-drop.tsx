import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import type { UploadedFile } from '../../shared/contract/shell-bridge.ts';
import { uploadFile } from '../api.ts';
import './file-drop.css';
import { RefusalNotice } from './refusal-notice.tsx';
import { useFileDrop } from './use-file-drop.ts';

/** Drop a file or choose it. It is handed to the ledger host sealed; nothing is written to the ledger by this. */
export function FileDrop({
  words,
  accept,
  onTaken,
}: {
  readonly words: { readonly title: string; readonly reading: string; readonly kinds: string };
  readonly accept: string;
  readonly onTaken: (file: UploadedFile) => void;
}) {
  const [isReading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setReading(true);
    const uploaded = await uploadFile(file);
    setReading(false);
    if (uploaded.ok) onTaken(uploaded.value);
    else setRefusal(asRefusal(uploaded.refusal));
  };
  const zone = useRef<HTMLLabelElement>(null);
  const isOver = useFileDrop(zone, (file) => void take(file));
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
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
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
