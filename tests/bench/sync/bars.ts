import type { JobSize } from './job.ts';
import type { BroadcastDay, ScopedDay } from './ours.ts';
import type { PeerDay } from './peer.ts';
import { sumOf } from './spent.ts';

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
  readonly pouchdb: PeerDay | null;
  readonly tinybase: PeerDay | null;
  readonly yjs: PeerDay | null;
}

export const isMet = ({ measured, bound, is }: Bar): boolean =>
  is === 'at most' ? measured <= bound : measured >= bound;

/** The bars of the job. Times of fifty devices are asked of as many devices as there are. */
export function barsOf(size: JobSize, day: BroadcastDay, scoped: ScopedDay, peers: Peers): readonly Bar[] {
  const ops = size.devices * size.opsEach;
  const { hubRows, deviceRows, packing, pages } = day.floor;
  const share = size.devices / 50;
  const { pouchdb, tinybase } = peers;
  const push = day.push.spent.wallMs;
  const broadcast = day.pages.spent.wallMs;
  const atMost = (what: string, measured: number, bound: number, unit: string): Bar => ({
    what,
    measured,
    bound,
    is: 'at most',
    unit,
  });
  const faster = (what: string, theirs: number, ours: number, bound: number): Bar => ({
    what,
    measured: theirs / ours,
    bound,
    is: 'at least',
    unit: '×',
  });
  return [
    atMost('push, to bare rows and packing', push / sumOf(hubRows, deviceRows, packing).wallMs, 4, '×'),
    atMost('broadcast, to bare rows', broadcast / pages.wallMs, 4, '×'),
    ...(pouchdb?.push == null
      ? []
      : [
          faster('push, faster than PouchDB', pouchdb.push.wallMs, push, 8),
          atMost('push, share of PouchDB’s bytes', day.push.traffic.up / (pouchdb.pushBytes ?? 0), 0.2, '×'),
          faster('broadcast, faster than PouchDB', pouchdb.broadcast.wallMs, broadcast, 5),
        ]),
    ...(tinybase === null
      ? []
      : [faster('push and broadcast, faster than TinyBase', tinybase.broadcast.wallMs, push + broadcast, 5)]),
    atMost('scoped day, up', scoped.evening.traffic.up / ops, 80, 'B an op'),
    atMost('scoped day, down', scoped.evening.traffic.down / scoped.delivered, 80, 'B an op'),
    atMost('scoped day, all meetings', scoped.evening.spent.wallMs, 3_000 * share, 'ms'),
    atMost(
      'empty meeting, bodies of a device',
      (scoped.empty.traffic.up + scoped.empty.traffic.down) / size.devices,
      1_024,
      'B',
    ),
    atMost('empty meetings of all', scoped.empty.spent.wallMs, 250 * share, 'ms'),
  ];
}
