import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { AccountDeductionsView } from '../../../shared/contract/deductions.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Takes a credit of a file off the claims it was set against, with a reason. */
export function UndoCredit({
  accountId,
  application: { applicationId, creditNumber, amountMinor, numbers },
  currency,
  onClose,
}: {
  readonly accountId: string;
  readonly application: AccountDeductionsView['applications'][number];
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const undo = useCommand('undoCredit');
  const words = {
    credit: creditNumber,
    amount: amountText({ amountMinor, currency }),
    claims: numbers.join(', '),
  };
  const submit = async (reason: string): Promise<void> => {
    const result = await undo.run({ commandId, accountId, applicationId, reason });
    if (!result.ok) return;
    showToast(t('creditUndone', words));
    onClose();
  };
  return (
    <TakeBackDialog
      title={t('undoCreditTitle', words)}
      what={t('undoCreditWhat', words)}
      act={t('undoCredit')}
      command={undo}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

/** Takes back a certificate of tax that was entered by mistake, with a reason. */
export function WithdrawCertificate({
  accountId,
  certificateId,
  number,
  quarter,
  amount,
  onClose,
}: {
  readonly accountId: string;
  readonly certificateId: string;
  readonly number: string;
  readonly quarter: string;
  readonly amount: Amount;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const withdraw = useCommand('withdrawTaxCertificate');
  const words = { number, quarter, amount: amountText(amount) };
  const submit = async (reason: string): Promise<void> => {
    const result = await withdraw.run({ commandId, accountId, certificateId, reason });
    if (!result.ok) return;
    showToast(t('certificateWithdrawn', words));
    onClose();
  };
  return (
    <TakeBackDialog
      title={t('withdrawTitle', words)}
      what={t('withdrawWhat', words)}
      act={t('withdraw')}
      command={withdraw}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

/** What will happen, why it is done, and the act itself. */
function TakeBackDialog({
  title,
  what,
  act,
  command,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly act: string;
  readonly command: Pick<
    ReturnType<typeof useCommand<'undoCredit' | 'withdrawTaxCertificate'>>,
    'isRunning' | 'refusal'
  >;
  readonly onSubmit: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  return (
    <Dialog open title={title} onClose={onClose} size="sm">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== '') void onSubmit(reason);
        }}
      >
        <p>{what}</p>
        <TextInput
          label={t('takeBackReason')}
          value={typed}
          maxLength={200}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <RefusalNotice refusal={command.refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button
            type="submit"
            color="red"
            className="push"
            disabled={reason === ''}
            loading={command.isRunning}
          >
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
