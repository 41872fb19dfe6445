import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ProfileDescription } from '../../../src/shared/contract/session.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { dayStartMs, type KillHouse, openHouse, passphrase, unlockHouse } from '../../kills/kill-house.ts';
import { seededChoice } from '../../kills/seeded-choice.ts';

async function freshHouse(): Promise<KillHouse & { readonly directory: string }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bahi-device-'));
  const house = openHouse(directory, dayStartMs);
  onTestFinished(() => {
    house.close();
    rmSync(directory, { recursive: true, force: true });
  });
  valueOrThrow(await house.call('foundLedger', { teamName: 'T', adminName: 'Asha', secret: passphrase }));
  return { ...house, directory };
}

const choice = seededChoice(21);

test('a ledger that takes the sample book is one of practice at once, on every receipt', async () => {
  const house = await freshHouse();
  expect(house.session().practice).toBe(false);
  valueOrThrow(await house.call('addSampleBook', { commandId: choice.id(), accounts: 10, seed: 1 }));
  expect(house.session().practice).toBe(true);
  const { read } = house.session();
  const account = read.get<{ id: string }>("SELECT account_id AS id FROM account WHERE currency = 'INR'");
  const tender = { tender: 'cash', amountMinor: 10_000, reference: null, bank: null, instrumentOn: null };
  const input = { commandId: choice.id(), accountId: account?.id, tenders: [tender] };
  valueOrThrow(await house.call('recordReceipt', input));
  const query = 'SELECT DISTINCT practice FROM receipt';
  expect(read.all(query)).toEqual([{ practice: 1 }]);
  expect(await house.call('describeProfile', {})).toMatchObject({ ok: true, value: { practice: true } });
});

test('a practice ledger says so while it is locked, and a real one never does', async () => {
  const house = await freshHouse();
  const said = async (): Promise<unknown> => {
    const { state, practice } = valueOrThrow(await house.call('describeProfile', {})) as ProfileDescription;
    return [state, practice];
  };
  valueOrThrow(await house.call('lock', {}));
  expect(await said()).toEqual(['locked', false]);
  await unlockHouse(house.call);
  valueOrThrow(await house.call('addSampleBook', { commandId: choice.id(), accounts: 10, seed: 1 }));
  valueOrThrow(await house.call('lock', {}));
  expect(await said()).toEqual(['locked', true]);
  await unlockHouse(house.call);
  valueOrThrow(await house.call('wipePractice', {}));
  expect(await said()).toEqual(['absent', false]);
});

test('a mark that somebody left on a real ledger lets nobody wipe it, and is gone after the next opening', async () => {
  const house = await freshHouse();
  valueOrThrow(await house.call('lock', {}));
  writeFileSync(path.join(house.directory, 'practice.mark'), '');
  expect(await house.call('describeProfile', {})).toMatchObject({ value: { practice: true } });
  expect(await house.call('wipePractice', {})).toEqual({ ok: false, refusal: { code: 'notPractice' } });
  await unlockHouse(house.call);
  expect(await house.call('describeProfile', {})).toMatchObject({ value: { practice: false } });
  expect(await house.call('wipePractice', {})).toEqual({ ok: false, refusal: { code: 'notPractice' } });
  valueOrThrow(await house.call('lock', {}));
  expect(await house.call('describeProfile', {})).toMatchObject({ value: { practice: false } });
});

test('the same sample command twice is one book and one answer', async () => {
  const house = await freshHouse();
  const input = { commandId: choice.id(), accounts: 10, seed: 1 };
  const first = await house.call('addSampleBook', input);
  expect(first).toMatchObject({ ok: true, value: { accounts: 10 } });
  expect(await house.call('addSampleBook', input)).toEqual(first);
  expect(await house.call('addSampleBook', { ...input, commandId: choice.id() })).toEqual({
    ok: false,
    refusal: { code: 'ledgerNotEmpty' },
  });
});

test('roles count as they are now, not as they were when the ledger was opened', async () => {
  const house = await freshHouse();
  const { userId } = house.session().user;
  const second = {
    commandId: choice.id(),
    name: 'Ravi',
    roles: ['admin'],
    secret: 'another five words go here',
  };
  valueOrThrow(await house.call('addTeamMember', second));
  const fewer = { commandId: choice.id(), userId, roles: ['field'], active: true };
  valueOrThrow(await house.call('changeTeamMember', fewer));
  expect(house.session().user.roles).toEqual(['field']);
  const more = { commandId: choice.id(), userId, roles: ['admin'], active: true };
  expect(await house.call('changeTeamMember', more)).toEqual({
    ok: false,
    refusal: { code: 'roleNotAllowed' },
  });
});
