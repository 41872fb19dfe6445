import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { SecretTooShort } from './refusals.ts';

/** What a person types to unlock: digits on a number pad, or a phrase. */
export type SecretKind = 'pin' | 'passphrase';

const leastPinDigits = 6;
const leastCharacters = 12;
const leastWords = 5;
const leastWordCharacters = 2;

/** The code points where the ten digits of the scripts of the app's languages begin. */
const digitZeros = [0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66];

function toAsciiDigit(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const zero = digitZeros.find((start) => codePoint >= start && codePoint <= start + 9);
  return zero === undefined ? character : String(codePoint - zero);
}

/**
 * One spelling for what is typed the same: NFKC, no spaces at the ends, and digits of Indian scripts as ASCII, so
 * that a PIN opens under either keyboard.
 */
export function normaliseSecret(secret: string): string {
  return Array.from(secret.normalize('NFKC').trim(), toAsciiDigit).join('');
}

function isLongPassphrase(secret: string): boolean {
  if (Array.from(secret).length >= leastCharacters) return true;
  const words = secret.split(/\s+/u).filter((word) => Array.from(word).length >= leastWordCharacters);
  return new Set(words).size >= leastWords;
}

/**
 * Judges a new secret (decided 21): with a real keystore six digits or more; without one, or for anything but digits,
 * twelve characters or five different words. A refusal names the rule to show.
 */
export function checkNewSecret(secret: string, keystore: 'os' | 'none'): Result<SecretKind, SecretTooShort> {
  const typed = normaliseSecret(secret);
  if (keystore === 'os' && /^\d*$/u.test(typed)) {
    if (typed.length >= leastPinDigits) return ok('pin');
    return refused({ code: 'secretTooShort', rule: 'pinOfSixDigits' });
  }
  if (isLongPassphrase(typed)) return ok('passphrase');
  return refused({ code: 'secretTooShort', rule: 'passphraseOfTwelveCharactersOrFiveWords' });
}
