import { Button } from '@mantine/core';

import type { DifferenceView } from '../../../shared/contract/reconciliation.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { receiptWords } from './explanation-words.ts';

/** What was decided about a difference, by whom, and the way back. */
export function DecisionWords({ difference }: { readonly difference: DifferenceView }) {
  const t = useWords('office');
  const mayReopen = useMayCall('reopenDifference');
  const reopen = useCommand('reopenDifference');
  const { decision, accountId, importId, currency } = difference;
  if (decision === null) return null;
  const run = async (): Promise<void> => {
    const result = await reopen.run({ commandId: newCommandId(), accountId, importId });
    if (result.ok) showToast(t('decide.reopened'));
  };
  return (
    <div className="stack">
      <ul>
        {decision.receipts.map(({ receiptId }) => (
          <li key={receiptId}>{receiptWords(t, difference, receiptId)}</li>
        ))}
        {decision.parts.map(({ reason, itemId, amountMinor, reference }) => (
          <li key={`${reason} ${itemId ?? ''} ${reference ?? ''} ${amountMinor}`}>
            {t('decide.part', {
              amount: amountText({ amountMinor, currency }),
              reason: t(`decide.reason.${reason}`),
              reference: reference ?? '',
            })}
          </li>
        ))}
      </ul>
      <p className="muted">
        {decision.by === 'reference'
          ? t('decide.decidedByOffice', { day: dayText(decision.on) })
          : t('decide.decidedBy', { name: decision.byName, day: dayText(decision.on) })}
      </p>
      <RefusalNotice refusal={reopen.refusal} />
      {mayReopen && (
        <div>
          <Button variant="default" loading={reopen.isRunning} onClick={() => void run()}>
            {t('decide.reopen')}
          </Button>
        </div>
      )}
    </div>
  );
}
