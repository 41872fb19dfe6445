import { base64UrlToBytes, equalBytes } from '../../../shared/lib/bytes.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { blobLimits, offerAnswer, partHeader, putAnswer } from '../../../shared/wire/blob-frames.ts';
import type { WireRefusal } from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import {
  type FileOnItsWay,
  saveFileAbsent,
  saveFileAtHub,
  saveFileHere,
  selectFilesToOffer,
} from '../../db/queries/kept-files.ts';
import { storageErrorToRefusal } from '../../db/refusals.ts';
import { sha256Hex } from '../../keys/blob.ts';
import { fromHub } from '../../keys/blob-files.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { jsonOf } from '../bundle/frame-json.ts';
import { readHub } from '../hub-state.ts';
import { readAnswer, readRefusal } from '../read-answer.ts';
import {
  type Exchange,
  type ExchangeOutcome,
  type ExchangeParts,
  type ExchangeRequest,
  noExchange,
} from './exchange.ts';
import { getBytes, offerBytes, putBytes } from './requests.ts';
import { filesToFetch, letGoOfFiles, lookForFiles, termsOf } from './standing.ts';

/** Begins an exchange of files, after a meeting that went through. */
export function openExchange(parts: ExchangeParts): Exchange {
  return new ExchangeSteps(parts);
}

/** So often one request is repeated because the hub could not read it. */
const mostRepeats = 5;
/** Room that stays free on a disk. */
const keptFreeBytes = 200 * 1024 * 1024;

interface Sending extends FileOnItsWay {
  readonly plain: Uint8Array;
  from: number;
}

class ExchangeSteps implements Exchange {
  readonly #parts: ExchangeParts;
  readonly #counts: { -readonly [Name in keyof ExchangeOutcome]: ExchangeOutcome[Name] } = { ...noExchange };
  #outgoing: ExchangeRequest | null = null;
  #problem: string | null = null;
  #isOver = false;
  #repeats = 0;
  #hasBegun = false;
  /** Files not offered yet. */
  readonly #offers: FileOnItsWay[] = [];
  #offered: readonly FileOnItsWay[] = [];
  /** Files that the hub lacks, with how much of them it has. */
  #lacking: (FileOnItsWay & { readonly from: number })[] = [];
  #sending: Sending | null = null;
  #sendLeft = 0;
  #fetches: FileOnItsWay[] | null = null;
  #fetching: FileOnItsWay | null = null;
  /** Why the hub took no more files; what it has to give comes all the same. */
  #heldUp: string | null = null;
  /** Files that came as something else once. */
  readonly #damaged = new Set<string>();

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  get problem(): string | null {
    return this.#problem;
  }

  get outcome(): ExchangeOutcome {
    return { ...this.#counts };
  }

  next(): ExchangeRequest | null {
    if (this.#isOver || this.#outgoing !== null) return this.#isOver ? null : this.#outgoing;
    this.#guarded(() => {
      if (!this.#hasBegun) this.#begin();
      this.#outgoing = this.#nextPut() ?? this.#nextOffer() ?? this.#nextGet();
    });
    if (this.#outgoing === null && !this.#isOver) this.#end(this.#heldUp);
    return this.#outgoing;
  }

  receive(request: ExchangeRequest, answer: Uint8Array): void {
    const asked = this.#outgoing;
    if (asked === null || request.frame !== asked.frame || !equalBytes(request.bytes, asked.bytes)) return;
    const parsed = jsonOf(answer);
    const refusal = readRefusal(parsed);
    this.#guarded(() => {
      const isTaken =
        refusal === null ? this.#take(asked.frame, parsed, answer) : this.#takeRefusal(asked.frame, refusal);
      if (isTaken) this.#outgoing = null;
    });
  }

