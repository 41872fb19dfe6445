import type { DataOf, EventOf } from '../events/kinds.ts';
import type { AccountMove, AccountState } from './state.ts';

/** Adds a move to another party, or its undoing; total. Only who it belongs to changes, nothing that happened on it. */
export function applyMove(
  state: AccountState,
  event: EventOf<'account.moved'> | EventOf<'account.moveUndone'>,
): void {
  const { moveId } = event.data;
  if (event.kind === 'account.moveUndone') {
    state.undoneMoves.add(moveId);
    return;
  }
  if (state.moves.has(moveId)) return;
  const { fromPartyId, toPartyId } = event.data;
  const reason = event.personal?.reason ?? null;
  state.moves.set(moveId, { moveId, fromPartyId, toPartyId, on: event.businessDate, by: event.user, reason });
}

/** The moves that were not undone, oldest first; the last one counts. */
export function standingMoves({ moves, undoneMoves }: AccountState): readonly AccountMove[] {
  return [...moves.values()].filter(({ moveId }) => !undoneMoves.has(moveId));
}

/** The party an account was recorded on: where it was moved to last, else the one it was opened with. */
export function recordedPartyId(
  state: AccountState,
  opened: Pick<DataOf<'account.opened'>, 'partyId'>,
): string {
  return standingMoves(state).at(-1)?.toPartyId ?? opened.partyId;
}
