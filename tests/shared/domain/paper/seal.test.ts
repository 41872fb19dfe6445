import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import decodeQr from 'qr/decode.js';
import { expect, test } from 'vitest';
import { type DevicePublicKey, deviceIdOf } from '../../../../src/main/keys/device-key.ts';
import {
  differingFacts,
  readSeal,
  type SealedFacts,
  sealBytes,
  sealedPayer,
  sealText,
} from '../../../../src/shared/domain/paper/seal.ts';
import { sealCode } from '../../../../src/shared/domain/paper/sheet-parts.ts';

const privateKey = new Uint8Array(32).fill(7);
const publicKey = ed25519.getPublicKey(privateKey);
const facts: SealedFacts = {
  number: 'K3W7Q2-000123-7',
  currency: 'INR',
  amountMinor: 12_345_650,
  recordedMs: 1_795_322_100_000,
  paperHash: 'ab'.repeat(32),
  payer: 'नियुक्ति Traders',
};
const seal = (said: SealedFacts): string =>
  sealText(said, publicKey, ed25519.sign(sealBytes(said), privateKey));

test('a seal is read back as it was written, with the device that signed', () => {
  expect(readSeal(` ${seal(facts)}\n`)).toEqual({
    ok: true,
    value: { facts, device: deviceIdOf(publicKey as DevicePublicKey), signed: true },
  });
});

test('whatever fact is changed, the signature no longer fits and the fact is named', () => {
  const changes: Partial<SealedFacts>[] = [
    { number: 'K3W7Q2-000124-5' },
    { currency: 'USD' },
    { amountMinor: 12_345_651 },
    { recordedMs: 1 },
    { payer: 'Somebody' },
    { paperHash: 'cd'.repeat(32) },
  ];
  const signature = ed25519.sign(sealBytes(facts), privateKey);
  for (const change of changes) {
    const said = { ...facts, ...change };
    expect(readSeal(sealText(said, publicKey, signature))).toMatchObject({
      value: { facts: said, signed: false },
    });
    expect(differingFacts(said, facts)).toEqual(Object.keys(change));
  }
});

test('any change of a character is either no seal or one that is not signed', () => {
  const whole = seal(facts);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.constantFrom('0', 'A', 'z', '|', 'न'), (at, character) => {
      fc.pre(whole[at] !== character);
      const read = readSeal(whole.slice(0, at) + character + whole.slice(at + 1));
      expect(read.ok && read.value.signed).toBe(false);
    }),
  );
});

test('any name of a payer passes through the code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
      const payer = sealedPayer(name);
      expect(Array.from(payer).length).toBeLessThanOrEqual(60);
      expect(readSeal(seal({ ...facts, payer }))).toMatchObject({
        value: { facts: { payer }, signed: true },
      });
    }),
  );
});

test('what is no seal of ours is refused', () => {
  for (const text of ['', 'https://example.com', 'BAHI1|a|b', seal(facts).replace('BAHI1', 'BAHI2')]) {
    expect(readSeal(text)).toEqual({ ok: false, refusal: { code: 'noSeal' } });
  }
});

test('the drawn code is read by a reader of codes', () => {
  const code = sealCode(seal(facts), facts.number);
  const [, , size = ''] = (code.attributes?.['viewBox'] ?? '').split(' ');
  const [, path] = code.children;
  if (path === undefined || typeof path === 'string') throw new Error('a code is one path');
  const modules = Number(size);
  const scale = 4;
  const width = modules * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = ''] of (path.attributes?.['d'] ?? '').matchAll(/M(\d+) (\d+)/g)) {
    for (let down = 0; down < scale; down++) {
      for (let right = 0; right < scale; right++) {
        data.fill(
          0,
          4 * ((Number(y) * scale + down) * width + Number(x) * scale + right),
          4 * ((Number(y) * scale + down) * width + Number(x) * scale + right) + 3,
        );
      }
    }
  }
  expect(readSeal(decodeQr({ width, height: width, data }))).toMatchObject({
    value: { facts, signed: true },
  });
});
