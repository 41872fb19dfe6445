import { useState } from 'react';

import type { UploadedFile } from '../../../shared/contract/shell-bridge.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PastStatements } from './past-statements.tsx';
import { StatementPreview } from './statement-preview.tsx';

/** Drop a statement, look at what was read, take it in; below, the statements there are. */
export function TakeInPart({ onTakenIn }: { readonly onTakenIn: () => void }) {
  const t = useWords('bank');
  const [file, setFile] = useState<UploadedFile | null>(null);
  return (
    <div className="stack-wide bank-part">
      {file === null ? (
        <div className="stack">
          <FileDrop
            words={{ title: t('file.drop'), reading: t('file.reading'), kinds: t('file.kinds') }}
            accept=".csv,.txt,.xlsx,.xls,.sta,.940,.mt940,.xml,.ofx,.qfx,text/csv"
            onTaken={setFile}
          />
          <p className="muted">{t('file.safe')}</p>
        </div>
      ) : (
        <StatementPreview
          key={file.handle}
          file={file}
          onCancel={() => setFile(null)}
          onDone={() => {
            setFile(null);
            onTakenIn();
          }}
        />
      )}
      {file === null && <PastStatements />}
    </div>
  );
}
