import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { selectPastDevices } from '../../db/queries/safekeeping.ts';
import { selectSyncHub, selectSyncRekey } from '../../db/queries/sync-hub.ts';
import { storageErrorToRefusal } from '../../db/refusals.ts';
import { identityOf } from '../../keys/bundle-keys.ts';
import { type DevicePublicKey, openDeviceKey } from '../../keys/device-key.ts';
import { hubPublicKeyOf } from '../../keys/hub-key.ts';
import { wipe } from '../../keys/sealing.ts';
import { readSelf } from '../../ledger/device-self.ts';
import {
  type BroughtFiles,
  filesBrought,
  type Keeping,
  keepBrought,
  noteMissing,
  prepareForFiles,
} from '../blobs/brought-files.ts';
import { takeCarried } from '../blobs/carried-files.ts';
import { readHub } from '../hub-state.ts';
import type { MeetingOutcome, MeetingParts } from '../meeting.ts';
import { openMeeting } from '../open-meeting.ts';
import { readRekey } from '../rekey.ts';
import { type AnswerBook, readAnswers } from './answer-book.ts';
import { type BundleHeader, type BundleRefusal, readBundleParts } from './bundle-header.ts';
import { type BundleMemory, withTaken } from './bundle-memory.ts';
import { bundleDigest, openBundle } from './bundle-seal.ts';
import { type CarriedCount, nothingCarried } from './carry-files.ts';
import type { NoBundleHub } from './request-bundle.ts';

/** What a file of answers did. */
export interface TakenAnswers {
  readonly header: BundleHeader;
  readonly outcome: MeetingOutcome;
  /** Kept files that the hub has now. */
  readonly files: number;
  /** Kept files that came with it. */
  readonly brought: CarriedCount;
  /** Everything was taken and both sides hold the same; else the next file goes on from here. */
  readonly isWhole: boolean;
  /** Why it went no further, as a meeting says it; null where the file simply ends. */
  readonly problem: string | null;
  readonly memory: BundleMemory;
}

/** Each step of a meeting in its turn with every other call of the ledger. */
export type InTurn = <Value>(step: () => Value) => Promise<Value>;

/**
 * Takes a file of answers on the device that it is for. Everything about the file is checked before its first frame is
 * applied; then it is an ordinary meeting whose hub is the file: every step in a transaction of its own, none of them trusted
 * more than the network is. A file that was broken off is simply given again.
 */
export async function takeAnswers(
  parts: MeetingParts,
  memory: BundleMemory,
  file: Uint8Array,
  inTurn: InTurn,
  keeping: Keeping | null = null,
): Promise<Result<TakenAnswers, BundleRefusal | NoBundleHub>> {
  const checked = await checkAnswers(parts, memory, file);
  if (!checked.ok) return checked;
  const { header, book, digest } = checked.value;
  const meeting = openMeeting(meetingParts(parts, book));
  const first = await inTurn(() => meeting.next());
  const misfit = first === null ? 'older' : book.problemWith(first);
  if (misfit !== null) return refused({ code: misfit });
  for (let asked = first; asked !== null; ) {
    const request = asked;
    const answer = book.answerTo(request);
    if (answer === null) break;
    asked = await inTurn(() => {
      meeting.receive(request, answer);
      return meeting.next();
    });
  }
  const { outcome, isDone } = meeting;
  const files = await inTurn(() => takeCarried(parts.ledger, parts.nowMs(), book.offers));
  const taken = keeping === null ? nothingTaken : await takeFiles(parts, book.brought, inTurn, keeping);
  const problem = meeting.problem ?? taken.problem;
  const kept = problem === null ? withTaken(memory, digest) : memory;
  const { brought } = taken;
  return ok({ header, outcome, files, brought, isWhole: isDone, problem, memory: kept });
}

const nothingTaken = { brought: nothingCarried, problem: null };

/** Takes the files of an answer, each in a turn of its own; a full disk ends it, and what was kept stays. */
async function takeFiles(
  { ledger, nowMs }: MeetingParts,
  book: BroughtFiles,
  inTurn: InTurn,
  keeping: Keeping,
): Promise<{ readonly brought: CarriedCount; readonly problem: string | null }> {
  let { files, bytes } = nothingCarried;
  const left = book.said?.left ?? nothingCarried.left;
  try {
    const lacking = await inTurn(() => prepareForFiles(ledger, keeping));
    for (const file of filesBrought(book)) {
      // The hub gives what this device may have now; what of it is in hand, the device itself knows.
      if (!lacking.has(file.sha256)) continue;
      const length = await inTurn(() => keepBrought(ledger, keeping, file, nowMs()));
      if (length === 0) continue;
      files += 1;
      bytes += length;
    }
    await inTurn(() => noteMissing(ledger, book, nowMs()));
    return { brought: { files, bytes, left }, problem: null };
  } catch (error) {
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return { brought: { files, bytes, left }, problem: refusal.code };
  }
}

/**
 * The clock of such a meeting stands at the hub's answer, read on this device's clock as far as its error is known: the file may
 * be days old, and neither the error of the clock nor the last success may be taken from today.
 */
function meetingParts(parts: MeetingParts, book: AnswerBook): MeetingParts {
  const { skewMs } = readHub(parts.ledger.write);
  const answeredMs = book.answeredMs;
  const nowMs = answeredMs === null ? parts.nowMs : () => answeredMs - (skewMs ?? 0);
  return { ...parts, nowMs, sendsUpTo: book.acknowledgedUpTo };
}

interface CheckedAnswers {
  readonly header: BundleHeader;
  readonly book: AnswerBook;
  readonly digest: string;
}

async function checkAnswers(
  parts: MeetingParts,
  memory: BundleMemory,
  file: Uint8Array,
): Promise<Result<CheckedAnswers, BundleRefusal | NoBundleHub>> {
  const known = selectSyncHub(parts.ledger.write);
  if (known === undefined || known.hub === null) return refused({ code: 'noHub' });
  const publicKey = hubPublicKeyOf(known.hub);
  if (publicKey === null) return refused({ code: 'hubWithoutKey' });
  const read = readBundleParts(file);
  if (!read.ok) return read;
  const { header } = read.value;
  if (header.team !== known.team) return refused({ code: 'wrongTeam' });
  if (header.hub !== known.hub) return refused({ code: 'wrongHub' });
  const sender = senderOf(parts);
  if (header.kind !== 'answers') return refused({ code: 'wrongRecipient' });
  if (header.device !== sender.device) {
    // To what this ledger wrote as before: it has told and asked all of it anew since then, under another key.
    const wasOurs = selectPastDevices(parts.ledger.write).some(({ device }) => device === header.device);
    return refused({ code: wasOurs ? 'older' : 'wrongRecipient' });
  }
  const opened = openDeviceKey(parts.dataKey, sender.publicKey as DevicePublicKey, sender.sealedKey);
  if (opened === null) return refused({ code: 'wrongRecipient' });
  const identity = identityOf(opened);
  wipe(opened);
  const frames = await openBundle(file, { identity, publicKey });
  if (!frames.ok) return frames;
  const book = readAnswers(header, frames.value);
  if (book === null) return refused({ code: 'tampered' });
  const digest = bundleDigest(file);
  if (memory.taken.includes(digest)) return refused({ code: 'replayed' });
  return ok({ header, book, digest });
}

/** As whom this ledger wrote its last file: itself, or the identity that vouches for the one it is about to take. */
function senderOf({ ledger }: MeetingParts) {
  const { write } = ledger;
  return selectSyncRekey(write) === undefined ? readSelf(write) : readRekey(write).voucher;
}
