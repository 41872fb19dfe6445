import type { ReceiptSplit } from '../../../shared/contract/receipt.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** How the money falls on the claims, and by which rule. The preview and the paper show the same table. */
export function ReceiptSplitTable({
  split,
  currency,
  alwaysMinor = false,
}: {
  readonly split: ReceiptSplit;
  readonly currency: string;
  readonly alwaysMinor?: boolean;
}) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const amount = (amountMinor: number): string => amountText({ amountMinor, currency }, { alwaysMinor });
  return (
    <div className="stack receipt-split">
      <table className="table">
        <caption className="visually-hidden">{t('split')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('claim')}</th>
            <th scope="col">{t('claimDue')}</th>
            <th scope="col" className="number">
              {t('applied')}
            </th>
          </tr>
        </thead>
        <tbody>
          {split.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a claim may have several lines, in a fixed order
            <tr key={`${at} ${line.itemId}`}>
              <td>
                {line.number}
                {line.component !== 'principal' && (
                  <span className="muted"> · {c(`component.${line.component}`)}</span>
                )}
              </td>
              <td>{dayText(line.dueOn)}</td>
              <td className="number">{amount(line.amountMinor)}</td>
            </tr>
          ))}
          {split.unappliedMinor > 0 && (
            <tr>
              <td colSpan={2}>{t('unapplied')}</td>
              <td className="number">{amount(split.unappliedMinor)}</td>
            </tr>
          )}
          {split.discountMinor > 0 && (
            <tr>
              <td colSpan={2}>{t('discount.row')}</td>
              <td className="number">{amount(split.discountMinor)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="muted">
        {t(`basis.${split.basis}`)}
        {split.policy !== null &&
          ` · ${t('policy', {
            title: t(`policyTitle.${split.policy.policyId}`, { defaultValue: split.policy.title }),
          })}`}
        {' · '}
        {split.dueNowMinor === null
          ? t('remaining', { amount: amount(split.remainingDueMinor) })
          : t('remainingOnItsWay', {
              now: amount(split.dueNowMinor),
              amount: amount(split.remainingDueMinor),
            })}
      </p>
    </div>
  );
}
