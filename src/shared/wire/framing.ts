import type { Sha256 } from '../domain/events/codec.ts';
import { bytesToBase64Url, concatBytes, utf8Decode, utf8Encode } from '../lib/bytes.ts';

/** A frame taken apart: its header line as parsed JSON, and its lines as text. */
export interface OpenedFrame {
  readonly header: unknown;
  readonly lines: readonly string[];
}

/**
 * A frame with lines as it travels: the header, the lines, and a last line with the number of lines and the SHA-256 of everything before it. A frame
 * that was cut or changed anywhere is not a frame (`openFrame`). A frame without lines is its header's JSON alone.
 */
export function frameToBytes(header: object, lines: readonly string[], hash: Sha256): Uint8Array {
  const body = utf8Encode(`${[JSON.stringify(header), ...lines].join('\n')}\n`);
  const digest = bytesToBase64Url(hash.ofBytes(body));
  return concatBytes(
    body,
    utf8Encode(`${JSON.stringify({ frame: 'end', count: lines.length, sha256: digest })}\n`),
  );
}

const lineEnd = 0x0a;

/** The frame in these bytes; null where a byte is missing, changed or too many. Never throws. */
export function openFrame(bytes: Uint8Array, hash: Sha256): OpenedFrame | null {
  const text = utf8Decode(bytes);
  if (text === undefined || !text.endsWith('\n')) return null;
  const beforeEnd = text.lastIndexOf('\n', text.length - 2);
  if (beforeEnd < 0) return null;
  const lines = text.slice(0, beforeEnd).split('\n');
  const digest = bytesToBase64Url(
    hash.ofBytes(bytes.subarray(0, bytes.lastIndexOf(lineEnd, bytes.length - 2) + 1)),
  );
  const expected = { frame: 'end', count: lines.length - 1, sha256: digest };
  // Compared as it was written: what is nested a hundred thousand deep can be parsed, but not written out again.
  if (text.slice(beforeEnd + 1, -1) !== JSON.stringify(expected)) return null;
  const header = parse(lines[0] ?? '');
  return header === undefined ? null : { header, lines: lines.slice(1) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
