import { expect, it } from 'vitest';
import { credibility, credibilityOf, isMatured } from '../../../../src/shared/domain/promise/credibility.ts';

it('is the smoothed rate of catalogue CF, in basis points', () => {
  expect(credibility(0, 0)).toEqual({ kept: 0, made: 0, basisPoints: 5000 });
  expect(credibility(2, 7)).toEqual({ kept: 2, made: 7, basisPoints: 3333 });
  expect(credibility(7, 7).basisPoints).toBe(8888);
});

it('counts promises with an outcome only, and partly kept as not kept', () => {
  expect(
    credibilityOf([
      'kept',
      'keptWithVariance',
      'partlyKept',
      'broken',
      'open',
      'due',
      'inGrace',
      'pendingApproval',
      'renewed',
      'withdrawnByCustomer',
      'withdrawnByUs',
      'rejected',
    ]),
  ).toEqual({ kept: 2, made: 4, basisPoints: 5000 });
  expect(isMatured('renewed')).toBe(false);
});
