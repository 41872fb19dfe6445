import { Button } from '@mantine/core';

import type { BankMatchView } from '../../../shared/contract/bank.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What was matched, by whom and why; each can be taken back. */
export function DonePart() {
  const t = useWords('bank');
  const matches = useProcedure('listBankMatches', { limit: 200 }, { keepPrevious: true });
  return (
    <div className="stack-wide bank-part">
      <DataState state={matches} empty={(data) => data.total === 0 && <EmptyState title={t('done.none')} />}>
        {(data) => (
          <ScrollTable label={t('done.title')}>
            <thead>
              <tr>
                <th scope="col">{t('done.what')}</th>
                <th scope="col" className="number">
                  {t('lines.amount')}
                </th>
                <th scope="col">{t('done.how')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('lines.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((match) => (
                <MatchRow key={match.matchId} match={match} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </DataState>
    </div>
  );
}

function MatchRow({ match }: { readonly match: BankMatchView }) {
  const t = useWords('bank');
  const undo = useCommand('undoBankMatch');
  const numbers = match.claims.map(({ number, name }) => `${name} ${number}`).join(', ');
  const run = async (): Promise<void> => {
    const done = await undo.run({ commandId: newCommandId(), matchId: match.matchId });
    if (done.ok) showToast(t('done.undone'));
  };
  return (
    <tr>
      <td className="bank-words">
        {numbers}
        {match.lines.map(({ lineId, on, narration }) => (
          <div key={lineId} className="muted">
            {dayText(on)} · {narration}
          </div>
        ))}
        <RefusalNotice refusal={undo.refusal} />
      </td>
      <td className="number">{amountText(match.amount)}</td>
      <td>
        {match.standing === 'contested' && <StatusChip tone="danger">{t('done.contested')}</StatusChip>}
        {match.standing === 'undone' && <StatusChip tone="neutral">{t('done.takenBack')}</StatusChip>}
        {match.standing === 'standing' && match.claims.some(({ isVoid }) => isVoid) && (
          <StatusChip tone="danger">{t('done.void')}</StatusChip>
        )}
        <div>{t(`how.${match.how}`, { confidence: match.confidence })}</div>
        <div className="muted">
          {momentText(match.recordedMs)} · {match.recordedByName}
        </div>
      </td>
      <td className="bank-acts">
        {match.standing !== 'undone' && (
          <Button
            variant="default"
            loading={undo.isRunning}
            aria-label={t('done.undoLabel', { what: numbers })}
            onClick={() => void run()}
          >
            {t('done.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}
