import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import type { ImportPreview } from '../../../shared/contract/books.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { BookQuestions } from './book-questions.tsx';
import type { ChosenFile, Terms } from './chosen-file.ts';
import { ColumnTable } from './column-table.tsx';
import { FailedRowsButton } from './failed-rows-button.tsx';
import { FileQuestions } from './file-questions.tsx';
import { mapColumn } from './mapping.ts';
import { NameColumns } from './name-columns.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';
import { ProblemTable } from './problem-table.tsx';
import { SampleRows } from './sample-rows.tsx';

/** The dry run: what would come in, what would not and why. Nothing is written before the button. */
export function PreviewStep({
  chosen,
  onDone,
  onOther,
}: {
  readonly chosen: ChosenFile;
  readonly onDone: (outcome: OutputOf<'importFile'>, read: InputOf<'readFailedRows'>) => void;
  readonly onOther: () => void;
}) {
  const t = useWords('import');
  const upload = chosen.upload.handle;
  const [terms, setTerms] = useState<Terms>({});
  const preview = useProcedure('previewImport', { upload, ...terms }, { keepPrevious: true });
  const { commandId } = useCommandId();
  const importFile = useCommand('importFile');
  const change = (changed: Terms): void => setTerms({ ...terms, ...changed });
  const shown = preview.status === 'ready' ? preview.data : undefined;
  const run = async (): Promise<void> => {
    const result = await importFile.run({ commandId, upload, ...terms });
    if (result.ok) onDone(result.value, { upload, ...terms });
  };
  const other = (
    <Button variant="default" onClick={onOther}>
      {t('other')}
    </Button>
  );
  if (preview.status === 'refused') {
    return (
      <div className="stack-wide">
        <RefusalNotice refusal={preview.refusal} />
        {isAboutColumns(preview.refusal?.code) && (
          <NameColumns upload={upload} terms={terms} onChange={(mapping) => change({ mapping })} />
        )}
        <div className="row">
          {other}
          {terms.sheet !== undefined && (
            <Button variant="default" onClick={() => change({ sheet: undefined })}>
              {t('file.otherSheet')}
            </Button>
          )}
        </div>
      </div>
    );
  }
  if (shown === undefined) return <p role="status">{t('reading', { file: chosen.upload.name })}</p>;
  return (
    <div className="stack-wide" aria-busy={preview.isRefreshing}>
      <OutcomeFigures outcome={shown.outcome} title={t('wouldCome', { file: chosen.upload.name })} />
      <FileQuestions preview={shown} terms={terms} onChange={change} />
      <BookQuestions preview={shown} terms={terms} onChange={change} />
      <ColumnTable
        columns={shown.columns}
        onChange={(column, field) => change({ mapping: mapColumn(shown.mapping, column, field) })}
      />
      <SampleRows rows={shown.sample} />
      <ProblemTable problems={shown.outcome.problems} />
      <FailedRowsButton read={{ upload, ...terms }} problems={shown.outcome.problems} />
      <RefusalNotice refusal={importFile.refusal} />
      <RunBar
        unanswered={unansweredIn(shown)}
        rows={shown.outcome.created + shown.outcome.updated}
        isRunning={importFile.isRunning}
        onRun={() => void run()}
        other={other}
      />
    </div>
  );
}

function isAboutColumns(code: string | undefined): boolean {
  return code === 'mappingIncomplete' || code === 'mappingDoesNotFit' || code === 'badMapping';
}

/** What must be answered before anything is written: whose law (decided 17; the state may stay open), and the dates. */
function unansweredIn({ questions, dateQuestion }: ImportPreview): 'law' | 'dates' | null {
  if (questions.includes('creditor') || questions.includes('debtors')) return 'law';
  return dateQuestion === null ? null : 'dates';
}

function RunBar({
  unanswered,
  rows,
  isRunning,
  onRun,
  other,
}: {
  readonly unanswered: 'law' | 'dates' | null;
  readonly rows: number;
  readonly isRunning: boolean;
  readonly onRun: () => void;
  readonly other: ReactNode;
}) {
  const t = useWords('import');
  return (
    <div className="import-run">
      {unanswered === 'law' && <Notice tone="warning">{t('law.first')}</Notice>}
      {unanswered === 'dates' && <Notice tone="warning">{t('file.datesFirst')}</Notice>}
      {isRunning && <p role="status">{t('running')}</p>}
      <div className="row">
        {other}
        <Button size="md" className="push" disabled={unanswered !== null} loading={isRunning} onClick={onRun}>
          {rows === 0 ? t('runNothing') : t('run', { count: rows })}
        </Button>
      </div>
    </div>
  );
}
