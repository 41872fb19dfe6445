import type { ReviewSide } from '../../../shared/contract/reviews.ts';
import type { MessageText } from '../../../shared/domain/compliance/decision.ts';
import { type CausalPoint, hadSeen } from '../../../shared/domain/events/causality.ts';
import { readEvent } from '../../../shared/domain/events/codec.ts';
import { streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { EpochRun } from '../../../shared/domain/events/epoch-runs.ts';
import type { BahiEvent } from '../../../shared/domain/events/kinds.ts';
import { storedStatus } from '../../db/queries/events.ts';
import type { ReviewEventRow, ReviewRow } from '../../db/queries/reviews.ts';
import { selectSyncRuns } from '../../db/queries/sync-runs.ts';
import { timelineWords } from '../account/timeline-words.ts';
import type { ServiceContext } from '../service.ts';

/** Of a held import with thousands of events the first say what it is about. */
const mostRead = 20;

/** The sides of a review: who, when, on which device, what each says and what its author knew of the others. */
export function reviewSides(
  context: ServiceContext,
  review: ReviewRow,
  rows: readonly ReviewEventRow[],
): readonly ReviewSide[] {
  const eventsById = new Map<string, BahiEvent>();
  const runs = selectSyncRuns(context.read);
  for (const row of rows.slice(0, mostRead)) {
    const event = eventOf(row, runs);
    if (event !== null) eventsById.set(row.eventId, event);
  }
  return rows.map((row) => {
    const event = eventsById.get(row.eventId) ?? null;
    return {
      ...sideOf(row, review),
      text: event === null ? null : textOf(context, event),
      knew: event === null ? null : knewOf(event, [...eventsById.values()]),
    };
  });
}

function eventOf(
  { facts, personal, place, status }: ReviewEventRow,
  runs: readonly EpochRun[],
): BahiEvent | null {
  const word = status === storedStatus.held ? 'held' : 'ok';
  const read = readEvent({ facts, personal }, { place, status: word, correctedMs: null }, { runs });
  return 'event' in read ? read.event : null;
}

function sideOf(row: ReviewEventRow, { chosen, alternative }: ReviewRow): Omit<ReviewSide, 'text' | 'knew'> {
  const { eventId, kind, stream, by, byName, device, on, recordedMs, amountMinor, currency } = row;
  return {
    eventId,
    kind,
    stream,
    by,
    device,
    on,
    recordedMs,
    value: row.value,
    previous: row.previous,
    byName: byName ?? '',
    isHeld: row.status === storedStatus.held,
    heldBecause: row.status === storedStatus.held ? row.heldBecause : null,
    isSent: row.place !== null,
    standing: eventId === chosen ? 'chosen' : eventId === alternative ? 'alternative' : null,
    amount: amountMinor === null || currency === null ? null : { amountMinor, currency },
  };
}

/** The words that the account's timeline has for it. */
function textOf(context: ServiceContext, event: BahiEvent): MessageText | null {
  if (streamKindOf(event.stream) !== 'account') return null;
  const team = context.ledger.states.team(context.session.teamId);
  const nameOf = (userId: string): string => team.users.get(userId)?.name ?? '';
  const state = context.ledger.states.account(streamSubject(event.stream));
  const words = timelineWords({ state, team, nameOf }, event);
  return words === null ? null : { key: `timeline.${words.kind}`, params: words.params };
}

/** How many of the others its author had seen. What one command wrote is one side, and knows itself. */
function knewOf(event: BahiEvent, all: readonly BahiEvent[]): ReviewSide['knew'] {
  const others = all.filter((other) => other.id !== event.id && !isOneAct(event, other));
  if (others.length === 0) return null;
  const seen = others.filter((other) => hadSeen(pointOf(event), pointOf(other))).length;
  if (seen === 0) return 'none';
  return seen === others.length ? 'all' : 'some';
}

function isOneAct(event: BahiEvent, other: BahiEvent): boolean {
  return event.grp !== null && event.grp === other.grp;
}

function pointOf({ device, seq, context, place, sentFor }: BahiEvent): CausalPoint {
  return { device, seq, context, place, sentFor };
}
