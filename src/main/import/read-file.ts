import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { binaryKindOf, markupKindOf } from './file-kind.ts';
import type { FileRefusal } from './import-refusals.ts';

/** How the letters of a file are written. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text of a file and how sure its encoding is: a mark says it, the bytes prove it, or it is a guess. */
export type TextFile = {
  readonly text: string;
  readonly encoding: FileEncoding;
  readonly sureness: 'marked' | 'proved' | 'guessed';
};

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

/**
 * Bytes to text, with line ends made `\n`. Refuses what is no text, no table or cut off. Marks (BOM) decide;
 * without one, valid UTF-8 is UTF-8, and anything else is taken as Windows-1252 and said to be a guess.
 */
export function decodeFile(
  bytes: Uint8Array,
  limitBytes: number = fileSizeLimitBytes,
): Result<TextFile, FileRefusal> {
  if (bytes.length > limitBytes) return refused(tooLarge(bytes.length, limitBytes));
  const binaryKind = binaryKindOf(bytes);
  if (binaryKind !== null) return refused({ code: 'binaryFile', kind: binaryKind });
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return refused({ code: 'emptyFile' });
  if (looksBinary(text)) return refused({ code: 'binaryFile', kind: 'unknown' });
  const markup = markupKindOf(text);
  if (markup !== null) return refused({ code: markup });
  const endlessLine = endlessLineOf(text);
  if (endlessLine !== null) {
    return refused({ code: 'endlessLine', line: endlessLine, limitCharacters: lineLimitCharacters });
  }
  return ok({ ...decoded.value, text });
}

function tooLarge(sizeBytes: number, limitBytes: number): FileRefusal {
  const megabyte = 1024 * 1024;
  return {
    code: 'tooLarge',
    megabytes: Math.ceil(sizeBytes / megabyte),
    limitMegabytes: Math.floor(limitBytes / megabyte),
  };
}

function decode(bytes: Uint8Array): Result<TextFile, FileRefusal> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le', 'marked');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be', 'marked');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes, 'marked');
  const unmarked = unmarkedUtf16Of(bytes);
  if (unmarked !== null) return decodeUtf16(bytes, unmarked, 'guessed');
  return decodeUtf8(bytes, 'proved');
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  sureness: TextFile['sureness'],
): Result<TextFile, FileRefusal> {
  const text = new TextDecoder(encoding).decode(bytes);
  if (bytes.length % 2 === 1) return refused({ code: 'truncatedFile', line: lineCountOf(text) });
  return ok({ text, encoding, sureness });
}

function decodeUtf8(bytes: Uint8Array, sureness: 'marked' | 'proved'): Result<TextFile, FileRefusal> {
  const text = strictUtf8Of(bytes);
  if (text !== null) return ok({ text, encoding: 'utf-8', sureness });
  const untilCut = utf8UntilCut(bytes);
  if (untilCut !== null) return refused({ code: 'truncatedFile', line: lineCountOf(untilCut) });
  return ok({
    text: new TextDecoder('windows-1252').decode(bytes),
    encoding: 'windows-1252',
    sureness: 'guessed',
  });
}

function strictUtf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text up to a last letter of which bytes are missing: UTF-8 that was cut, which is not Windows-1252. */
function utf8UntilCut(bytes: Uint8Array): string | null {
  for (let dropped = 1; dropped <= 3 && dropped < bytes.length; dropped += 1) {
    const lead = bytes[bytes.length - dropped] ?? 0;
    if (lead < 0xc2 || lead > 0xf4) continue;
    const text = strictUtf8Of(bytes.subarray(0, bytes.length - dropped));
    // One odd byte at the end proves nothing; other letters beyond ASCII before it do.
    return text !== null && /[^\0-\x7f]/.test(text) ? text : null;
  }
  return null;
}

/** UTF-16 without a mark, told by zero bytes that stand on one side only (Latin letters and digits). */
function unmarkedUtf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) evenZeros += 1;
    else oddZeros += 1;
  }
  const half = sample.length / 2;
  if (half < 4) return null;
  if (oddZeros > half * 0.3 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > half * 0.3 && oddZeros === 0) return 'utf-16be';
  return null;
}

/** A NUL, or more than one control character in a hundred, is no text that a person exported. */
function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = text.match(/[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g)?.length ?? 0;
  const replaced = text.match(/\ufffd/g)?.length ?? 0;
  return controls + replaced > text.length / 100;
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

function lineCountOf(text: string): number {
  return text.split(/\r\n?|\n/).length;
}
