import { type Carrier, CarrierError, type CarrierProblem } from './carrier.ts';
import type { MeetingOutcome } from './meeting.ts';

/** What is carried to its end, request by request: a meeting, or an exchange of files after it. */
export interface Conversation<Request extends { readonly bytes: Uint8Array }, Outcome> {
  next(): Request | null;
  receive(request: Request, answer: Uint8Array): void;
  readonly problem: string | null;
  readonly outcome: Outcome;
}

/** How a meeting is driven. */
export interface MeetingDrive<Outcome = MeetingOutcome> {
  readonly signal: AbortSignal;
  /** After each answer, for the bar on the screen. */
  readonly onStep: (outcome: Outcome) => void;
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
export interface MeetingReport<Outcome = MeetingOutcome> {
  readonly outcome: Outcome;
  readonly problem: string | null;
}

/** A request is sent so often before the meeting is given up until the next time. */
const attempts = 4;
const firstWaitMs = 400;
/** So many answers in a row that say nothing to a request: whoever goes on would ask for ever. */
const mostUnread = 10;
const worthRepeating: ReadonlySet<CarrierProblem> = new Set(['interrupted', 'timeout', 'unreachable']);

/** Drives a meeting over a carrier to its end. Every request may be repeated: the hub does the same thing once. */
export async function runMeeting<Request extends { readonly bytes: Uint8Array }, Outcome>(
  meeting: Conversation<Request, Outcome>,
  carrier: Carrier,
  drive: MeetingDrive<Outcome>,
): Promise<MeetingReport<Outcome>> {
  const inTurn = drive.inTurn ?? (async <Value>(step: () => Value): Promise<Value> => step());
  let request = await inTurn(() => meeting.next());
  let unread = 0;
  while (request !== null) {
    const asked: Request = request;
    const sent = await sendPatiently(carrier, asked.bytes, drive);
    if (typeof sent === 'string') return { outcome: meeting.outcome, problem: sent };
    request = await inTurn(() => {
      meeting.receive(asked, sent);
      drive.onStep(meeting.outcome);
      return meeting.next();
    });
    unread = request === asked ? unread + 1 : 0;
    if (unread > mostUnread) return { outcome: meeting.outcome, problem: 'bad' };
    if (unread > 0) await drive.wait(firstWaitMs, drive.signal);
  }
  return { outcome: meeting.outcome, problem: meeting.problem };
}

async function sendPatiently(
  carrier: Carrier,
  bytes: Uint8Array,
  { signal, wait }: Pick<MeetingDrive, 'signal' | 'wait'>,
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
