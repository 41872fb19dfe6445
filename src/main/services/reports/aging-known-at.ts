import { openMinorAt, settlementsByItem } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { foldStream } from '../../ledger/fold-stream.ts';
import { readStream, readStreamIds } from '../../ledger/read-events.ts';
import type { AgingFigures } from './aging-report.ts';

/** What stood open on a date by the events known at a place of the team's order: every account folded that far. */
export function agingKnownAt(database: ReadableDatabase, asOf: PlainDate, knownAtPlace: number): AgingFigures {
  const lines: AgingFigures['lines'][number][] = [];
  const unapplied: AgingFigures['unapplied'][number][] = [];
  for (const stream of readStreamIds(database)) {
    if (!stream.startsWith('account:')) continue;
    const fold = foldStream(stream, readStream(database, stream, { knownAtPlace }));
    if (fold?.folded.kind !== 'account') continue;
    const { state } = fold.folded;
    const currency = state.opened?.data.currency;
    if (currency === undefined) continue;
    lines.push(...claimLines(state, currency, asOf));
    unapplied.push({ currency, amountMinor: unappliedMinorAt(state, asOf) });
  }
  return { lines, unapplied: unapplied.filter(({ amountMinor }) => amountMinor > 0) };
}

function claimLines(state: AccountState, currency: string, asOf: PlainDate): AgingFigures['lines'] {
  const settlements = settlementsByItem(state);
  return [...state.items.values()].flatMap((item) => {
    const value = currentValue(item);
    if (value === null) return [];
    const openMinor = openMinorAt(value.amountMinor, value.issuedOn, settlements.get(item.itemId) ?? [], asOf);
    if (openMinor === 0) return [];
    const { dueOn } = value;
    return openMinor > 0 && value.itemKind !== 'credit'
      ? [{ currency, dueOn, count: 1, openMinor, creditMinor: 0 }]
      : [{ currency, dueOn, count: 0, openMinor: 0, creditMinor: -openMinor }];
  });
}

/** Receipts taken by the date whose void, if any, came later: what of them stands against no claim. */
export function unappliedMinorAt(state: AccountState, on: PlainDate): number {
  return [...state.receipts.values()]
    .filter((receipt) => {
      const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
      return receipt.event.businessDate <= on && (voidedOn === null || voidedOn > on);
    })
    .reduce((sum, receipt) => sum + receipt.event.data.unappliedMinor, 0);
}
