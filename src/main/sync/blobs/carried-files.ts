import { ok } from '../../../shared/lib/result.ts';
import {
  blobLimits,
  type FilesWanted,
  filesToWanted,
  type OfferRequest,
  offerAnswer,
  offerRequest,
  putHeader,
} from '../../../shared/wire/blob-frames.ts';
import { openFrame } from '../../../shared/wire/framing.ts';
import {
  type FileOnItsWay,
  saveFileAtHub,
  selectFilesHere,
  selectFilesToFetch,
  selectFilesToOffer,
} from '../../db/queries/kept-files.ts';
import type { BlobFiles } from '../../keys/blob-files.ts';
import { changeLedger, type Ledger } from '../../ledger/ledger.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { jsonOf } from '../bundle/frame-json.ts';
import { readHub } from '../hub-state.ts';
import { readAnswer } from '../read-answer.ts';
import { offerBytes, putBytes } from './requests.ts';
import { lookForFiles } from './standing.ts';

/** What a bundle of requests may carry of kept files. */
export interface Carrying {
  readonly files: BlobFiles;
  readonly nowMs: () => number;
  /** Photos and papers up to so many bytes together, the newest first; the rest waits. */
  readonly mostBytes: number;
}

/** As much as fits into a file beside the events, there and back. */
export const mostCarriedBytes = 24 * 1024 * 1024;

/** Files that the hub has not said it has, as many as a bundle may carry, the newest first. */
export function filesToCarry(ledger: Ledger, { files, nowMs, mostBytes }: Carrying): FileOnItsWay[] {
  changeLedger(ledger, () => ok(lookForFiles({ ledger, files })));
  const { epoch } = readHub(ledger.write);
  const asked = { epoch, nowMs: nowMs(), withUnplaced: true };
  const chosen: FileOnItsWay[] = [];
  let left = mostBytes;
  for (const file of selectFilesToOffer(ledger.write, asked)) {
    if (chosen.length === blobLimits.offers || file.bytes > left || !files.has(file.sha256)) continue;
    left -= file.bytes;
    chosen.push(file);
  }
  return chosen;
}

/** What this device says for files to come with the answer; after `filesToCarry`, that looks what is here. */
export function filesWantedBack({ write }: Ledger): FilesWanted {
  const asked = selectFilesToFetch(write).filter(({ isWanted }) => isWanted === 1);
  const hashes = asked.map(({ sha256 }) => sha256);
  return filesToWanted(hashes, selectFilesHere(write));
}

/** The frames that carry these files: each part by part, and at the end the question how all of them stand. */
export function framesOfFiles(
  ledger: Ledger,
  files: BlobFiles,
  carried: readonly FileOnItsWay[],
): Uint8Array[] {
  const byHand = { byHand: true } as const;
  const frames: Uint8Array[] = [];
  for (const { sha256 } of carried) {
    const plain = files.read(sha256);
    for (let from = 0; plain !== null && from < plain.length; ) {
      const { bytes, to } = putBytes(ledger, { sha256, plain, from }, byHand);
      frames.push(bytes);
      from = to;
    }
  }
  const hashes = carried.map(({ sha256 }) => sha256);
  return hashes.length === 0 ? [] : [...frames, offerBytes(ledger, hashes, byHand)];
}

/** A frame of a bundle that carries a part of a file, or asks how files stand. */
export interface FileFrame {
  readonly bytes: Uint8Array;
  readonly frame: 'put' | 'offer';
  readonly team: string;
  readonly device: string;
}

/** The frame of a file in these bytes; null where they are another frame, or none. */
export function readFileFrame(bytes: Uint8Array): FileFrame | null {
  const offered = readAnswer(offerRequest, jsonOf(bytes));
  const opened = offered === null ? openFrame(bytes, nativeSha256) : null;
  const header = offered ?? (opened === null ? null : readAnswer(putHeader, opened.header));
  if (header === null) return null;
  const { frame, team, device } = header;
  return { bytes, frame, team, device };
}

/** Takes what the hub said of files that a bundle carried. Answers how many of them it has. */
export function takeCarried(
  ledger: Ledger,
  nowMs: number,
  told: readonly { readonly request: OfferRequest; readonly answer: Uint8Array }[],
): number {
  let there = 0;
  changeLedger(ledger, (write) => {
    for (const { request, answer } of told) {
      const said = readAnswer(offerAnswer, jsonOf(answer));
      // Of another run of the hub's order nothing is believed, and nothing is lost: the file is offered again.
      if (said === null || said.epoch !== readHub(write).epoch) continue;
      for (const [at, sha256] of request.offered.entries()) {
        if (said.standings[at] !== 'there') continue;
        saveFileAtHub(write, sha256, { epoch: said.epoch, top: said.top, nowMs });
        there += 1;
      }
    }
    return ok(null);
  });
  return there;
}
