import type { HeldReason } from '../../shared/domain/scope/decide-status.ts';
import { readTravelled, type TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import { beginningOfId, type EventRow, hubStatus, type TravellingRow } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';

/** Words of an account that move cash: they stand before the cash in one group. */
const words: ReadonlySet<string> = new Set(['receipt.recorded', 'receipt.voidDecided']);
/** The cash that they move, in a wallet. */
const cash: ReadonlySet<string> = new Set(['cash.received', 'cash.returned']);

/** A command that takes money writes far fewer events: so far back its receipt is looked for. */
const longestGroup = 100;

/** Remembers why the money of a group is held. */
export function noteHeldGroup(
  heldGroups: Map<string, HeldReason>,
  { kind, grp }: Pick<TravelledEvent, 'kind' | 'grp'>,
  { status, reason }: Pick<EventRow, 'status' | 'reason'>,
): void {
  if (grp === null || !words.has(kind) || status !== hubStatus.held || reason === null) return;
  heldGroups.set(grp, reason as HeldReason);
}

/** A receipt and its cash are held together (decided 8): why the group of an event is held, where the event is its cash. */
export function heldWithGroup(
  heldGroups: ReadonlyMap<string, HeldReason>,
  { kind, grp }: Pick<TravelledEvent, 'kind' | 'grp'>,
): HeldReason | null {
  return grp === null || !cash.has(kind) ? null : (heldGroups.get(grp) ?? null);
}

/** What is held of the groups that the pushes before this one began: a push may end between a receipt and its cash. */
export async function readHeldGroups(
  sql: HubSql,
  team: string,
  push: { readonly device: string; readonly events: readonly TravelledEvent[] },
): Promise<Map<string, HeldReason>> {
  const heldGroups = new Map<string, HeldReason>();
  const [first] = push.events;
  const isRest =
    first !== undefined && push.events.some(({ kind, grp }) => cash.has(kind) && grp === first.grp);
  if (first === undefined || first.grp === null || !isRest) return heldGroups;
  const rows = await sql.all<Pick<TravellingRow, 'facts' | 'status' | 'reason'>>(
    `SELECT o.facts, o.status, o.reason FROM hub_event e
     JOIN hub_event o ON o.team = e.team AND ${beginningOfId('o.id')} = ${beginningOfId('e.id')} AND o.id = e.id
       AND o.status = ${hubStatus.held} AND o.status <> ${hubStatus.duplicate}
     WHERE e.team = ? AND e.device = ? AND e.seq < ? AND e.seq >= ?`,
    [team, push.device, first.seq, first.seq - longestGroup],
  );
  for (const row of rows) {
    const event = readTravelled(row.facts);
    if (event !== null) noteHeldGroup(heldGroups, event, row);
  }
  return heldGroups;
}
