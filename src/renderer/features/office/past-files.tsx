import { Button } from '@mantine/core';
import { useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import type { WritebackView } from '../../../shared/contract/writeback.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FileEntries } from './file-entries.tsx';
import { saveReceiptsFile } from './save-receipts-file.ts';

/** The receipts files there are, with what the office has of each. */
export function PastFiles() {
  const t = useWords('office');
  const files = useProcedure('listWritebacks', {});
  const [shown, setShown] = useState<WritebackView | null>(null);
  return (
    <section className="stack" aria-label={t('files.past')}>
      <h2>{t('files.past')}</h2>
      <DataState
        state={files}
        empty={(data) => data.rows.length === 0 && <p className="muted">{t('files.none')}</p>}
      >
        {(data) => (
          <ScrollTable label={t('files.past')}>
            <thead>
              <tr>
                <th scope="col">{t('files.number')}</th>
                <th scope="col">{t('files.when')}</th>
                <th scope="col" className="number">
                  {t('files.sum')}
                </th>
                <th scope="col">{t('files.state')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('files.saveAgain')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((file) => (
                <FileRow key={file.batchId} file={file} onShow={() => setShown(file)} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </DataState>
      {shown !== null && <FileEntries file={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function FileRow({ file, onShow }: { readonly file: WritebackView; readonly onShow: () => void }) {
  const t = useWords('office');
  const [refusal, setRefusal] = useState<Refusal>();
  const { batchId, batchNumber, bookTitle, shape, entries, inOffice, rejected } = file;
  const save = async (): Promise<void> => {
    const saved = await saveReceiptsFile(batchId);
    setRefusal(saved.ok ? undefined : saved.refusal);
    if (saved.ok && saved.name !== null) showToast(t('files.savedAs', { name: saved.name }));
  };
  return (
    <tr>
      <td>
        {batchNumber}
        <div className="muted">
          {bookTitle} · {t(`files.shapes.${shape}`)}
        </div>
        <RefusalNotice refusal={refusal} />
      </td>
      <td>
        {momentText(file.madeMs)}
        <div className="muted">{file.madeByName}</div>
      </td>
      <td className="number">{file.totals.map((total) => amountText(total)).join(' · ')}</td>
      <td>
        <StatusChip tone={inOffice === entries ? 'ok' : 'neutral'}>
          {t('files.inOffice', { done: inOffice, count: entries })}
        </StatusChip>
        {rejected > 0 && <StatusChip tone="danger">{t('files.rejected', { count: rejected })}</StatusChip>}
      </td>
      <td>
        <span className="row">
          <Button
            variant="default"
            aria-label={t('files.saveAgainLabel', { number: batchNumber })}
            onClick={() => void save()}
          >
            {t('files.saveAgain')}
          </Button>
          <Button
            variant="default"
            aria-label={t('files.showLabel', { number: batchNumber })}
            onClick={onShow}
          >
            {t('files.show')}
          </Button>
        </span>
      </td>
    </tr>
  );
}
