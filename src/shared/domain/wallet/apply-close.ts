import { type Effects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { DataOf, EventOf } from '../events/kinds.ts';
import { postingsOfPairs } from '../ledger/posting.ts';
import { moveCash } from './movement.ts';
import type { CloseState, WalletState } from './values.ts';

/** What a count differs by. */
export interface CloseVariance {
  /** Counted cash less expected. */
  readonly cashMinor: number;
  /** Whether any tender differs, cash or paper. */
  readonly isAny: boolean;
}

/** What a count differs by, in cash and in counted papers. */
export function closeVariance(data: DataOf<'cash.dayCounted'>): CloseVariance {
  const cashMinor = data.countedMinor - data.expectedMinor;
  const differs = data.tenders.some(
    ({ countedMinor, expectedMinor }) => countedMinor !== null && countedMinor !== expectedMinor,
  );
  return { cashMinor, isAny: cashMinor !== 0 || differs };
}

/** A day's count, or the word on it. A word that approves a difference brings the wallet to what was counted. */
export function applyClose(
  state: WalletState,
  event: EventOf<'cash.dayCounted'> | EventOf<'cash.dayDecided'>,
  effects: Effects,
): void {
  const { closeId } = event.data;
  const known = state.closes.get(closeId) ?? { counted: null, decided: null };
  if (event.kind === 'cash.dayCounted') {
    if (known.counted !== null) return;
    const superseded = [...state.closes].filter(([, other]) => isSameDay(other, event));
    state.closes.set(closeId, { ...known, counted: event });
    for (const [otherId] of superseded) touch(effects, 'cashClose', otherId);
  } else {
    if (known.decided !== null) return;
    state.closes.set(closeId, { ...known, decided: event });
    if (event.data.decision === 'approved') adjust(state, event, effects);
  }
  touch(effects, 'cashClose', closeId);
}

function isSameDay({ counted }: CloseState, event: EventOf<'cash.dayCounted'>): boolean {
  return counted?.data.on === event.data.on && counted.data.currency === event.data.currency;
}

function adjust(state: WalletState, event: EventOf<'cash.dayDecided'>, effects: Effects): void {
  const { closeId, currency, varianceMinor } = event.data;
  if (varianceMinor === 0) return;
  moveCash(state, event, { currency, amountMinor: varianceMinor, subjectId: closeId }, effects);
  effects.postings.push(
    ...postingsOfPairs(event, currency, [
      {
        debit: `cash:${streamSubject(event.stream)}`,
        credit: 'cash.variance',
        amountMinor: varianceMinor,
      },
    ]),
  );
}
