import { expect, test } from 'vitest';
import { workGroupOf, workGroups } from '../../../../src/shared/domain/sync/work-group.ts';

test('every kind of work has a group, and money, contacts and cash their own', () => {
  const kinds = [
    'receipt.recorded',
    'interaction.logged',
    'promise.made',
    'cash.received',
    'attachment.added',
  ];
  expect(kinds.map(workGroupOf)).toEqual(['receipts', 'contacts', 'promises', 'cash', 'photos']);
  expect(workGroupOf('hold.set')).toBe('accounts');
  expect(workGroups).toContain(workGroupOf('something.ofANewerApp'));
});
