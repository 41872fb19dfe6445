import type { JobSize } from './job.ts';
import type { BroadcastDay, ScopedDay } from './ours.ts';
import type { PeerDay, SendingPeerDay } from './peer.ts';
import { type Spent, sumOf } from './spent.ts';

/** What the job asks for, and what was measured. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly bound: number;
  readonly is: 'at most' | 'at least';
  readonly unit: string;
}

/** Days of the peers; a peer that was left out has none. */
export interface Peers {
  readonly pouchdb: SendingPeerDay | null;
  readonly tinybase: PeerDay | null;
  readonly yjs: PeerDay | null;
}

export const isMet = ({ measured, bound, is }: Bar): boolean =>
  is === 'at most' ? measured <= bound : measured >= bound;

const atMost = (what: string, measured: number, bound: number, unit: string): Bar => ({
  what,
  measured,
  bound,
  is: 'at most',
  unit,
});

const faster = (what: string, theirs: Spent, ours: Spent, bound: number): Bar => ({
  what,
  measured: theirs.wallMs / ours.wallMs,
  bound,
  is: 'at least',
  unit: '×',
});

/**
 * What Bahi alone is asked for. A ratio holds for every size of the job; times and bytes of fifty devices are asked of as many
 * as there are.
 */
export function barsOfOurs(size: JobSize, day: BroadcastDay, scoped: ScopedDay): readonly Bar[] {
  const { hubRows, deviceRows, packing, pages } = day.floor;
  const share = size.devices / 50;
  const { evening, empty, delivered } = scoped;
  const bare = sumOf(hubRows, deviceRows, packing);
  return [
    atMost('push, to its rows written bare and its packing', day.push.spent.wallMs / bare.wallMs, 4, '×'),
    atMost('broadcast, to its rows written bare', day.pages.spent.wallMs / pages.wallMs, 4, '×'),
    atMost('scoped evening, up', evening.traffic.up / (size.devices * size.opsEach), 80, 'B an op'),
    atMost('scoped evening, down', evening.traffic.down / delivered, 80, 'B an op'),
    atMost('scoped evening, all meetings', evening.spent.wallMs, 3_000 * share, 'ms'),
    atMost('empty meeting, bodies', (empty.traffic.up + empty.traffic.down) / size.devices, 1_024, 'B'),
    atMost('empty meetings of all', empty.spent.wallMs, 250 * share, 'ms'),
  ];
}

/** What Bahi is asked for beside others. With few devices they have little to merge: the whole job alone can say it. */
export function barsBeside(day: BroadcastDay, { pouchdb, tinybase }: Peers): readonly Bar[] {
  const { push, pages } = day;
  const bars: Bar[] = [];
  if (pouchdb !== null) {
    bars.push(
      faster('push, faster than PouchDB', pouchdb.push, push.spent, 8),
      atMost('push, share of PouchDB’s bytes', push.traffic.up / pouchdb.pushBytes, 0.2, '×'),
      faster('broadcast, faster than PouchDB', pouchdb.broadcast, pages.spent, 5),
    );
  }
  if (tinybase !== null) {
    const both = sumOf(push.spent, pages.spent);
    bars.push(faster('push and broadcast, faster than TinyBase', tinybase.broadcast, both, 5));
  }
  return bars;
}
