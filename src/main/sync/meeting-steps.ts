import type { MoneyTotals } from '../../shared/domain/scope/shelf-money.ts';
import { equalBytes, utf8Decode } from '../../shared/lib/bytes.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { textToPageLine } from '../../shared/wire/event-lines.ts';
import {
  acknowledgement,
  digestAnswer,
  helloAnswer,
  pageHeader,
  type WireRefusal,
} from '../../shared/wire/frames.ts';
import { openFrame } from '../../shared/wire/framing.ts';
import { registered } from '../../shared/wire/joining-frames.ts';
import { selectFirstUnplaced, selectTopOwnPlace } from '../db/queries/sync-events.ts';
import { selectSyncRekey } from '../db/queries/sync-hub.ts';
import { movingPagesLater, withoutFlush } from '../db/transaction.ts';
import { readSelf } from '../ledger/device-self.ts';
import { changeLedger } from '../ledger/ledger.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import {
  agreesOnMoney,
  compareKeptMoney,
  compareMoney,
  hasTriedForMoney,
  moneyDiffers,
} from './compare-money.ts';
import { readHub } from './hub-state.ts';
import { keepMeeting, noOutcome } from './keep-meeting.ts';
import type { Meeting, MeetingOutcome, MeetingParts, Outgoing } from './meeting.ts';
import { noteSent, type Phase, requestOf } from './meeting-requests.ts';
import { ownHighWater, readAnswer, readRefusal } from './read-answer.ts';
import { beginRekey, beginRekeyByPast, finishRekey } from './rekey.ts';
import { worksHere } from './requests.ts';
import { sendWhatIsAskedFor } from './send-asked.ts';
import { takeAcknowledgement } from './take-acknowledgement.ts';
import { mendHolding, takeDigest, takeShelfDigests } from './take-digest.ts';
import { takeHello } from './take-hello.ts';
import { takePage } from './take-page.ts';

/** What follows on an answer: another request, the end, a problem, or `wait`: the answer was none, and the request stands. */
type Next = Phase | 'done' | 'wait' | { readonly problem: string };

type Counts = { -readonly [Name in keyof MeetingOutcome]: MeetingOutcome[Name] };

/** So often a meeting may begin anew before it says that it comes to nothing. */
const mostHellos = 12;

/** So often one request is repeated because the hub could not read it. */
const mostRepeats = 5;

/** The steps of a meeting. What it keeps in memory may be lost at any time. */
export class MeetingSteps implements Meeting {
  readonly #parts: MeetingParts;
  readonly #startedMs: number;
  readonly #counts: Counts = { ...noOutcome };
  #phase: Phase;
  #outgoing: Outgoing | null = null;
  #isOver = false;
  #problem: string | null = null;
  /** Why the disk did not take what the last answer said. */
  #trouble: string | null = null;
  /** What the hub holds of this device, by its own word in this meeting, compared with the own chain. */
  #highWater = 0;
  #hellos = 0;
  #repeats = 0;
  /** The hub said what it holds while the disk took nothing: its places have to be asked for again. */
  #isPlaceMissed = false;
  /** The holding differed once already, and the device has started over for it. */
  #hasMended = false;

  constructor(parts: MeetingParts) {
    this.#parts = parts;
    this.#startedMs = parts.nowMs();
    this.#phase = selectSyncRekey(parts.ledger.write) === undefined ? 'hello' : 'rekey';
  }

  get isDone(): boolean {
    return this.#isOver && this.#problem === null;
  }

  get problem(): string | null {
    return this.#problem;
  }

