import type { ChargeView } from '../../../shared/contract/charges.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What of a late fee is its value and what is tax, line by line; the lines add up to the fee. */
export function TaxInside({
  tax,
  currency,
}: {
  readonly tax: NonNullable<ChargeView['tax']>;
  readonly currency: string;
}) {
  const t = useWords('charges');
  const lines = [
    { name: t('taxable'), amountMinor: tax.taxableMinor },
    ...tax.parts.map(({ tax: code, percent, amountMinor }) => ({
      name: t(`tax.${code}`, { percent }),
      amountMinor,
    })),
    ...(tax.roundOffMinor === 0 ? [] : [{ name: t('roundOff'), amountMinor: tax.roundOffMinor }]),
  ];
  return (
    <>
      <ScrollTable label={t('taxInside')}>
        <caption className="visually-hidden">{t('taxInside')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('taxInside')}</th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, amountMinor }) => (
            <tr key={name} data-tax-line={amountMinor}>
              <td>{name}</td>
              <td className="number">{amountText({ amountMinor, currency }, { alwaysMinor: true })}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="muted">{tax.citation}</p>
    </>
  );
}
