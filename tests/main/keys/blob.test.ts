import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decryptBlob, encryptBlob, sha256Hex } from '../../../src/main/keys/blob.ts';
import { createDataKey } from '../../../src/main/keys/sealing.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

const dataKey = createDataKey();
const photo = Buffer.from('photo of the cheque of Kulkarni Traders');
const maxBytes = 1_000;

describe('an attachment', () => {
  test('comes back as it was, and is named by both digests', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (plaintext) => {
        const sealed = valueOrThrow(encryptBlob(dataKey, plaintext, maxBytes));
        const { plaintextSha256 } = sealed;
        expect(plaintextSha256).toBe(sha256Hex(plaintext));
        expect(sealed.fileSha256).toBe(sha256Hex(sealed.file));
        const opened = valueOrThrow(decryptBlob(dataKey, sealed.file, { plaintextSha256, maxBytes }));
        expect(Uint8Array.from(opened)).toEqual(plaintext);
      }),
    );
  });

  test('cannot be read in its file, which is another one each time', () => {
    const first = valueOrThrow(encryptBlob(dataKey, photo, maxBytes));
    const second = valueOrThrow(encryptBlob(dataKey, photo, maxBytes));
    expect(Buffer.from(first.file).includes('Kulkarni')).toBe(false);
    expect(first.fileSha256).not.toBe(second.fileSha256);
    expect(first.plaintextSha256).toBe(second.plaintextSha256);
  });

  test('is damaged with any byte changed or cut, under another key, or in the place of another', () => {
    const { file, plaintextSha256 } = valueOrThrow(encryptBlob(dataKey, photo, maxBytes));
    const damaged = { ok: false, refusal: { code: 'damagedBlob' } };
    const expected = { plaintextSha256, maxBytes };
    for (let place = 0; place < file.length; place += 1) {
      const changed = Uint8Array.from(file);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(decryptBlob(dataKey, changed, expected)).toEqual(damaged);
      expect(decryptBlob(dataKey, file.subarray(0, place), expected)).toEqual(damaged);
    }
    expect(decryptBlob(createDataKey(), file, expected)).toEqual(damaged);
    const other = { plaintextSha256: sha256Hex(Buffer.from('another')), maxBytes };
    expect(decryptBlob(dataKey, file, other)).toEqual(damaged);
  });

  test('above the largest size is refused in both directions', () => {
    const tooLarge = (maximum: number) => ({
      ok: false,
      refusal: { code: 'blobTooLarge', bytes: photo.length, maxBytes: maximum },
    });
    expect(encryptBlob(dataKey, photo, 38)).toEqual(tooLarge(38));
    const { file, plaintextSha256 } = valueOrThrow(encryptBlob(dataKey, photo, 39));
    expect(decryptBlob(dataKey, file, { plaintextSha256, maxBytes: 38 })).toEqual(tooLarge(38));
    expect(decryptBlob(dataKey, file, { plaintextSha256, maxBytes: 39 }).ok).toBe(true);
  });
});
