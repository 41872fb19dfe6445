import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { chainNext, partDigest, portableSha256 } from '../../../src/shared/domain/events/codec.ts';

test('the machine’s own SHA-256 gives the digests and links that every other device finds', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'बही', '\ud800', 'a\udc00b', 'e\u0301'),
  );
  fc.assert(
    fc.property(text, text, (facts, personal) => {
      const digests = [facts, personal].map((part) => partDigest(part, nativeSha256));
      const everywhere = [facts, personal].map((part) => partDigest(part, portableSha256));
      expect(digests.map((digest) => [...digest])).toEqual(everywhere.map((digest) => [...digest]));
      const [one = new Uint8Array(), other = new Uint8Array()] = everywhere;
      expect([...chainNext(one, one, other, nativeSha256)]).toEqual([...chainNext(one, one, other)]);
    }),
  );
});
