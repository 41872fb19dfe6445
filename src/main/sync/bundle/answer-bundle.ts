import { utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { FilesWanted } from '../../../shared/wire/blob-frames.ts';
import { acknowledgement, helloAnswer, type PullRequest, pageHeader } from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { readAnswer } from '../read-answer.ts';
import { askHub, type BundleHub, type HubNotReady, NotReady } from './bundle-hub.ts';
import { type CarriedCount, carryFiles, nothingCarried } from './carry-files.ts';
import { jsonOf } from './frame-json.ts';
import type { BundleRequests } from './read-requests.ts';

/** What the hub said to a file of requests. */
export interface AnsweredRequests {
  /** Request, answer, request, answer; of a push, its header alone. */
  readonly frames: readonly Uint8Array[];
  /** How far the chain of the device is with the hub now; null where the hub did not say. */
  readonly highWater: number | null;
  readonly held: number;
  /** Photos and papers on their way back. */
  readonly carried: CarriedCount;
}

/** What a device asks that the hub does not know, in order. */
export interface StrangersRequests {
  readonly kind: 'stranger';
  readonly asked: readonly Uint8Array[];
}

/** Most bytes of pages in one file of answers; what is left is asked for with the next file. */
const mostPageBytes = 40 * 1024 * 1024;

/** Most bytes of all that is said, before it is packed: a reader opens no more. */
const mostSaidBytes = 60 * 1024 * 1024;

/**
 * Asks the hub everything that a device asked by file, one after the other, each in a transaction of its own. What the device would
 * ask next, had it the answers, is asked for it: further pages, and whether it holds the right things at the end.
 */
export async function answerRequests(
  hub: BundleHub,
  requests: BundleRequests | StrangersRequests,
): Promise<Result<AnsweredRequests, HubNotReady>> {
  const talk = new Talk(hub);
  try {
    if (requests.kind === 'rekey') await talk.ask(requests.rekey);
    else if (requests.kind === 'stranger') for (const asked of requests.asked) await talk.ask(asked);
    else await talkThrough(talk, requests);
  } catch (error) {
    if (error instanceof NotReady) return refused({ code: error.code });
    throw error;
  }
  const { frames, highWater, held, carried } = talk;
  return ok({ frames, highWater, held, carried });
}

async function talkThrough(
  talk: Talk,
  { hello, pushes, files, pull }: BundleRequests & { readonly kind: 'meeting' },
): Promise<void> {
  const greeted = readAnswer(helloAnswer, jsonOf(await talk.ask(hello.bytes)));
  if (greeted === null) return;
  talk.highWater = greeted.highWater.seq;
  for (const { bytes, header } of pushes) {
    const answer = jsonOf(await talk.ask(bytes, utf8Encode(JSON.stringify(header))));
    const taken = readAnswer(acknowledgement, answer);
    // A fork, or a hub that lost what came before: the device has to hear that first.
    if (taken === null) return;
    talk.highWater = taken.highWater.seq;
    talk.held += taken.held.length;
  }
  // Of parts nothing is said on the way back: how each file stands is asked at their end.
  for (const { bytes, frame } of files) await (frame === 'put' ? talk.tell(bytes) : talk.ask(bytes));
  const isOtherScope = greeted.scopeKey !== pull.scopeKey;
  const known = Math.min(pull.place, greeted.forkPlace ?? pull.place);
  // What is said again in the answer is what a meeting asks, that speaks of no files.
  const { wants, ...asked } = pull;
  const next: PullRequest = {
    ...asked,
    epoch: greeted.epoch,
    place: isOtherScope ? 0 : known,
    scopeKey: greeted.scopeKey,
    withOwn: isOtherScope || pull.withOwn,
  };
  const last = await pullThrough(talk, next);
  if (wants !== undefined && last !== null) await carry(talk, wants, last);
}

/** Files follow what was said, where all of it fits: those of accounts that come with this very answer are among them. */
async function carry(talk: Talk, wants: FilesWanted, last: PullRequest): Promise<void> {
  const said = talk.frames.reduce((sum, { length }) => sum + length, 0);
  const room = Math.floor(((mostSaidBytes - said) * 3) / 4);
  const { frames, count } = await carryFiles(talk.hub, {
    wants,
    last,
    mostBytes: Math.min(talk.hub.mostFileBytes, room),
  });
  talk.frames.push(...frames);
  talk.carried = count;
}

/** Pulls all there is. Answers the request that comes after the last page; null where that was not reached. */
async function pullThrough(talk: Talk, first: PullRequest): Promise<PullRequest | null> {
  let next = first;
  for (let bytes = 0; bytes < mostPageBytes; ) {
    const page = await talk.ask(utf8Encode(JSON.stringify(next)));
    const header = readAnswer(pageHeader, openFrame(page, nativeSha256)?.header);
    if (header === null) return null;
    bytes += page.length;
    next = { ...next, place: header.to };
    if (header.more) continue;
    const { team, device, epoch, place, scopeKey } = next;
    for (const shelves of [false, true]) {
      const verify = { frame: 'verify', team, device, epoch, place, scopeKey, shelves };
      await talk.ask(utf8Encode(JSON.stringify(verify)));
    }
    return next;
  }
  return null;
}

/** One conversation with the hub, with all that was said. */
class Talk {
  readonly frames: Uint8Array[] = [];
  highWater: number | null = null;
  held = 0;
  carried: CarriedCount = nothingCarried;
  readonly hub: BundleHub;

  constructor(hub: BundleHub) {
    this.hub = hub;
  }

  async ask(request: Uint8Array, kept: Uint8Array = request): Promise<Uint8Array> {
    const answer = await askHub(this.hub, request);
    this.frames.push(kept, answer);
    return answer;
  }

  /** Gives something to the hub without keeping the words. */
  async tell(request: Uint8Array): Promise<void> {
    await this.ask(request);
    this.frames.splice(-2);
  }
}