  #begin(): void {
    this.#hasBegun = true;
    const { ledger, files, nowMs, onlySends } = this.#parts;
    this.#change(() => {
      lookForFiles(this.#parts);
      const { epoch } = readHub(ledger.write);
      for (const file of selectFilesToOffer(ledger.write, { epoch, nowMs: nowMs() })) {
        // A restored folder, a person who tidied up: what is not here any more is asked for like any other.
        if (files.has(file.sha256)) this.#offers.push(file);
        else saveFileHere(ledger.write, file.sha256, false);
      }
      if (onlySends !== true) this.#counts.removedFiles += letGoOfFiles(this.#parts);
    });
    this.#sendLeft = termsOf(this.#parts).sendBytes;
  }

  #nextOffer(): ExchangeRequest | null {
    if (this.#offers.length === 0 || this.#sendLeft <= 0) return null;
    this.#offered = this.#offers.splice(0, blobLimits.offers);
    const hashes = this.#offered.map(({ sha256 }) => sha256);
    return { frame: 'offer', bytes: offerBytes(this.#parts.ledger, hashes) };
  }

  #nextPut(): ExchangeRequest | null {
    const { ledger, files } = this.#parts;
    while (this.#sending === null) {
      const file = this.#lacking.shift();
      if (file === undefined || this.#sendLeft <= 0) return null;
      const plain = files.read(file.sha256);
      if (plain !== null) this.#sending = { ...file, plain, from: Math.min(file.from, plain.length - 1) };
      else this.#change(() => saveFileHere(ledger.write, file.sha256, false));
    }
    return { frame: 'put', bytes: putBytes(ledger, this.#sending).bytes };
  }

  #nextGet(): ExchangeRequest | null {
    const { ledger, files, onlySends, freeBytes } = this.#parts;
    if (onlySends === true) return null;
    if (this.#fetches === null) {
      this.#fetches = filesToFetch(this.#parts);
      for (const { bytes } of this.#fetches) this.#counts.dueBytes += bytes;
    }
    this.#fetching ??= this.#fetches.shift() ?? null;
    if (this.#fetching === null) return null;
    const { sha256, bytes } = this.#fetching;
    const free = freeBytes?.() ?? null;
    if (free !== null && free < bytes + keptFreeBytes) {
      this.#end('diskFull');
      return null;
    }
    return { frame: 'get', bytes: getBytes(ledger, sha256, files.arrived(sha256, fromHub)) };
  }

  /** False where the answer is none: the request stands. */
  #take(frame: ExchangeRequest['frame'], parsed: unknown, bytes: Uint8Array): boolean {
    if (frame === 'offer') return this.#takeOffered(parsed);
    return frame === 'put' ? this.#takeTaken(parsed) : this.#takePart(bytes);
  }

  #takeOffered(parsed: unknown): boolean {
    const answer = readAnswer(offerAnswer, parsed);
    if (answer === null || answer.standings.length !== this.#offered.length) return false;
    this.#change(() => {
      for (const [at, file] of this.#offered.entries()) {
        const standing = answer.standings[at];
        if (standing === 'there') this.#confirm(file.sha256, answer);
        if (typeof standing !== 'number') continue;
        this.#lacking.push({ ...file, from: standing });
        this.#counts.dueBytes += Math.max(0, file.bytes - standing);
      }
    });
    // What was begun is brought to its end first: the hub keeps only so much that is not whole.
    this.#lacking.sort((left, right) => Number(right.from > 0) - Number(left.from > 0));
    return true;
  }

  #takeTaken(parsed: unknown): boolean {
    const answer = readAnswer(putAnswer, parsed);
    const sending = this.#sending;
    if (answer === null || sending === null || answer.sha256 !== sending.sha256) return false;
    const moved = Math.max(0, answer.arrived - sending.from);
    this.#counts.sentBytes += moved;
    this.#sendLeft -= moved;
    if (answer.isThere) {
      this.#change(() => this.#confirm(sending.sha256, answer));
      this.#counts.sentFiles += 1;
      this.#sending = null;
      return true;
    }
    // The hub's word, forwards or back; where it says the same again, this file waits for another meeting.
    if (answer.arrived === sending.from) this.#sending = null;
    sending.from = answer.arrived;
    return true;
  }

  #takePart(bytes: Uint8Array): boolean {
    const opened = openFrame(bytes, nativeSha256);
    const header = opened === null ? null : readAnswer(partHeader, opened.header);
    const file = this.#fetching;
    if (opened === null || header === null || file === null || header.sha256 !== file.sha256) return false;
    const { files } = this.#parts;
    const arrived = files.arrived(file.sha256, fromHub);
    const part = base64UrlToBytes(opened.lines[0] ?? '');
    if (header.from !== arrived || part === undefined) return false;
    if (part.length > 0) files.add(file.sha256, fromHub, { from: arrived, bytes: part });
    this.#counts.fetchedBytes += part.length;
    if (part.length > 0 && arrived + part.length < header.bytes) return true;
    const plain = files.collect(file.sha256, fromHub);
    if (sha256Hex(plain) === file.sha256) {
      files.keep(file.sha256, plain);
      this.#change(() => {
        saveFileHere(this.#parts.ledger.write, file.sha256, true);
        this.#confirm(file.sha256, header);
      });
      this.#counts.fetchedFiles += 1;
      this.#fetching = null;
    } else if (this.#damaged.has(file.sha256)) {
      this.#counts.refusedFiles += 1;
      this.#fetching = null;
    }
    // What came as something else is thrown away whole, and asked for once more.
    this.#damaged.add(file.sha256);
    files.drop(file.sha256, fromHub);
    return true;
  }

  #takeRefusal(frame: ExchangeRequest['frame'], { code }: WireRefusal): boolean {
    const { ledger, nowMs } = this.#parts;
    if (code === 'bad') {
      this.#repeats += 1;
      if (this.#repeats > mostRepeats) this.#end(code);
      return false;
    }
    if (code === 'blobsUnfinished' && frame === 'put') {
      this.#heldUp = code;
      this.#sending = null;
      this.#lacking = this.#lacking.filter(({ from }) => from > 0);
      this.#offers.length = 0;
      return true;
    }
    const isOfFile = code === 'blobUnnamed' || code === 'blobMissing' || code === 'blobDiffers';
    if (!isOfFile || frame === 'offer') {
      this.#end(code);
      return true;
    }
    if (frame === 'put') {
      this.#sending = null;
      this.#counts.refusedFiles += 1;
      return true;
    }
    const sha256 = this.#fetching?.sha256;
    this.#fetching = null;
    if (code === 'blobMissing' && sha256 !== undefined) {
      this.#change(() => saveFileAbsent(ledger.write, sha256, nowMs()));
    }
    return true;
  }

  #confirm(sha256: string, { epoch, top }: { readonly epoch: string; readonly top: number }): void {
    const { ledger, nowMs } = this.#parts;
    saveFileAtHub(ledger.write, sha256, { epoch, top, nowMs: nowMs() });
  }

  #end(problem: string | null): void {
    this.#isOver = true;
    this.#problem = problem;
    this.#outgoing = null;
  }

  /** One transaction of the ledger; a disk that does not take it ends the exchange. */
  #change(work: () => void): void {
    const changed: Result<void, { readonly code: string }> = changeLedger(this.#parts.ledger, () =>
      ok(work()),
    );
    if (!changed.ok) this.#end(changed.refusal.code);
  }

  /** A full disk ends the exchange; what has come stays. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      const refusal = storageErrorToRefusal(error, '');
      if (refusal === null) throw error;
      this.#end(refusal.code);
    }
  }
}
