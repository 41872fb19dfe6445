import type { PlanView } from '../../../shared/contract/account.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A plan's instalments with what came in on each, and their sum. */
export function PlanTable({ plan }: { readonly plan: PlanView }) {
  const t = useWords('plan');
  const { currency } = plan.total;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <ScrollTable label={t('schedule')}>
      <caption className="visually-hidden">{t('schedule')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('day')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col" className="number">
            {t('paid')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.instalments.map((instalment, at) => (
          <tr key={instalment.dueOn}>
            <td>{at + 1}</td>
            <td>{dayText(instalment.dueOn)}</td>
            <td className="number">{amount(instalment.amountMinor)}</td>
            <td className="number">{instalment.paidMinor === 0 ? '–' : amount(instalment.paidMinor)}</td>
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
        </tr>
      </tfoot>
    </ScrollTable>
  );
}
