import type { PlainDate } from '../../shared/domain/dates.ts';
import { partDigest } from '../../shared/domain/events/codec.ts';
import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { frozenToObject } from '../../shared/domain/events/frozen-object.ts';
import type { PlacedEvent } from '../../shared/wire/event-lines.ts';
import { storedStatus } from '../db/queries/events.ts';
import type { StoredEvent } from '../db/queries/sync-events.ts';
import { nativeSha256 } from './native-sha256.ts';

/** The chain of another device is kept by the hub alone: here it is empty (decision 0035). */
const noChain = new Uint8Array(0);

/**
 * A placed event as it is stored here. Whatever its bytes say beyond who wrote it, under which number and id and on
 * which stream may be unreadable: the fold parks it. Null where not even these can be read.
 */
export function placedToStored(line: PlacedEvent, epoch: string): StoredEvent | null {
  const facts = frozenToObject(line.facts);
  if (facts === null) return null;
  const { device, seq, id, stream, hlc, grp } = facts;
  if (!isIdText(device) || !isIdText(id) || !isIdText(stream) || !isWhole(seq) || seq < 1) return null;
  const personalDigest =
    line.personal === null ? line.personalDigest : partDigest(line.personal, nativeSha256);
  if (personalDigest === null) return null;
  const [hlcMs, hlcCounter] = Array.isArray(hlc) ? (hlc as unknown[]) : [];
  const ms = isWhole(hlcMs) ? hlcMs : 0;
  return {
    device,
    seq,
    id,
    place: line.place,
    epoch,
    stream: stream as StreamId,
    kind: textOf(facts['kind']),
    kindVersion: isWhole(facts['kindVersion']) ? facts['kindVersion'] : 0,
    hlcMs: ms,
    hlcCounter: isWhole(hlcCounter) ? hlcCounter : 0,
    correctedMs: ms + line.correctionMs,
    businessDate: textOf(facts['businessDate']) as PlainDate,
    user: textOf(facts['user']),
    grp: isIdText(grp) ? grp : null,
    status: line.status === 'held' ? storedStatus.held : storedStatus.ok,
    chain: noChain,
    facts: line.facts,
    personal: line.personal,
    personalDigest,
  };
}

function isIdText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
