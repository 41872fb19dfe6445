import { type Carrier, CarrierError, type CarrierProblem } from './carrier.ts';
import type { Meeting, MeetingOutcome } from './meeting.ts';

/** How a meeting is driven. */
export interface MeetingDrive {
  readonly signal: AbortSignal;
  /** After each answer, for the bar on the screen. */
  readonly onStep: (outcome: MeetingOutcome) => void;
  /** Waits before a request is sent again; a test does not wait. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /**
   * One step of the meeting in its turn with every other call of the ledger: no step may fall into the middle of an import,
   * and nobody waits for the network. Throws `MeetingEnded` where the ledger was closed meanwhile. Left out where nobody else
   * works on the ledger.
   */
  readonly inTurn?: <Value>(step: () => Value) => Promise<Value>;
}

/** Thrown by `inTurn`: the meeting cannot go on. */
export class MeetingEnded extends Error {
  override readonly name = 'MeetingEnded';
  readonly problem: string;

  constructor(problem: string) {
    super(`the meeting ended: ${problem}`);
    this.problem = problem;
  }
}

/** How a meeting ended. What was acknowledged until then stays, however it ended. */
export interface MeetingReport {
  readonly outcome: MeetingOutcome;
  readonly problem: string | null;
}

/** A request is sent so often before the meeting is given up until the next time. */
const attempts = 4;
const firstWaitMs = 400;
const worthRepeating: ReadonlySet<CarrierProblem> = new Set(['interrupted', 'timeout', 'unreachable']);

/** Drives a meeting over a carrier to its end. Every request may be repeated: the hub does the same thing once. */
export async function runMeeting(
  meeting: Meeting,
  carrier: Carrier,
  drive: MeetingDrive,
): Promise<MeetingReport> {
  const inTurn = drive.inTurn ?? (async <Value>(step: () => Value): Promise<Value> => step());
  let request = await inTurn(() => meeting.next());
  while (request !== null) {
    const asked = request;
    const sent = await sendPatiently(carrier, asked.bytes, drive);
    if (typeof sent === 'string') return { outcome: meeting.outcome, problem: sent };
    request = await inTurn(() => {
      meeting.receive(asked, sent);
      drive.onStep(meeting.outcome);
      return meeting.next();
    });
  }
  return { outcome: meeting.outcome, problem: meeting.problem };
}

async function sendPatiently(
  carrier: Carrier,
  bytes: Uint8Array,
  { signal, wait }: MeetingDrive,
): Promise<Uint8Array | CarrierProblem> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await carrier.send(bytes, signal);
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      if (signal.aborted) return 'stopped';
      if (attempt === attempts || !worthRepeating.has(error.problem)) return error.problem;
      await wait(firstWaitMs * 2 ** (attempt - 1), signal);
    }
  }
}
