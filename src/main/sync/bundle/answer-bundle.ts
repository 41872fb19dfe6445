import { utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { acknowledgement, helloAnswer, type PullRequest, pageHeader } from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import type { DeviceKeyPair } from '../../keys/device-key.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { readAnswer, readRefusal } from '../read-answer.ts';
import { jsonOf } from './frame-json.ts';
import type { BundleRequests } from './read-requests.ts';

/** The hub as whoever reads files meets it. */
export interface BundleHub {
  readonly hubId: string;
  readonly team: string;
  /** The key that the hub's name holds. */
  readonly keyPair: DeviceKeyPair;
  readonly answer: (request: Uint8Array) => Promise<Uint8Array>;
  /** What the hub knows of a device of the team; null where it was never let in. */
  readonly deviceOf: (device: string) => Promise<Result<BundleDevice | null, HubNotReady>>;
}

/** A device as the hub knows it that answers its files. */
export interface BundleDevice {
  readonly publicKey: Uint8Array;
  readonly seq: number;
  /** The team's, not the device's. */
  readonly epoch: string;
  /** Who was invited to work on it. */
  readonly userId: string | null;
}

/** The hub could not take the file just now; it may be given again as it is. */
export interface HubNotReady {
  readonly code: 'hubBusy' | 'diskFull';
}

/** What the hub said to a file of requests. */
export interface AnsweredRequests {
  /** Request, answer, request, answer; of a push, its header alone. */
  readonly frames: readonly Uint8Array[];
  /** How far the chain of the device is with the hub now; null where the hub did not say. */
  readonly highWater: number | null;
  readonly held: number;
}

/** Most bytes of pages in one file of answers; what is left is asked for with the next file. */
const mostPageBytes = 40 * 1024 * 1024;

/**
 * Asks the hub everything that a device asked by file, one after the other, each in a transaction of its own. What the device would
 * ask next, had it the answers, is asked for it: further pages, and whether it holds the right things at the end.
 */
export async function answerRequests(
  hub: BundleHub,
  requests: BundleRequests,
): Promise<Result<AnsweredRequests, HubNotReady>> {
  const talk = new Talk(hub);
  try {
    if (requests.kind === 'rekey') await talk.ask(requests.rekey);
    else await talkThrough(talk, requests);
  } catch (error) {
    if (error instanceof NotReady) return refused({ code: error.code });
    throw error;
  }
  const { frames, highWater, held } = talk;
  return ok({ frames, highWater, held });
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
  const next: PullRequest = {
    ...pull,
    epoch: greeted.epoch,
    place: isOtherScope ? 0 : known,
    scopeKey: greeted.scopeKey,
    withOwn: isOtherScope || pull.withOwn,
  };
  await pullThrough(talk, next);
}

async function pullThrough(talk: Talk, first: PullRequest): Promise<void> {
  let next = first;
  for (let bytes = 0; bytes < mostPageBytes; ) {
    const page = await talk.ask(utf8Encode(JSON.stringify(next)));
    const header = readAnswer(pageHeader, openFrame(page, nativeSha256)?.header);
    if (header === null) return;
    bytes += page.length;
    next = { ...next, place: header.to };
    if (header.more) continue;
    const { team, device, epoch, place, scopeKey } = next;
    for (const shelves of [false, true]) {
      const verify = { frame: 'verify', team, device, epoch, place, scopeKey, shelves };
      await talk.ask(utf8Encode(JSON.stringify(verify)));
    }
    return;
  }
}

/** One conversation with the hub, with all that was said. */
class Talk {
  readonly frames: Uint8Array[] = [];
  highWater: number | null = null;
  held = 0;
  readonly #hub: BundleHub;

  constructor(hub: BundleHub) {
    this.#hub = hub;
  }

  async ask(request: Uint8Array, kept: Uint8Array = request): Promise<Uint8Array> {
    const answer = await this.#hub.answer(request);
    const refusal = readRefusal(jsonOf(answer));
    if (refusal?.code === 'busy') throw new NotReady('hubBusy');
    if (refusal?.code === 'full') throw new NotReady('diskFull');
    this.frames.push(kept, answer);
    return answer;
  }

  /** Gives something to the hub without keeping the words. */
  async tell(request: Uint8Array): Promise<void> {
    await this.ask(request);
    this.frames.splice(-2);
  }
}

/** Nothing of what was asked last was taken; what came before it stays. */
class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly code: HubNotReady['code'];

  constructor(code: HubNotReady['code']) {
    super(`the hub is not ready: ${code}`);
    this.code = code;
  }
}
