import { Button } from '@mantine/core';

import type { WritebackEntryView, WritebackView } from '../../../shared/contract/writeback.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

const toneByState: Readonly<Record<WritebackEntryView['state'], Tone>> = {
  waiting: 'neutral',
  inOffice: 'ok',
  rejected: 'danger',
  sendAgain: 'info',
  sentAgain: 'info',
};

/** The receipts of one file, rejected ones first, each with what to do about it. */
export function FileEntries({
  file,
  onClose,
}: {
  readonly file: WritebackView;
  readonly onClose: () => void;
}) {
  const t = useWords('office');
  const entries = useProcedure('readWritebackEntries', { batchId: file.batchId });
  const title = t('files.entriesTitle', { number: file.batchNumber });
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className="stack">
        <p className="muted office-digest">{t('files.digest', { sha256: file.sha256 })}</p>
        <DataState state={entries}>
          {(data) => (
            <ScrollTable label={title}>
              <thead>
                <tr>
                  <th scope="col">{t('files.receipt')}</th>
                  <th scope="col">{t('files.customer')}</th>
                  <th scope="col" className="number">
                    {t('files.amount')}
                  </th>
                  <th scope="col">{t('files.state')}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((entry) => (
                  <EntryRow key={`${entry.entry} ${entry.receiptId}`} entry={entry} />
                ))}
              </tbody>
            </ScrollTable>
          )}
        </DataState>
      </div>
    </Dialog>
  );
}

function EntryRow({ entry }: { readonly entry: WritebackEntryView }) {
  const t = useWords('office');
  const settle = useCommand('settleRejection');
  const { accountId, receiptId, state, reason } = entry;
  const run = async (decision: 'sendAgain' | 'accepted'): Promise<void> => {
    const place = { accountId, receiptId, entry: entry.entry };
    const result = await settle.run({ commandId: newCommandId(), ...place, decision });
    if (result.ok) showToast(t('files.settled'));
  };
  return (
    <tr>
      <td>
        {entry.number}
        {entry.entry === 'reversal' && <div className="muted">{t('files.reversal')}</div>}
      </td>
      <td>{entry.partyName}</td>
      <td className="number">
        <AmountText amount={entry.amount} />
      </td>
      <td>
        <StatusChip tone={toneByState[state]}>{t(`files.entryState.${state}`)}</StatusChip>
        {reason !== null && <div>{reason}</div>}
        {state === 'rejected' && (
          <span className="row">
            <Button variant="default" loading={settle.isRunning} onClick={() => void run('sendAgain')}>
              {t('files.sendAgain')}
            </Button>
            <Button variant="subtle" loading={settle.isRunning} onClick={() => void run('accepted')}>
              {t('files.byHand')}
            </Button>
          </span>
        )}
        <RefusalNotice refusal={settle.refusal} />
      </td>
    </tr>
  );
}
