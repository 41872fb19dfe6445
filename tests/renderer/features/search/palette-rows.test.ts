import { describe, expect, test } from 'vitest';
import { stepPlace, toAccountLines } from '../../../../src/renderer/features/search/palette-rows.ts';
import type { FoundParty, SearchMatch } from '../../../../src/shared/contract/search.ts';

const match = (field: SearchMatch['field'], text: string): SearchMatch => ({ field, text, marks: [] });
const totalDue = { amountMinor: 100, currency: 'INR' };
const account = (accountId: string, matches: readonly SearchMatch[] = []) => ({
  accountId,
  account: accountId.toUpperCase(),
  book: 'Trade',
  totalDue,
  matches,
});

describe('toAccountLines', () => {
  test('puts the reasons of a party on its first account, and how many more it has on the last', () => {
    const party: FoundParty = {
      partyId: 'P-1',
      party: 'Patil Stores',
      nativeName: null,
      matches: [match('name', 'Patil Stores')],
      accounts: [account('a-1', [match('claimNumber', 'INV-1')]), account('a-2')],
      accountsMore: 3,
    };
    const lines = toAccountLines([party, { ...party, matches: [], accounts: [], accountsMore: 0 }]);
    expect(
      lines.map(({ accountId, matches, more }) => [accountId, matches.map(({ field }) => field), more]),
    ).toEqual([
      ['a-1', ['name', 'claimNumber'], 0],
      ['a-2', [], 3],
    ]);
  });
});

test('steps go round both ends, and nowhere in an empty list', () => {
  expect([stepPlace(0, -1, 3), stepPlace(2, 1, 3), stepPlace(1, 1, 3), stepPlace(0, 1, 0)]).toEqual([
    2, 0, 2, 0,
  ]);
});
