/** How a device stands with its team's hub, in one word. */
export type SyncWord =
  | 'alone' // no hub: everything is saved here, and nothing is owed to anybody
  | 'running'
  | 'deviceFull'
  | 'needsReview'
  | 'couldNotSend'
  | 'offline'
  | 'waiting' // the hub was met, and something was written since
  | 'upToDate';

/** What the word follows from. */
export interface SyncFacts {
  readonly hasHub: boolean;
  readonly isRunning: boolean;
  /** When a meeting last went through; null where none has. */
  readonly lastOkMs: number | null;
  /** Why the last try came to nothing; null where it went through, was stopped by a person, or nobody has tried. */
  readonly lastProblem: string | null;
  /** Own events that the hub has not confirmed. */
  readonly unsent: number;
  /** Contradictions and held work that somebody of this device is to look at. */
  readonly needsReview: number;
  /** Bytes left on the disk; null where it does not say. */
  readonly freeBytes: number | null;
}

/** Below so many free bytes the device is almost full (sync.md 2.3). */
export const almostFullBytes = 200 * 1024 * 1024;

/** Nobody was reached: no fault of anybody's, and mended by going where the hub is. */
const notReached: readonly string[] = ['unreachable', 'timeout'];

/** The one word for it. Red are only the two that a person must act on (ux.md 4.7): they stand above the state of the line. */
export function syncWord(facts: SyncFacts): SyncWord {
  const { freeBytes, lastProblem } = facts;
  if (freeBytes !== null && freeBytes < almostFullBytes) return 'deviceFull';
  if (facts.isRunning) return 'running';
  if (facts.needsReview > 0) return 'needsReview';
  if (!facts.hasHub) return 'alone';
  if (lastProblem !== null) return notReached.includes(lastProblem) ? 'offline' : 'couldNotSend';
  if (facts.lastOkMs === null) return 'offline';
  return facts.unsent > 0 ? 'waiting' : 'upToDate';
}

/** How old the last meeting is: quiet below a day, then to be told, then to be told strongly (ux.md 4.7). */
export type MeetingAge = 'never' | 'fresh' | 'old' | 'veryOld';

const hourMs = 3_600_000;

/** The age of the last meeting that went through. */
export function meetingAge(lastOkMs: number | null, nowMs: number): MeetingAge {
  if (lastOkMs === null) return 'never';
  const ageMs = nowMs - lastOkMs;
  if (ageMs < 24 * hourMs) return 'fresh';
  return ageMs <= 72 * hourMs ? 'old' : 'veryOld';
}

/** Two clocks further apart than this are worth a word: dates may be wrong (sync.md 2.9). */
export const clockDifferenceMs = 2 * 60_000;
