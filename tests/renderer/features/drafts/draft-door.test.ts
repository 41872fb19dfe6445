import { expect, test } from 'vitest';
import { draftDoor } from '../../../../src/renderer/features/drafts/draft-door.ts';

const onAccount = { draftId: 'draft-1', accountId: 'account-1' };

test.each(['interaction', 'promise', 'receipt'])(
  'a draft of kind %s is opened itself, on its account',
  (kind) => {
    expect(draftDoor({ ...onAccount, kind })).toEqual({
      screen: 'account',
      accountId: 'account-1',
      search: { do: 'unfinished', draft: 'draft-1' },
    });
  },
);

test('a plan goes on on its own screen', () => {
  expect(draftDoor({ ...onAccount, kind: 'plan' })).toEqual({ screen: 'plan', accountId: 'account-1' });
});

test('a kind that is not known opens its account, and a draft without an account nothing', () => {
  expect(draftDoor({ ...onAccount, kind: 'somethingNewer' })).toEqual({
    screen: 'account',
    accountId: 'account-1',
    search: {},
  });
  expect(draftDoor({ ...onAccount, accountId: null, kind: 'receipt' })).toBeNull();
});
