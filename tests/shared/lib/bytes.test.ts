import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64UrlToBytes,
  bytesToBase64Url,
  bytesToCrockford,
  bytesToHex,
  concatBytes,
  crockfordToBytes,
  equalBytes,
  foldCrockford,
  hexToBytes,
  utf8Decode,
  utf8Encode,
} from '../../../src/shared/lib/bytes.ts';

const anyText = fc
  .array(fc.oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ min: 0xe000, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));
const anyBytes = fc.uint8Array({ maxLength: 70 });

describe('bytes as text', () => {
  it('writes UTF-8 as Node does, Devanagari and emoji included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(bytesToHex(utf8Encode(text))).toBe(Buffer.from(text, 'utf8').toString('hex'));
        expect(utf8Decode(utf8Encode(text))).toBe(text);
      }),
    );
    expect(bytesToHex(utf8Encode('बही ₹'))).toBe('e0a4ace0a4b9e0a58020e282b9');
  });

  it('reads no text from bytes that are not UTF-8', () => {
    expect(utf8Decode(Uint8Array.of(0x62, 0xff))).toBeUndefined();
    expect(utf8Decode(Uint8Array.of(0xe0, 0xa4))).toBeUndefined();
  });

  it('agrees with Node on hexadecimal and base64url, both ways', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(bytesToHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(bytesToBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(hexToBytes(bytesToHex(bytes).toUpperCase())).toEqual(bytes);
        expect(base64UrlToBytes(bytesToBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('reads back any Crockford text, also as a person types it', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const typed = bytesToCrockford(bytes)
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replace(/(.{4})/g, '$1- ');
        expect(crockfordToBytes(typed)).toEqual(bytes);
      }),
    );
    expect(bytesToCrockford(Uint8Array.of(0xff, 0x00, 0xab))).toBe('ZW0AP');
    expect(foldCrockford('k3m9 oil-u')).toBe('K3M9011U');
  });

  it('refuses what is not in the alphabet or not in its one canonical form', () => {
    expect([hexToBytes('abc'), hexToBytes('zz')]).toEqual([undefined, undefined]);
    expect([base64UrlToBytes('A'), base64UrlToBytes('AB'), base64UrlToBytes('A+==')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([crockfordToBytes('U0'), crockfordToBytes('ZZ')]).toEqual([undefined, undefined]);
  });

  it('joins arrays in order and compares them by what they hold', () => {
    const joined = concatBytes(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3));
    expect(joined).toEqual(Uint8Array.of(1, 2, 3));
    expect(equalBytes(joined, Uint8Array.of(1, 2, 3))).toBe(true);
    expect(equalBytes(joined, Uint8Array.of(1, 2, 4))).toBe(false);
    expect(equalBytes(joined, Uint8Array.of(1, 2))).toBe(false);
  });
});
