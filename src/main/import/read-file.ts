import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { decodeText, type TextFile } from './decode-text.ts';
import { binaryKindOf, markupKindOf } from './file-kind.ts';
import type { FileRefusal } from './import-refusals.ts';
import { runSteps, type Steps } from './steps.ts';

/** A file as it lay on the disk, with the digest that recognises it when it comes again. */
export type LoadedFile = { readonly bytes: Uint8Array; readonly sha256: string };

/** More than any receivables list of this trade has: 50,000 rows of a wide SAP list take 9 MB. */
export const fileSizeLimitBytes = 64 * 1024 * 1024;

/** A longer line is no row of a table. */
export const lineLimitCharacters = 1_000_000;

/** Reads a whole file. Refuses what is not there, cannot be opened, or is larger than `limitBytes`. */
export async function loadImportFile(
  path: string,
  limitBytes: number = fileSizeLimitBytes,
): Promise<Result<LoadedFile, FileRefusal>> {
  try {
    await using handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > limitBytes) return refused(tooLarge(size, limitBytes));
    const bytes = await handle.readFile();
    return ok({ bytes, sha256: sha256Of(bytes) });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return refused({ code: missing ? 'fileMissing' : 'fileUnreadable' });
  }
}

/** The digest under which an imported file is remembered, lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes to the text of a file of any text format. Refuses binary files by kind, too large and unreadable ones. */
export function* decodeFileSteps(
  bytes: Uint8Array,
  limitBytes: number = fileSizeLimitBytes,
): Steps<Result<TextFile, FileRefusal>> {
  if (bytes.length > limitBytes) return refused(tooLarge(bytes.length, limitBytes));
  const kind = binaryKindOf(bytes);
  if (kind === 'xls') return refused({ code: 'oldWorkbook' });
  if (kind === 'lockedXlsx') return refused({ code: 'lockedWorkbook' });
  if (kind !== null) return refused({ code: 'binaryFile', kind });
  return yield* decodeText(bytes);
}

/** `decodeFileSteps` in one go. */
export function decodeFile(bytes: Uint8Array, limitBytes?: number): Result<TextFile, FileRefusal> {
  return runSteps(decodeFileSteps(bytes, limitBytes));
}

/** Why a text is no list of separated values: a web page, another markup file, or a line without an end; else null. */
export function notSeparatedValues(text: string): FileRefusal | null {
  const markup = markupKindOf(text);
  if (markup !== null) return { code: markup };
  const line = endlessLineOf(text);
  return line === null ? null : { code: 'endlessLine', line, limitCharacters: lineLimitCharacters };
}

/** Whether a file is larger than any that is read. */
export function sizeRefusal(bytes: Uint8Array): FileRefusal | null {
  return bytes.length > fileSizeLimitBytes ? tooLarge(bytes.length, fileSizeLimitBytes) : null;
}

function tooLarge(sizeBytes: number, limitBytes: number): FileRefusal {
  const megabyte = 1024 * 1024;
  return {
    code: 'tooLarge',
    megabytes: Math.ceil(sizeBytes / megabyte),
    limitMegabytes: Math.floor(limitBytes / megabyte),
  };
}

function endlessLineOf(text: string): number | null {
  let line = 1;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const length = (end === -1 ? text.length : end) - start;
    if (length > lineLimitCharacters) return line;
    if (end === -1) return null;
    start = end + 1;
    line += 1;
  }
  return null;
}
