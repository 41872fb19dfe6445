import { expect, test } from 'vitest';
import { draftDoor } from '../../../../src/renderer/features/drafts/draft-door.ts';

test('a draft opens the panel it was begun in, and an unknown one its account', () => {
  expect(draftDoor('receipt')).toEqual({ do: 'receipt' });
  expect(draftDoor('interaction')).toEqual({ do: 'unfinished' });
  expect(draftDoor('somethingNewer')).toEqual({});
});
