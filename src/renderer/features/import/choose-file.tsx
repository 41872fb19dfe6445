import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { uploadFile } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ChosenFile } from './chosen-file.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Drop a file or choose it. It is handed to the ledger host sealed; nothing is written to the ledger by this. */
export function ChooseFile({ onChosen }: { readonly onChosen: (chosen: ChosenFile) => void }) {
  const t = useWords('import');
  const [isReading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setReading(true);
    const uploaded = await uploadFile(file);
    setReading(false);
    if (uploaded.ok) onChosen({ upload: uploaded.value });
    else setRefusal(asRefusal(uploaded.refusal));
  };
  const zone = useRef<HTMLLabelElement>(null);
  const isOver = useFileDrop(zone, (file) => void take(file));
  return (
    <div className="stack">
      <label className="file-drop" data-over={isOver} ref={zone}>
        <FileUp size={36} aria-hidden />
        <span className="file-drop-title">{isReading ? t('choose.reading') : t('choose.drop')}</span>
        <span className="muted">{t('choose.kinds')}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xml,.json,.xls,text/csv,text/tab-separated-values"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <RefusalNotice refusal={refusal} />
      <p className="muted">{t('choose.safe')}</p>
    </div>
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
