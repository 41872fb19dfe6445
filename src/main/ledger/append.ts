import type { PlainDate } from '../../shared/domain/dates.ts';
import type { CanonicalValue } from '../../shared/domain/events/canonical.ts';
import { chainNext, freezeEvent, partDigest, readEvent } from '../../shared/domain/events/codec.ts';
import { type Effects, noEffects } from '../../shared/domain/events/effects.ts';
import type { Envelope, HybridTime, StreamId } from '../../shared/domain/events/envelope.ts';
import { clockStateAt, nextHybridTime } from '../../shared/domain/events/hybrid-clock.ts';
import { type BahiEvent, type EventDraft, eventKinds } from '../../shared/domain/events/kinds.ts';
import { derivedEventId, toId } from '../../shared/domain/ids.ts';
import { assert } from '../../shared/lib/assert.ts';
import { storedStatus } from '../db/queries/events.ts';
import { deleteHandedOver } from '../db/queries/sync-shelves.ts';
import { rowWriter } from '../db/row-writer.ts';
import { event as eventTable } from '../db/schema.ts';
import { checkpointEvery, storeCheckpoint } from './checkpoints.ts';
import { type DeviceSelf, readSelf, saveHead } from './device-self.ts';
import { applyToFold } from './fold-stream.ts';
import type { Ledger } from './ledger.ts';
import { nativeSha256 } from './native-sha256.ts';
import { bringPartyIdentities } from './party-identities.ts';
import { projectEffects, type WrittenRows } from './project/projection.ts';
import { refoldStream } from './refold.ts';
import type { OpenStream } from './streams.ts';

/** Who writes, under which command, for which business date. */
export interface Writing {
  /** The intent's id, minted with the draft: events take their ids from it, so that a repeat cannot write twice. */
  readonly commandId: string;
  readonly userId: string;
  readonly businessDate: PlainDate;
  readonly nowMs: number;
  /** How many events this command has appended before, when it does so in steps; 0 if left out. */
  readonly earlierEvents?: number;
}

/** Of an event that was written: what the list and the screens ask about it. */
export type WrittenEvent = Pick<BahiEvent, 'kind' | 'stream'> & {
  /** Which of the team's policies was chosen; absent where the event is about something else. */
  readonly policy?: string;
};

/**
 * Writes what `decide` wished for as this device's next events, and brings state and projections along, all in the
 * caller's transaction (`changeLedger`). An invalid draft is a bug and stops everything. Several events of one command
 * share its id as `grp`; a command that appends in steps has it from its second step on.
 */
export function append(
  ledger: Ledger,
  writing: Writing,
  drafts: readonly EventDraft[],
): readonly BahiEvent[] {
  assert(ledger.write.inTransaction, 'events are appended inside a transaction');
  try {
    return appendDrafts(ledger, writing, drafts);
  } catch (error) {
    ledger.states.clear();
    throw error;
  }
}

/** The head of the chain and the clock, moving on with every event. */
interface Head {
  readonly seq: number;
  readonly chain: Uint8Array;
  readonly hlc: HybridTime;
}

interface TouchedStream {
  readonly open: OpenStream;
  readonly written: WrittenRows;
  readonly effects: Effects;
  /** It had no event before, and so it has no rows that could have to go. */
  readonly isNew: boolean;
}

function appendDrafts(ledger: Ledger, writing: Writing, drafts: readonly EventDraft[]): readonly BahiEvent[] {
  const self = readSelf(ledger.write);
  ledger.states.align(self);
  const touched = new Map<StreamId, TouchedStream>();
  const envelopeOf = envelopes(self, writing, drafts.length);
  let head: Head = self;
  const events = drafts.map((draft, at) => {
    const stream = touchStream(ledger, touched, draft.stream);
    const { event, chain } = writeEvent(ledger, head, envelopeOf(head, at, draft.stream), draft);
    head = { seq: event.seq, chain, hlc: event.hlc };
    if (head.seq % checkpointEvery === 0) {
      storeCheckpoint(ledger.write, ledger.signer, self, { device: self.device, seq: head.seq, chain });
    }
    applyToFold(stream.open.folded, event, stream.effects);
    stream.open.grow();
    return event;
  });
  // Rows once a stream, not once an event: an import tells a new account its opening and its claims in one breath.
  for (const { open, effects, written, isNew } of touched.values()) {
    projectEffects(ledger, open.folded, effects, { written, isNew });
  }
  if ([...touched.values()].some(({ effects }) => effects.touched.has('relation'))) {
    bringPartyIdentities(ledger);
  }
  if (events.length > 0) saveHead(ledger.write, head);
  for (const [stream, { open }] of touched) if (open.isHandedOver) takeBack(ledger, stream);
  ledger.states.advance({ seq: head.seq, cursor: self.cursor });
  return events;
}

