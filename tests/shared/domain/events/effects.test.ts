import { expect, test } from 'vitest';
import { noEffects, touch } from '../../../../src/shared/domain/events/effects.ts';

test('effects name each touched entity once, under its kind', () => {
  const effects = noEffects();
  touch(effects, 'item', 'I-1');
  touch(effects, 'item', 'I-1');
  touch(effects, 'item', 'I-2');
  touch(effects, 'receipt', 'R-1');
  expect(effects).toEqual({
    touched: new Map([
      ['item', new Set(['I-1', 'I-2'])],
      ['receipt', new Set(['R-1'])],
    ]),
    postings: [],
  });
  expect(noEffects()).toEqual({ touched: new Map(), postings: [] });
});
