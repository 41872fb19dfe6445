import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PlanTable } from './plan-table.tsx';

const reasons = ['customerAsked', 'paidInFull', 'newPlan', 'notKept', 'other'] as const;

/** The plan that stands or waits; another one can be written only after it was ended. */
export function RunningPlan({ account, plan }: { readonly account: AccountView; readonly plan: PlanView }) {
  const t = useWords('plan');
  const c = useWords('codes');
  const [isEnding, setEnding] = useState(false);
  const { accountId } = account;
  return (
    <div className="stack-wide">
      <p className="row">
        <StatusChip tone={plan.status === 'missed' ? 'danger' : 'info'}>
          {c(`planStatus.${plan.status}`)}
        </StatusChip>
        <Link className="link-button" to="/plan/$accountId/paper" params={{ accountId }}>
          {t('toPaper')}
        </Link>
        <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
          {t('toAccount')}
        </Link>
        <Button variant="default" color="red" onClick={() => setEnding(true)}>
          {t('end')}
        </Button>
      </p>
      {plan.status === 'pendingApproval' && <Notice tone="info">{t('waitsForApproval')}</Notice>}
      <PlanTable plan={plan} />
      <Dialog open={isEnding} onClose={() => setEnding(false)} title={t('end')} size="md">
        {isEnding && <EndPlan accountId={accountId} planId={plan.planId} onDone={() => setEnding(false)} />}
      </Dialog>
    </div>
  );
}

function EndPlan({
  accountId,
  planId,
  onDone,
}: {
  readonly accountId: string;
  readonly planId: string;
  readonly onDone: () => void;
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { commandId } = useCommandId();
  const command = useCommand('cancelPlan');
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const end = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({ commandId, accountId, planId, reason });
    if (!result.ok) return;
    showToast(t('ended'));
    onDone();
  };
  return (
    <div className="stack-wide">
      <RefusalNotice refusal={command.refusal} />
      <ChoiceKeys
        label={t('why')}
        columns={1}
        value={reason}
        onChange={setReason}
        choices={reasons.map((code) => ({ code, label: c(`cancelReason.${code}`) }))}
      />
      <Button color="red" disabled={reason === null} loading={command.isRunning} onClick={() => void end()}>
        {t('end')}
      </Button>
    </div>
  );
}
