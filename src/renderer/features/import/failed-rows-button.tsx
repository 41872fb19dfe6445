import { Button } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useState } from 'react';

import type { ImportProblemView } from '../../../shared/contract/books.ts';
import type { InputOf, Refusal } from '../../../shared/contract/contract.ts';
import { failedRowsFileName, failedRowsText } from '../../../shared/domain/failed-rows.ts';
import { call } from '../../api.ts';
import { handOutFile } from '../../components/hand-out-file.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { problemText } from './import-words.ts';

/** Saves the rows that stay out as a file of the same columns with what is wrong, to mend and import again. */
export function FailedRowsButton({
  read,
  problems,
}: {
  readonly read: InputOf<'readFailedRows'>;
  readonly problems: readonly ImportProblemView[];
}) {
  const t = useWords('import');
  const [refusal, setRefusal] = useState<Refusal>();
  if (!problems.some(({ severity }) => severity === 'error')) return null;
  const save = async (): Promise<void> => {
    const failed = await call('readFailedRows', read);
    setRefusal(failed.ok ? undefined : failed.refusal);
    if (!failed.ok) return;
    const text = failedRowsText(failed.value, {
      column: t('failed.column'),
      sentenceOf: (problem) => problemText(t, problem),
    });
    const name = failedRowsFileName(failed.value.fileName, t('failed.ending'));
    const saved = await handOutFile(name, new TextEncoder().encode(text), 'text/csv');
    if (saved !== null) showToast(t('failed.saved', { file: saved }));
  };
  return (
    <div className="stack">
      <div className="row">
        <Button
          variant="default"
          leftSection={<FileDown size={16} aria-hidden />}
          onClick={() => void save()}
        >
          {t('failed.button')}
        </Button>
        <span className="muted">{t('failed.what')}</span>
      </div>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
