import type { PromiseView } from '../../../shared/contract/account.ts';
import { i18n } from '../../i18n/i18n.ts';

/** Where a promise stands, in words; a kept one says how: in full and on time, late by so many days, short of so much. */
export function promiseWords({
  status,
  kept,
  amount,
}: Pick<PromiseView, 'status' | 'kept' | 'amount'>): string {
  if (kept === null) return i18n.t(`codes:promiseStatus.${status}`);
  const { shortMinor, daysLate } = kept;
  if (shortMinor === 0) {
    return daysLate === 0
      ? i18n.t('codes:promiseKept.onTime')
      : i18n.t('codes:promiseKept.late', { count: daysLate });
  }
  const short = { amountMinor: shortMinor, currency: amount.currency };
  return daysLate === 0
    ? i18n.t('codes:promiseKept.short', short)
    : i18n.t('codes:promiseKept.shortAndLate', { ...short, count: daysLate });
}
