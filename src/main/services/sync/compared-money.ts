import type { ComparedMoney, ThreeCounts } from '../../../shared/contract/sync.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import type { MoneyTotals } from '../../../shared/domain/scope/shelf-money.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectSyncMeetings } from '../../db/queries/sync-hub.ts';
import { agreesOnMoney } from '../../sync/compare-money.ts';
import type { MeetingOutcome } from '../../sync/meeting.ts';

/** What a meeting found of money; null where it did not compare it. */
export function comparedMoney({ money }: MeetingOutcome, atMs: number): ComparedMoney | null {
  if (money === undefined) return null;
  const countsOf = (part: 0 | 1): ThreeCounts => ({
    hub: amountsOf(money.hub, part),
    events: amountsOf(money.events, part),
    shown: amountsOf(money.shown, part),
  });
  return { atMs, isSame: agreesOnMoney(money), received: countsOf(0), voided: countsOf(1) };
}

function amountsOf(totals: MoneyTotals, part: 0 | 1): readonly Amount[] {
  return Object.entries(totals)
    .map(([currency, sums]): Amount => ({ currency, amountMinor: sums[part] }))
    .filter(({ amountMinor }) => amountMinor !== 0);
}

/** What the last meeting found that compared money; null where none did. */
export function lastComparedMoney(database: ReadableDatabase): ComparedMoney | null {
  for (const { outcome, endedMs } of selectSyncMeetings(database)) {
    const compared = comparedMoney(JSON.parse(outcome) as MeetingOutcome, endedMs);
    if (compared !== null) return compared;
  }
  return null;
}
