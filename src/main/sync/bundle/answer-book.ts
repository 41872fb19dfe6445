import { z } from 'zod';
import { utf8Encode } from '../../../shared/lib/bytes.ts';
import {
  type CarryAnswer,
  carryAnswer,
  carryRequest,
  type GetRequest,
  getRequest,
  type OfferRequest,
  offerRequest,
} from '../../../shared/wire/blob-frames.ts';
import {
  type Acknowledgement,
  acknowledgement,
  type HelloAnswer,
  type HelloRequest,
  helloAnswer,
  helloRequest,
  type PullRequest,
  pageHeader,
  pullRequest,
  pushHeader,
  type VerifyRequest,
  verifyRequest,
} from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import {
  type KnockRequest,
  knockRequest,
  type RekeyRequest,
  rekeyRequest,
} from '../../../shared/wire/joining-frames.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import type { BroughtFiles } from '../blobs/brought-files.ts';
import type { Outgoing } from '../meeting.ts';
import { readAnswer, readRefusal } from '../read-answer.ts';
import type { BundleProblem } from './bundle-header.ts';
import { jsonOf } from './frame-json.ts';

type Asked = HelloRequest | RekeyRequest | KnockRequest | PullRequest | VerifyRequest;

interface Told<Request> {
  readonly request: Request;
  readonly answer: Uint8Array;
}

/** All that a file of answers says, by what was asked. */
interface Said {
  readonly told: Told<Asked>[];
  readonly acknowledgements: Told<Acknowledgement>[];
  readonly offers: Told<OfferRequest>[];
  readonly brought: { said: CarryAnswer | null; readonly parts: Told<GetRequest>[] };
}

/**
 * The answers of a file, found by what a meeting asks now. A request that stands in the file as it is asked gets its answer;
 * a hello gets it where the device stands as it stood when it wrote the file, or at the end of a page of it: then it was
 * broken off there. An acknowledgement fits whatever push it covers: the meeting compares it with the own chain.
 */
export class AnswerBook {
  readonly #told: readonly Told<Asked>[];
  readonly #acknowledgements: readonly Told<Acknowledgement>[];
  /** What was said of kept files. */
  readonly offers: readonly Told<OfferRequest>[];
  /** Kept files that came along. */
  readonly brought: BroughtFiles;
  readonly #given = new Set<Uint8Array>();
  #hasGreeted = false;

  constructor({ told, acknowledgements, offers, brought }: Said) {
    this.#told = told;
    this.offers = offers;
    this.brought = brought;
    this.#acknowledgements = acknowledgements;
  }

  /** Own events above this one are not spoken of in the file. */
  get acknowledgedUpTo(): number {
    const greeted = this.#hello();
    const heads = this.#acknowledgements.map(({ request }) => request.highWater.seq);
    return Math.max(0, greeted?.answer.highWater.seq ?? 0, ...heads);
  }

  /** When the hub answered, by its own clock; null where it did not greet. */
  get answeredMs(): number | null {
    return this.#hello()?.answer.nowMs ?? null;
  }

  /** Why this file says nothing to a device that asks this first; null where it does. */
  problemWith(first: Outgoing): BundleProblem | null {
    if (first.frame !== 'hello') return this.#exact(first) === null ? 'older' : null;
    const asked = readAnswer(helloRequest, jsonOf(first.bytes));
    const told = this.#told.find(({ request }) => request.frame === 'hello')?.request;
    if (asked === null || told?.frame !== 'hello') return 'older';
    if (this.#helloFor(asked) !== null) return null;
    // A device that was put back to an old copy of itself never had what the file goes on from.
    return asked.epoch === told.epoch && told.place > asked.place ? 'gap' : 'older';
  }

  /** The answer to what is asked, each once; null where the file has none. */
  answerTo(asked: Outgoing): Uint8Array | null {
    const answer = this.#find(asked);
    if (answer === null || this.#given.has(answer)) return null;
    this.#given.add(answer);
    return answer;
  }

  #find(asked: Outgoing): Uint8Array | null {
    if (asked.frame === 'push') return this.#acknowledgementFor(asked);
    if (asked.frame !== 'hello') return this.#exact(asked);
    const request = readAnswer(helloRequest, jsonOf(asked.bytes));
    if (request === null || this.#hasGreeted) return null;
    this.#hasGreeted = true;
    return this.#helloFor(request);
  }

  #exact(asked: Outgoing): Uint8Array | null {
    const request = readRequest(jsonOf(asked.bytes));
    const text = JSON.stringify(request);
    return this.#told.find((told) => JSON.stringify(told.request) === text)?.answer ?? null;
  }

  #acknowledgementFor(asked: Outgoing): Uint8Array | null {
    const from = readAnswer(pushHeader, openFrame(asked.bytes, nativeSha256)?.header)?.from;
    if (from === undefined) return null;
    return this.#acknowledgements.find(({ request }) => request.highWater.seq >= from)?.answer ?? null;
  }

