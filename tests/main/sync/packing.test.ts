import { expect, test } from 'vitest';
import { pack, readablePackings, unpack } from '../../../src/main/sync/packing.ts';
import { equalBytes } from '../../../src/shared/lib/bytes.ts';

const long = new TextEncoder().encode('a day of sixty calls, '.repeat(200));

test('what is packed comes out as it went in, in every packing', () => {
  for (const readable of [['zstd', 'gzip'], ['gzip'], []]) {
    const { packing, bytes } = pack(long, readable);
    expect(equalBytes(unpack(bytes, packing) ?? new Uint8Array(), long)).toBe(true);
  }
});

test('a reader who knows only gzip gets gzip', () => {
  expect(pack(long, ['gzip']).packing).toBe('gzip');
  expect(pack(long, []).packing).toBe('identity');
  expect(readablePackings).toContain('gzip');
});

test('a short body is not packed', () => {
  const short = long.subarray(0, 100);
  expect(pack(short)).toEqual({ packing: 'identity', bytes: short });
});

test('damaged bytes and unknown packings are no body', () => {
  const { packing, bytes } = pack(long);
  expect(unpack(bytes.subarray(0, bytes.length - 3), packing)).toBeNull();
  expect(unpack(bytes, 'brotli')).toBeNull();
});

test('a body that unpacks to more than a page ever is, is no body', () => {
  const { packing, bytes } = pack(new Uint8Array(65 * 1024 * 1024));
  expect(unpack(bytes, packing)).toBeNull();
});
