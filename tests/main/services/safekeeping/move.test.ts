import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundAccounts } from '../found-accounts.ts';
import { desk, foundedWithBook, passphrase, takeCash } from './two-machines.ts';

describe('a move to a new laptop', () => {
  test('takes everything along; the old laptop is only read from then on', async () => {
    const house = desk();
    const old = house.machine('old');
    const { userId, recoveryCode } = await foundedWithBook(old);
    const before = await takeCash(old, 'Patil', 9_000);
    const stick = house.stick('stick');
    const moving = await old.value('makeMovingCopy', { place: old.place(stick) });
    expect(moving.code).not.toBe(recoveryCode);
    expect(existsSync(path.join(stick, moving.name, 'ledger', 'backup.json'))).toBe(true);

    const accounts = foundAccounts(await old.value('search', { text: 'Patil' }));
    const accountId = accounts[0]?.accountId ?? '';
    const snooze = { accountId, until: '2026-12-01', reason: 'later' } as never;
    expect(await old.refusal('snoozeAccount', snooze)).toMatchObject({ code: 'movedAway' });
    expect(await old.value('readAccount', { accountId })).toBeDefined();
    expect((await old.value('readBackupOverview', {})).moved).toMatchObject({ name: moving.name });

    const fresh = house.machine('new');
    const place = fresh.place(stick);
    const proof = { kind: 'code', recoveryCode: moving.code } as const;
    expect(await fresh.value('inspectBackup', { place, proof })).toMatchObject({
      cause: 'move',
      receipts: 1,
    });
    await fresh.value('restoreBackup', { place, proof, userId, newSecret: passphrase });
    expect((await fresh.value('readBackupOverview', {})).moved).toBeNull();
    const after = await takeCash(fresh, 'Patil', 9_000);
    expect(after.slice(0, 6)).not.toBe(before.slice(0, 6));
    // The code of the way stays behind; the printed one still opens the ledger.
    await fresh.value('lock', {});
    expect(
      await fresh.refusal('recover', { userId, recoveryCode: moving.code, newSecret: passphrase }),
    ).toMatchObject({ code: 'wrongRecoveryCode' });
    await fresh.value('recover', { userId, recoveryCode, newSecret: passphrase });
    expect(await fresh.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  });

  test('that came to nothing is taken back', async () => {
    const house = desk();
    const old = house.machine('old');
    await foundedWithBook(old);
    expect(await old.refusal('undoMove', {})).toMatchObject({ code: 'notMoved' });
    await old.value('makeMovingCopy', { place: old.place(house.stick('stick')) });
    await old.value('undoMove', {});
    await takeCash(old, 'Patil', 1_000);
  });
});

describe('a new recovery code', () => {
  test('is shown once, and the old print opens nothing any more', async () => {
    const house = desk();
    const machine = house.machine('one');
    const { userId, recoveryCode } = await foundedWithBook(machine);
    expect(
      await machine.refusal('replaceRecoveryCode', { currentSecret: 'not the passphrase' }),
    ).toMatchObject({
      code: 'wrongSecret',
    });
    const replaced = await machine.value('replaceRecoveryCode', { currentSecret: passphrase });
    expect(replaced.recoveryCode).not.toBe(recoveryCode);
    await machine.value('lock', {});
    expect(await machine.refusal('recover', { userId, recoveryCode, newSecret: passphrase })).toMatchObject({
      code: 'wrongRecoveryCode',
    });
    await machine.value('recover', { userId, recoveryCode: replaced.recoveryCode, newSecret: passphrase });
  });
});

describe('the archive of closed accounts', () => {
  test('puts away what is settled and old, finds it there, and gives it back', async () => {
    const house = desk();
    const machine = house.machine('one');
    await foundedWithBook(machine);
    await takeCash(machine, 'Deshpande', 500_000);
    await takeCash(machine, 'Patil', 100_000);
    house.setClock('2027-04-02', 10);
    const preview = await machine.value('listArchive', { closedBefore: '2027-04-01' as never });
    expect(preview).toMatchObject({
      total: 1,
      accounts: [{ account: 'C1', party: 'Deshpande Agencies', lastOn: '2026-11-26' }],
    });
    expect(await machine.value('listArchive', {})).toEqual({ closedBefore: null, total: 0, accounts: [] });
    expect(await machine.refusal('setArchive', { closedBefore: '2027-04-03' as never })).toMatchObject({
      code: 'archiveTooRecent',
    });
    const events = (await machine.value('verifyLedger', {})).events;
    expect(await machine.value('setArchive', { closedBefore: '2027-04-01' as never })).toEqual({
      archived: 1,
    });
    expect((await machine.value('verifyLedger', {})).events).toBe(events + 1);
    expect((await machine.value('search', { text: 'Deshpande' })).parties).toEqual([]);
    expect((await machine.value('search', { text: 'Patil' })).parties).toHaveLength(1);
    const archive = await machine.value('listArchive', { text: 'desh' });
    expect(archive).toMatchObject({ closedBefore: '2027-04-01', total: 1 });
    expect(await machine.value('listArchive', { text: 'patil' })).toMatchObject({ total: 0 });
    const accountId = archive.accounts[0]?.accountId ?? '';
    expect((await machine.value('readAccount', { accountId })).accountId).toBe(accountId);
    // A new claim brings an account back by itself, and null brings all of them back.
    await machine.importCsv(
      'Customer Code,Customer Name,Mobile,Invoice No,Invoice Date,Due Date,Amount\nC1,Deshpande Agencies,9822000001,B-9,2027-03-01,2027-03-31,10.00',
    );
    expect((await machine.value('search', { text: 'Deshpande' })).parties).toHaveLength(1);
    await machine.value('setArchive', { closedBefore: null });
    expect(await machine.value('listArchive', {})).toMatchObject({ closedBefore: null, total: 0 });
  });
});
