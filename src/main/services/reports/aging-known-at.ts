import type { AccountState } from '../../../shared/domain/account/state.ts';
import { openDeductionsMinor } from '../../../shared/domain/account/withheld.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { foldStream } from '../../ledger/fold-stream.ts';
import { readStream, readStreamIds } from '../../ledger/read-events.ts';
import { isOwed, standingItems, unappliedReceiptsMinor } from '../account/unapplied.ts';
import type { AgingFigures } from './aging-report.ts';

/** What stood open on a date by the events known at a place of the team's order: every account folded that far. */
export function agingKnownAt(
  database: ReadableDatabase,
  asOf: PlainDate,
  knownAtPlace: number,
): AgingFigures {
  const lines: AgingFigures['lines'][number][] = [];
  const unapplied: AgingFigures['unapplied'][number][] = [];
  const deducted: AgingFigures['deducted'][number][] = [];
  for (const stream of readStreamIds(database)) {
    if (!stream.startsWith('account:')) continue;
    const fold = foldStream(stream, readStream(database, stream, { knownAtPlace }));
    if (fold?.folded.kind !== 'account') continue;
    const { state } = fold.folded;
    const currency = state.opened?.data.currency;
    if (currency === undefined) continue;
    lines.push(...claimLines(state, currency, asOf));
    unapplied.push({ currency, amountMinor: unappliedReceiptsMinor(state, asOf) });
    deducted.push({ currency, amountMinor: openDeductionsMinor(state, asOf) });
  }
  const isSome = ({ amountMinor }: { readonly amountMinor: number }): boolean => amountMinor > 0;
  return { lines, unapplied: unapplied.filter(isSome), deducted: deducted.filter(isSome) };
}

function claimLines(state: AccountState, currency: string, asOf: PlainDate): AgingFigures['lines'] {
  return standingItems(state, asOf).map((item) => {
    const { openMinor } = item;
    const { dueOn } = item.value;
    return isOwed(item)
      ? { currency, dueOn, count: 1, openMinor, creditMinor: 0 }
      : { currency, dueOn, count: 0, openMinor: 0, creditMinor: -openMinor };
  });
}
