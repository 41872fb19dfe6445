import { assert } from '../lib/assert.ts';
import { CROCKFORD_ALPHABET, foldCrockford } from '../lib/bytes.ts';
import { ok, type Result, refused } from '../lib/result.ts';
import type { DeviceId } from './ids.ts';
import { foldDevanagariDigits } from './language.ts';

/** A place in one series of receipts: the series' prefix and a counter from 1 without gaps (decided.md 13, row V4). */
export interface ReceiptNumber {
  /** Six Crockford characters: of the device until the hub issues a book, then of the book. */
  readonly prefix: string;
  readonly counter: number;
}

/** `malformed`: it does not have the shape of a receipt number. `wrongCheck`: it has, with a slip somewhere in it. */
export type ReceiptNumberRefusal = { readonly code: 'malformed' } | { readonly code: 'wrongCheck' };

const PREFIX_LENGTH = 6;
const COUNTER_DIGITS = 6;
const WHOLE_NUMBER = /^([0-9A-HJKMNP-TV-Z]{6})([0-9]{6}|[1-9][0-9]{6,14})([0-9A-HJKMNP-TV-Z])$/;

/** The series a device numbers its receipts in: the first six characters of its id, in capitals. */
export function receiptPrefixOfDevice(device: DeviceId): string {
  const prefix = foldCrockford(device).slice(0, PREFIX_LENGTH);
  assertPrefix(prefix);
  return prefix;
}

/** A receipt number as it is printed: `K3M9QX-000123-7`, where the last character checks all the others. */
export function formatReceiptNumber({ prefix, counter }: ReceiptNumber): string {
  assertPrefix(prefix);
  assert(Number.isSafeInteger(counter) && counter >= 1 && counter < 1e15, 'receipts are counted from 1');
  const digits = String(counter).padStart(COUNTER_DIGITS, '0');
  return `${prefix}-${digits}-${checkCharacter(prefix + digits)}`;
}

/**
 * Reads a receipt number from paper or speech: small letters, spaces, missing hyphens, Devanagari digits, O for 0 and
 * I or L for 1 are forgiven. Refuses what has another shape or a wrong check character.
 */
export function parseReceiptNumber(text: string): Result<ReceiptNumber, ReceiptNumberRefusal> {
  const shape = WHOLE_NUMBER.exec(foldCrockford(foldDevanagariDigits(text)));
  const [, prefix, digits, check] = shape ?? [];
  if (prefix === undefined || digits === undefined || check === undefined)
    return refused({ code: 'malformed' });
  if (checkCharacter(prefix + digits) !== check) return refused({ code: 'wrongCheck' });
  const counter = Number(digits);
  return counter === 0 ? refused({ code: 'malformed' }) : ok({ prefix, counter });
}

/**
 * Damm's check over the field GF(32): `state ← x · (state + digit)`, with the primitive polynomial x⁵ + x² + 1
 * (H. M. Damm, "Totally anti-symmetric quasigroups", 2004). As x is neither 0 nor 1, every wrong character and every
 * swap of neighbours changes the result; ISO 7064 MOD 37,36 would need the letters I, L, O and U for its check.
 */
function checkCharacter(payload: string): string {
  let state = 0;
  for (const character of payload) {
    const value = CROCKFORD_ALPHABET.indexOf(character);
    assert(value >= 0, 'a receipt number is made of Crockford characters');
    state = (state ^ value) << 1;
    if (state & 0b100000) state ^= 0b100101;
  }
  return CROCKFORD_ALPHABET.charAt(state);
}

function assertPrefix(prefix: string): void {
  assert(/^[0-9A-HJKMNP-TV-Z]{6}$/.test(prefix), 'a receipt prefix is six Crockford characters');
}
