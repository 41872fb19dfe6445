import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

const reasons = ['customerChanged', 'paidOtherwise', 'wronglyNoted', 'other'] as const;

/** Takes a promise back, by the customer or by us, with the reason. A promise that has an outcome keeps it. */
export function WithdrawPromise({
  accountId,
  promiseId,
  onClose,
}: {
  readonly accountId: string;
  /** The promise in question; null keeps the dialog closed. */
  readonly promiseId: string | null;
  readonly onClose: () => void;
}) {
  const t = useWords('promise');
  const c = useWords('codes');
  const { commandId, renew } = useCommandId();
  const command = useCommand('withdrawPromise');
  const [by, setBy] = useState<'customer' | 'us'>('customer');
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const withdraw = async (): Promise<void> => {
    if (promiseId === null || reason === null) return;
    const result = await command.run({ commandId, accountId, promiseId, by, reason });
    if (!result.ok) return;
    renew();
    setReason(null);
    showToast(t('withdrawn'));
    onClose();
  };
  return (
    <Dialog open={promiseId !== null} onClose={onClose} title={t('withdrawTitle')} size="md">
      <div className="stack-wide">
        <RefusalNotice refusal={command.refusal} />
        <ChoiceKeys
          label={t('withdrawBy')}
          value={by}
          onChange={setBy}
          choices={(['customer', 'us'] as const).map((code) => ({ code, label: t(`withdrawByWho.${code}`) }))}
        />
        <ChoiceKeys
          label={t('withdrawReason')}
          value={reason}
          onChange={setReason}
          columns={1}
          choices={reasons.map((code) => ({ code, label: c(`withdrawReason.${code}`) }))}
        />
        <Button
          color="red"
          disabled={reason === null}
          loading={command.isRunning}
          onClick={() => void withdraw()}
        >
          {t('withdraw')}
        </Button>
      </div>
    </Dialog>
  );
}
