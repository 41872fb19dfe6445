import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import { comparePlans } from '../../../shared/domain/plan/compare.ts';
import { remainingInstalments } from '../../../shared/domain/plan/view.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice, StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PlanDifferences } from './plan-differences.tsx';
import { PlanTable } from './plan-table.tsx';
import { TweakPlan } from './tweak-dialog.tsx';

const reasons = ['customerAsked', 'paidInFull', 'newPlan', 'notKept', 'other'] as const;

const inForceStates: readonly string[] = ['active', 'missed', 'broken'];
const toneByStatus: Readonly<Record<string, Tone>> = { missed: 'danger', broken: 'danger', active: 'ok' };

/** The plan that stands or waits: how it stands, its payments, and what can be done about it. */
export function RunningPlan({
  account,
  plan,
  onRenegotiate,
}: {
  readonly account: AccountView;
  readonly plan: PlanView;
  readonly onRenegotiate: () => void;
}) {
  const t = useWords('plan');
  const [open, setOpen] = useState<{ readonly ends: string } | { readonly changes: number } | null>(null);
  const close = (): void => setOpen(null);
  const { accountId, planProposal } = account;
  const isInForce = inForceStates.includes(plan.status);
  const hasPendingTweak = plan.tweaks.some(({ state }) => state === 'pendingApproval');
  return (
    <div className="stack-wide plan-running">
      <Standing plan={plan} />
      <p className="row">
        <Link
          className="link-button"
          to="/paper/$paper/$subjectId"
          params={{ paper: 'planSchedule', subjectId: accountId }}
        >
          {t('toPaper')}
        </Link>
        <Link className="link-button" to="/account/$accountId" params={{ accountId }} search={{}}>
          {t('toAccount')}
        </Link>
        {isInForce && planProposal === null && (
          <Button variant="default" onClick={onRenegotiate}>
            {t('renegotiate')}
          </Button>
        )}
        <Button variant="default" color="red" onClick={() => setOpen({ ends: plan.planId })}>
          {t('end')}
        </Button>
      </p>
      {plan.status === 'pendingApproval' && <Notice tone="info">{t('waitsForApproval')}</Notice>}
      {hasPendingTweak && <Notice tone="info">{t('tweakPending')}</Notice>}
      <PlanTable
        plan={plan}
        {...(isInForce && !hasPendingTweak ? { onChange: (number) => setOpen({ changes: number }) } : {})}
      />
      {planProposal !== null && (
        <Proposal proposal={planProposal} plan={plan} onEnd={() => setOpen({ ends: planProposal.planId })} />
      )}
      <PlanHistory plan={plan} />
      <Dialog
        open={open !== null}
        onClose={close}
        title={open !== null && 'changes' in open ? t('changeNumber', { number: open.changes }) : t('end')}
        size={open !== null && 'changes' in open ? 'xl' : 'md'}
      >
        {open !== null && 'ends' in open && (
          <EndPlan accountId={accountId} planId={open.ends} onDone={close} />
        )}
        {open !== null && 'changes' in open && (
          <TweakPlan account={account} plan={plan} number={open.changes} onDone={close} />
        )}
      </Dialog>
    </div>
  );
}

/** How the plan stands in one line: its state, what came in, what is next, and what is behind. */
function Standing({ plan }: { readonly plan: PlanView }) {
  const t = useWords('plan');
  const c = useWords('codes');
  const amount = (amountMinor: number): string => amountText({ ...plan.total, amountMinor });
  return (
    <p className="row plan-standing">
      <StatusChip tone={toneByStatus[plan.status] ?? 'info'}>{c(`planStatus.${plan.status}`)}</StatusChip>
      <span>{t('paidOf', { paid: amount(plan.paidMinor), total: amount(plan.total.amountMinor) })}</span>
      {plan.nextDueOn !== null && (
        <span>{t('nextDue', { amount: amount(plan.nextDueMinor), day: dayText(plan.nextDueOn) })}</span>
      )}
      {plan.behindMinor > 0 && (
        <StatusChip tone="danger">{t('behind', { amount: amount(plan.behindMinor) })}</StatusChip>
      )}
      {plan.brokenOn !== null && <span>{t('brokenSince', { day: dayText(plan.brokenOn) })}</span>}
    </p>
  );
}

/** A plan that waits to take the place of this one, with what it would change. */
function Proposal({
  proposal,
  plan,
  onEnd,
}: {
  readonly proposal: PlanView;
  readonly plan: PlanView;
  readonly onEnd: () => void;
}) {
  const t = useWords('plan');
  return (
    <section className="stack" aria-label={t('proposal')}>
      <h2>{t('proposal')}</h2>
      <Notice tone="info">{t('proposalWaits')}</Notice>
      <PlanDifferences
        currency={plan.total.currency}
        differences={comparePlans(remainingInstalments(plan), proposal.instalments)}
      />
      <div>
        <Button variant="default" color="red" onClick={onEnd}>
          {t('withdrawProposal')}
        </Button>
      </div>
    </section>
  );
}

/** Every small change of the plan, the newest first. */
function PlanHistory({ plan }: { readonly plan: PlanView }) {
  const t = useWords('plan');
  if (plan.tweaks.length === 0) return null;
  return (
    <section className="stack" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {plan.tweaks.toReversed().map(({ tweakId, tweakedOn, state, differences }) => (
        <div key={tweakId} className="stack">
          <p>
            {dayText(tweakedOn)} · {t(`tweakState.${state}`)}
          </p>
          <PlanDifferences differences={differences} currency={plan.total.currency} />
        </div>
      ))}
    </section>
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
