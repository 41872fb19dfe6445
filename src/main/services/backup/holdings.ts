import type { LedgerHoldings, LedgerTotal } from '../../../shared/contract/safekeeping.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectActivePeople, selectHoldings } from '../../db/queries/holdings.ts';
import { type ControlTotal, selectControlTotals } from '../../db/queries/whole-tables.ts';

/** What a ledger holds, in the figures a person knows it by. */
export function readHoldings(database: ReadableDatabase): LedgerHoldings {
  const { team, ...figures } = selectHoldings(database);
  return {
    ...figures,
    team: team ?? '',
    people: selectActivePeople(database),
    totals: shownTotals(selectControlTotals(database)),
  };
}

/** Control totals without what only the double entry needs. */
export function shownTotals(totals: readonly ControlTotal[]): LedgerTotal[] {
  return totals.map(({ currency, openMinor, receiptsMinor, receipts }) => ({
    currency,
    openMinor,
    receiptsMinor,
    receipts,
  }));
}
