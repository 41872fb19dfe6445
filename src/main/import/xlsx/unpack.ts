import { Inflate } from 'fflate';
import type { ReadProgress } from '../steps.ts';
import type { ZipEntry } from './zip-entries.ts';

/** Why a part of a workbook cannot be read. Thrown inside the reader of workbooks and caught at its door. */
export class WorkbookFault extends Error {
  readonly code: 'damagedWorkbook' | 'workbookTooLarge';

  constructor(code: 'damagedWorkbook' | 'workbookTooLarge') {
    super(code);
    this.name = 'WorkbookFault';
    this.code = code;
  }
}

/** Packed bytes that are unpacked at once; a chunk can grow a thousandfold, so it is small. */
const chunkBytes = 16 * 1024;

/** More than any sheet of this trade: 100,000 rows of 20 columns take about 120 MB. */
export const partLimitBytes = 400 * 1024 * 1024;

/**
 * The text of a part in pieces, with how far its packed bytes are read. A part that grows beyond `limitBytes`, whatever
 * it says about itself, is given up as too large; broken packing as damaged.
 */
export function* unpackText(
  entry: ZipEntry,
  limitBytes: number = partLimitBytes,
): Generator<{ readonly text: string; readonly progress: ReadProgress }, void, void> {
  if (entry.isEncrypted || (entry.method !== 0 && entry.method !== 8)) {
    throw new WorkbookFault('damagedWorkbook');
  }
  const decoder = new TextDecoder(encodingOf(entry));
  const { packed } = entry;
  let pieces: Uint8Array[] = [];
  let unpackedBytes = 0;
  let isWhole = packed.length === 0 || entry.method === 0;
  const inflate = new Inflate((piece, isLast) => {
    unpackedBytes += piece.length;
    pieces.push(piece);
    if (isLast) isWhole = true;
  });
  for (let at = 0; at < packed.length; at += chunkBytes) {
    const chunk = packed.subarray(at, at + chunkBytes);
    pieces = [];
    if (entry.method === 0) {
      pieces.push(chunk);
      unpackedBytes += chunk.length;
    } else inflateOrFault(inflate, chunk, at + chunkBytes >= packed.length);
    if (unpackedBytes > limitBytes) throw new WorkbookFault('workbookTooLarge');
    const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
    const done = Math.min(at + chunkBytes, packed.length);
    if (text !== '') yield { text, progress: { part: 'file', done, of: packed.length } };
  }
  if (!isWhole || (entry.sizeBytes !== 0 && unpackedBytes < entry.sizeBytes)) {
    throw new WorkbookFault('damagedWorkbook');
  }
}

/** The whole text of a small part. */
export function unpackWhole(entry: ZipEntry, limitBytes: number): string {
  let text = '';
  for (const piece of unpackText(entry, limitBytes)) text += piece.text;
  return text;
}

function inflateOrFault(inflate: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(chunk, isLast);
  } catch {
    throw new WorkbookFault('damagedWorkbook');
  }
}

/** Parts are UTF-8; the standard (ECMA-376 part 2) also allows UTF-16 with a mark. */
function encodingOf(entry: ZipEntry): 'utf-8' | 'utf-16le' {
  return entry.method === 0 && entry.packed[0] === 0xff && entry.packed[1] === 0xfe ? 'utf-16le' : 'utf-8';
}
