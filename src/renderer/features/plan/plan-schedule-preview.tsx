import { Button } from '@mantine/core';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { comparePlans } from '../../../shared/domain/plan/compare.ts';
import { overPaymentMinor, planBreaches } from '../../../shared/domain/plan/limits.ts';
import { planLimitsFor } from '../../../shared/domain/plan/policy.ts';
import { remainingInstalments } from '../../../shared/domain/plan/view.ts';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PlanDifferences } from './plan-differences.tsx';
import type { PlanForm } from './plan-form.ts';
import type { PlanReading } from './read-plan.ts';
import { ScheduleTable, type TypeRow } from './schedule-table.tsx';

/** The schedule on every key, its sum said to be exact, the limits it goes beyond, and what it changes. */
export function PlanSchedulePreview({
  account,
  rules,
  form,
  reading,
  onType,
  onForgetRows,
}: {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly form: PlanForm;
  readonly reading: PlanReading;
  readonly onType: TypeRow;
  readonly onForgetRows: () => void;
}) {
  const t = useWords('plan');
  const { schedule, totalMinor, problem } = reading;
  const { currency } = account;
  const typedCount = Object.keys(form.rows).length;
  const forget = typedCount > 0 && (
    <Button variant="default" onClick={onForgetRows}>
      {t('forgetRows', { count: typedCount })}
    </Button>
  );
  if (schedule === null || totalMinor === null) {
    return (
      <section className="plan-preview card stack" aria-label={t('schedule')}>
        <p className="muted" role="status">
          {problemWords(problem, t)}
        </p>
        {forget !== false && <div>{forget}</div>}
      </section>
    );
  }
  return (
    <section className="plan-preview stack" aria-label={t('schedule')}>
      <p className="row">
        <StatusChip tone="ok">
          {t('sumExact', { amount: amountText({ amountMinor: totalMinor, currency }) })}
        </StatusChip>
        <span className="muted">{t('until', { day: dayText(schedule.endsOn) })}</span>
        {forget}
      </p>
      <Limits account={account} rules={rules} instalments={schedule.rows} />
      <ScheduleTable schedule={schedule} currency={currency} onType={onType} />
      {form.replaces !== null && account.plan !== null && (
        <PlanDifferences
          currency={currency}
          differences={comparePlans(remainingInstalments(account.plan), schedule.rows)}
        />
      )}
    </section>
  );
}

function Limits({
  account,
  rules,
  instalments,
}: {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly instalments: Parameters<typeof planBreaches>[0]['instalments'];
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { today, user } = useSession();
  const { currency, product, book } = account;
  const { roles, userId } = user;
  const question = {
    instalments,
    currency,
    on: today,
    outstandingMinor: account.totalDueMinor,
    limits: planLimitsFor(rules.plan, { product, creditor: book.creditor, roles, userId }),
  };
  const breaches = planBreaches(question);
  const overMinor = overPaymentMinor(question);
  return (
    <>
      {overMinor > 0 && (
        <Notice tone="warning">
          {t('overPayment', { amount: amountText({ amountMinor: overMinor, currency }) })}
        </Notice>
      )}
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
    </>
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
