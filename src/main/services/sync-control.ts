import type { ExchangeOutcome } from '../sync/blobs/exchange.ts';
import type { HubAddress } from '../sync/https-carrier.ts';
import type { MeetingOutcome } from '../sync/meeting.ts';
import type { MeetingReport } from '../sync/run-meeting.ts';

/** Where the hub of this ledger is: there is none, it runs in this program, or it is reached over HTTPS. */
export type HubContact =
  | { readonly kind: 'none' }
  | { readonly kind: 'here' }
  /** At any of these addresses, by the one pin. */
  | { readonly kind: 'https'; readonly addresses: readonly HubAddress[] };

/** How a meeting is asked for. */
export interface MeetingCall {
  readonly signal: AbortSignal;
  /** After each answer of the hub, for the bar on the screen. */
  readonly onStep: (outcome: MeetingOutcome) => void;
  /** The same for the files that travel after the meeting. */
  readonly onFiles: (outcome: ExchangeOutcome) => void;
}

/** How a meeting went, and how the files after it; null where it did not come to files. */
export interface HeldMeeting extends MeetingReport {
  readonly files: MeetingReport<ExchangeOutcome> | null;
}

/**
 * Who carries a meeting for the ledger that is open. Each step of a meeting waits for its turn among the calls of the core, so
 * that it never stands in another's transaction: a meeting goes on beside everything, and is not asked for within a call.
 */
export interface SyncControl {
  readonly contact: () => HubContact;
  /**
   * One meeting of the open ledger with its hub. Its `problem` is null where it went through; else a code of `CarrierProblem`
   * or `Meeting.problem`, `noHub` where there is none, or `locked` where the ledger was closed meanwhile. Never throws for
   * what the network or the hub does. Files follow a meeting that went through, and never make it one that did not.
   */
  readonly meet: (call: MeetingCall) => Promise<HeldMeeting>;
}
