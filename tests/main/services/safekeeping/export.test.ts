import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundAccounts } from '../found-accounts.ts';
import { desk, foundedWithBook, passphrase, takeCash } from './two-machines.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the whole ledger out and in again', () => {
  test('an export brought into an empty profile is the same ledger, with its files, and goes on from there', async () => {
    const house = desk();
    const old = house.machine('old');
    const { userId } = await foundedWithBook(old);
    await takeCash(old, 'Deshpande', 100_000);
    const accounts = foundAccounts(await old.value('search', { text: 'Patil' }));
    const accountId = accounts[0]?.accountId ?? '';
    const photo = path.join(house.folder, 'photo.png');
    writeFileSync(photo, png);
    old.core().announceUpload({
      handle: 'upload-of-the-photo',
      name: 'photo.png',
      path: photo,
      sizeBytes: png.length,
      keyBase64: null,
    });
    const added = await old.value('addAttachment', {
      accountId,
      interactionId: null,
      upload: 'upload-of-the-photo',
      fileName: 'photo.png',
      mediaType: 'image/png',
    });

    const stick = house.stick('stick');
    const made = await old.value('exportAll', { place: old.place(stick) });
    expect(made).toMatchObject({
      missingAttachments: 0,
      stateHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(readFileSync(path.join(stick, made.name, 'attachments', `${added.sha256}.png`))).toEqual(png);
    expect(readFileSync(path.join(stick, made.name, 'tables/party.csv'), 'utf8')).toContain("'=cmd|calc");

    const fresh = house.machine('fresh');
    const inspected = await fresh.value('inspectExport', { place: fresh.place(stick) });
    expect(inspected).toMatchObject({
      team: 'Kulkarni Collections',
      people: [{ userId, name: 'Asha' }],
      accounts: 3,
      receipts: 1,
      attachments: 1,
      totals: [{ currency: 'INR', openMinor: 1_670_050, receiptsMinor: 100_000, receipts: 1 }],
    });
    const taken = await fresh.value('importExport', {
      place: fresh.place(stick),
      userId,
      secret: passphrase,
    });
    expect(taken).toMatchObject({ stateHash: made.stateHash, events: made.events, user: { name: 'Asha' } });
    const photoAgain = await fresh.value('readAttachment', { accountId, attachmentId: added.attachmentId });
    expect(Buffer.from(photoAgain.contentBase64, 'base64')).toEqual(png);

    // Exporting what came in gives the same files, byte for byte, but for what belongs to one machine.
    const again = await fresh.value('exportAll', { place: fresh.place(house.stick('again')) });
    expect(again.stateHash).toBe(made.stateHash);
    for (const file of [
      'events.ndjson',
      'tables/item.csv',
      'tables/receipt.csv',
      'tables/command.csv',
      'tables/draft.csv',
    ]) {
      expect(readFileSync(path.join(house.folder, 'again', again.name, file), 'utf8'), file).toBe(
        readFileSync(path.join(stick, made.name, file), 'utf8'),
      );
    }

    const number = await takeCash(fresh, 'Deshpande', 5_000);
    const { rows } = await fresh.value('listReceipts', {} as never);
    const numbers = rows.map((row: { number: string }) => row.number);
    expect(new Set(numbers.map((one: string) => one.slice(0, 6))).size).toBe(2);
    expect(numbers).toContain(number);
    expect(await fresh.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
    // Locked and opened again with the new keys; the recovery code is its own.
    await fresh.value('lock', {});
    await fresh.value('unlock', { userId, secret: passphrase });
  });

  test('packed into one file it is taken in as well', async () => {
    const house = desk();
    const old = house.machine('old');
    const { userId } = await foundedWithBook(old);
    const stick = house.stick('stick');
    const made = await old.value('exportAll', { place: old.place(stick), asOneFile: true });
    expect(readdirSync(stick)).toEqual([made.name]);
    const fresh = house.machine('fresh');
    const place = fresh.place(path.join(stick, made.name));
    const taken = await fresh.value('importExport', { place, userId, secret: passphrase });
    expect(taken.stateHash).toBe(made.stateHash);
    expect(readdirSync(fresh.profile)).not.toContain('incoming');
    truncateSync(path.join(stick, made.name), 20_000);
    const third = house.machine('third');
    const torn = { place: third.place(path.join(stick, made.name)), userId, secret: passphrase };
    expect(await third.refusal('importExport', torn)).toMatchObject({ code: 'exportUnreadable' });
  });

  test('what is wrong is said by name and leaves the profile as empty as it was', async () => {
    const house = desk();
    const old = house.machine('old');
    const { userId } = await foundedWithBook(old);
    const stick = house.stick('stick');
    const made = await old.value('exportAll', { place: old.place(stick) });
    const folder = path.join(stick, made.name);
    const fresh = house.machine('fresh');
    const ask = { place: fresh.place(folder), userId, secret: passphrase };

    expect(await old.refusal('importExport', { ...ask, place: old.place(folder) })).toMatchObject({
      code: 'ledgerExists',
    });
    expect(await fresh.refusal('importExport', { ...ask, place: 'place-of-nobody-known' })).toMatchObject({
      code: 'unknownPlace',
    });
    expect(await fresh.refusal('importExport', { ...ask, userId: 'nobody' })).toMatchObject({
      code: 'unknownUser',
    });
    expect(await fresh.refusal('importExport', { ...ask, secret: 'short' })).toMatchObject({
      code: 'secretTooShort',
    });

    const items = path.join(folder, 'tables/item.csv');
    const whole = readFileSync(items, 'utf8');
    writeFileSync(items, whole.replace('500000', '500001'));
    expect(await fresh.refusal('importExport', ask)).toEqual({
      code: 'exportFileChanged',
      params: { file: 'tables/item.csv' },
    });
    truncateSync(items, 40);
    expect(await fresh.refusal('importExport', ask)).toEqual({
      code: 'exportFileCut',
      params: { file: 'tables/item.csv' },
    });
    rmSync(items);
    expect(await fresh.refusal('importExport', ask)).toEqual({
      code: 'exportFileMissing',
      params: { file: 'tables/item.csv' },
    });
    rmSync(path.join(folder, 'manifest.json'));
    expect(await fresh.refusal('importExport', ask)).toMatchObject({ code: 'exportNotFound' });
    expect((await fresh.value('describeProfile', {})).state).toBe('absent');
    // A founding still finds its place.
    await fresh.value('foundLedger', { teamName: 'T', adminName: 'A', secret: passphrase });
  });

  test('who does not lead the team exports nothing, and a folder that is gone is said calmly', async () => {
    const house = desk();
    const machine = house.machine('one');
    const { userId } = await foundedWithBook(machine);
    const place = machine.place(path.join(house.folder, 'no-such-stick'));
    expect(await machine.refusal('exportAll', { place })).toMatchObject({ code: 'placeMissing' });
    const agent = await machine.value('addTeamMember', {
      name: 'Ravi',
      roles: ['field'],
      secret: passphrase,
    });
    await machine.value('unlock', { userId: agent.userId, secret: passphrase });
    const stick = house.stick('stick');
    expect(await machine.refusal('exportAll', { place: machine.place(stick) })).toMatchObject({
      code: 'roleNotAllowed',
    });
    expect(readdirSync(stick)).toEqual([]);
    await machine.value('unlock', { userId, secret: passphrase });
    // What a killed export left goes with the next.
    mkdirSync(path.join(stick, '.bahi-export-killed'));
    const made = await machine.value('exportAll', { place: machine.place(stick) });
    expect(readdirSync(stick)).toEqual([made.name]);
  });
});
