import { partDigest } from '../../shared/domain/events/codec.ts';
import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { type EpochRun, standingContext } from '../../shared/domain/events/epoch-runs.ts';
import { correctionOf } from '../../shared/domain/scope/clock-correction.ts';
import { decideStatus, type HeldReason } from '../../shared/domain/scope/decide-status.ts';
import type { ScopeState } from '../../shared/domain/scope/scope-state.ts';
import { isMoneyShelf, receivedOf } from '../../shared/domain/scope/shelf-money.ts';
import {
  readTravelled,
  shelfOfTravelled,
  type TravelledEvent,
} from '../../shared/domain/scope/travelled-event.ts';
import { equalBytes } from '../../shared/lib/bytes.ts';
import { heldEventDigest } from '../../shared/wire/holding-digest.ts';
import { broughtLedger, type DeviceRow, founder } from './device-rows.ts';
import { type EventRow, hubStatus, type TravellingRow } from './event-rows.ts';
import { heldWithGroup, noteHeldGroup } from './held-groups.ts';
import type { HubParts } from './hub.ts';
import type { PushedEvent } from './read-push.ts';
import { receiptNumberOf } from './receipt-numbers.ts';
import type { TeamRow } from './team-rows.ts';

/** What does not say who it is stands where nobody looks, until somebody is told to. */
export const unreadableShelf = 'unreadable';

/** What is taken in: events that continue a device's chain. */
export interface Intake {
  readonly team: TeamRow;
  readonly device: DeviceRow;
  readonly fresh: readonly PushedEvent[];
}

/** Everything that must be known about a team to take events in, read once. */
export interface Known {
  readonly scope: ScopeState;
  readonly epochs: readonly EpochRun[];
  /** Envelopes that hold an id of these events already. */
  readonly originals: ReadonlyMap<string, TravellingRow>;
  readonly numbers: Map<string, string>;
  /** Why money of a group is held; its cash is held with it, see `held-groups.ts`. */
  readonly heldGroups: Map<string, HeldReason>;
  readonly contextMs: ReadonlyMap<number, number>;
  readonly receivedMs: number;
  /** Business dates that need no note: the last week, by the hub's clock. */
  readonly usualDates: readonly [oldest: string, newest: string];
}

/** One event on its way into the order. */
export interface OneEvent {
  readonly pushed: PushedEvent;
  readonly event: TravelledEvent | null;
  readonly place: number;
  /** Rows of this push so far, by id. */
  readonly fromHere: ReadonlyMap<string, EventRow>;
}

/** The row that an event becomes: its place and status, or the duplicate envelope that it is. */
export function rowOf(parts: HubParts, intake: Intake, known: Known, one: OneEvent): EventRow {
  const { pushed, event } = one;
  if (event === null) return unreadableRow(parts, intake, known, one);
  const original = one.fromHere.get(event.id) ?? known.originals.get(event.id);
  if (original !== undefined) {
    noteHeldGroup(known.heldGroups, event, original);
    const reason = isSameIntent(parts, original, event, pushed) ? null : 'idCollision';
    return duplicateRow(intake, known, { pushed, event, reason });
  }
  const { team, device } = intake;
  const shelf = shelfOfTravelled(event, team.team);
  const number = receiptNumberOf(event);
  const said = decideStatus(known.scope, {
    event,
    shelf,
    contextPlace: standingContext(event.context, known.epochs)[1],
    isFounding: device.founding === founder && event.context[0] === hublessEpoch,
    isBrought: device.founding === broughtLedger && event.context[0] === hublessEpoch,
    numberTakenBy: number === null ? null : (known.numbers.get(number) ?? null),
  });
  const reason = said ?? heldWithGroup(known.heldGroups, event);
  noteHeldGroup(known.heldGroups, event, { status: reason === null ? hubStatus.ok : hubStatus.held, reason });
  if (number !== null && !known.numbers.has(number)) known.numbers.set(number, event.id);
  const money = reason === null && isMoneyShelf(shelf) ? receivedOf(event.kind, event.data) : null;
  return placedRow(parts, intake, known, {
    ...one,
    id: event.id,
    shelf,
    kind: event.kind,
    userId: event.user,
    reason: reason ?? noteOf(event, known),
    status: reason === null ? hubStatus.ok : hubStatus.held,
    correctionMs: correctionOf({
      writtenMs: event.hlcMs,
      skewMs: device.skewMs ?? 0,
      contextMs: event.context[0] === team.epoch ? (known.contextMs.get(event.context[1]) ?? null) : null,
      receivedMs: known.receivedMs,
    }),
    currency: money?.currency ?? null,
    amountMinor: money?.amountMinor ?? null,
  });
}

