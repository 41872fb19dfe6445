import { expect, test } from 'vitest';

import { activeMembers } from '../../../../src/renderer/features/account/assignees.ts';

const member = { roles: ['desk'], accounts: 0, hasKeyHere: true, hasDevice: true } as const;

test('an account can be given to everybody whose access has not ended, by name', () => {
  const ravi = { ...member, userId: 'user-1', name: 'Ravi', active: true };
  const gone = { ...member, userId: 'user-2', name: 'Bala', active: false };
  const asha = { ...member, userId: 'user-3', name: 'Asha', active: true };
  expect(activeMembers([ravi, gone, asha])).toEqual([asha, ravi]);
});
