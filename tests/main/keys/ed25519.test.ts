import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Ed25519,
  ed25519OfThisMachine,
  nativeEd25519,
  portableEd25519,
} from '../../../src/main/keys/ed25519.ts';
import { hexToBytes } from '../../../src/shared/lib/bytes.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const message = fc.uint8Array({ maxLength: 200 });
const fromHex = (hex: string): Uint8Array => hexToBytes(hex) ?? new Uint8Array();
const changed = (whole: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(whole);
  copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << (at % 8));
  return copy;
};

describe('the machine and the library', () => {
  test('sign with the same bytes, and accept what the other signed', () => {
    fc.assert(
      fc.property(bytes(32), message, (privateKey, said) => {
        const publicKey = ed25519.getPublicKey(privateKey);
        const signature = portableEd25519.sign(said, privateKey);
        expect(nativeEd25519.sign(said, privateKey)).toEqual(signature);
        expect(nativeEd25519.verify(signature, said, publicKey)).toBe(true);
        expect(portableEd25519.verify(signature, said, publicKey)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('say the same of a signature, a message and a key that were changed anywhere', () => {
    fc.assert(
      fc.property(bytes(32), message, fc.nat(600), (privateKey, said, at) => {
        const publicKey = ed25519.getPublicKey(privateKey);
        const signature = portableEd25519.sign(said, privateKey);
        for (const [sig, text, key] of [
          [changed(signature, at), said, publicKey],
          [signature, Uint8Array.from([...said, 0]), publicKey],
          [signature, said, changed(publicKey, at)],
        ] as const) {
          expect(nativeEd25519.verify(sig, text, key)).toBe(portableEd25519.verify(sig, text, key));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('say the same of keys and signatures of every length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 70 }),
        message,
        fc.uint8Array({ maxLength: 40 }),
        (sig, said, key) => {
          expect(nativeEd25519.verify(sig, said, key)).toBe(false);
          expect(portableEd25519.verify(sig, said, key)).toBe(false);
        },
      ),
    );
  });

  test('accept nothing under a point of small order, or one that is written in another way', () => {
    const said = new TextEncoder().encode('anybody could have said this');
    const one = `01${'00'.repeat(31)}`;
    const odd = [
      one,
      `ec${'ff'.repeat(30)}7f`,
      '00'.repeat(32),
      `${'00'.repeat(31)}80`,
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      `ee${'ff'.repeat(30)}7f`, // one, not reduced
      `ed${'ff'.repeat(30)}7f`, // zero, not reduced
    ];
    for (const key of odd) {
      for (const r of odd) {
        // With s = 0 the equation holds for such keys where nobody looks at them.
        const signature = fromHex(r + '00'.repeat(32));
        expect([key, nativeEd25519.verify(signature, said, fromHex(key))]).toEqual([key, false]);
        expect([key, portableEd25519.verify(signature, said, fromHex(key))]).toEqual([key, false]);
      }
    }
  });

  test('both accept a signature whose point has a part of small order', () => {
    // R = [r]B + T with T of order eight: the library multiplies by eight, the machine does not.
    const { Point } = ed25519;
    const privateKey = new Uint8Array(32).fill(5);
    const publicKey = ed25519.getPublicKey(privateKey);
    const said = new TextEncoder().encode('a strange signer');
    const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
    const { Fn } = Point;
    const scalar = ed25519.utils.getExtendedPublicKey(privateKey).scalar;
    const r = 12_345n;
    const pointR = Point.BASE.multiply(r).add(torsion).toBytes();
    const asked = createHash('sha512').update(pointR).update(publicKey).update(said).digest();
    const k = Fn.create(littleEndian(asked));
    const s = Fn.create(r + k * scalar);
    const signature = Uint8Array.from([...pointR, ...Fn.toBytes(s)]);
    expect(portableEd25519.verify(signature, said, publicKey)).toBe(true);
    expect(nativeEd25519.verify(signature, said, publicKey)).toBe(true);
  });
});

const littleEndian = (whole: Uint8Array): bigint =>
  [...whole].reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

describe('which of the two is used', () => {
  test('the machine, where it says what the library says', () => {
    expect(ed25519OfThisMachine()).toBe(nativeEd25519);
  });

  test('the library, where the machine lacks the curve, signs otherwise, or refuses what is right', () => {
    const lacking: Ed25519 = {
      sign: () => {
        throw new Error('unsupported');
      },
      verify: () => false,
    };
    const other: Ed25519 = { sign: () => new Uint8Array(64), verify: () => true };
    const refusing: Ed25519 = { sign: nativeEd25519.sign, verify: () => false };
    for (const native of [lacking, other, refusing]) {
      expect(ed25519OfThisMachine(native)).toBe(portableEd25519);
    }
  });
});
