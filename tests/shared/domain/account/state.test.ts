import { expect, test } from 'vitest';
import {
  currentValue,
  emptyAccountState,
  isInAccountCurrency,
} from '../../../../src/shared/domain/account/state.ts';
import { buildEvent } from '../events/build-event.ts';
import { item, opened, receipt, stream } from '../events/drafts.ts';
import { foldDrafts } from './fold-drafts.ts';

test('an empty account knows nothing, and shares nothing with another', () => {
  const [one, other] = [emptyAccountState(stream), emptyAccountState(stream)];
  expect(one).toEqual(other);
  one.items.set('I-1', { itemId: 'I-1', versions: [] });
  expect(other.items.size).toBe(0);
});

test('the newest words about a claim count; none are left when every import was undone', () => {
  const versions = ['X-1', 'X-2'].map((importId, at) => ({ importId, value: item({ amountMinor: at }) }));
  expect(currentValue({ itemId: 'I-1', versions })?.amountMinor).toBe(1);
  expect(currentValue({ itemId: 'I-1', versions: [] })).toBeNull();
});

test('a receipt counts in the account’s currency, and in any while that is unknown', () => {
  const dollars = { event: buildEvent(receipt({ currency: 'USD' })), void: null };
  expect(isInAccountCurrency(foldDrafts(opened()).state, dollars)).toBe(false);
  expect(isInAccountCurrency(foldDrafts(opened({ currency: 'USD' })).state, dollars)).toBe(true);
  expect(isInAccountCurrency(emptyAccountState(stream), dollars)).toBe(true);
});
