/** Choices that a seed repeats: the same seed makes the same day. */
export interface SeededChoice {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  one<Member>(members: readonly Member[]): Member;
  chance(percent: number): boolean;
  /** An id in the shape of a UUIDv7. */
  id(): string;
}

/** Mulberry32: small, and good enough to choose a day's work. */
export function seededChoice(seed: number): SeededChoice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('');
  return {
    whole,
    one: (members) => {
      const member = members[whole(0, members.length - 1)];
      if (member === undefined) throw new Error('nothing to choose from');
      return member;
    },
    chance: (percent) => whole(1, 100) <= percent,
    id: () => `${hex(8)}-${hex(4)}-7${hex(3)}-${'89ab'[whole(0, 3)]}${hex(3)}-${hex(12)}`,
  };
}
