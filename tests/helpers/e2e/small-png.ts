import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * Writes a screenshot again with at most 256 colours: a third of the size, and no eye sees the difference on a screen of
 * flat colours. Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const { palette, indexes } = toPalette(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    png.subarray(0, 8),
    ...[
      ['IHDR', header] as const,
      ['PLTE', palette] as const,
      ['IDAT', data] as const,
      ['IEND', Buffer.alloc(0)] as const,
    ].map(([type, body]) => chunk(type, body)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** One number per pixel: red, green, blue. */
function readPixels(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytes = png[25] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * bytes;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const line = unfilter(raw.subarray(y * (stride + 1), (y + 1) * (stride + 1)), above, bytes);
    for (let x = 0; x < width; x += 1) {
      const at = x * bytes;
      pixels[y * width + x] = ((line[at] ?? 0) << 16) | ((line[at + 1] ?? 0) << 8) | (line[at + 2] ?? 0);
    }
    above = line;
  }
  return { width, height, pixels };
}

/** Undoes the filter of one line (PNG specification, section 9). */
function unfilter(line: Uint8Array, above: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const kind = line[0] ?? 0;
  const out = new Uint8Array(line.length - 1);
  for (let at = 0; at < out.length; at += 1) {
    const left = at < bytes ? 0 : (out[at - bytes] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < bytes ? 0 : (above[at - bytes] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0;
    out[at] = (line[at + 1] ?? 0) + guess;
  }
  return out;
}

function nearest(left: number, up: number, corner: number): number {
  const sum = left + up - corner;
  const distances = [left, up, corner].map((value) => Math.abs(sum - value));
  const least = Math.min(...distances);
  return [left, up, corner][distances.indexOf(least)] ?? 0;
}

/** The 256 most frequent colours, and for every pixel the nearest of them. */
function toPalette(pixels: Uint32Array): { palette: Buffer; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const kept = [...counts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, 256)
    .map(([colour]) => colour);
  const place = new Map<number, number>();
  for (const colour of counts.keys()) place.set(colour, placeOf(colour, kept));
  const palette = Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return { palette, indexes: Uint8Array.from(pixels, (pixel) => place.get(pixel) ?? 0) };
}

function placeOf(colour: number, kept: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, other] of kept.entries()) {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const blue = (colour & 255) - (other & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}
