import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { Steps } from './steps.ts';

/** How the letters of a file are written. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text of a file and how sure its encoding is: a mark says it, the bytes prove it, or it is a guess. */
export type TextFile = {
  readonly text: string;
  readonly encoding: FileEncoding;
  readonly sureness: 'marked' | 'proved' | 'guessed';
  /** Zero bytes that were dropped from between the letters. */
  readonly nulsDropped: number;
  /** Letters that could not be read and stand as U+FFFD, and the line of the first. */
  readonly unreadable: { readonly count: number; readonly line: number } | null;
};

type Decoded = Pick<TextFile, 'text' | 'encoding' | 'sureness'>;

/**
 * Bytes to text, with line ends made `\n`. Refuses what is no text or cut off. Marks (BOM) decide; without one, zero
 * bytes on one side tell UTF-16, valid UTF-8 is UTF-8, also with single broken letters among many good ones, and
 * anything else is taken as Windows-1252 and said to be a guess. Stray zero bytes are dropped and counted.
 */
export function* decodeText(bytes: Uint8Array): Steps<Result<TextFile, FileRefusal>> {
  const step = { part: 'file', done: 0, of: bytes.length } as const;
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  yield step;
  const { text: withNuls, encoding, sureness } = decoded.value;
  const nuls = countOf(withNuls, '\0');
  if (isTooMany(nuls, withNuls.length, 50)) return binary();
  const lined = yield* withPlainLineEnds(withNuls);
  yield step;
  const text = nuls === 0 ? lined : withoutNuls(lined);
  if (text.trim() === '') return refused({ code: 'emptyFile' });
  if (looksBinary(text)) return binary();
  yield step;
  const firstAt = text.indexOf('\ufffd');
  const unreadable =
    firstAt === -1 ? null : { count: countOf(text, '\ufffd'), line: lineCountOf(text.slice(0, firstAt)) };
  return ok({ text, encoding, sureness, nulsDropped: nuls, unreadable });
}

/** Characters whose line ends are made plain at once. */
const pieceCharacters = 1_000_000;

function* withPlainLineEnds(text: string): Steps<string> {
  if (!text.includes('\r')) return text;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    // A piece never ends between a CR and its LF.
    const end = text[at + pieceCharacters - 1] === '\r' ? at + pieceCharacters + 1 : at + pieceCharacters;
    pieces.push(text.slice(at, end).replace(/\r\n?/g, '\n'));
    at = end;
    yield { part: 'file', done: Math.min(at, text.length), of: text.length };
  }
  return pieces.join('');
}

function binary(): Result<never, FileRefusal> {
  return refused({ code: 'binaryFile', kind: 'unknown' });
}

/** Padding goes without a trace; a zero byte inside a number or word leaves a mark, for something was there. */
function withoutNuls(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}])\0+(?=[\p{L}\p{N}])/gu, '\ufffd').replaceAll('\0', '');
}

function decode(bytes: Uint8Array): Result<Decoded, FileRefusal> {
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
): Result<Decoded, FileRefusal> {
  const text = new TextDecoder(encoding).decode(bytes);
  if (bytes.length % 2 === 1) return refused({ code: 'truncatedFile', line: lineCountOf(text) });
  return ok({ text, encoding, sureness });
}

function decodeUtf8(bytes: Uint8Array, sureness: 'marked' | 'proved'): Result<Decoded, FileRefusal> {
  const text = strictUtf8Of(bytes);
  if (text !== null) return ok({ text, encoding: 'utf-8', sureness });
  const untilCut = utf8UntilCut(bytes);
  if (untilCut !== null) return refused({ code: 'truncatedFile', line: lineCountOf(untilCut) });
  const lenient = new TextDecoder('utf-8').decode(bytes);
  if (sureness === 'marked' || isMostlyUtf8(lenient))
    return ok({ text: lenient, encoding: 'utf-8', sureness });
  return ok({
    text: new TextDecoder('windows-1252').decode(bytes),
    encoding: 'windows-1252',
    sureness: 'guessed',
  });
}

/** One broken letter among ten good ones of more than one byte: Windows-1252 never looks like that by chance. */
function isMostlyUtf8(lenient: string): boolean {
  const broken = countOf(lenient, '\ufffd');
  const wide = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return wide >= 10 && broken * 10 <= wide;
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

/**
 * UTF-16 without a mark, told by the upper bytes of its letters, which all lie on one side: 0 for Latin letters, digits
 * and separators, 9 for Devanagari.
 */
function unmarkedUtf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 8192);
  const zeros = [0, 0];
  const nines = [0, 0];
  for (let at = 0; at < sample.length; at += 1) {
    const side = at % 2;
    if (sample[at] === 0) zeros[side] = (zeros[side] ?? 0) + 1;
    else if (sample[at] === 9) nines[side] = (nines[side] ?? 0) + 1;
  }
  const half = sample.length / 2;
  if (half < 4) return null;
  const isUpper = (side: 0 | 1): boolean => {
    const [own = 0, other = 0] = side === 0 ? zeros : [zeros[1], zeros[0]];
    return other === 0 && own > half * 0.1 && own + (nines[side] ?? 0) > half * 0.3;
  };
  if (isUpper(1)) return 'utf-16le';
  return isUpper(0) ? 'utf-16be' : null;
}

/** Control characters are no text that a person exported. */
function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = text.match(/[\x02-\x08\x0b\x0e-\x1e\x7f-\x84\x86-\x9f\ufffe\uffff]/g)?.length ?? 0;
  return isTooMany(controls + countOf(text, '\ufffd'), text.length, 100);
}

/** More than one in so many; in a short text, more than three or one in four. */
function isTooMany(count: number, length: number, inSoMany: number): boolean {
  return count > Math.max(3, length / inSoMany) || count > length / 4;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

function lineCountOf(text: string): number {
  return text.split(/\r\n?|\n/).length;
}
