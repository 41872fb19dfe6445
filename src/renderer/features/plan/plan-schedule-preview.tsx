import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { instalmentsOf } from '../../../shared/domain/plan/decide.ts';
import { planBreaches } from '../../../shared/domain/plan/limits.ts';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import type { PlanReading } from './plan-form.ts';
import { ScheduleTable } from './plan-table.tsx';

/** The schedule on every key, its sum said to be exact, and the limits of the house it goes beyond. */
export function PlanSchedulePreview({
  account,
  rules,
  reading,
}: {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly reading: PlanReading;
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { today } = useSession();
  const { schedule, totalMinor, problem } = reading;
  if (schedule === null || totalMinor === null) {
    return (
      <section className="plan-preview card" aria-label={t('schedule')}>
        <p className="muted" role="status">
          {problemWords(problem, t)}
        </p>
      </section>
    );
  }
  const breaches = planBreaches({
    instalments: instalmentsOf(schedule),
    currency: account.currency,
    on: today,
    outstandingMinor: account.totalDueMinor,
    policy: rules.plan,
  });
  return (
    <section className="plan-preview stack" aria-label={t('schedule')}>
      <p className="row">
        <StatusChip tone="ok">
          {t('sumExact', { amount: amountText({ amountMinor: totalMinor, currency: account.currency }) })}
        </StatusChip>
        <span className="muted">{t('until', { day: dayText(schedule.endsOn) })}</span>
      </p>
      {breaches.length > 0 && (
        <Notice tone="warning">
          {t('waitsForApproval')}
          <ul className="plain-list">
            {breaches.map((breach) => (
              <li key={breach}>{c(`planBreach.${breach}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ScheduleTable schedule={schedule} currency={account.currency} />
    </section>
  );
}

/** Missing fields have words here; what the schedule refuses has the words of its refusal. */
function problemWords(problem: string | null, t: ReturnType<typeof useWords>): string {
  if (problem === null) return '';
  const places = [
    `plan:problem.${problem}`,
    `refusals:${problem}`,
    `components:date.${problem}`,
    `components:money.${problem}`,
  ];
  return i18n.exists(places) ? i18n.t(places) : t('problem.notReadable');
}
