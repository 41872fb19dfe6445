import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { CashDayView } from '../../../shared/contract/cash.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The supervisor's word on a difference: with a reason, whichever way it goes. */
export function DecideDayForm({ day, onClose }: { readonly day: CashDayView; readonly onClose: () => void }) {
  const t = useWords('cash');
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const command = useCommand('decideCashDay');
  const { userId, closeId, userName, varianceMinor, currency } = day;
  const decide = async (decision: 'approved' | 'rejected'): Promise<void> => {
    const result = await command.run({ commandId, userId, closeId, decision, reason });
    if (!result.ok) return;
    showSaved(t(`decide.${decision}`, { name: userName }));
    onClose();
  };
  const isMissing = reason.trim() === '';
  return (
    <Dialog
      title={t('decide.title', { name: userName, day: dayText(day.on) })}
      open
      onClose={onClose}
      size="md"
    >
      <div className="stack-wide">
        <p>
          {t(varianceMinor < 0 ? 'day.short' : 'day.over', {
            amount: amountText({ amountMinor: Math.abs(varianceMinor), currency }),
          })}{' '}
          {t('day.reason', { reason: day.reason })}
        </p>
        <TextInput
          label={t('decide.reason')}
          value={reason}
          maxLength={200}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNotice refusal={command.refusal} />
        <div className="row">
          <Button variant="default" disabled={isMissing} onClick={() => void decide('rejected')}>
            {t('decide.countAgain')}
          </Button>
          <Button
            className="push"
            disabled={isMissing}
            loading={command.isRunning}
            onClick={() => void decide('approved')}
          >
            {t('decide.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
