import { reachesEverything } from '../../../shared/domain/scope/scope-key.ts';
import {
  type FileOnItsWay,
  forgetFile,
  meetNamedFiles,
  saveFileHere,
  selectFilesHere,
  selectFilesNotHere,
  selectFilesToFetch,
  selectFilesToLetGo,
} from '../../db/queries/kept-files.ts';
import { readHub } from '../hub-state.ts';
import { type ExchangeParts, type ExchangeTerms, fieldTerms, officeTerms } from './exchange.ts';

/** A file that the hub has not got is asked for again after so long. */
const absentMs = 15 * 60_000;

/** Looks which named files have come to lie here since, in the caller's transaction. */
export function lookForFiles({
  ledger,
  files,
  looksAtAll,
}: Pick<ExchangeParts, 'ledger' | 'files' | 'looksAtAll'>): void {
  const { write } = ledger;
  meetNamedFiles(write);
  for (const sha256 of selectFilesNotHere(write)) {
    if (files.has(sha256)) saveFileHere(write, sha256, true);
  }
  if (looksAtAll !== true) return;
  for (const sha256 of selectFilesHere(write)) {
    if (!files.has(sha256)) saveFileHere(write, sha256, false);
  }
}

/**
 * Lets go of files that nothing in hand names any more, in the caller's transaction: the file first, so that a crash leaves
 * nothing behind that is not known. Answers how many.
 */
export function letGoOfFiles({
  ledger,
  files,
  sharesFiles,
}: Pick<ExchangeParts, 'ledger' | 'files' | 'sharesFiles'>): number {
  if (sharesFiles) return 0;
  const { write } = ledger;
  const leaving = selectFilesToLetGo(write, readHub(write));
  for (const sha256 of leaving) {
    files.remove(sha256);
    forgetFile(write, sha256);
  }
  return leaving.length;
}

/** How much this device moves in one meeting. */
export function termsOf({ ledger, terms }: ExchangeParts): ExchangeTerms {
  if (terms !== undefined) return terms;
  return reachesEverything(readHub(ledger.write).scopeKey) ? officeTerms : fieldTerms;
}

/** Which files are fetched now, in order: those asked for, then the newest, as many as this meeting may bring. */
export function filesToFetch(parts: ExchangeParts): FileOnItsWay[] {
  const { fetchBytes, largestUnasked } = termsOf(parts);
  const nowMs = parts.nowMs();
  const chosen: FileOnItsWay[] = [];
  let left = fetchBytes;
  for (const { sha256, bytes, isWanted, absentMs: saidMs } of selectFilesToFetch(parts.ledger.write)) {
    if (isWanted === 0) {
      const isTooSoon = saidMs !== null && saidMs <= nowMs && nowMs - saidMs < absentMs;
      if (isTooSoon || bytes > largestUnasked || bytes > left) continue;
      left -= bytes;
    }
    chosen.push({ sha256, bytes });
  }
  return chosen;
}
