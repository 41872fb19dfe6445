import { Link } from '@tanstack/react-router';

import type { OverdueReminder } from '../../../shared/contract/people.ts';
import { Because } from '../../components/because.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A call-back, visit or review that nobody made: whose account, for which day, and who was to do it (row W7). */
export function ReminderCard({
  id,
  reminder,
  isCurrent,
  onFocus,
}: {
  readonly id: string;
  readonly reminder: OverdueReminder;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}) {
  const t = useWords('people');
  const { kind, accountId, account, partyName, assignedTo, on, because } = reminder;
  return (
    <article className="card approval" data-current={isCurrent} aria-label={partyName}>
      <div className="row">
        <StatusChip tone="warning">{t(`reminders.kind_${kind}`)}</StatusChip>
        <h3>
          <Link id={id} to="/account/$accountId" params={{ accountId }} search={{}} onFocus={onFocus}>
            {partyName}
          </Link>
        </h3>
        <span className="muted push">{account}</span>
      </div>
      <p>
        <Because message={because} className="" />
      </p>
      <p className="muted">
        {t('reminders.was', { day: dayText(on) })}{' '}
        {assignedTo === null ? t('reminders.team') : t('reminders.worker', { name: assignedTo })}
      </p>
    </article>
  );
}
