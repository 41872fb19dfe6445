import type { ReactNode } from 'react';

import type { PlanView } from '../../../shared/contract/account.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PlanSchedule } from '../../../shared/domain/plan/schedule.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** One instalment as a line: when, how much, and the figure of the last column. */
interface InstalmentLine {
  readonly dueOn: PlainDate;
  readonly dayNote: string | null;
  readonly amountMinor: number;
  readonly amountNote: string | null;
  /** What came in on it, or what is left after it; null shows a dash. */
  readonly lastMinor: number | null;
}

/** A plan's instalments with what came in on each, and their sum. */
export function PlanTable({ plan }: { readonly plan: PlanView }) {
  const { currency } = plan.total;
  return (
    <InstalmentTable
      currency={currency}
      lastColumn="paid"
      lines={plan.instalments.map(({ dueOn, amountMinor, paidMinor }) => ({
        dueOn,
        dayNote: null,
        amountMinor,
        amountNote: null,
        lastMinor: paidMinor === 0 ? null : paidMinor,
      }))}
      sum={{ totalMinor: plan.total.amountMinor, lastMinor: plan.paidMinor }}
    />
  );
}

/** A schedule before it is a plan: with the balance after each instalment, days that moved, and who takes the rest. */
export function ScheduleTable({
  schedule,
  currency,
}: {
  readonly schedule: PlanSchedule;
  readonly currency: string;
}) {
  const t = useWords('plan');
  return (
    <InstalmentTable
      className="plan-table"
      currency={currency}
      lastColumn="balance"
      lines={schedule.rows.map(({ dueOn, nominalOn, amountMinor, absorbsRemainder, balanceMinor }) => ({
        dueOn,
        dayNote: dueOn === nominalOn ? null : t('movedFrom', { day: dayText(nominalOn, 'short') }),
        amountMinor,
        amountNote: absorbsRemainder ? t('takesRest') : null,
        lastMinor: balanceMinor,
      }))}
    />
  );
}

function InstalmentTable({
  lines,
  currency,
  lastColumn,
  sum,
  className = '',
}: {
  readonly lines: readonly InstalmentLine[];
  readonly currency: string;
  readonly lastColumn: 'paid' | 'balance';
  readonly sum?: { readonly totalMinor: number; readonly lastMinor: number };
  readonly className?: string;
}) {
  const t = useWords('plan');
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <ScrollTable label={t('schedule')} className={className}>
      <caption className="visually-hidden">{t('schedule')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('day')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col" className="number">
            {t(lastColumn)}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.dueOn}>
            <td>{at + 1}</td>
            <td>
              {dayText(line.dueOn)}
              <SecondLine>{line.dayNote}</SecondLine>
            </td>
            <td className="number">
              {amount(line.amountMinor)}
              <SecondLine>{line.amountNote}</SecondLine>
            </td>
            <td className="number">{line.lastMinor === null ? '–' : amount(line.lastMinor)}</td>
          </tr>
        ))}
      </tbody>
      {sum !== undefined && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('total')}
            </th>
            <td className="number">{amount(sum.totalMinor)}</td>
            <td className="number">{amount(sum.lastMinor)}</td>
          </tr>
        </tfoot>
      )}
    </ScrollTable>
  );
}

function SecondLine({ children }: { readonly children: ReactNode }) {
  return children === null ? null : <span className="second-line">{children}</span>;
}
