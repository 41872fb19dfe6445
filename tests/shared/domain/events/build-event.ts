import { type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { CanonicalValue } from '../../../../src/shared/domain/events/canonical.ts';
import { freezeEvent, readEvent } from '../../../../src/shared/domain/events/codec.ts';
import { type Envelope, hublessEpoch, type Standing } from '../../../../src/shared/domain/events/envelope.ts';
import type {
  BahiEvent,
  EventDraft,
  EventKindName,
  EventOf,
} from '../../../../src/shared/domain/events/kinds.ts';

export const device = 'k3w7q2m9zt4hc6ya';

export const day = (text: string): PlainDate => plainDate(text);

/** What a test says about an event besides its draft. */
export interface EventSetting {
  readonly seq?: number;
  readonly device?: string;
  readonly place?: number | null;
  readonly status?: Standing['status'];
  readonly user?: string;
  readonly on?: string;
  readonly atMs?: number;
  readonly id?: string;
  /** The hub's epoch and the place up to which the author had seen everything. */
  readonly context?: Envelope['context'];
  readonly clock?: Envelope['clock'];
  readonly grp?: string | null;
  readonly correctedMs?: number | null;
}

export function envelopeOf(stream: Envelope['stream'], setting: EventSetting = {}): Envelope {
  const { seq = 1, device: author = device } = setting;
  return {
    id: setting.id ?? `event-${author}-${seq}`,
    device: author,
    seq,
    hlc: [setting.atMs ?? 1_795_000_000_000 + seq, 0],
    context: setting.context ?? [hublessEpoch, 0],
    stream,
    user: setting.user ?? 'user-asha',
    businessDate: day(setting.on ?? '2026-11-24'),
    clock: setting.clock ?? 'ok',
    grp: setting.grp ?? null,
  };
}

/** The event a draft becomes, by way of its frozen bytes as in the ledger. */
export function buildEvent<Name extends EventKindName>(
  draft: EventDraft<Name>,
  setting: EventSetting = {},
): EventOf<Name> {
  const { kind, stream, data, personal } = draft as EventDraft;
  const frozen = freezeEvent(
    envelopeOf(stream, setting),
    kind,
    data as unknown as CanonicalValue,
    personal as unknown as CanonicalValue,
  );
  const { place = null, status = 'ok', correctedMs = null } = setting;
  const read = readEvent(frozen, { place, status, correctedMs });
  if (!('event' in read)) throw new Error(`the draft of ${kind} is ${read.parked}`);
  return read.event as EventOf<Name>;
}

/** The events of drafts that one device wrote one after the other. */
export function buildEvents(drafts: readonly EventDraft[], setting: EventSetting = {}): BahiEvent[] {
  return drafts.map((draft, at) => buildEvent(draft, { ...setting, seq: (setting.seq ?? 1) + at }));
}
