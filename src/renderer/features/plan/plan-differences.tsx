import { ArrowRight, type LucideIcon, Minus, Plus } from 'lucide-react';

import type { PlanDifference } from '../../../shared/domain/plan/compare.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const iconByKind: Readonly<Record<PlanDifference['kind'], LucideIcon | null>> = {
  same: null,
  moved: ArrowRight,
  amount: ArrowRight,
  movedAndAmount: ArrowRight,
  gone: Minus,
  new: Plus,
};

/** A plan before and after a change, payment by payment; what stays is quiet, what changes is marked in words too. */
export function PlanDifferences({
  differences,
  currency,
}: {
  readonly differences: readonly PlanDifference[];
  readonly currency: string;
}) {
  const t = useWords('plan');
  const side = (payment: PlanDifference['before']): string =>
    payment === null
      ? '–'
      : `${dayText(payment.dueOn)} · ${amountText({ amountMinor: payment.amountMinor, currency }, { alwaysMinor: true })}`;
  return (
    <ScrollTable label={t('differences')} className="plan-differences">
      <caption>{t('differences')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const { kind, before, after } = difference;
          const Icon = iconByKind[kind];
          return (
            <tr key={`${before?.dueOn ?? ''}-${after?.dueOn ?? ''}`} data-kind={kind}>
              <td>{side(before)}</td>
              <td>
                <span className="plan-difference">
                  {Icon !== null && <Icon size={14} aria-hidden />}
                  <span>{t(`difference.${kind}`)}</span>
                </span>
              </td>
              <td>{side(after)}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
