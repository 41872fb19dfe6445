import { base64UrlToBytes, concatBytes } from '../../../shared/lib/bytes.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type CarryAnswer, type GetRequest, partHeader } from '../../../shared/wire/blob-frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import {
  saveFileAbsent,
  saveFileAtHub,
  saveFileHere,
  selectFilesToFetch,
} from '../../db/queries/kept-files.ts';
import { sha256Hex } from '../../keys/blob.ts';
import type { BlobFiles } from '../../keys/blob-files.ts';
import { changeLedger, type Ledger } from '../../ledger/ledger.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { readHub } from '../hub-state.ts';
import { readAnswer } from '../read-answer.ts';
import { letGoOfFiles, lookForFiles } from './standing.ts';

/** Kept files in a file of answers. */
export interface BroughtFiles {
  /** What is not among them; null where the hub said nothing of files. */
  readonly said: CarryAnswer | null;
  /** Part by part, in the order in which they stand there. */
  readonly parts: readonly { readonly request: GetRequest; readonly answer: Uint8Array }[];
}

/** Where files go that an answer brings. */
export interface Keeping {
  readonly files: BlobFiles;
  /** See `ExchangeParts`. */
  readonly sharesFiles: boolean;
}

/** What must be known before the first file is kept: which of them this device lacks. What nothing in hand names any more goes. */
export function prepareForFiles(ledger: Ledger, keeping: Keeping): ReadonlySet<string> {
  const lacking = changeLedger(ledger, (write) => {
    lookForFiles({ ledger, files: keeping.files });
    letGoOfFiles({ ledger, ...keeping });
    return ok(new Set(selectFilesToFetch(write).map(({ sha256 }) => sha256)));
  });
  return lacking.ok ? lacking.value : new Set();
}

/**
 * Keeps one file that an answer brings, whole: all its parts are there and it is what its name says, or nothing of it stays. Answers
 * its length; 0 where it was not kept. Throws where the disk does not take it.
 */
export function keepBrought(
  ledger: Ledger,
  { files }: Keeping,
  { sha256, parts }: OneBrought,
  nowMs: number,
): number {
  const opened = parts.map((answer) => openFrame(answer, nativeSha256));
  const headers = opened.flatMap((frame) => readAnswer(partHeader, frame?.header) ?? []);
  const plain = concatBytes(
    ...opened.map((frame) => base64UrlToBytes(frame?.lines[0] ?? '') ?? new Uint8Array()),
  );
  const last = headers.at(-1);
  if (last === undefined || sha256Hex(plain) !== sha256) return 0;
  files.keep(sha256, plain);
  changeLedger(ledger, (write) => {
    saveFileHere(write, sha256, true);
    // Of another run of the hub's order nothing is believed; the file is what it is all the same.
    if (last.epoch === readHub(write).epoch) saveFileAtHub(write, sha256, { ...last, nowMs });
    return ok(null);
  });
  return plain.length;
}

/** One file of an answer: its parts as the hub gave them. */
export interface OneBrought {
  readonly sha256: string;
  readonly parts: readonly Uint8Array[];
}

/** The files of an answer, each with its parts, in order. */
export function filesBrought({ parts }: BroughtFiles): readonly OneBrought[] {
  const partsByHash = new Map<string, Uint8Array[]>();
  for (const { request, answer } of parts) {
    partsByHash.set(request.sha256, [...(partsByHash.get(request.sha256) ?? []), answer]);
  }
  return [...partsByHash].map(([sha256, answers]) => ({ sha256, parts: answers }));
}

/** What the hub has not got is said to be with its sender still, and is asked for again later. */
export function noteMissing(ledger: Ledger, { said }: BroughtFiles, nowMs: number): void {
  changeLedger(ledger, (write) => {
    for (const sha256 of said?.missing ?? []) saveFileAbsent(write, sha256, nowMs);
    return ok(null);
  });
}
