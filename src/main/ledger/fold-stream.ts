import { applyAccountEvent } from '../../shared/domain/account/apply.ts';
import { type AccountState, emptyAccountState } from '../../shared/domain/account/state.ts';
import { type Effects, noEffects, touch } from '../../shared/domain/events/effects.ts';
import { type StreamId, streamKindOf, streamSubject } from '../../shared/domain/events/envelope.ts';
import type {
  AccountEvent,
  BahiEvent,
  PartyEvent,
  TeamEvent,
  WalletEvent,
} from '../../shared/domain/events/kinds.ts';
import { isStreamId } from '../../shared/domain/events/read-envelope.ts';
import { applyPartyEvent, emptyPartyState, type PartyState } from '../../shared/domain/party/state.ts';
import { raiseReview } from '../../shared/domain/review/review.ts';
import { applyTeamEvent, emptyTeamState, type TeamState } from '../../shared/domain/team/state.ts';
import { applyWalletEvent, emptyWalletState, type WalletState } from '../../shared/domain/wallet/state.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { ParkedEvent, StreamRead } from './read-events.ts';

/** A stream's state under the name of its kind. */
export type FoldedStream =
  | { readonly kind: 'account'; readonly stream: StreamId; readonly state: AccountState }
  | { readonly kind: 'party'; readonly stream: StreamId; readonly state: PartyState }
  | { readonly kind: 'wallet'; readonly stream: StreamId; readonly state: WalletState }
  | { readonly kind: 'team'; readonly stream: StreamId; readonly state: TeamState };

/** A stream of which nothing is known yet; null for a kind of stream this version does not know. */
export function emptyFold(stream: string): FoldedStream | null {
  if (!isStreamId(stream)) return null;
  const kind = streamKindOf(stream);
  switch (kind) {
    case 'account':
      return { kind, stream, state: emptyAccountState(stream) };
    case 'party':
      return { kind, stream, state: emptyPartyState(stream) };
    case 'wallet':
      return { kind, stream, state: emptyWalletState(stream) };
    case 'team':
      return { kind, stream, state: emptyTeamState(stream) };
  }
}

/** Adds one event of the stream to its state. */
export function applyToFold(folded: FoldedStream, event: BahiEvent, effects: Effects): void {
  assert(event.stream === folded.stream, 'an event is folded into its own stream');
  // The kind of an event and the kind of its stream agree: `readEvent` parks what disagrees.
  switch (folded.kind) {
    case 'account':
      applyAccountEvent(folded.state, event as AccountEvent, effects);
      break;
    case 'party':
      applyPartyEvent(folded.state, event as PartyEvent, effects);
      break;
    case 'wallet':
      applyWalletEvent(folded.state, event as WalletEvent, effects);
      break;
    case 'team':
      applyTeamEvent(folded.state, event as TeamEvent, effects);
      break;
  }
}

/** A whole stream folded: its state, everything it posted, and what it had to pass over. */
export interface StreamFold {
  readonly folded: FoldedStream;
  readonly effects: Effects;
  /** What could not be read, and on what the fold itself stumbled. */
  readonly parked: readonly ParkedEvent[];
}

/**
 * Folds a whole stream; null for a kind of stream this version does not know. An event on which the fold stumbles is a mistake
 * of ours: it is parked as one that a newer app will read, and the rest goes on, since nothing may stop a meeting. A fold changes
 * its own state (decision 0005), so all begins again without that event.
 */
export function foldStream(stream: string, read: StreamRead): StreamFold | null {
  const failed = new Set<BahiEvent>();
  for (;;) {
    const folded = emptyFold(stream);
    if (folded === null) return null;
    const effects = noEffects();
    const stumbled = applyUntilStumbling(folded, read.events, failed, effects);
    if (stumbled !== null) {
      failed.add(stumbled);
      continue;
    }
    const parked = [...read.parked, ...Array.from(failed, toFailed)];
    if (parked.length > 0) noteParked(folded, parked, effects);
    return { folded, effects, parked };
  }
}

function toFailed({ device, seq }: BahiEvent): ParkedEvent {
  return { device, seq, reason: 'foldFailed' };
}

/** The first event that cannot be added; null where all but those passed over were. */
function applyUntilStumbling(
  folded: FoldedStream,
  events: readonly BahiEvent[],
  passedOver: ReadonlySet<BahiEvent>,
  effects: Effects,
): BahiEvent | null {
  for (const event of events) {
    if (!passedOver.has(event) && !canApply(folded, event, effects)) return event;
  }
  return null;
}

/** Adds one event to the state; false where the fold stumbles on it, and then the state is worth nothing any more. */
export function canApply(folded: FoldedStream, event: BahiEvent, effects: Effects): boolean {
  try {
    applyToFold(folded, event, effects);
    return true;
  } catch {
    return false;
  }
}

/** What a newer app wrote waits for the update: a person is told in whichever stream it is. */
function noteParked(folded: FoldedStream, parked: StreamRead['parked'], effects: Effects): void {
  const events = parked.map(({ device, seq }) => `${device}.${seq}`);
  raiseReview(folded.state, effects, 'unknownKind', 'medium', events, { about: folded.stream });
  if (folded.kind !== 'account') return;
  folded.state.parked = parked.length;
  touch(effects, 'account', streamSubject(folded.stream));
}
