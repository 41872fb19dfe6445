import type { RunningMeeting } from '../../shared/contract/sync.ts';

/** The one meeting that can run at a time, beside everything else that the ledger does. */
export interface MeetingDesk {
  /** False where one runs already, nothing is open or there is no hub. */
  readonly begin: () => boolean;
  /** Begins one where the last try is some minutes old. */
  readonly beginWhenDue: () => void;
  /** Ends the one that runs, and begins another that knows what has changed since. */
  readonly beginAnew: () => void;
  /** False where none runs. */
  readonly stop: () => boolean;
  readonly view: () => RunningMeeting | null;
  /** Once the meeting that runs now is over and kept. */
  readonly over: () => Promise<void>;
  /** A file brought what a meeting would have: every screen may be old. */
  readonly tellArrived: () => void;
}
