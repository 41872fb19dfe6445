import type { ReactNode } from 'react';

import type { PlanView } from '../../../shared/contract/account.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const toneByState: Readonly<Record<PlanView['instalments'][number]['state'], Tone>> = {
  paid: 'ok',
  late: 'danger',
  part: 'info',
  due: 'warning',
  open: 'neutral',
};

/** A plan's payments as they stand: what came in on each, what is late, and which may be changed. */
export function PlanTable({
  plan,
  onChange,
}: {
  readonly plan: PlanView;
  /** Offers to change a payment that is not paid; absent: none may be changed. */
  readonly onChange?: (number: number) => void;
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { currency } = plan.total;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <ScrollTable label={t('schedule')}>
      <caption className="visually-hidden">{t('schedule')}</caption>
      <PlanTableHead columns={['number', 'day', 'amount', 'paid', 'state']} />
      <tbody>
        {plan.instalments.map(({ dueOn, amountMinor, paidMinor, state }, at) => (
          <tr key={dueOn}>
            <td>{at + 1}</td>
            <td>
              <DayCell dueOn={dueOn} />
              {at === 0 && plan.downPaymentMinor !== null && <SecondLine>{t('downPayment')}</SecondLine>}
            </td>
            <td className="number">{amount(amountMinor)}</td>
            <td className="number">{paidMinor === 0 ? '–' : amount(paidMinor)}</td>
            <td>
              <span className="row">
                <StatusChip tone={toneByState[state]}>{c(`instalmentState.${state}`)}</StatusChip>
                {onChange !== undefined && state !== 'paid' && (
                  <button
                    type="button"
                    className="plan-cell plan-change"
                    aria-label={t('changeNumber', { number: at + 1 })}
                    onClick={() => onChange(at + 1)}
                  >
                    {t('change')}
                  </button>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total')}
          </th>
          <td className="number">{amount(plan.total.amountMinor)}</td>
          <td className="number">{amount(plan.paidMinor)}</td>
          <td>
            <StatusChip tone="neutral">
              {t('leftOver', { amount: amount(plan.total.amountMinor - plan.paidMinor) })}
            </StatusChip>
          </td>
        </tr>
      </tfoot>
    </ScrollTable>
  );
}

/** The head of a table of payments, its columns by name; sums and amounts stand to the right. */
export function PlanTableHead({ columns }: { readonly columns: readonly string[] }) {
  const t = useWords('plan');
  const numbers = ['amount', 'paid', 'balance'];
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col" key={column} className={numbers.includes(column) ? 'number' : undefined}>
            {t(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A day with its weekday. */
export function DayCell({ dueOn }: { readonly dueOn: PlainDate }) {
  return <>{dayText(dueOn)}</>;
}

/** What stands under a figure, in small. */
export function SecondLine({ children }: { readonly children: ReactNode }) {
  return children === null ? null : <span className="second-line">{children}</span>;
}
