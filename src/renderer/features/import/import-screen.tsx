import { useState } from 'react';

import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { useWords } from '../../i18n/use-words.ts';
import './import.css';
import { ChooseFile } from './choose-file.tsx';
import type { ChosenFile } from './chosen-file.ts';
import { ImportResult } from './import-result.tsx';
import { PastImports } from './past-imports.tsx';
import { PreviewStep } from './preview-step.tsx';

/** What came of an import, and how its file is read again for the rows that stayed out. */
interface DoneImport {
  readonly outcome: OutputOf<'importFile'>;
  readonly read: InputOf<'readFailedRows'>;
}

/** Brings a file of receivables in: choose, look, answer whose law, run, see what came of it, take it back. */
export function ImportScreen() {
  const t = useWords('import');
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [done, setDone] = useState<DoneImport | null>(null);
  const again = (): void => {
    setChosen(null);
    setDone(null);
  };
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      {done !== null ? (
        <ImportResult outcome={done.outcome} read={done.read} onAgain={again} />
      ) : chosen !== null ? (
        <PreviewStep
          key={chosen.upload.handle}
          chosen={chosen}
          onDone={(outcome, read) => setDone({ outcome, read })}
          onOther={again}
        />
      ) : (
        <ChooseFile onChosen={setChosen} />
      )}
      {chosen === null && <PastImports />}
    </div>
  );
}
