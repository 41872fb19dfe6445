import { randomBytes } from 'node:crypto';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { MistypedRecoveryCode } from './refusals.ts';

/** Crockford's base 32: no I, L, O or U, so that a handwritten copy can be read back. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 8;
const symbolsPerGroup = 4;
const codeBytes = (groups * symbolsPerGroup * 5) / 8;

/** Odd weights are invertible modulo 32, so any one wrong symbol changes the check symbol. */
const weights = [1, 3, 5, 7];

const checkSymbol = (values: readonly number[], group: number): number =>
  values.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), group + 1) % 32;

function toSymbols(bytes: Uint8Array): readonly number[] {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const count = (bytes.length * 8) / 5;
  return Array.from({ length: count }, (_, place) => Number((bits >> BigInt(5 * (count - 1 - place))) & 31n));
}

function toBytes(symbols: readonly number[]): Uint8Array {
  let bits = 0n;
  for (const symbol of symbols) bits = (bits << 5n) | BigInt(symbol);
  return Uint8Array.from({ length: codeBytes }, (_, place) =>
    Number((bits >> BigInt(8 * (codeBytes - 1 - place))) & 255n),
  );
}

/** 160 random bits: the content of a recovery code. */
export function createRecoverySecret(): Uint8Array {
  return new Uint8Array(randomBytes(codeBytes));
}

/** The printed form: eight groups of five, of which the fifth symbol checks its group and its place. */
export function formatRecoveryCode(secret: Uint8Array): string {
  const symbols = toSymbols(secret);
  return Array.from({ length: groups }, (_, group) => {
    const values = symbols.slice(group * symbolsPerGroup, (group + 1) * symbolsPerGroup);
    return [...values, checkSymbol(values, group)].map((value) => alphabet[value]).join('');
  }).join('-');
}

const readSymbol = (character: string): number =>
  alphabet.indexOf(character.replace(/[IL]/u, '1').replace('O', '0'));

/** Reads a code as a person types it: any case, any spacing, O for 0, I or L for 1. Refuses by naming the wrong group. */
export function parseRecoveryCode(typed: string): Result<Uint8Array, MistypedRecoveryCode> {
  const characters = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, ''),
  );
  if (characters.length !== groups * (symbolsPerGroup + 1)) {
    return refused({ code: 'mistypedRecoveryCode', group: null });
  }
  const symbols: number[] = [];
  for (let group = 0; group < groups; group += 1) {
    const start = group * (symbolsPerGroup + 1);
    const values = characters.slice(start, start + symbolsPerGroup + 1).map(readSymbol);
    const check = values.pop();
    if (values.includes(-1) || check !== checkSymbol(values, group)) {
      return refused({ code: 'mistypedRecoveryCode', group: group + 1 });
    }
    symbols.push(...values);
  }
  return ok(toBytes(symbols));
}
