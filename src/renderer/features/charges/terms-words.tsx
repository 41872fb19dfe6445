import type { TermsSource } from '../../../shared/contract/account-terms.ts';
import type { ChargeTerms } from '../../../shared/domain/charges/terms.ts';
import type { Rung } from '../../../shared/domain/concession/early-payment.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Terms in one line: how interest is fixed, the penal charge, the late fee with its limits. */
export function useTermsText(currency: string): (terms: ChargeTerms) => string {
  const t = useWords('charges');
  const amount = (amountMinor: number): string => amountText({ amountMinor, currency });
  return ({ interest, penal, lateFee }) =>
    [
      `${t('regime.label')}: ${t(`regime.${interest.regime}`)}${
        interest.regime === 'contract'
          ? ` ${interest.ratePercent}% · ${t('compounding.label')}: ${t(`compounding.${interest.compounding}`)}`
          : interest.regime === 'msmed'
            ? ` · ${t(`rests.${interest.rests}`)}`
            : ''
      }`,
      ...(penal === null ? [] : [`${t('codes:chargeHead.penalty')} ${penal.ratePercent}%`]),
      ...(lateFee === null ? [] : [`${t('lateFee.label')}: ${feeText(lateFee)}`]),
    ].join(' · ');

  function feeText({ rule, graceDays, capMinor, gstPercent }: NonNullable<ChargeTerms['lateFee']>): string {
    const what =
      rule.kind === 'flat'
        ? amount(rule.amountMinor)
        : rule.kind === 'percent'
          ? t('lateFee.ofOpen', { percent: rule.percent })
          : rule.slabs
              .map(({ fromDay, amountMinor }) =>
                t('lateFee.slab', { days: fromDay, amount: amount(amountMinor) }),
              )
              .join('; ');
    return [
      what,
      ...(graceDays === 0 ? [] : [t('lateFee.afterGrace', { count: graceDays })]),
      ...(capMinor === null ? [] : [t('lateFee.atMost', { amount: amount(capMinor) })]),
      ...(gstPercent === null ? [] : [t('lateFee.withTax', { percent: gstPercent })]),
    ].join(', ');
  }
}

/** A ladder in one line. */
export function useLadderText(): (rungs: readonly Rung[]) => string {
  const t = useWords('charges');
  return (rungs) =>
    rungs.length === 0
      ? t('accountTerms.noLadder')
      : rungs
          .map(({ withinDays, basisPoints }) =>
            t('accountTerms.rung', { days: withinDays, percent: basisPoints / 100 }),
          )
          .join('; ');
}

/** Since when, by whose word and why. */
export function SourceWords({ of, book }: { readonly of: TermsSource; readonly book: string }) {
  const t = useWords('charges');
  const { source, fromOn, reason, setByName } = of;
  if (source === 'none' || fromOn === null) return <p className="muted">{t('accountTerms.nobody')}</p>;
  return (
    <p className="muted">
      {[
        t(`accountTerms.since.${source}`, { day: dayText(fromOn), book }),
        ...(setByName === null ? [] : [t('accountTerms.setBy', { name: setByName })]),
        ...(reason === null ? [] : [t('accountTerms.because', { reason })]),
      ].join(' · ')}
    </p>
  );
}
