import { expect, test } from 'vitest';
import { contract, type ProcedureName } from '../../../src/shared/contract/contract.ts';
import { roles } from '../../../src/shared/domain/events/team-kinds.ts';
import { freshCore } from '../services/fresh-core.ts';

const names = Object.keys(contract) as ProcedureName[];

/** An input that no procedure understands: the role is asked about before the input is read. */
const nonsense = { nonsense: true };

test.each(roles)('a %s may call exactly what the contract allows that role', async (role) => {
  const core = await freshCore();
  const userId = await core.addMember('Ravi', [role]);
  await core.signIn(userId);
  const guarded = names.filter((name) => contract[name].roles !== 'nobody');
  expect(guarded.length).toBeGreaterThan(30);
  for (const name of guarded) {
    const allowed = contract[name].roles as readonly string[];
    const result = await core.core.call(name, nonsense);
    const isRefusedForRole = !result.ok && result.refusal.code === 'roleNotAllowed';
    expect([name, isRefusedForRole]).toEqual([name, !allowed.includes(role)]);
  }
});

test('nobody signed in may call only what the lock screen needs', async () => {
  const core = await freshCore();
  await core.value('lock', {});
  for (const name of names) {
    const result = await core.core.call(name, nonsense);
    const isLocked = !result.ok && result.refusal.code === 'locked';
    expect([name, isLocked]).toEqual([name, contract[name].roles !== 'nobody']);
  }
});
