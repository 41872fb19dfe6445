import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { PendingApproval } from '../../../shared/contract/people.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** One thing that waits: what, for whom, how much, why it waits and who asked. The asker cannot decide it. */
export function ApprovalCard({
  id,
  approval,
  isCurrent,
  onFocus,
  onDecide,
}: {
  readonly id: string;
  readonly approval: PendingApproval;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onDecide: (decision: 'approved' | 'rejected') => void;
}) {
  const t = useWords('people');
  const { user } = useSession();
  const { kind, accountId, partyName, amount, reasons, requestedByName, requestedOn, mayDecide } = approval;
  const isOwn = approval.requestedBy === user.userId;
  return (
    <article className="card approval" data-current={isCurrent} aria-label={partyName}>
      <div className="row">
        <StatusChip tone="info">{t(`approvals.kind_${kind}`)}</StatusChip>
        <h2>
          <Link id={id} to="/account/$accountId" params={{ accountId }} search={{}} onFocus={onFocus}>
            {partyName}
          </Link>
        </h2>
        <AmountText amount={amount} className="figure push" />
      </div>
      {reasons.length > 0 && (
        <p>
          {t('approvals.why')} {reasons.map((reason) => reasonText(reason)).join('; ')}
        </p>
      )}
      <p className="muted">{t('approvals.asked', { name: requestedByName, date: dayText(requestedOn) })}</p>
      {mayDecide ? (
        <div className="row">
          <Button
            variant="default"
            onFocus={onFocus}
            onClick={() => onDecide('rejected')}
            rightSection={<kbd aria-hidden>R</kbd>}
          >
            {t('approvals.reject')}
          </Button>
          <Button
            className="push"
            onFocus={onFocus}
            onClick={() => onDecide('approved')}
            rightSection={<kbd aria-hidden>A</kbd>}
          >
            {t('approvals.approve')}
          </Button>
        </div>
      ) : (
        <p>
          <StatusChip tone="neutral">{t(isOwn ? 'approvals.ownRequest' : 'approvals.notYours')}</StatusChip>
        </p>
      )}
    </article>
  );
}

/** Words for why something waits: a promise's or plan's limit, or the reason that was given for a void or a deduction. */
function reasonText(reason: string): string {
  return i18n.t(
    [
      `people:reason.${reason}`,
      `codes:planBreach.${reason}`,
      `codes:voidReason.${reason}`,
      `codes:concessionBreach.${reason}`,
      `codes:concessionReason.${reason}`,
      `deductions:reason.${reason}`,
      'people:reason.unknown',
    ],
    { reason },
  );
}