function unreadableRow(parts: HubParts, intake: Intake, known: Known, one: OneEvent): EventRow {
  return placedRow(parts, intake, known, {
    ...one,
    id: `${unreadableShelf}:${intake.device.device}:${one.pushed.seq}`,
    shelf: unreadableShelf,
    kind: '',
    userId: '',
    reason: 'unreadable',
    status: hubStatus.held,
    correctionMs: 0,
    currency: null,
    amountMinor: null,
  });
}

function placedRow(
  parts: HubParts,
  intake: Intake,
  known: Known,
  said: Pick<
    EventRow,
    'id' | 'shelf' | 'kind' | 'userId' | 'reason' | 'correctionMs' | 'currency' | 'amountMinor'
  > & { readonly pushed: PushedEvent; readonly place: number; readonly status: 0 | 1 },
): EventRow {
  const { pushed, place, status, id, shelf, kind, userId, reason, correctionMs, currency, amountMinor } =
    said;
  const { seq, frozen, factsDigest, personalDigest, chain } = pushed;
  const { device } = intake.device;
  const standing = status === hubStatus.held ? 'held' : 'ok';
  const digest = heldEventDigest(
    { device, seq, place, status: standing, factsDigest, personalDigest },
    parts.hash,
  );
  return {
    place,
    device,
    seq,
    id,
    shelf,
    kind,
    userId,
    status,
    reason,
    correctionMs,
    chain,
    digest,
    receivedMs: known.receivedMs,
    facts: frozen.facts,
    personal: frozen.personal,
    personalDigest: frozen.personal === null ? personalDigest : null,
    currency,
    amountMinor,
  };
}

/** The envelope keeps its link of the chain and gets no place; its body only where it says something else. */
function duplicateRow(
  { device }: Intake,
  known: Known,
  copy: { readonly pushed: PushedEvent; readonly event: TravelledEvent; readonly reason: HeldReason | null },
): EventRow {
  const { pushed, event, reason } = copy;
  return {
    place: null,
    device: device.device,
    seq: pushed.seq,
    id: event.id,
    shelf: '',
    kind: event.kind,
    userId: event.user,
    status: hubStatus.duplicate,
    reason,
    correctionMs: 0,
    receivedMs: known.receivedMs,
    chain: pushed.chain,
    facts: reason === null ? '' : pushed.frozen.facts,
    personal: reason === null ? null : pushed.frozen.personal,
    personalDigest: pushed.personalDigest,
    digest: new Uint8Array(0),
    currency: null,
    amountMinor: null,
  };
}

/** Whether two envelopes carry the same body: what was intended, not who carries it in which chain. */
function isSameIntent(
  parts: HubParts,
  original: Pick<TravellingRow, 'facts' | 'personal' | 'personalDigest'>,
  event: TravelledEvent,
  pushed: PushedEvent,
): boolean {
  const first = readTravelled(original.facts);
  const firstDigest =
    original.personal === null ? original.personalDigest : partDigest(original.personal, parts.hash);
  if (first === null || firstDigest === null) return false;
  return bodyOf(first) === bodyOf(event) && equalBytes(firstDigest, pushed.personalDigest);
}

function bodyOf({ kind, kindVersion, stream, user, businessDate, grp, data }: TravelledEvent): string {
  // Not `canonicalJson`, which refuses what only a broken app writes; both bodies came out of texts in canonical order.
  return JSON.stringify({ kind, kindVersion, stream, user, businessDate, grp, data: data ?? null });
}

/** A business date outside of the usual days counts, but is noted: dates are confirmed by people, never by a clock. */
function noteOf({ businessDate }: TravelledEvent, { usualDates: [oldest, newest] }: Known): string | null {
  const isUsual = businessDate !== null && businessDate >= oldest && businessDate <= newest;
  return isUsual ? null : 'businessDate';
}
