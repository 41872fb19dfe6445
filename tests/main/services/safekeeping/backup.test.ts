import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundAccounts } from '../found-accounts.ts';
import { desk, foundedWithBook, passphrase, takeCash } from './two-machines.ts';

function backupsOn(stick: string): string[] {
  const root = path.join(stick, 'Bahi backups');
  if (!existsSync(root)) return [];
  const [ledger = ''] = readdirSync(root);
  return readdirSync(path.join(root, ledger))
    .filter((name) => /^\d{4}-/u.test(name))
    .sort();
}

describe('the nightly backup', () => {
  test('is made once its hour has struck, opened again, and says on every question how old it is', async () => {
    const house = desk();
    const machine = house.machine('one');
    await foundedWithBook(machine);
    const stick = house.stick('stick');
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toEqual([]);
    expect(await machine.value('readBackupOverview', {})).toMatchObject({
      plan: null,
      age: { kind: 'never' },
    });
    await machine.value('chooseBackupPlan', { place: machine.place(stick), atMinute: 20 * 60 });
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toEqual(['2026-11-26-100000']);
    house.setClock('2026-11-26', 19, 59);
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toHaveLength(1);
    house.setClock('2026-11-26', 20, 1);
    await machine.core().runDueWork();
    await machine.core().runDueWork();
    // Of one day the last one stays.
    expect(backupsOn(stick)).toEqual(['2026-11-26-200100']);
    house.setClock('2026-11-30', 9);
    expect(await machine.value('readBackupOverview', {})).toMatchObject({
      plan: { folder: stick, atMinute: 1200 },
      age: { kind: 'old', days: 4 },
      failed: null,
    });
    // The first start of a day makes up for the evening.
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toEqual(['2026-11-26-200100', '2026-11-30-090000']);
    expect(await machine.value('readBackupOverview', {})).toMatchObject({ age: { kind: 'fresh', days: 0 } });
  });

  test('a stick that was pulled is a line in the overview and no more; half an hour later it is tried again', async () => {
    const house = desk();
    const machine = house.machine('one');
    await foundedWithBook(machine);
    const stick = house.stick('stick');
    await machine.value('chooseBackupPlan', { place: machine.place(stick) });
    renameSync(stick, `${stick}-pulled`);
    await machine.core().runDueWork();
    const overview = await machine.value('readBackupOverview', {});
    expect(overview).toMatchObject({ age: { kind: 'never' }, failed: { code: 'placeMissing' } });
    await takeCash(machine, 'Deshpande', 1_000); // the day goes on
    renameSync(`${stick}-pulled`, stick);
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toEqual([]);
    house.setClock('2026-11-26', 10, 31);
    await machine.core().runDueWork();
    expect(backupsOn(stick)).toEqual(['2026-11-26-103100']);
    expect(await machine.value('readBackupOverview', {})).toMatchObject({ failed: null });
  });

  test('nothing of a person stands in it in the clear, and kept files are copied once', async () => {
    const house = desk();
    const machine = house.machine('one');
    await foundedWithBook(machine);
    const accounts = foundAccounts(await machine.value('search', { text: 'Patil' }));
    const file = path.join(house.folder, 'note.txt');
    writeFileSync(file, 'paid at the shop');
    machine.core().announceUpload({
      handle: 'upload-of-the-note',
      name: 'note.txt',
      path: file,
      sizeBytes: 16,
      keyBase64: null,
    });
    await machine.value('addAttachment', {
      accountId: accounts[0]?.accountId ?? '',
      interactionId: null,
      upload: 'upload-of-the-note',
      fileName: 'note.txt',
      mediaType: 'text/plain',
    });
    const stick = house.stick('stick');
    const first = await machine.value('backUpNow', { place: machine.place(stick) });
    expect(first).toMatchObject({ attachments: 1, missingAttachments: 0, removed: 0 });
    house.setClock('2026-11-27', 10);
    await machine.value('backUpNow', { place: machine.place(stick) });
    const files = readdirSync(stick, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.filter(({ name }) => name.endsWith('.blob'))).toHaveLength(1);
    for (const { parentPath, name } of files) {
      const content = readFileSync(path.join(parentPath, name)).toString('latin1');
      for (const word of ['Deshpande', 'Patil', '9822000001', 'paid at the shop', 'Kulkarni']) {
        expect(content.includes(word), `${name}: ${word}`).toBe(false);
      }
    }
    expect(await machine.refusal('backUpNow', {})).toMatchObject({ code: 'noBackupPlan' });
  });
});

