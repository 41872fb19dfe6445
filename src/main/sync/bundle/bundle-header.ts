import { createHash } from 'node:crypto';
import { z } from 'zod';
import { concatBytes, utf8Decode, utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';

/** The newest version of the file that this program writes and reads. */
export const bundleVersion = 1;

/** Most bytes of a bundle that is read at all: far above a year of one agent, far below what would hurt. */
export const mostBundleBytes = 64 * 1024 * 1024;

const sha256Text = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What stands in plain sight on a bundle: who it is from, who it is for, and its number. No names, no money. */
export const bundleHeader = z.strictObject({
  /** A device's requests, or the hub's answers to them. */
  kind: z.enum(['requests', 'answers']),
  team: z.string().min(1).max(80),
  hub: z.string().min(1).max(80),
  /** Whose requests they are: of answers, who they are for. */
  device: z.string().min(1).max(40),
  /** Numbers count up within a series; a device that lost count begins another one. */
  series: z.string().min(1).max(40),
  number: z.int().positive(),
  /** SHA-256 of the bundle before in the series, or of the bundle that is answered; null where there is none. */
  previous: sha256Text.nullable(),
  createdMs: z.int().nonnegative(),
  /** Own events in it, by sequence; `to` is `from - 1` where there are none. */
  range: z.tuple([z.int().positive(), z.int().nonnegative()]),
});
/** See `bundleHeader`. */
export type BundleHeader = z.output<typeof bundleHeader>;

/** Why a file is not read: each has its own sentence. */
export type BundleProblem =
  | 'notABundle'
  | 'newerVersion'
  | 'truncated'
  | 'tampered'
  | 'wrongTeam'
  | 'wrongHub'
  | 'wrongRecipient'
  | 'replayed'
  | 'older'
  | 'gap';

/** The refusal of a file; of a gap, the number that is missing. */
export interface BundleRefusal {
  readonly code: BundleProblem;
  readonly missing?: number;
}

/** The parts of a file whose envelope is in order. */
export interface BundleParts {
  readonly header: BundleHeader;
  /** The header's line as it stands in the file: what the signature covers. */
  readonly headerLine: string;
  readonly sealed: Uint8Array;
}

const magic = 'bahi-bundle';
const sizeDigits = 10;
/** The first line, its end included, is shorter than this. */
const mostFirstLine = 80;
const lineEnd = 0x0a;

/**
 * The whole file: magic, version, size and SHA-256 of the rest on one line, the header on the next, then the sealed part. The
 * digest finds a bad stick at once; what somebody changed on purpose is found by the encryption and the signature.
 */
export function bundleToBytes(headerLine: string, sealed: Uint8Array): Uint8Array {
  const rest = concatBytes(utf8Encode(`${headerLine}\n`), sealed);
  return concatBytes(utf8Encode(firstLine(bundleVersion, rest.length, digestOf(rest))), rest);
}

function firstLine(version: number, restBytes: number, digest: string): string {
  return `${magic} ${version} ${String(restBytes).padStart(sizeDigits, '0')} ${digest}\n`;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** Takes a file apart, without opening it. Refuses `notABundle`, `newerVersion`, `truncated` and `tampered`. */
export function readBundleParts(bytes: Uint8Array): Result<BundleParts, BundleRefusal> {
  const start = utf8Encode(`${magic} `);
  if (bytes.length === 0) return refused({ code: 'truncated' });
  const common = Math.min(start.length, bytes.length);
  if (bytes.subarray(0, common).some((byte, at) => byte !== start[at])) {
    return refused({ code: 'notABundle' });
  }
  const firstEnd = bytes.subarray(0, mostFirstLine).indexOf(lineEnd);
  if (firstEnd < 0) return refused({ code: bytes.length < mostFirstLine ? 'truncated' : 'tampered' });
  const first = utf8Decode(bytes.subarray(0, firstEnd + 1)) ?? '';
  const [, version, size, digest] = /^bahi-bundle (\d+) (\d{10}) ([\w-]{43})\n$/.exec(first) ?? [];
  if (version !== undefined && Number(version) > bundleVersion) return refused({ code: 'newerVersion' });
  if (digest === undefined || first !== firstLine(bundleVersion, Number(size), digest)) {
    return refused({ code: 'tampered' });
  }
  const rest = bytes.subarray(firstEnd + 1);
  if (rest.length < Number(size)) return refused({ code: 'truncated' });
  if (rest.length > Number(size) || digestOf(rest) !== digest) return refused({ code: 'tampered' });
  return readHeader(rest);
}

function readHeader(rest: Uint8Array): Result<BundleParts, BundleRefusal> {
  const end = rest.indexOf(lineEnd);
  const headerLine = end < 0 ? undefined : utf8Decode(rest.subarray(0, end));
  const parsed = bundleHeader.safeParse(parseJson(headerLine ?? ''));
  if (headerLine === undefined || !parsed.success) return refused({ code: 'tampered' });
  return ok({ header: parsed.data, headerLine, sealed: rest.subarray(end + 1) });
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
