import type { InstrumentRecord } from '../instrument/record.ts';
import { paymentsOf } from './paid-amounts.ts';
import type { AccountState } from './state.ts';

/**
 * Whether a bounce has been made good: it cleared after all, was replaced or given back, or other money came since the
 * memo that comes to its amount and still stands. An instrument that never bounced has nothing to be made good.
 */
export function isMadeGood(state: AccountState, instrument: InstrumentRecord): boolean {
  const { bounces, standing, source, amountMinor } = instrument;
  const last = bounces.at(-1);
  if (last === undefined || (standing !== 'bounced' && standing !== 'presented')) return true;
  const paidSinceMinor = paymentsOf(state)
    .filter(({ receiptId, on, voidedOn }) => {
      return receiptId !== source?.receiptId && on >= last.memoOn && voidedOn === null;
    })
    .reduce((sum, payment) => sum + payment.amountMinor, 0);
  return paidSinceMinor >= amountMinor;
}