  #hello(): { readonly told: Told<HelloRequest>; readonly answer: HelloAnswer } | null {
    for (const { request, answer } of this.#told) {
      if (request.frame !== 'hello') continue;
      const read = readAnswer(helloAnswer, jsonOf(answer));
      return read === null ? null : { told: { request, answer }, answer: read };
    }
    return null;
  }

  #helloFor(asked: HelloRequest): Uint8Array | null {
    const told = this.#told.find(({ request }) => request.frame === 'hello');
    if (told?.request.frame !== 'hello') return null;
    const { team, device, epoch, place, scopeKey, own } = told.request;
    if (asked.team !== team || asked.device !== device || asked.own.seq < own.seq) return null;
    if (asked.epoch === epoch && asked.place === place && asked.scopeKey === scopeKey) return told.answer;
    const greeted = this.#hello()?.answer;
    if (greeted?.epoch !== asked.epoch || greeted.scopeKey !== asked.scopeKey) return null;
    return this.#isPageEnd(asked.place)
      ? utf8Encode(JSON.stringify({ ...greeted, forkPlace: null, upToDate: false }))
      : null;
  }

  #isPageEnd(place: number): boolean {
    return this.#told.some(({ request, answer }) => {
      if (request.frame !== 'pull') return false;
      const header = readAnswer(pageHeader, openFrame(answer, nativeSha256)?.header);
      return header !== null && (header.from === place || header.to === place);
    });
  }
}

/** The answers in the frames of a file for this device; null where they are not request and answer in turns. */
export function readAnswers(
  of: { readonly team: string; readonly device: string },
  frames: readonly Uint8Array[],
): AnswerBook | null {
  if (frames.length === 0 || frames.length % 2 !== 0) return null;
  const said: Said = { told: [], acknowledgements: [], offers: [], brought: { said: null, parts: [] } };
  for (let at = 0; at < frames.length; at += 2) {
    const [asked, answer] = [frames[at], frames[at + 1]];
    if (asked === undefined || answer === undefined) return null;
    const parsed = jsonOf(asked);
    const request = readRequest(parsed) ?? readAnswer(sortedAside, parsed);
    if (request === null || request.team !== of.team) return null;
    // A knock says who it is by its key.
    if (request.frame !== 'knock' && request.device !== of.device) return null;
    if (!keepSaid(said, request, answer)) return null;
  }
  return new AnswerBook(said);
}

/** Sorts an answer by what was asked; false where it is none to that. */
function keepSaid(said: Said, request: Asked | SortedAside, answer: Uint8Array): boolean {
  if (request.frame === 'offer') said.offers.push({ request, answer });
  else if (request.frame === 'get') said.brought.parts.push({ request, answer });
  else if (request.frame === 'carry') said.brought.said = readAnswer(carryAnswer, jsonOf(answer));
  else if (request.frame === 'push') {
    const taken = readAnswer(acknowledgement, jsonOf(answer));
    if (taken === null) return readRefusal(jsonOf(answer)) !== null;
    said.acknowledgements.push({ request: taken, answer });
  } else said.told.push({ request, answer });
  return true;
}

/** What a meeting does not ask in these words: it is looked up otherwise, or not at all. */
const sortedAside = z.discriminatedUnion('frame', [pushHeader, offerRequest, carryRequest, getRequest]);
type SortedAside = z.output<typeof sortedAside>;

const readable = [helloRequest, pullRequest, verifyRequest, rekeyRequest, knockRequest] as const;

function readRequest(parsed: unknown): Asked | null {
  for (const schema of readable) {
    const request = readAnswer<(typeof readable)[number]>(schema, parsed);
    if (request !== null) return request;
  }
  return null;
}
