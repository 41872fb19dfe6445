import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviceId, toId } from '../../../src/shared/domain/ids.ts';
import {
  formatReceiptNumber,
  parseReceiptNumber,
  type ReceiptNumber,
  receiptPrefixOfDevice,
} from '../../../src/shared/domain/receipt-number.ts';
import { CROCKFORD_ALPHABET } from '../../../src/shared/lib/bytes.ts';

const alphabet = CROCKFORD_ALPHABET.split('');
const numbers: fc.Arbitrary<ReceiptNumber> = fc.record({
  prefix: fc.string({ unit: fc.constantFrom(...alphabet), minLength: 6, maxLength: 6 }),
  counter: fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999_999_999_999 })),
});
const bareTexts = numbers.map((number) => formatReceiptNumber(number).replaceAll('-', ''));

describe('a receipt number', () => {
  it('is the device prefix, the counter and a check character', () => {
    const prefix = receiptPrefixOfDevice(toId<DeviceId>('k3m9qx00zzvv1a2b'));
    expect(prefix).toBe('K3M9QX');
    expect(formatReceiptNumber({ prefix, counter: 123 })).toBe('K3M9QX-000123-H');
    expect(formatReceiptNumber({ prefix, counter: 1_234_567 })).toMatch(/^K3M9QX-1234567-.$/);
  });

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseReceiptNumber(formatReceiptNumber(number))).toEqual({ ok: true, value: number });
      }),
    );
  });

  it('is read back as people type it', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const typed = ` ${formatReceiptNumber(number).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i')} `;
        for (const text of [
          typed,
          typed.replaceAll('-', ''),
          typed.replaceAll('-', ' – '),
          typed.replaceAll('i', 'L'),
        ])
          expect(parseReceiptNumber(text)).toEqual({ ok: true, value: number });
      }),
    );
    const devanagari = formatReceiptNumber({ prefix: 'ABCDEF', counter: 42 }).replace('000042', '००००४२');
    expect(parseReceiptNumber(devanagari)).toEqual({ ok: true, value: { prefix: 'ABCDEF', counter: 42 } });
  });

  it('is refused with any single wrong character', () => {
    fc.assert(
      fc.property(bareTexts, (text) => {
        const slips = text
          .split('')
          .flatMap((right, at) =>
            alphabet
              .filter((wrong) => wrong !== right)
              .map((wrong) => text.slice(0, at) + wrong + text.slice(at + 1)),
          );
        expect(slips).toHaveLength(text.length * 31);
        expect(slips.filter((slip) => parseReceiptNumber(slip).ok)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any two neighbours, or any two characters with one between them, swapped', () => {
    fc.assert(
      fc.property(bareTexts, fc.constantFrom(1, 2), (text, distance) => {
        const swaps = text.split('').map((left, at) => {
          const right = text.charAt(at + distance);
          if (right === '' || right === left) return undefined;
          return (
            text.slice(0, at) +
            right +
            text.slice(at + 1, at + distance) +
            left +
            text.slice(at + distance + 1)
          );
        });
        expect(swaps.filter((swap) => swap !== undefined && parseReceiptNumber(swap).ok)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('says whether the shape or the check is wrong', () => {
    const malformed = { ok: false, refusal: { code: 'malformed' } };
    for (const text of [
      '',
      'K3M9QX',
      'K3M9QX-00012',
      'K3M9QU-000123-4',
      'K3M9QX-0A0123-4',
      'K3M9QX-0000123-4',
    ])
      expect(parseReceiptNumber(text)).toEqual(malformed);
    expect(parseReceiptNumber('000000-000000-0')).toEqual(malformed);
    const right = formatReceiptNumber({ prefix: 'K3M9QX', counter: 123 });
    expect(parseReceiptNumber(right.replace('123', '124'))).toEqual({
      ok: false,
      refusal: { code: 'wrongCheck' },
    });
  });

  it('never prints a number that does not exist', () => {
    expect(() => formatReceiptNumber({ prefix: 'K3M9QX', counter: 0 })).toThrow('counted from 1');
    expect(() => formatReceiptNumber({ prefix: 'K3M9Q', counter: 1 })).toThrow('six Crockford');
  });
});
