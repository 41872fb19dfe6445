import { expect, test } from 'vitest';
import { bytesToMegabytes } from '../../../src/renderer/i18n/megabytes.ts';

test('bytes are told in megabytes with one decimal; a little is never nothing', () => {
  expect([0, 1, 40_000, 149_999, 1_240_000, 20_000_000].map(bytesToMegabytes)).toEqual([
    0, 0.1, 0.1, 0.1, 1.2, 20,
  ]);
});
