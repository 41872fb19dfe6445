import type { PlainDate } from '../dates.ts';

/** Names the four kinds of stream; a stream is folded alone. */
export type StreamKind = 'account' | 'party' | 'wallet' | 'team';

/** `account:<id>`, `party:<id>`, `wallet:<user>`, `team:<id>`. */
export type StreamId = `${StreamKind}:${string}`;

/** Whether the author's clock could be trusted: `suspect` after a backward jump of more than two minutes (row Y9). */
export type ClockState = 'ok' | 'suspect';

/** Hybrid logical clock: wall milliseconds and a counter. It breaks ties of descriptive edits and orders nothing else. */
export type HybridTime = readonly [ms: number, counter: number];

/** What the author had seen: the hub's epoch and its cursor there, plus all own events before this one. */
export type CausalContext = readonly [epoch: string, cursor: number];

/** The epoch before any hub has been met. */
export const hublessEpoch = '0';

/** What every event says about itself besides its data. */
export interface Envelope {
  /** The idempotency key of the business intent: the command's id, or derived from it. */
  readonly id: string;
  readonly device: string;
  /** Dense per device: 1, 2, 3 … */
  readonly seq: number;
  readonly hlc: HybridTime;
  readonly context: CausalContext;
  readonly stream: StreamId;
  readonly user: string;
  readonly businessDate: PlainDate;
  readonly clock: ClockState;
  /** The command that wrote several events at once; they are held or released together. */
  readonly grp: string | null;
  /** The device that wrote it, and its sequence there, where another device sends it as the only one that still has it. */
  readonly sentFor?: readonly [device: string, seq: number] | undefined;
}

/** `ok` counts; `held` waits for a person; both are decided by the hub or by a resolved review. */
export type EventStatus = 'ok' | 'held';

/** Where an event stands in the team's order, and whether it counts. */
export interface Standing {
  /** The hub's place; null while only this device has it. */
  readonly place: number | null;
  readonly status: EventStatus;
  /** The author's clock as the hub corrected it, fixed when the event got its place; null until then. */
  readonly correctedMs: number | null;
}

/** The stream's kind, read from its id. */
export function streamKindOf(stream: StreamId): StreamKind {
  return stream.slice(0, stream.indexOf(':')) as StreamKind;
}

/** The id behind the colon of a stream's id. */
export function streamSubject(stream: StreamId): string {
  return stream.slice(stream.indexOf(':') + 1);
}

/** The stream of an account. */
export const accountStream = (accountId: string): StreamId => `account:${accountId}`;
/** The stream of a party. */
export const partyStream = (partyId: string): StreamId => `party:${partyId}`;
/** The stream of one person's cash wallet. */
export const walletStream = (userId: string): StreamId => `wallet:${userId}`;
/** The stream of the team. */
export const teamStream = (teamId: string): StreamId => `team:${teamId}`;