describe('a backup brought back', () => {
  test('onto a new laptop with the printed code: everything is there, and nothing is numbered twice', async () => {
    const house = desk();
    const old = house.machine('old');
    const { userId, recoveryCode } = await foundedWithBook(old);
    const before = await takeCash(old, 'Deshpande', 100_000);
    const stick = house.stick('stick');
    await old.value('backUpNow', { place: old.place(stick) });
    const after = await takeCash(old, 'Deshpande', 50_000);

    const fresh = house.machine('fresh');
    const place = fresh.place(stick);
    expect(await fresh.value('listBackups', { place })).toMatchObject({
      backups: [{ cause: 'byHand', madeOn: '2026-11-26', isOfThisLedger: false }],
    });
    const wrong = recoveryCode.replace(/^./u, (first) => (first === '2' ? '3' : '2'));
    const refused = await fresh.refusal('inspectBackup', {
      place,
      proof: { kind: 'code', recoveryCode: wrong },
    });
    expect(['wrongRecoveryCode', 'mistypedRecoveryCode']).toContain(refused.code);
    const proof = { kind: 'code', recoveryCode } as const;
    expect(await fresh.value('inspectBackup', { place, proof })).toMatchObject({
      team: 'Kulkarni Collections',
      people: [{ userId, name: 'Asha' }],
      accounts: 3,
      receipts: 1,
      standing: 'noLedger',
      needsNewSecret: true,
      missing: { events: 0 },
    });
    expect(await fresh.refusal('restoreBackup', { place, proof, userId })).toMatchObject({
      code: 'newSecretNeeded',
    });
    const restored = await fresh.value('restoreBackup', { place, proof, userId, newSecret: passphrase });
    expect(restored).toMatchObject({ brought: 0, leftAside: 0, keptAside: null, user: { name: 'Asha' } });
    const onFresh = await takeCash(fresh, 'Deshpande', 25_000);
    expect(before.slice(0, 6)).toBe(after.slice(0, 6));
    expect(onFresh.slice(0, 6)).not.toBe(after.slice(0, 6));
    expect(await fresh.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
    await fresh.restart();
    await fresh.value('unlock', { userId, secret: passphrase });
    // The printed code still opens it here.
    await fresh.value('lock', {});
    await fresh.value('recover', { userId, recoveryCode, newSecret: passphrase });
  });

  test('is refused where the present ledger is sound and simply newer', async () => {
    const house = desk();
    const machine = house.machine('one');
    const { userId } = await foundedWithBook(machine);
    const stick = house.stick('stick');
    await machine.value('backUpNow', { place: machine.place(stick) });
    const place = machine.place(stick);
    const proof = { kind: 'open' } as const;
    expect(await machine.value('inspectBackup', { place, proof })).toMatchObject({ standing: 'same' });
    await takeCash(machine, 'Patil', 3_000);
    expect(await machine.value('inspectBackup', { place, proof })).toMatchObject({
      standing: 'older',
      needsNewSecret: false,
      missing: {
        events: 2,
        bringable: 2,
        byKind: [
          { kind: 'cash.received', events: 1 },
          { kind: 'receipt.recorded', events: 1 },
        ],
      },
    });
    expect(await machine.refusal('restoreBackup', { place, proof, userId, missing: 'leaveAside' })).toEqual({
      code: 'restorePointless',
      params: { events: 2 },
    });
    const agent = await machine.value('addTeamMember', {
      name: 'Ravi',
      roles: ['field'],
      secret: passphrase,
    });
    await machine.value('unlock', { userId: agent.userId, secret: passphrase });
    expect(await machine.refusal('inspectBackup', { place, proof })).toMatchObject({
      code: 'roleNotAllowed',
    });
  });

  test('over a damaged ledger: what is lost is said, the damaged file is kept aside', async () => {
    const house = desk();
    const machine = house.machine('one');
    const { userId } = await foundedWithBook(machine);
    const stick = house.stick('stick');
    await machine.value('backUpNow', { place: machine.place(stick) });
    await machine.value('lock', {});
    const file = path.join(machine.profile, 'ledger.db');
    const bytes = readFileSync(file);
    bytes.fill(0x42, 0, 8_192);
    writeFileSync(file, bytes);
    expect((await machine.refusal('unlock', { userId, secret: passphrase })).code).toMatch(
      /wrongKey|damagedLedger/u,
    );
    const place = machine.place(stick);
    const proof = { kind: 'secret', userId, secret: passphrase } as const;
    expect(await machine.value('inspectBackup', { place, proof })).toMatchObject({
      standing: 'damaged',
      missing: null,
      needsNewSecret: false,
    });
    const restored = await machine.value('restoreBackup', { place, proof, userId });
    expect(readFileSync(path.join(machine.profile, 'aside', restored.keptAside ?? '', 'ledger.db'))).toEqual(
      bytes,
    );
    await takeCash(machine, 'Patil', 3_000);
    expect(await machine.value('verifyLedger', {})).toMatchObject({
      rebuiltEqual: true,
      chain: { ok: true },
    });
  });

  test('between two ledgers that went apart: asked what becomes of the work, and it is brought over', async () => {
    const house = desk();
    const laptop = house.machine('laptop');
    const { userId, recoveryCode } = await foundedWithBook(laptop);
    const early = house.stick('early');
    await laptop.value('backUpNow', { place: laptop.place(early) });
    await takeCash(laptop, 'Patil', 7_000);
    const late = house.stick('late');
    await laptop.value('backUpNow', { place: laptop.place(late) });
    // Another machine went on from the early one; the late one is restored onto it.
    const second = house.machine('second');
    const proof = { kind: 'code', recoveryCode } as const;
    await second.value('restoreBackup', { place: second.place(early), proof, userId, newSecret: passphrase });
    const mine = await takeCash(second, 'Deshpande', 1_100);
    const place = second.place(late);
    const open = { kind: 'open' } as const;
    expect(await second.value('inspectBackup', { place, proof: open })).toMatchObject({
      standing: 'apart',
      missing: { events: 3, bringable: 3 },
    });
    expect(await second.refusal('restoreBackup', { place, proof: open, userId })).toEqual({
      code: 'unsentWork',
      params: { events: 3 },
    });
    const restored = await second.value('restoreBackup', { place, proof: open, userId, missing: 'bring' });
    expect(restored).toMatchObject({ brought: 3, leftAside: 0 });
    const { rows } = await second.value('listReceipts', {} as never);
    expect(rows.map(({ number }: { number: string }) => number)).toContain(mine);
    expect(rows).toHaveLength(2);
    const third = await takeCash(second, 'Deshpande', 2_200);
    expect(
      new Set([...rows.map(({ number }: { number: string }) => number.slice(0, 6)), third.slice(0, 6)]).size,
    ).toBe(3);
    expect(await second.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
    expect(existsSync(path.join(second.profile, 'aside', restored.keptAside ?? '', 'ledger.db'))).toBe(true);
  });

  test('left aside, the work stays in the folder beside, and another ledger is never overwritten in silence', async () => {
    const house = desk();
    const laptop = house.machine('laptop');
    const { userId, recoveryCode } = await foundedWithBook(laptop);
    const stick = house.stick('stick');
    await laptop.value('backUpNow', { place: laptop.place(stick) });
    const other = house.machine('other');
    const theirs = await other.value('foundLedger', {
      teamName: 'Others',
      adminName: 'Omkar',
      secret: passphrase,
    });
    const place = other.place(stick);
    const proof = { kind: 'code', recoveryCode } as const;
    expect(await other.value('inspectBackup', { place, proof })).toMatchObject({
      standing: 'otherLedger',
      missing: null,
    });
    const ask = { place, proof, userId, newSecret: passphrase };
    expect(await other.refusal('restoreBackup', ask)).toMatchObject({ code: 'unsentWork' });
    const restored = await other.value('restoreBackup', { ...ask, missing: 'leaveAside' });
    expect(restored.user.name).toBe('Asha');
    const aside = path.join(other.profile, 'aside', restored.keptAside ?? '');
    expect(readdirSync(aside).sort()).toEqual(
      expect.arrayContaining(['keys.json', 'ledger.db', 'lockout.json']),
    );
    expect(theirs.user.userId).not.toBe(userId);
  });

  test('a torn or changed backup is named and nothing happens', async () => {
    const house = desk();
    const machine = house.machine('one');
    const { recoveryCode } = await foundedWithBook(machine);
    const stick = house.stick('stick');
    const made = await machine.value('backUpNow', { place: machine.place(stick) });
    const [ledger = ''] = readdirSync(path.join(stick, 'Bahi backups'));
    const folder = path.join(stick, 'Bahi backups', ledger, made.name);
    const bytes = readFileSync(path.join(folder, 'ledger.db'));
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(path.join(folder, 'ledger.db'), bytes);
    const fresh = house.machine('fresh');
    const proof = { kind: 'code', recoveryCode } as const;
    expect(await fresh.refusal('inspectBackup', { place: fresh.place(stick), proof })).toMatchObject({
      code: 'backupDamaged',
    });
    mkdirSync(path.join(house.folder, 'empty'));
    const empty = fresh.place(path.join(house.folder, 'empty'));
    expect(await fresh.refusal('listBackups', { place: empty })).toMatchObject({ code: 'backupNotFound' });
    expect(await fresh.refusal('inspectBackup', { place: empty, proof })).toMatchObject({
      code: 'backupNotFound',
    });
  });
});