/** Whoever writes on what this device had handed over has it in hand again: it is shown with all that is here of it. */
function takeBack(ledger: Ledger, stream: StreamId): void {
  deleteHandedOver(ledger.write, stream);
  refoldStream(ledger, stream);
}

/** The stream as it was before the first event of this append. It must be loaded before its next event is stored. */
function touchStream(ledger: Ledger, touched: Map<StreamId, TouchedStream>, id: StreamId): TouchedStream {
  const known = touched.get(id);
  if (known !== undefined) return known;
  const open = ledger.states.openForAppend(id);
  const stream = { open, written: open.writtenRows(), effects: noEffects(), isNew: open.isEmpty() };
  touched.set(id, stream);
  return stream;
}

function envelopes(
  self: DeviceSelf,
  writing: Writing,
  count: number,
): (head: Head, at: number, stream: StreamId) => Envelope {
  const { commandId, userId, businessDate, nowMs, earlierEvents = 0 } = writing;
  const isGroup = count + earlierEvents > 1;
  return (head, at, stream) => ({
    id: derivedEventId(toId(commandId), earlierEvents + at),
    device: self.device,
    seq: head.seq + 1,
    hlc: nextHybridTime(head.hlc, nowMs),
    context: [self.epoch, self.cursor],
    stream,
    user: userId,
    businessDate,
    clock: clockStateAt(head.hlc, nowMs),
    grp: isGroup ? commandId : null,
  });
}

const eventWriter = rowWriter(eventTable);

function writeEvent(
  { write: database, catalogue }: Pick<Ledger, 'write' | 'catalogue'>,
  head: Head,
  envelope: Envelope,
  draft: EventDraft,
): { readonly event: BahiEvent; readonly chain: Uint8Array } {
  const { facts, personal } = freezeDraft(envelope, draft);
  // Read back from the frozen bytes: what is folded today is what every later fold will find.
  const standing = { place: null, status: 'ok', correctedMs: null } as const;
  const read = readEvent({ facts, personal }, standing, { catalogue });
  assert('event' in read, `the bytes of a ${draft.kind} can be read again`);
  const personalDigest = partDigest(personal, nativeSha256);
  const chain = chainNext(head.chain, partDigest(facts, nativeSha256), personalDigest, nativeSha256);
  const { hlc, clock: _clock, context: _context, ...columns } = envelope;
  eventWriter.insert(
    database,
    eventWriter.toValues({
      ...columns,
      place: null,
      epoch: null,
      kind: draft.kind,
      kindVersion: eventKinds[draft.kind].version,
      hlcMs: hlc[0],
      hlcCounter: hlc[1],
      correctedMs: null,
      status: storedStatus.ok,
      chain,
      facts,
      personal,
      personalDigest,
    }),
  );
  return { event: read.event, chain };
}

/** Freezes a draft after its kind's schema has taken away what does not belong to it. */
function freezeDraft(
  envelope: Envelope,
  draft: EventDraft,
): { readonly facts: string; readonly personal: string } {
  const kind = eventKinds[draft.kind];
  const data = kind.data.safeParse(draft.data);
  const personal = kind.personal.safeParse(draft.personal);
  // Paths only: the values are somebody's data.
  const wrong = [...(data.error?.issues ?? []), ...(personal.error?.issues ?? [])].map(({ path }) =>
    path.join('.'),
  );
  assert(
    data.success && personal.success,
    `a draft of ${draft.kind} is valid, not wrong at: ${wrong.join(', ')}`,
  );
  return freezeEvent(envelope, draft.kind, data.data as CanonicalValue, personal.data as CanonicalValue);
}
