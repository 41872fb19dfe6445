import {
  type HelloRequest,
  helloRequest,
  type PullRequest,
  type PushHeader,
  pullRequest,
  pushHeader,
} from '../../../shared/wire/frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import { rekeyRequest } from '../../../shared/wire/joining-frames.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { type FileFrame, readFileFrame } from '../blobs/carried-files.ts';
import { readAnswer } from '../read-answer.ts';
import type { BundleHeader } from './bundle-header.ts';
import { jsonOf } from './frame-json.ts';

/** The requests of a bundle, read. */
export type BundleRequests =
  | { readonly kind: 'rekey'; readonly rekey: Uint8Array }
  | {
      readonly kind: 'meeting';
      readonly hello: { readonly bytes: Uint8Array; readonly request: HelloRequest };
      readonly pushes: readonly { readonly bytes: Uint8Array; readonly header: PushHeader }[];
      /** Parts of kept files, and how they stand, in order. */
      readonly files: readonly FileFrame[];
      readonly pull: PullRequest;
    };

/**
 * The requests in the frames of a bundle; null where they are not what its header says: hello, pushes that follow on each
 * other from the first to the last of the range, kept files, and a pull, all of one device; or the taking of a new key alone.
 */
export function readRequests(header: BundleHeader, frames: readonly Uint8Array[]): BundleRequests | null {
  const isOwn = (frame: { readonly team: string; readonly device: string }): boolean =>
    frame.team === header.team && frame.device === header.device;
  const [first, ...rest] = frames;
  const last = rest.pop();
  if (first === undefined) return null;
  if (last === undefined) {
    const rekey = readAnswer(rekeyRequest, jsonOf(first));
    return rekey !== null && isOwn(rekey) ? { kind: 'rekey', rekey: first } : null;
  }
  const hello = readAnswer(helloRequest, jsonOf(first));
  const pull = readAnswer(pullRequest, jsonOf(last));
  const firstFile = rest.findIndex((bytes) => readFileFrame(bytes) !== null);
  const files = (firstFile < 0 ? [] : rest.splice(firstFile)).map(readFileFrame);
  const pushes = rest.map((bytes) => ({ bytes, header: readPush(bytes) }));
  if (hello === null || pull === null || ![hello, pull].every(isOwn)) return null;
  const [from, to] = header.range;
  let next = from;
  const whole: { readonly bytes: Uint8Array; readonly header: PushHeader }[] = [];
  for (const push of pushes) {
    if (push.header === null || !isOwn(push.header) || push.header.from !== next) return null;
    next += push.header.count;
    whole.push({ bytes: push.bytes, header: push.header });
  }
  if (next !== to + 1) return null;
  const ownFiles = files.flatMap((file) => (file !== null && isOwn(file) ? [file] : []));
  if (ownFiles.length !== files.length) return null;
  return { kind: 'meeting', hello: { bytes: first, request: hello }, pushes: whole, files: ownFiles, pull };
}

function readPush(bytes: Uint8Array): PushHeader | null {
  const opened = openFrame(bytes, nativeSha256);
  const header = opened === null ? null : readAnswer(pushHeader, opened.header);
  return header !== null && header.count === opened?.lines.length ? header : null;
}
