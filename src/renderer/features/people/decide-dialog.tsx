import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { PendingApproval } from '../../../shared/contract/people.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A decision being made. */
export interface Decision {
  readonly approval: PendingApproval;
  readonly decision: 'approved' | 'rejected';
}

/** The second person's word. A no needs a reason; a yes may have one. */
export function DecideDialog({ approval, decision, onClose }: Decision & { readonly onClose: () => void }) {
  const t = useWords('people');
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const decide = useCommand('decideApproval');
  const isMissing = decision === 'rejected' && reason.trim() === '';
  const submit = async (): Promise<void> => {
    if (isMissing) return;
    const { kind, accountId, targetId } = approval;
    const result = await decide.run({ commandId, kind, accountId, targetId, decision, reason });
    if (!result.ok) return;
    showToast(t(`approvals.done_${decision}`, { party: approval.partyName }));
    onClose();
  };
  return (
    <Dialog title={t(`approvals.ask_${decision}`)} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          {t(`approvals.kind_${approval.kind}`)}: {approval.partyName}, {amountText(approval.amount)}
        </p>
        {approval.kind === 'deduction' && <p>{t(`approvals.deduction_${decision}`)}</p>}
        <TextInput
          label={t(`approvals.reason_${decision}`)}
          value={reason}
          maxLength={200}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNotice refusal={decide.refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('approvals.back')}
          </Button>
          <Button
            type="submit"
            className="push"
            color={decision === 'rejected' ? 'red' : 'blue'}
            disabled={isMissing}
            loading={decide.isRunning}
          >
            {t(decision === 'rejected' ? 'approvals.reject' : 'approvals.approve')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
