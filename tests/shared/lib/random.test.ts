import { expect, test } from 'vitest';
import { Random } from '../../../src/shared/lib/random.ts';

test('the same label gives the same numbers on every machine', () => {
  const random = new Random('bahi');
  expect([random.next32(), random.next32(), random.next32()]).toEqual([1895936985, 3055255522, 3424563961]);
});

test('a fork depends on its name alone, not on what was drawn before', () => {
  const fresh = new Random('bahi').fork('account', 7);
  const used = new Random('bahi');
  used.next32();
  expect(used.fork('account', 7).next32()).toBe(fresh.next32());
  expect(new Random('bahi').fork('account', 8).next32()).not.toBe(
    new Random('bahi').fork('account', 7).next32(),
  );
});

test('a range is drawn with both its ends and nothing outside', () => {
  const random = new Random('ends');
  const drawn = new Set(Array.from({ length: 500 }, () => random.between(-2, 2)));
  expect([...drawn].sort((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2]);
});

test('every choice comes about as often as its weight says', () => {
  const random = new Random('weights');
  const counts = { often: 0, rarely: 0, never: 0 };
  for (let at = 0; at < 4000; at += 1) {
    counts[
      random.weighted<keyof typeof counts>([
        ['often', 75],
        ['never', 0],
        ['rarely', 25],
      ])
    ] += 1;
  }
  expect(counts.never).toBe(0);
  expect(counts.often).toBeGreaterThan(2850);
  expect(counts.often).toBeLessThan(3150);
});

test('a shuffled list has the same members', () => {
  const list = Array.from({ length: 30 }, (_, at) => at);
  const shuffled = new Random('cards').shuffled(list);
  expect(shuffled).not.toEqual(list);
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(list);
});

test('a range that goes downwards, or is too long to be exact, is a bug', () => {
  const random = new Random('bugs');
  expect(() => random.between(2, 1)).toThrow('upwards');
  expect(() => random.between(0, 2 ** 30)).toThrow('exactly');
  expect(() => random.pick([])).toThrow('not empty');
});
