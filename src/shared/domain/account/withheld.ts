import type { PlainDate } from '../dates.ts';
import { type DeductionRecord, sumOf, type Withheld, type WithheldMovement } from '../deduction/records.ts';
import type { EntryPair } from '../ledger/posting.ts';
import type { Payment } from '../promise/appropriate.ts';
import { moneySettlementsOf, openMinorAt } from './settlements.ts';
import { type AccountState, currentValue } from './state.ts';

/** What somebody wants taken off a claim from a day to the day before another; a credit gives as much as it has. */
interface Want {
  readonly sourceId: string;
  readonly itemId: string;
  readonly creditItemId: string | null;
  readonly on: PlainDate;
  readonly until: PlainDate | null;
  readonly amountMinor: number;
}

/**
 * What deductions and credits take off claims, day by day: never more than money and files leave open on the day. So a
 * deduction that was paid after all, or that the office's next file credits itself, counts once, and a bounce brings it
 * back (`docs/decisions/0033-classes-and-deductions.md`).
 */
export function withheldOf(state: AccountState): Withheld {
  const wants = wantsOf(state);
  const bySource = new Map<string, WithheldMovement[]>();
  const byItem = new Map<string, WithheldMovement[]>();
  for (const movement of movementsOf(state, wants)) {
    bySource.set(movement.sourceId, [...(bySource.get(movement.sourceId) ?? []), movement]);
    byItem.set(movement.itemId, [...(byItem.get(movement.itemId) ?? []), movement]);
  }
  const pairs = [...state.deductions.deductions.values()].map((record): EntryPair => {
    const debit = record.decided === null ? 'receivable.deducted' : 'book.credited';
    const amountMinor = sumOf(bySource.get(record.deductionId) ?? []);
    return { debit, credit: 'receivable.principal', amountMinor };
  });
  return { bySource, byItem, pairs };
}

function wantsOf(state: AccountState): readonly Want[] {
  const currency = state.opened?.data.currency;
  const { deductions, credits } = state.deductions;
  const kept = [...deductions.values()].flatMap(
    ({ deductionId: sourceId, event, decided }): readonly Want[] => {
      if (event.data.currency !== currency) return [];
      return event.data.lines.flatMap(({ itemId, amountMinor }): readonly Want[] => {
        const accepted = decided?.accepted.find((line) => line.itemId === itemId)?.amountMinor ?? 0;
        const acceptedMinor = decided === null ? amountMinor : Math.min(amountMinor, accepted);
        const want = { sourceId, itemId, creditItemId: null, on: event.businessDate };
        return [
          { ...want, until: null, amountMinor: acceptedMinor },
          { ...want, until: decided?.on ?? null, amountMinor: amountMinor - acceptedMinor },
        ];
      });
    },
  );
  const applied = [...credits.entries()].flatMap(([sourceId, { event, undoneOn }]): readonly Want[] => {
    const { creditItemId, lines } = event.data;
    if (event.data.currency !== currency) return [];
    return lines.map(({ itemId, amountMinor }) => {
      return { sourceId, itemId, creditItemId, on: event.businessDate, until: undoneOn, amountMinor };
    });
  });
  return [...kept, ...applied].filter(({ amountMinor }) => amountMinor > 0);
}

/** Walks the days on which one of the claims moved; each want takes what is left, in the order it was said. */
function movementsOf(state: AccountState, wants: readonly Want[]): readonly WithheldMovement[] {
  const itemIds = new Set(wants.flatMap(({ itemId, creditItemId }) => [itemId, creditItemId ?? itemId]));
  const openings = [...itemIds].map((itemId) => openingOf(state, itemId));
  const days = new Set(wants.flatMap(({ on, until }) => (until === null ? [on] : [on, until])));
  for (const { days: own } of openings) for (const on of own) days.add(on);
  const taken = wants.map(() => 0);
  return [...days].sort().flatMap((on) => {
    const left = new Map(openings.map(({ itemId, openAt }) => [itemId, openAt(on)]));
    return wants.flatMap((want, at): readonly WithheldMovement[] => {
      const isAsked = want.on <= on && (want.until === null || on < want.until);
      const ofClaim = Math.max(0, left.get(want.itemId) ?? 0);
      const ofCredit =
        want.creditItemId === null ? ofClaim : Math.max(0, -(left.get(want.creditItemId) ?? 0));
      const takenMinor = isAsked ? Math.min(want.amountMinor, ofClaim, ofCredit) : 0;
      left.set(want.itemId, (left.get(want.itemId) ?? 0) - takenMinor);
      if (want.creditItemId !== null) {
        left.set(want.creditItemId, (left.get(want.creditItemId) ?? 0) + takenMinor);
      }
      const amountMinor = takenMinor - (taken[at] ?? 0);
      taken[at] = takenMinor;
      if (amountMinor === 0) return [];
      const { sourceId, itemId, creditItemId } = want;
      const ofCreditItem =
        creditItemId === null ? [] : [{ sourceId, itemId: creditItemId, on, amountMinor: -amountMinor }];
      return [{ sourceId, itemId, on, amountMinor }, ...ofCreditItem];
    });
  });
}

/** What money and files leave open of a claim or a credit, by day, and the days on which that moves. */
function openingOf(state: AccountState, itemId: string) {
  const item = state.items.get(itemId);
  const value = item === undefined ? null : currentValue(item);
  if (item === undefined || value === null) return { itemId, days: [], openAt: () => 0 };
  const settlements = moneySettlementsOf(state, item);
  return {
    itemId,
    days: [value.issuedOn, ...settlements.map(({ on }) => on)],
    openAt: (on: PlainDate) => openMinorAt(value.amountMinor, value.issuedOn, settlements, on),
  };
}

/**
 * Deductions as promises see them: what was accepted counts from the day it was said, and so does what nobody has decided
 * yet, if money came with it; a rejection takes that back from its day.
 */
export function deductionPayments(
  state: AccountState,
  { deductionId, event, decided }: DeductionRecord,
): readonly Payment[] {
  const movements = state.deductions.withheld.bySource.get(deductionId) ?? [];
  const on = event.businessDate;
  const receiptId = event.data.receiptId ?? deductionId;
  const standingMinor = sumOf(movements);
  if (decided === null) {
    return event.data.receiptId === null
      ? []
      : [{ receiptId, on, amountMinor: standingMinor, voidedOn: null }];
  }
  const rejectedMinor = sumOf(movements.filter((one) => one.on < decided.on)) - standingMinor;
  const counted = [{ receiptId, on, amountMinor: standingMinor, voidedOn: null }];
  const rejected = { receiptId, on, amountMinor: rejectedMinor, voidedOn: decided.on };
  const isRejected = rejectedMinor > 0 && event.data.receiptId !== null;
  return [...counted, ...(isRejected ? [rejected] : [])].filter(({ amountMinor }) => amountMinor > 0);
}

/** What is kept back at the end of a date and was not decided by it, in minor units: owed, and apart from what is overdue. */
export function openDeductionsMinor({ deductions }: AccountState, on: PlainDate): number {
  return [...deductions.deductions.values()]
    .filter(({ decided }) => decided === null || decided.on > on)
    .flatMap(({ deductionId }) => deductions.withheld.bySource.get(deductionId) ?? [])
    .reduce((sum, movement) => (movement.on <= on ? sum + movement.amountMinor : sum), 0);
}
