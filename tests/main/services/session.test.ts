import { expect, test } from 'vitest';
import { importTradeBook } from './book-file.ts';
import { firstDay, freshCore, passphrase } from './fresh-core.ts';

test('the lock screen knows who may try, and no more', async () => {
  const core = await freshCore();
  await importTradeBook(core);
  const open = await core.value('describeProfile', {});
  expect(open).toMatchObject({ state: 'open', secretKind: 'passphrase', practice: false, today: firstDay });
  expect(open.user).toMatchObject({ userId: core.adminId, name: 'Asha' });
  await core.value('lock', {});
  expect(await core.value('describeProfile', {})).toMatchObject({
    state: 'locked',
    users: [{ userId: core.adminId, label: 'Asha' }],
    user: null,
  });
  await core.signIn(core.adminId);
  expect((await core.value('listWorklist', {})).total).toBe(2);
});

test('a wrong secret opens nothing', async () => {
  const core = await freshCore();
  await core.value('lock', {});
  const wrong = await core.refusal('unlock', { userId: core.adminId, secret: 'four quiet cows by the sea' });
  expect(wrong.code).toBe('wrongSecret');
  expect((await core.value('describeProfile', {})).state).toBe('locked');
});

test('the lock screen says how long wrong secrets make everybody wait, and when only the recovery code opens', async () => {
  const core = await freshCore();
  await core.value('lock', {});
  const tryWrong = async (): Promise<void> => {
    const { waitMs } = await core.value('describeProfile', {});
    core.moveClock(waitMs ?? 0);
    const wrong = { userId: core.adminId, secret: 'four quiet cows by the sea' };
    expect((await core.refusal('unlock', wrong)).code).toBe('wrongSecret');
  };
  const standing = async (): Promise<unknown> => {
    const { waitMs, recoveryOnly } = await core.value('describeProfile', {});
    return { waitMs, recoveryOnly };
  };
  for (let failures = 1; failures <= 4; failures += 1) await tryWrong();
  expect(await standing()).toEqual({ waitMs: null, recoveryOnly: false });
  await tryWrong();
  expect(await standing()).toEqual({ waitMs: 30_000, recoveryOnly: false });
  core.moveClock(10_000);
  expect(await standing()).toEqual({ waitMs: 20_000, recoveryOnly: false });
  const early = await core.refusal('unlock', { userId: core.adminId, secret: passphrase });
  expect(early).toMatchObject({ code: 'lockedOut', params: { waitMs: 20_000 } });
  core.moveClock(20_000);
  expect(await standing()).toEqual({ waitMs: null, recoveryOnly: false });
  for (let failures = 6; failures <= 12; failures += 1) await tryWrong();
  expect(await standing()).toEqual({ waitMs: null, recoveryOnly: true });
});

test('while another person of the device may still try, the lock screen makes nobody wait', async () => {
  const core = await freshCore();
  await core.addMember('Ravi', ['desk']);
  await core.value('lock', {});
  const wrong = { userId: core.adminId, secret: 'four quiet cows by the sea' };
  for (let failures = 1; failures <= 5; failures += 1) await core.refusal('unlock', wrong);
  expect((await core.refusal('unlock', wrong)).code).toBe('lockedOut');
  expect(await core.value('describeProfile', {})).toMatchObject({ waitMs: null, recoveryOnly: false });
});

test('a ledger is founded once, and a real one is never wiped by a click', async () => {
  const core = await freshCore();
  const again = { teamName: 'Other', adminName: 'Other', secret: passphrase };
  expect(['ledgerExists', 'keysExist']).toContain((await core.refusal('foundLedger', again)).code);
  expect((await core.refusal('wipePractice', {})).code).toBe('notPractice');
});

test('a person changes the own secret', async () => {
  const core = await freshCore();
  const newSecret = 'three loud goats on a hill';
  expect((await core.refusal('changeSecret', { currentSecret: passphrase, newSecret: 'short' })).code).toBe(
    'secretTooShort',
  );
  await core.value('changeSecret', { currentSecret: passphrase, newSecret });
  await core.value('lock', {});
  expect((await core.refusal('unlock', { userId: core.adminId, secret: passphrase })).code).toBe(
    'wrongSecret',
  );
  core.moveClock(3_600_000);
  await core.value('unlock', { userId: core.adminId, secret: newSecret });
});

test('what was typed is kept for the person who typed it, until it is saved or thrown away', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['desk']);
  const draftId = core.newId();
  const body = '{"note":"आज बोलू"}';
  const other = core.newId();
  await core.value('saveDraft', { draftId, kind: 'interaction', accountId: c1, body: '{}' });
  await core.value('saveDraft', { draftId, kind: 'interaction', accountId: c1, body });
  await core.value('saveDraft', { draftId: other, kind: 'receipt', accountId: null, body: '{}' });
  expect((await core.value('listDrafts', { accountId: c1 })).drafts).toMatchObject([
    { draftId, kind: 'interaction', accountId: c1, party: 'Kulkarni Traders', body },
  ]);
  await core.signIn(ravi);
  expect((await core.value('listDrafts', {})).drafts).toEqual([]);
  await core.signIn(core.adminId);
  await core.value('discardDraft', { draftId: other });
  await core.call('logInteraction', { commandId: draftId, accountId: c1, channel: 'call', outcome: 'RNR' });
  expect((await core.value('listDrafts', {})).drafts).toEqual([]);
  await core.value('saveDraft', { draftId, kind: 'interaction', accountId: c1, body });
  expect((await core.value('listDrafts', {})).drafts).toEqual([]);
});