  get outcome(): MeetingOutcome {
    return { ...this.#counts };
  }

  next(): Outgoing | null {
    if (this.#isOver) return null;
    if (this.#outgoing !== null) return this.#outgoing;
    const { request, lastSeq } = requestOf(this.#parts, this.#phase, this.#highWater);
    if (lastSeq !== null) {
      const { ledger } = this.#parts;
      // Shown, never relied on: nobody waits for the disk on its account.
      withoutFlush(ledger.write, () => this.#change(() => noteSent(ledger, lastSeq)));
    }
    this.#outgoing = request;
    return request;
  }

  receive(request: Outgoing, answer: Uint8Array): void {
    const asked = this.#outgoing;
    if (asked === null || request.frame !== asked.frame || !equalBytes(request.bytes, asked.bytes)) return;
    // A page has lines: it is opened where it is taken.
    const parsed = answer.includes(lineEnd) ? undefined : parseJson(utf8Decode(answer));
    const refusal = readRefusal(parsed);
    this.#trouble = null;
    const taken = refusal === null ? this.#take(asked.frame, parsed, answer) : this.#takeRefusal(refusal);
    const next = this.#trouble === null ? taken : this.#pushAnyway(asked.frame, parsed, this.#trouble);
    if (next === 'wait') return;
    if (next === 'done') this.#end(null);
    else if (typeof next === 'object') this.#end(next.problem);
    else this.#go(next);
  }

  /** The disk takes nothing: what is on it can still be sent, though no answer be kept. */
  #pushAnyway(frame: Outgoing['frame'], parsed: unknown, trouble: string): Next {
    if (frame !== 'hello' && frame !== 'push') return { problem: trouble };
    const highWater = ownHighWater(this.#parts.ledger, parsed);
    if (highWater === null || (frame === 'push' && highWater <= this.#highWater)) return { problem: trouble };
    this.#counts.sent += frame === 'push' ? highWater - this.#highWater : 0;
    this.#highWater = highWater;
    this.#isPlaceMissed = true;
    return this.#isAllSent() ? { problem: trouble } : 'push';
  }

  #take(frame: Outgoing['frame'], parsed: unknown, bytes: Uint8Array): Next {
    switch (frame) {
      case 'hello':
        return this.#takeHello(parsed);
      case 'push':
        return this.#takeAcknowledgement(parsed);
      case 'pull':
        return this.#takePage(bytes);
      case 'verify':
        return this.#takeDigest(parsed);
      case 'rekey':
        return this.#takeRegistered(parsed);
      case 'knock':
        return { problem: 'unknownDevice' };
    }
  }

  #takeHello(parsed: unknown): Next {
    const answer = readAnswer(helloAnswer, parsed);
    const taken = answer === null ? null : this.#change(() => takeHello(this.#parts, answer));
    if (answer === null || taken === null) return 'wait';
    switch (taken.kind) {
      case 'stale':
        return 'hello';
      case 'problem':
        return { problem: taken.problem };
      case 'rekey':
        this.#change(() => beginRekey(this.#parts, taken.cause));
        return 'rekey';
      case 'taken':
        break;
    }
    this.#counts.sentAgain += taken.sentAgain;
    this.#counts.held += taken.held;
    this.#counts.startedOver ||= taken.startedOver;
    this.#highWater = answer.highWater.seq;
    const lacking = this.#firstLackingPlace();
    // A restored hub that did not know the device's epoch has voided places which it gave itself: it is asked for them again.
    if (lacking !== null && taken.sentAgain > 0) return 'hello';
    // The hub holds it, but tells no place: it has the event under another envelope, and says which when it is sent again.
    if (lacking !== null) this.#highWater = lacking - 1;
    const isSettled = !readHub(this.#parts.ledger.write).startingOver && taken.sentAgain + taken.placed === 0;
    const isEmpty = answer.upToDate && isSettled && this.#isAllSent();
    return isEmpty ? this.#endEmpty(answer.money) : this.#whatIsLeft();
  }

  /** Nothing went or came. A hub of before tells no money here, and does not compare it. */
  #endEmpty(hub: MoneyTotals | undefined): Next {
    const { ledger } = this.#parts;
    if (hasTriedForMoney(ledger)) return 'verify';
    if (hub === undefined) return 'done';
    const money = this.#change(() => compareKeptMoney(ledger, hub));
    if (money === null) return 'verify';
    this.#counts.money = money;
    return 'done';
  }

  #takeAcknowledgement(parsed: unknown): Next {
    const answer = readAnswer(acknowledgement, parsed);
    const taken =
      answer === null ? null : this.#change(() => takeAcknowledgement(this.#parts.ledger, answer));
    if (taken === null) return 'wait';
    if (taken.kind === 'foreign' || taken.highWater <= this.#highWater) return 'hello';
    this.#counts.sent += taken.highWater - this.#highWater;
    this.#counts.held += taken.held;
    this.#highWater = taken.highWater;
    if (!this.#isPlaceMissed || !this.#isAllSent()) return this.#whatIsLeft();
    this.#isPlaceMissed = false;
    return 'hello';
  }

  #takePage(bytes: Uint8Array): Next {
    const frame = openFrame(bytes, nativeSha256);
    const header = frame === null ? null : readAnswer(pageHeader, frame.header);
    if (frame === null || header === null || header.count !== frame.lines.length) return 'wait';
    // A line that is none is left out; the sums at the end will tell.
    const lines = frame.lines.flatMap((line) => textToPageLine(line) ?? []);
    const { ledger } = this.#parts;
    const taken = movingPagesLater(ledger.write, () => this.#change(() => takePage(ledger, header, lines)));
    if (taken === null) return 'wait';
    if (taken.kind !== 'taken') return 'hello';
    this.#counts.received += taken.received;
    this.#counts.granted += taken.granted;
    this.#counts.revoked += taken.revoked;
    if (header.more) return header.to === header.from ? { problem: 'bad' } : 'pull';
    const next = this.#whatIsAsked();
    // It told of more than it has: it forgot what it acknowledged, and is asked what it holds instead of for more, for ever.
    return next === 'pull' && header.to === header.from ? 'hello' : next;
  }

  #takeDigest(parsed: unknown): Next {
    const { ledger } = this.#parts;
    const take = this.#phase === 'shelves' ? takeShelfDigests : takeDigest;
    const answer = readAnswer(digestAnswer, parsed);
    const taken = answer === null ? null : this.#change(() => take(ledger, answer));
    if (taken === null) return 'wait';
    if (taken === 'stale') return 'hello';
    if (taken === 'same') return this.#compareMoney(answer?.money ?? {});
    if (this.#phase !== 'shelves') return 'shelves';
    return this.#hasMended ? { problem: 'diverged' } : this.#mend();
  }

  /** Nobody's figure is preferred: what differs is fetched again once, and then a person is told both. */
  #compareMoney(hub: MoneyTotals): Next {
    const { ledger } = this.#parts;
    const taken = this.#change(() => compareMoney(ledger, hub));
    if (taken === null) return 'wait';
    this.#counts.money = taken.money;
    if (taken.recounted > 0) this.#counts.recounted = (this.#counts.recounted ?? 0) + taken.recounted;
    if (agreesOnMoney(taken.money)) return 'done';
    return this.#hasMended || hasTriedForMoney(ledger) ? { problem: moneyDiffers } : this.#mend();
  }

  #mend(): Next {
    const { ledger } = this.#parts;
    this.#hasMended = true;
    this.#counts.startedOver = true;
    this.#counts.mended = true;
    this.#change(() => mendHolding(ledger));
    return 'pull';
  }

  #takeRegistered(parsed: unknown): Next {
    const answer = readAnswer(registered, parsed);
    const taken = answer === null ? null : this.#change(() => finishRekey(this.#parts, answer.device));
    if (taken === null) return 'wait';
    this.#counts.rekeyed ||= taken;
    this.#counts.startedOver ||= taken;
    return 'hello';
  }

  #takeRefusal({ code }: WireRefusal): Next {
    // A hub of before cannot hear it; whatever it says, the device is still not known.
    if (this.#phase === 'knock') return { problem: 'unknownDevice' };
    switch (code) {
      case 'gap':
      case 'fork':
      case 'epoch':
      case 'scope':
        return 'hello';
      case 'bad':
        this.#repeats += 1;
        return this.#repeats > mostRepeats ? { problem: code } : 'wait';
      case 'unknownDevice': {
        // What this ledger wrote as before may be known to the hub, where this device is not.
        const hasVoucher = this.#change(() => beginRekeyByPast(this.#parts));
        return hasVoucher === true ? 'rekey' : this.#knock();
      }
      default:
        return { problem: code };
    }
  }

  /** The office is told that this device was here before; who works on it must be known for that. */
  #knock(): Next {
    const { ledger } = this.#parts;
    return worksHere(ledger, readSelf(ledger.write)) === null ? { problem: 'unknownDevice' } : 'knock';
  }

  /** The last page may have brought the office's word that what this device keeps of others is sent. */
  #whatIsAsked(): Next {
    const sent = this.#change(() => sendWhatIsAskedFor(this.#parts.ledger));
    return sent === null ? 'wait' : this.#whatIsLeft();
  }

  /** What comes next, once the hub's word on this device is known. */
  #whatIsLeft(): Phase {
    if (!this.#isAllSent()) return 'push';
    const database = this.#parts.ledger.write;
    const hub = readHub(database);
    const ownTop = selectTopOwnPlace(database, readSelf(database).device, hub.epoch);
    const isBehind = hub.pulledPlace < Math.max(hub.topPlace, ownTop);
    return isBehind || hub.startingOver ? 'pull' : 'verify';
  }

  /** The first own event that the hub holds and whose place is not known here; null where there is none. */
  #firstLackingPlace(): number | null {
    const database = this.#parts.ledger.write;
    const first = selectFirstUnplaced(database, readSelf(database).device);
    return first !== undefined && first <= this.#highWater ? first : null;
  }

  #isAllSent(): boolean {
    const last = readSelf(this.#parts.ledger.write).seq;
    return Math.min(last, this.#parts.sendsUpTo ?? last) <= this.#highWater;
  }

  #go(phase: Phase): void {
    if (phase === 'hello') this.#hellos += 1;
    this.#phase = phase;
    this.#outgoing = null;
    if (this.#hellos > mostHellos) this.#end('busy');
  }

  #end(problem: string | null): void {
    this.#isOver = true;
    this.#problem = problem;
    this.#outgoing = null;
    this.#change(() => keepMeeting(this.#parts, this.#startedMs, this.#counts, problem));
  }

  /** One transaction of the ledger. Null where the disk did not take it: then nothing was changed. */
  #change<Value>(work: () => Value): Value | null {
    const result: Result<Value, { readonly code: string }> = changeLedger(this.#parts.ledger, () =>
      ok(work()),
    );
    if (result.ok) return result.value;
    this.#trouble = result.refusal.code;
    return null;
  }
}

const lineEnd = 0x0a;

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
