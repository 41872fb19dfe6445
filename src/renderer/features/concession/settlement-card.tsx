import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { CompromiseView, ConcessionsView } from '../../../shared/contract/concessions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice, StatusChip, type Tone } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

const toneByStatus: Readonly<Record<CompromiseView['status'], Tone>> = {
  pendingApproval: 'info',
  offered: 'info',
  lapsed: 'neutral',
  rejected: 'neutral',
  cancelled: 'neutral',
  paying: 'ok',
  broken: 'danger',
  completed: 'ok',
};

/** One settlement: what was agreed, what is in, and what can be done with it now. */
export function SettlementCard({
  view,
  settlement,
}: {
  readonly view: ConcessionsView;
  readonly settlement: CompromiseView;
}) {
  const t = useWords('concession');
  const { currency } = view;
  const { status } = settlement;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <article className="card stack" aria-label={t('settlement')}>
      <div className="row">
        <h2>
          {t('settlementOf', { offer: amount(settlement.offerMinor), dues: amount(settlement.duesMinor) })}
        </h2>
        <StatusChip tone={toneByStatus[status]}>{t(`status.${status}`)}</StatusChip>
        {settlement.isRestructuring && <StatusChip tone="warning">{t('restructuring')}</StatusChip>}
      </div>
      <p className="muted">
        {t('proposed', { name: settlement.proposedByName, day: dayText(settlement.proposedOn) })}
        {settlement.decidedByName !== null && ` · ${t('decided', { name: settlement.decidedByName })}`}
      </p>
      <dl className="concession-facts">
        <div>
          <dt>{t('offer.sacrifice')}</dt>
          <dd>{amount(settlement.sacrificeMinor)}</dd>
        </div>
        <div>
          <dt>{t('paid')}</dt>
          <dd>{amount(settlement.paidMinor)}</dd>
        </div>
        {settlement.nextDueOn !== null && (
          <div>
            <dt>{t('next')}</dt>
            <dd>
              {dayText(settlement.nextDueOn)} · {amount(settlement.nextDueMinor ?? 0)}
            </dd>
          </div>
        )}
      </dl>
      <Words settlement={settlement} amount={amount} />
      <Acts view={view} settlement={settlement} />
    </article>
  );
}

function Words({
  settlement,
  amount,
}: {
  readonly settlement: CompromiseView;
  readonly amount: (amountMinor: number) => string;
}) {
  const t = useWords('concession');
  const { status, completedOn, remittedMinor, coolingUntil, brokenOn, validUntil, requiredLevel } =
    settlement;
  if (status === 'pendingApproval') {
    return <Notice tone="info">{t('waits', { level: t(`level.${requiredLevel ?? 0}`) })}</Notice>;
  }
  if (status === 'offered') return <p>{t('validUntil', { day: dayText(validUntil) })}</p>;
  if (status === 'broken' && brokenOn !== null) {
    return <Notice tone="danger">{t('broken', { day: dayText(brokenOn) })}</Notice>;
  }
  if (status !== 'completed' || completedOn === null) return null;
  return (
    <Notice tone="ok">
      {t('completed', {
        day: dayText(completedOn),
        amount: amount(remittedMinor),
        until: dayText(coolingUntil ?? completedOn),
      })}
    </Notice>
  );
}

const withLetter: readonly string[] = ['offered', 'paying', 'completed'];
const endable: readonly string[] = ['pendingApproval', 'offered', 'paying', 'broken'];

function Acts({ view, settlement }: { readonly view: ConcessionsView; readonly settlement: CompromiseView }) {
  const t = useWords('concession');
  const { commandId } = useCommandId();
  const accept = useCommand('acceptSettlement');
  const cancel = useCommand('cancelSettlement');
  const mayAccept = useMayCall('acceptSettlement');
  const mayCancel = useMayCall('cancelSettlement');
  const { concessionId, status } = settlement;
  const asked = { commandId, accountId: view.accountId, concessionId };
  const run = async (act: 'accept' | 'cancel'): Promise<void> => {
    const result =
      act === 'accept' ? await accept.run(asked) : await cancel.run({ ...asked, reason: 'customerAsked' });
    if (result.ok) showToast(t(`done.${act}`));
  };
  return (
    <>
      <RefusalNotice refusal={accept.refusal ?? cancel.refusal} />
      <div className="row">
        {withLetter.includes(status) && (
          <Link
            className="link-button"
            to="/paper/$paper/$subjectId"
            params={{ paper: 'letter', subjectId: concessionId }}
          >
            {t(status === 'completed' ? 'letter.noDues' : 'letter.offer')}
          </Link>
        )}
        {mayCancel && endable.includes(status) && (
          <Button variant="default" loading={cancel.isRunning} onClick={() => void run('cancel')}>
            {t('cancel')}
          </Button>
        )}
        {mayAccept && status === 'offered' && (
          <Button className="push" loading={accept.isRunning} onClick={() => void run('accept')}>
            {t('accept')}
          </Button>
        )}
      </div>
    </>
  );
}
