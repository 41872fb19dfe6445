import { expect, test } from 'vitest';
import { unsentKnown } from '../../../../src/shared/domain/day-end/unsent.ts';

const device = (metMs: number | null, entries = 0, oldestMs: number | null = null) => ({
  metMs,
  entries,
  oldestMs,
});

test('of devices that nobody here has met nothing is known', () => {
  expect(unsentKnown([])).toEqual({ known: 'unknown' });
  expect(unsentKnown([device(null)])).toEqual({ known: 'unknown' });
  expect(unsentKnown([device(9), device(null)])).toEqual({ known: 'unknown' });
});

test('where all was brought, the device that was met longest ago says until when all is here', () => {
  expect(unsentKnown([device(9), device(5)])).toEqual({ known: 'allUpTo', metMs: 5 });
});

test('what was left on devices is counted together, with the oldest of it and the last meeting that told of it', () => {
  expect(unsentKnown([device(9, 3, 4), device(12), device(7, 2, 1), device(null)])).toEqual({
    known: 'some',
    metMs: 9,
    entries: 5,
    oldestMs: 1,
  });
  expect(unsentKnown([device(9, 3)])).toEqual({ known: 'some', metMs: 9, entries: 3, oldestMs: null });
});
