import { isPlainDate, type PlainDate } from '../dates.ts';
import type { CausalContext } from '../events/envelope.ts';
import { frozenToObject } from '../events/frozen-object.ts';
import { isEventKindName } from '../events/kinds.ts';
import { type Shelf, shelfOf } from './shelf.ts';

/** What can be read of an event whose kind, version or stream this version may not know: enough to carry it on. */
export interface TravelledEvent {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly kind: string;
  readonly kindVersion: number;
  readonly stream: string;
  readonly user: string;
  readonly hlcMs: number;
  readonly context: CausalContext;
  /** Null where the text is no date. */
  readonly businessDate: PlainDate | null;
  readonly grp: string | null;
  readonly data: unknown;
}

/**
 * The event in the facts of one that travels, read as leniently as carrying it on allows: it must say who it is (id,
 * device, sequence) and name a kind and a stream; of everything else a missing or strange value is read as nothing. Null
 * where it does not say even that, or speaks of something by a name that no app gives. Never throws.
 */
export function readTravelled(facts: string): TravelledEvent | null {
  const read = frozenToObject(facts);
  if (read === null) return null;
  const { id, device, seq, kind, stream } = read;
  if (!isText(id, 120) || !isText(device, 80) || !isText(kind, 120) || !isText(stream, 200)) return null;
  if (!isWhole(seq) || seq < 1 || hasEndlessId(read['data'])) return null;
  const { user, kindVersion, hlc, context, businessDate, grp } = read;
  return {
    id,
    device,
    seq,
    kind,
    stream,
    kindVersion: isWhole(kindVersion) ? kindVersion : 0,
    user: isText(user, 80) ? user : '',
    hlcMs: Array.isArray(hlc) && isWhole(hlc[0]) ? hlc[0] : 0,
    context: readContext(context),
    businessDate: typeof businessDate === 'string' && isPlainDate(businessDate) ? businessDate : null,
    grp: isText(grp, 120) ? grp : null,
    data: read['data'],
  };
}

/**
 * The shelf of an event that travels, in a team. What stands in a stream of a kind that this version does not know
 * stands with the office.
 */
export function shelfOfTravelled(event: TravelledEvent, teamId: string): Shelf {
  if (!/^(account|party|wallet|team):./.test(event.stream)) return `team:${teamId}/office`;
  return shelfOf(event, isEventKindName);
}

function readContext(context: unknown): CausalContext {
  if (!Array.isArray(context)) return ['', 0];
  const [epoch, cursor] = context as readonly unknown[];
  return [typeof epoch === 'string' ? epoch : '', isWhole(cursor) ? cursor : 0];
}

/** Ids of the house have some 40 characters. What is far longer fits into no index of a hub, and is nobody's id. */
const longestId = 200;

function hasEndlessId(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.entries(data).some(
    ([name, value]) => typeof value === 'string' && value.length > longestId && /(Id|device)$/.test(name),
  );
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
