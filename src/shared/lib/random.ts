import { assert, present } from './assert.ts';
import { utf8Encode } from './bytes.ts';
import { sha256 } from './hash.ts';

/** A choice with how often it is taken beside the others; whole numbers. */
export type Weighted<Value> = readonly [value: Value, weight: number];

/**
 * Chance that is the same on every machine: xoshiro128** 1.1 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom
 * number generators", 2021), its state taken from the SHA-256 of a label. Not for secrets.
 */
export class Random {
  readonly #label: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(label: string) {
    const hash = sha256(utf8Encode(label));
    const word = (at: number): number =>
      ((hash[at] ?? 0) << 24) |
      ((hash[at + 1] ?? 0) << 16) |
      ((hash[at + 2] ?? 0) << 8) |
      (hash[at + 3] ?? 0);
    this.#label = label;
    this.#a = word(0);
    this.#b = word(4);
    this.#c = word(8);
    this.#d = word(12) | 1; // never all zero
  }

  /** Another stream, which depends on the label alone and not on what was drawn before. */
  fork(...names: readonly (string | number)[]): Random {
    return new Random(`${this.#label}/${names.join('/')}`);
  }

  /** The next 32 bits, 0 to 2³² − 1. */
  next32(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotateLeft(this.#d, 11);
    return scrambled;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    assert(most >= least, 'a range goes upwards');
    // A product of 32 bits and a range below 2²¹ is exact; the bias of so short a range does not matter here.
    const span = most - least + 1;
    assert(span <= 2 ** 21, 'a range is short enough to be drawn exactly');
    return least + Math.floor((this.next32() * span) / 2 ** 32);
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  /** One of a list that is not empty. */
  pick<Value>(list: readonly Value[]): Value {
    assert(list.length > 0, 'something is picked from a list that is not empty');
    return list[this.between(0, list.length - 1)] as Value;
  }

  /** One of several, by weight. */
  weighted<Value>(choices: readonly Weighted<Value>[]): Value {
    let left = this.between(
      1,
      choices.reduce((sum, [, weight]) => sum + weight, 0),
    );
    const found = choices.find(([, weight]) => {
      left -= weight;
      return left <= 0;
    });
    return present(found, 'a weighted choice')[0];
  }

  /** The list in another order. */
  shuffled<Value>(list: readonly Value[]): Value[] {
    const shuffled = [...list];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = this.between(0, at);
      [shuffled[at], shuffled[other]] = [shuffled[other] as Value, shuffled[at] as Value];
    }
    return shuffled;
  }

  /** So many digits as a text. */
  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.between(0, 9))).join('');
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
