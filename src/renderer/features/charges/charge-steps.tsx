import type { ChargeStepView, ChargeView } from '../../../shared/contract/charges.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Each stretch of days with what it runs on, its rate and what it makes: what a pocket calculator repeats. */
export function ChargeSteps({
  charge,
  currency,
}: {
  readonly charge: ChargeView;
  readonly currency: string;
}) {
  const t = useWords('charges');
  return (
    <ScrollTable label={t('steps')}>
      <caption className="visually-hidden">{t('steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('steps')}</th>
          <th scope="col" className="number">
            {t('on')}
          </th>
          <th scope="col" className="number">
            {t('days')}
          </th>
          <th scope="col" className="number">
            {t('rate')}
          </th>
          <th scope="col" className="number">
            {t('makes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {charge.steps.map((step) => (
          <tr key={`${step.kind}|${step.fromOn}|${step.onMinor}`}>
            <td>
              <StepWords step={step} />
            </td>
            <td className="number">
              {amountText({ amountMinor: step.onMinor, currency }, { alwaysMinor: true })}
            </td>
            <td className="number">
              {step.kind !== 'interest' ? '' : step.isFullRest ? t('fullRest') : step.days}
            </td>
            <td className="number">{step.percent === null ? '' : `${step.percent}%`}</td>
            <td className="number">{step.kind === 'payment' ? '' : exactText(step.exactMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function StepWords({ step }: { readonly step: ChargeStepView }) {
  const t = useWords('charges');
  const { kind, fromOn, toOn, source } = step;
  if (kind === 'payment') return <>{t('paid', { on: toOn })}</>;
  if (kind === 'fee') return <>{t('fee', { on: toOn })}</>;
  return (
    <>
      {t('stretch', { fromOn, toOn })}
      <span className="second-line">{source}</span>
    </>
  );
}

/** Minor units with four decimals as major units with two more than the currency has: nothing is rounded away before the sum. */
function exactText(exactMinor: string, currency: string): string {
  const digits = minorDigits(currency);
  const [whole = '0', decimals = ''] = exactMinor.split('.');
  const padded = whole.padStart(digits + 1, '0');
  const cut = padded.length - digits;
  return `${padded.slice(0, cut)}.${padded.slice(cut)}${decimals}`;
}
