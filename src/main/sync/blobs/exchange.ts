import type { BlobFiles } from '../../keys/blob-files.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** How much travels in one meeting. What somebody asked for on the screen is above all of it. */
export interface ExchangeTerms {
  /** Bytes to the hub; the rest waits for the next meeting. */
  readonly sendBytes: number;
  /** Bytes from the hub. */
  readonly fetchBytes: number;
  /** The largest file that comes without being asked for. */
  readonly largestUnasked: number;
}

const megabyte = 1024 * 1024;

/** In the field a line may be thin and paid for by the megabyte: large files come when they are asked for. */
export const fieldTerms: ExchangeTerms = {
  sendBytes: 32 * megabyte,
  fetchBytes: 8 * megabyte,
  largestUnasked: megabyte,
};

/** An office has everything. */
export const officeTerms: ExchangeTerms = {
  sendBytes: 256 * megabyte,
  fetchBytes: 256 * megabyte,
  largestUnasked: 20 * megabyte,
};

/** What an exchange stands on. */
export interface ExchangeParts {
  readonly ledger: Ledger;
  readonly files: BlobFiles;
  readonly nowMs: () => number;
  /** The hub of this ledger runs in this program and keeps its files in the same place: nothing is let go. */
  readonly sharesFiles: boolean;
  /** The device was put out: what it has it may still bring. */
  readonly onlySends?: boolean;
  /** Looks whether every file is still where it was: after a start of the program, for a restored folder or a person who tidied up. */
  readonly looksAtAll?: boolean;
  /** Free room on the disk, null where it is not known. */
  readonly freeBytes?: () => number | null;
  readonly terms?: ExchangeTerms;
}

/** A request of an exchange on its way. */
export interface ExchangeRequest {
  readonly frame: 'offer' | 'put' | 'get';
  readonly bytes: Uint8Array;
}

/** What an exchange did. */
export interface ExchangeOutcome {
  readonly sentFiles: number;
  readonly sentBytes: number;
  readonly fetchedFiles: number;
  readonly fetchedBytes: number;
  /** Files that the hub did not take, or that came as something else. */
  readonly refusedFiles: number;
  /** Files of accounts that are no longer in hand. */
  readonly removedFiles: number;
  /** Bytes that this exchange means to move, both ways; grows when the hub says what it lacks. */
  readonly dueBytes: number;
}

/** An exchange that did nothing. */
export const noExchange: ExchangeOutcome = {
  sentFiles: 0,
  sentBytes: 0,
  fetchedFiles: 0,
  fetchedBytes: 0,
  refusedFiles: 0,
  removedFiles: 0,
  dueBytes: 0,
};

/**
 * Files after a meeting: first those that the hub lacks, then those that this device lacks. Driven like a meeting, and as safe to
 * break off: what has come stays, here and at the hub, and the next exchange goes on behind it.
 */
export interface Exchange {
  /** The next request; null when it is over, or has failed (`problem`). */
  next(): ExchangeRequest | null;
  /** What came back, however late and however often. What does not belong to the request changes nothing. */
  receive(request: ExchangeRequest, answer: Uint8Array): void;
  /** Why it does not go on: a code of `WireRefusalCode`, or of a full disk. */
  readonly problem: string | null;
  readonly outcome: ExchangeOutcome;
}
