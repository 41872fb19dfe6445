import type { MoneyTotals } from '../../shared/domain/scope/shelf-money.ts';
import type { DeviceKeyPair } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What a meeting stands on. Clock, randomness and keys come from outside: the simulator holds all of them. */
export interface MeetingParts {
  readonly ledger: Ledger;
  readonly dataKey: DataKey;
  readonly appVersion: string;
  readonly nowMs: () => number;
  /** The same from start to end of the program, another with every start. */
  readonly bootNonce: string;
  readonly newKeyPair: () => DeviceKeyPair;
  /** For so many days the words of own work are kept on what went to somebody else; the house's figure of the day. */
  readonly ownWordsKeptDays: number;
  /** Own events above this sequence are not spoken of: the answers of a file know nothing of what was written after it. */
  readonly sendsUpTo?: number;
}

/** A request on its way: what is sent, and what the answer will be compared with. */
export interface Outgoing {
  readonly frame: 'hello' | 'push' | 'pull' | 'verify' | 'rekey' | 'knock';
  readonly bytes: Uint8Array;
}

/** Received and made void, by currency, up to where the device had pulled: three counts of one thing (invariant 7). */
export interface MoneyCompared {
  readonly hub: MoneyTotals;
  /** From the bytes of the events on this device. */
  readonly events: MoneyTotals;
  /** From what its screens show. */
  readonly shown: MoneyTotals;
}

/** What a meeting did, for the journal and the screen. */
export interface MeetingOutcome {
  readonly sent: number;
  readonly received: number;
  readonly held: number;
  readonly granted: number;
  readonly revoked: number;
  readonly rekeyed: boolean;
  /** The hub was restored and these own events went to it a second time. */
  readonly sentAgain: number;
  readonly startedOver: boolean;
  /** Money as the hub, this device's events and its screens have it; left out where the two were not compared. */
  readonly money?: MoneyCompared;
  /** Accounts of which the screens showed other money than their events: folded again, a mistake of ours, healed. */
  readonly recounted?: number;
  /** Why the files after it came to nothing, and since when without an end; null where they arrived, left out where it did not come to them. */
  readonly filesProblem?: { readonly code: string; readonly sinceMs: number } | null;
  /** What it held was not what the hub held for it, and everything was fetched again: a mistake of ours, healed. */
  readonly mended: boolean;
}

/**
 * One meeting of a device with its hub, step by step: whoever carries the bytes asks `next` and gives the answer to
 * `receive`. Everything that must last is in the ledger, in the same transaction as what it speaks of; a meeting
 * that is thrown away at any point loses nothing.
 */
export interface Meeting {
  /** The next request; null when the meeting is over, or has failed (`problem`). */
  next(): Outgoing | null;
  /**
   * What came back for a request, however late and however often. Whatever does not belong to the request, or does not
   * fit the ledger as it is now, changes nothing.
   */
  receive(request: Outgoing, answer: Uint8Array): void;
  /** Everything was sent, pulled and verified. */
  readonly isDone: boolean;
  /** Why it cannot go on: a code of `WireRefusalCode`, `otherHub`, `otherTeam`, `protocol`, `diverged` or `moneyDiffers`. */
  readonly problem: string | null;
  readonly outcome: MeetingOutcome;
}
