import { describe, expect, test } from 'vitest';
import { checkNewSecret, normaliseSecret } from '../../../src/main/keys/secret-policy.ts';

const pin = { ok: true, value: 'pin' };
const passphrase = { ok: true, value: 'passphrase' };
const tooShort = (rule: string) => ({ ok: false, refusal: { code: 'secretTooShort', rule } });
const pinRule = tooShort('pinOfSixDigits');
const passphraseRule = tooShort('passphraseOfTwelveCharactersOrFiveWords');

describe('a new secret', () => {
  test.each([
    ['482913', pin],
    ['12345678901234', pin],
    ['४८२९१३', pin],
    ['48291', pinRule],
    ['', pinRule],
    ['   ', pinRule],
    ['correct hors', passphrase],
    ['ab cd ef gh ij', passphrase],
    ['short phras', passphraseRule],
  ])('%j with a keystore', (secret, expected) => {
    expect(checkNewSecret(secret, 'os')).toEqual(expected);
  });

  test.each([
    ['482913', passphraseRule],
    ['48291348291', passphraseRule],
    ['482913482913', passphrase],
    ['elevenchars', passphraseRule],
    ['twelve chars', passphrase],
    ['eleven     ', passphraseRule],
    ['ab ab ab ab', passphraseRule],
    ['ab ac ad ae', passphraseRule],
    ['a b c d e f', passphraseRule],
    ['बही खाता रोज', passphrase],
    ['', passphraseRule],
  ])('%j without one', (secret, expected) => {
    expect(checkNewSecret(secret, 'none')).toEqual(expected);
  });
});

describe('what is typed', () => {
  test('is the same under a Devanagari or a full-width keyboard and with spaces around it', () => {
    expect(normaliseSecret(' ४८२९१३ ')).toBe('482913');
    expect(normaliseSecret('４８２９１３')).toBe('482913');
    expect(normaliseSecret('৪৮২৯১৩')).toBe('482913');
    expect(normaliseSecret('e\u0301')).toBe('é');
    expect(normaliseSecret('Case and  inner spaces')).toBe('Case and  inner spaces');
  });
});
