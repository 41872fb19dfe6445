import { expect, test } from 'vitest';
import { broughtFacts, comesAlong } from '../../../../src/shared/domain/team/brought-event.ts';

const from = { fromTeam: 'T-1', toTeam: 'T-2', fromUserId: 'U-1', toUserId: 'U-2' };

test('wherever the old team and the old person stand, the new ones stand then; everything else is as it was', () => {
  const facts = {
    id: 'E-1',
    user: 'U-1',
    stream: 'wallet:U-1',
    data: {
      userId: 'U-1',
      amountMinor: 5,
      number: 'U-1-000001',
      list: ['U-1', null, true],
      team: 'team:T-1',
    },
  };
  expect(broughtFacts(facts, from)).toEqual({
    id: 'E-1',
    user: 'U-2',
    stream: 'wallet:U-2',
    data: {
      userId: 'U-2',
      amountMinor: 5,
      number: 'U-1-000001',
      list: ['U-2', null, true],
      team: 'team:T-2',
    },
  });
});

test('people, devices, policies and periods of the old team stay behind', () => {
  expect(['receipt.recorded', 'book.opened', 'cash.received', 'aKindOfTomorrow'].every(comesAlong)).toBe(
    true,
  );
  expect(
    ['team.founded', 'user.added', 'device.enrolled', 'policy.set', 'period.closed'].some(comesAlong),
  ).toBe(false);
});
