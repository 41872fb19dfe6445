import type { PlainDate } from '../dates.ts';
import { type Settlement, settlementsOf } from './settlements.ts';
import { type AccountState, currentValue } from './state.ts';

/** What moved a claim: money of ours, its return, and what files, deductions and concessions say of it. */
export type ClaimMovementKind =
  | 'receipt'
  | 'receiptBack'
  | 'elsewhere'
  | 'inOfficeFigure'
  | 'keptBack'
  | 'credit'
  | 'givenUp';

/** One dated step from what was billed to what is open; `amountMinor` is taken off, or where negative put on again. */
export interface ClaimMovement {
  readonly kind: ClaimMovementKind;
  readonly on: PlainDate;
  readonly amountMinor: number;
  /** The receipt's number; null where no receipt stands behind it. */
  readonly number: string | null;
}

/** How a claim came to what is open on it: what was billed less every movement up to a date is exactly that. */
export interface ClaimStory {
  readonly billedMinor: number;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly movements: readonly ClaimMovement[];
}

/** The story of a claim up to a date, oldest first; null where there is no such claim. */
export function claimStory(state: AccountState, itemId: string, on: PlainDate): ClaimStory | null {
  const item = state.items.get(itemId);
  const value = item === undefined ? null : currentValue(item);
  if (item === undefined || value === null) return null;
  const told = new Set((state.reconciliation.givenBackByItem.get(itemId) ?? []).map(keyOf));
  const movements = settlementsOf(state, item)
    .filter((settlement) => settlement.on <= on && settlement.amountMinor !== 0)
    .map((settlement) => movementOf(state, settlement, told))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return { billedMinor: value.amountMinor, issuedOn: value.issuedOn, dueOn: value.dueOn, movements };
}

const keyOf = (movement: Omit<Settlement, 'itemId'>): string =>
  `${movement.on}|${movement.amountMinor}|${movement.source}`;

function movementOf(state: AccountState, settlement: Settlement, told: ReadonlySet<string>): ClaimMovement {
  const { on, amountMinor, source } = settlement;
  const number = state.receipts.get(source)?.event.data.number ?? null;
  return { kind: kindOf(state, settlement, told), on, amountMinor, number };
}

function kindOf(state: AccountState, settlement: Settlement, told: ReadonlySet<string>): ClaimMovementKind {
  const { source, amountMinor } = settlement;
  if (source === 'elsewhere') return 'elsewhere';
  if (told.has(keyOf(settlement))) return 'inOfficeFigure';
  if (state.receipts.has(source)) return amountMinor > 0 ? 'receipt' : 'receiptBack';
  if (state.deductions.credits.has(source)) return 'credit';
  return state.deductions.deductions.has(source) ? 'keptBack' : 'givenUp';
}
