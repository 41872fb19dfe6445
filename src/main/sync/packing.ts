import zlib from 'node:zlib';

/** How a body is packed on the wire. */
export type Packing = 'zstd' | 'gzip' | 'identity';

/** Smaller bodies only grow by packing. */
const leastPackedBytes = 200;
/** What a packed body may grow to: far above a full page, far below what would hurt. */
const mostUnpackedBytes = 64 * 1024 * 1024;

/** Electron's Node may lack what Node's has; gzip is everywhere. */
const hasZstd = typeof zlib.zstdCompressSync === 'function';

/** The body as it is sent, to somebody who reads these packings. */
export function pack(
  body: Uint8Array,
  readable: readonly string[] = ['zstd', 'gzip'],
): { readonly packing: Packing; readonly bytes: Uint8Array } {
  if (body.length < leastPackedBytes) return { packing: 'identity', bytes: body };
  if (hasZstd && readable.includes('zstd')) return { packing: 'zstd', bytes: zlib.zstdCompressSync(body) };
  if (readable.includes('gzip')) return { packing: 'gzip', bytes: zlib.gzipSync(body) };
  return { packing: 'identity', bytes: body };
}

/** The body of packed bytes; null where they are damaged, unpack to too much, or are packed in a way this side lacks. */
export function unpack(
  bytes: Uint8Array,
  packing: string,
  mostBytes: number = mostUnpackedBytes,
): Uint8Array | null {
  const limit = { maxOutputLength: mostBytes };
  try {
    if (packing === 'identity' || packing === '') return bytes;
    if (packing === 'gzip') return zlib.gunzipSync(bytes, limit);
    return packing === 'zstd' && hasZstd ? zlib.zstdDecompressSync(bytes, limit) : null;
  } catch {
    return null;
  }
}

/** What this side can unpack, best first, as an `accept-encoding` header says it. */
export const readablePackings: readonly Packing[] = hasZstd ? ['zstd', 'gzip'] : ['gzip'];
