import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRecoverySecret,
  formatRecoveryCode,
  parseRecoveryCode,
} from '../../../src/main/keys/recovery-code.ts';

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a printed recovery code', () => {
  test('has eight groups of five and 160 bits behind it', () => {
    expect(createRecoverySecret()).toHaveLength(20);
    expect(formatRecoveryCode(new Uint8Array(20))).toBe('00001-00002-00003-00004-00005-00006-00007-00008');
    expect(formatRecoveryCode(new Uint8Array(20).fill(255))).toMatch(/^(ZZZZ[0-9A-Z]-){7}ZZZZ[0-9A-Z]$/);
  });

  test('is read back from print, in any case and spacing, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret);
        const scribbled = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(parseRecoveryCode(code)).toEqual({ ok: true, value: secret });
        expect(parseRecoveryCode(`  ${scribbled}\n`)).toEqual({ ok: true, value: secret });
      }),
    );
  });

  test('names the group of any one wrong symbol', () => {
    fc.assert(
      fc.property(secrets, fc.nat(39), fc.integer({ min: 1, max: 31 }), (secret, place, shift) => {
        const symbols = Array.from(formatRecoveryCode(secret).replaceAll('-', ''));
        const wrong = alphabet[(alphabet.indexOf(symbols[place] ?? '') + shift) % 32] ?? '';
        symbols[place] = wrong;
        expect(parseRecoveryCode(symbols.join(''))).toEqual({
          ok: false,
          refusal: { code: 'mistypedRecoveryCode', group: Math.floor(place / 5) + 1 },
        });
      }),
    );
  });

  test('names two groups in the wrong order, a strange symbol, and a code that is too short', () => {
    const [first, second, ...rest] = formatRecoveryCode(new Uint8Array(20).fill(9)).split('-');
    const mistyped = (group: number | null) => ({
      ok: false,
      refusal: { code: 'mistypedRecoveryCode', group },
    });
    expect(parseRecoveryCode([second, first, ...rest].join('-'))).toEqual(mistyped(1));
    expect(parseRecoveryCode(['UUUUU', second, ...rest].join('-'))).toEqual(mistyped(1));
    expect(parseRecoveryCode([first, ...rest].join('-'))).toEqual(mistyped(null));
    expect(parseRecoveryCode('')).toEqual(mistyped(null));
  });
});
