import { Button, Select } from '@mantine/core';
import { useRef, useState } from 'react';

import type { InputOf, Refusal } from '../../../shared/contract/contract.ts';
import { newCommandId, uploadFile, useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PastFiles } from './past-files.tsx';
import { saveReceiptsFile } from './save-receipts-file.ts';

type Shape = NonNullable<InputOf<'makeWriteback'>['shape']>;

const shapes: readonly Shape[] = ['generic', 'tally', 'zoho', 'quickbooks'];

/** Receipts on their way to the office: the next file, the office's answer, and the files there are. */
export function FilesPart() {
  const t = useWords('office');
  const books = useProcedure('listBooks', {});
  return (
    <div className="stack-wide office-part">
      <DataState
        state={books}
        empty={(data) => data.books.length === 0 && <EmptyState title={t('changes.none')} />}
      >
        {(data) => <NextFile books={data.books} />}
      </DataState>
      <TakeAnswer />
      <PastFiles />
    </div>
  );
}

function NextFile({
  books,
}: {
  readonly books: readonly { readonly bookId: string; readonly title: string }[];
}) {
  const t = useWords('office');
  const [chosen, setChosen] = useState<string | null>(null);
  const [shape, setShape] = useState<Shape>('generic');
  const [notSaved, setNotSaved] = useState<Refusal>();
  const bookId = chosen ?? books[0]?.bookId ?? '';
  const waiting = useProcedure('previewWriteback', { bookId });
  const make = useCommand('makeWriteback');
  const run = async (): Promise<void> => {
    const made = await make.run({ commandId: newCommandId(), bookId, shape });
    if (!made.ok) return;
    showToast(t('files.made', { number: made.value.batchNumber }));
    const saved = await saveReceiptsFile(made.value.batchId);
    setNotSaved(saved.ok ? undefined : saved.refusal);
  };
  return (
    <section className="card stack" aria-label={t('files.make')}>
      <h2>{t('files.make')}</h2>
      <div className="row">
        {books.length > 1 && (
          <Select
            label={t('files.book')}
            data={books.map(({ bookId: value, title }) => ({ value, label: title }))}
            value={bookId}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        <Select
          className="office-shape"
          label={t('files.shape')}
          data={shapes.map((value) => ({ value, label: t(`files.shapes.${value}`) }))}
          value={shape}
          allowDeselect={false}
          onChange={(value) => setShape(value as Shape)}
        />
      </div>
      <DataState state={waiting}>
        {(data) => (
          <>
            <p>
              {data.entries === 0
                ? t('files.nothing')
                : t('files.waiting', {
                    count: data.entries,
                    totals: data.totals.map((total) => amountText(total)).join(' · '),
                  })}
            </p>
            {data.inQuestion > 0 && (
              <Notice tone="warning">{t('files.inQuestion', { count: data.inQuestion })}</Notice>
            )}
            {data.knownToOffice > 0 && (
              <p className="muted">{t('files.known', { count: data.knownToOffice })}</p>
            )}
            <div>
              <Button disabled={data.entries === 0} loading={make.isRunning} onClick={() => void run()}>
                {t('files.button')}
              </Button>
            </div>
          </>
        )}
      </DataState>
      <RefusalNotice refusal={make.refusal ?? notSaved} />
    </section>
  );
}

function TakeAnswer() {
  const t = useWords('office');
  const input = useRef<HTMLInputElement>(null);
  const answer = useCommand('answerWriteback');
  const [refusal, setRefusal] = useState<Refusal>();
  const [unclear, setUnclear] = useState(0);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const uploaded = await uploadFile(file);
    setRefusal(uploaded.ok ? undefined : { code: uploaded.refusal.code });
    if (!uploaded.ok) return;
    const result = await answer.run({ commandId: newCommandId(), upload: uploaded.value.handle });
    if (!result.ok) return;
    const { accepted, rejected, problems } = result.value;
    setUnclear(problems.length);
    showToast(t('files.answered', { accepted, rejected }));
  };
  return (
    <section className="card stack" aria-label={t('files.answer')}>
      <p className="muted">{t('files.answerWhat')}</p>
      <div>
        <Button variant="default" loading={answer.isRunning} onClick={() => input.current?.click()}>
          {t('files.answer')}
        </Button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('files.answer')}
          accept=".csv,.txt,text/csv"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {unclear > 0 && <Notice tone="warning">{t('files.answerProblems', { count: unclear })}</Notice>}
      <RefusalNotice refusal={refusal ?? answer.refusal} />
    </section>
  );
}
