import { base64UrlToBytes, utf8Encode } from '../../../shared/lib/bytes.ts';
import {
  blobLimits,
  type CarryAnswer,
  type CarryRequest,
  type FilesWanted,
  type GetRequest,
  hashToBegin,
  mostMissing,
  partHeader,
} from '../../../shared/wire/blob-frames.ts';
import type { PullRequest } from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { readAnswer, readRefusal } from '../read-answer.ts';
import { askHub, type BundleHub, NotReady } from './bundle-hub.ts';
import { jsonOf } from './frame-json.ts';

/** Photos and papers of one file of answers: what is in it, and what did not fit. */
export interface CarriedCount {
  readonly files: number;
  readonly bytes: number;
  readonly left: { readonly files: number; readonly bytes: number };
}

/** No photo and no paper. */
export const nothingCarried: CarriedCount = { files: 0, bytes: 0, left: { files: 0, bytes: 0 } };

/** What files for a device stand on. */
export interface Carry {
  readonly wants: FilesWanted;
  /** How the device stands once it has read all before them. */
  readonly last: PullRequest;
  /** Plain bytes together. */
  readonly mostBytes: number;
}

/** So many files at most: each has some hundred bytes around it. */
const mostFiles = 1_000;

type Fetched =
  | { readonly pairs: readonly Uint8Array[]; readonly bytes: number }
  | 'missing'
  | 'tooLarge'
  | 'refused';

/**
 * Files for the way back, as the hub gives them part by part: first those that somebody asked for, then the newest, as many as
 * fit. Nothing is given here that the hub would not give to the device itself: every part is asked for in its name.
 */
export async function carryFiles(
  hub: BundleHub,
  { wants, last, mostBytes }: Carry,
): Promise<{ readonly frames: readonly Uint8Array[]; readonly count: CarriedCount }> {
  const parts: Uint8Array[] = [];
  const missing: string[] = [];
  const left = { files: 0, bytes: 0 };
  let [files, bytes] = [0, 0];
  for (const file of await lackingFiles(hub, wants, last)) {
    const room = files < mostFiles ? mostBytes - bytes : 0;
    const fetched = file.bytes > room ? 'tooLarge' : await fetchFile(hub, last, file.sha256, room);
    if (fetched === 'missing' && missing.length < mostMissing) missing.push(file.sha256);
    if (fetched === 'tooLarge') {
      left.files += 1;
      left.bytes += file.bytes;
    }
    if (typeof fetched === 'string') continue;
    files += 1;
    bytes += fetched.bytes;
    parts.push(...fetched.pairs);
  }
  const { team, device, epoch } = last;
  const request: CarryRequest = { frame: 'carry', team, device, epoch };
  const answer: CarryAnswer = { frame: 'carried', epoch, left, missing };
  return { frames: [jsonBytes(request), jsonBytes(answer), ...parts], count: { files, bytes, left } };
}

async function lackingFiles(
  hub: BundleHub,
  { asked, has }: FilesWanted,
  { device }: PullRequest,
): Promise<readonly { readonly sha256: string; readonly bytes: number }[]> {
  const inReach = await hub.filesOf(device);
  if (!inReach.ok) throw new NotReady(inReach.refusal.code);
  const there = new Set(has);
  const first = new Set(asked);
  const lacking = inReach.value.filter(({ sha256 }) => !there.has(hashToBegin(sha256)));
  return [
    ...lacking.filter(({ sha256 }) => first.has(sha256)),
    ...lacking.filter(({ sha256 }) => !first.has(sha256)),
  ];
}

/** All parts of one file with their requests. What an event says of its size is not believed. */
async function fetchFile(
  hub: BundleHub,
  { team, device, epoch, place, scopeKey }: PullRequest,
  sha256: string,
  room: number,
): Promise<Fetched> {
  const pairs: Uint8Array[] = [];
  for (let from = 0; ; ) {
    const limit = blobLimits.partBytes;
    const get: GetRequest = { frame: 'get', team, device, epoch, place, scopeKey, sha256, from, limit };
    const request = jsonBytes(get);
    const answer = await askHub(hub, request);
    if (readRefusal(jsonOf(answer))?.code === 'blobMissing') return 'missing';
    const opened = openFrame(answer, nativeSha256);
    const header = opened === null ? null : readAnswer(partHeader, opened.header);
    const part = base64UrlToBytes(opened?.lines[0] ?? '');
    // Something changed between two questions: the next meeting sees it.
    if (header === null || part === undefined || part.length === 0) return 'refused';
    if (header.bytes > room) return 'tooLarge';
    pairs.push(request, answer);
    from += part.length;
    if (from >= header.bytes) return { pairs, bytes: header.bytes };
  }
}

function jsonBytes(value: object): Uint8Array {
  return utf8Encode(JSON.stringify(value));
}
