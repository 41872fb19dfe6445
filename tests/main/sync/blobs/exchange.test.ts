import { describe, expect, test } from 'vitest';
import { saveFileWanted, selectFilesToFetch } from '../../../../src/main/db/queries/kept-files.ts';
import { markBackedUp } from '../../../../src/main/hub/side-nonce.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { noExchange } from '../../../../src/main/sync/blobs/exchange.ts';
import { utf8Decode, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { attached, hashOf, photo } from '../../hub/blob-requests.ts';
import { assigned, opened, revokedDevice } from '../../hub/drafts.ts';
import { foundedHub, teamId } from '../../hub/hub-fixture.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import { type Holder, holderOf, meetWhole, meetWords, runExchange } from './blob-members.ts';

const megabyte = 1024 * 1024;

/** The office, Ravi with account A-1 and Meena with A-2. */
async function team() {
  const founded = await foundedHub();
  const office = await holderOf(founded, 'u-office', ['supervisor']);
  const ravi = await holderOf(founded, 'u-ravi', ['field']);
  const meena = await holderOf(founded, 'u-meena', ['field']);
  await meetWords(office, founded);
  office.writeAs(
    { userId: 'u-office' },
    opened('A-1'),
    opened('A-2'),
    assigned('A-1', 'u-ravi'),
    assigned('A-2', 'u-meena'),
  );
  for (const holder of [office, ravi, meena]) await meetWords(holder, founded);
  return { founded, office, ravi, meena };
}

const give = async (holders: Awaited<ReturnType<typeof team>>, accountId: string, user: string) => {
  holders.office.writeAs({ userId: 'u-office' }, assigned(accountId, user));
  await meetWhole(holders.office, holders.founded);
};

/** Whether a device has exactly these bytes; a matcher would look at each of a million bytes by itself. */
const holds = (holder: Holder, plain: Uint8Array): boolean =>
  Buffer.from(holder.files.read(hashOf(plain)) ?? []).equals(plain);

const lacks = (holder: Holder) => selectFilesToFetch(holder.ledger.write).map(({ sha256 }) => sha256);

describe('files after a meeting', () => {
  test('a photo goes to the hub in parts and comes to the office and to whoever has the account', async () => {
    const all = await team();
    const { founded, office, ravi, meena } = all;
    const door = photo(700_000, 1);
    ravi.attach('A-1', door);
    expect(await meetWhole(ravi, founded)).toEqual({
      ...noExchange,
      sentFiles: 1,
      sentBytes: 700_000,
      dueBytes: 700_000,
      problem: null,
    });
    expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 1, fetchedBytes: 700_000 });
    expect(holds(office, door)).toBe(true);
    expect(await meetWhole(meena, founded)).toEqual({ ...noExchange, problem: null });
    expect(meena.files.hashes()).toEqual([]);
    await give(all, 'A-1', 'u-meena');
    expect(await meetWhole(meena, founded)).toMatchObject({ fetchedFiles: 1 });
    expect(holds(meena, door)).toBe(true);
  });

  test('where nothing is new nothing is asked at all', async () => {
    const { founded, office, ravi } = await team();
    ravi.attach('A-1', photo(1_000, 1));
    await meetWhole(ravi, founded);
    await meetWhole(office, founded);
    expect(ravi.exchange().next()).toBeNull();
    expect(office.exchange().next()).toBeNull();
    const later = ravi.exchange({ nowMs: () => nowMs + 8 * 86_400_000 });
    expect(later.next()).toMatchObject({ frame: 'offer' });
  });

  test('a photo that is named once more is shown to the hub once more, and then no one asks again', async () => {
    const all = await team();
    const { founded, office, ravi } = all;
    const door = photo(1_000, 1);
    office.attach('A-1', door);
    await meetWhole(office, founded);
    await meetWhole(ravi, founded);
    office.writeAs({ userId: 'u-office' }, opened('A-3'), assigned('A-3', 'u-ravi'));
    await meetWhole(office, founded);
    await meetWords(ravi, founded);
    await give(all, 'A-1', 'u-meena');
    // He names it on his other account before he hears that the first is gone: he had it, and shows it.
    ravi.attach('A-3', door, 'AT-again');
    expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, sentBytes: 1_000, problem: null });
    expect(ravi.exchange().next()).toBeNull();
    await give(all, 'A-3', 'u-meena');
    await give(all, 'A-1', 'u-ravi');
    await meetWhole(all.meena, founded);
    expect(holds(all.meena, door)).toBe(true);
  });

  test('a hub that takes no more unfinished files still gives; what was begun is ended first', async () => {
    const { founded, office, ravi } = await team();
    const [large, door, theirs] = [photo(600_000, 1), photo(1_000, 2), photo(2_000, 3)];
    ravi.attach('A-1', large);
    await meetWords(ravi, founded);
    await runExchange(ravi.exchange(), founded, 2);
    office.attach('A-1', theirs);
    await meetWhole(office, founded);
    ravi.writeAs({ userId: 'u-ravi', nowMs: nowMs + 60_000 }, attached('A-1', door, 'AT-later'));
    ravi.files.keep(hashOf(door), door);
    await meetWords(ravi, founded);
    const exchange = ravi.exchange();
    const asked: string[] = [];
    const full = { frame: 'refusal', code: 'blobsUnfinished' };
    for (let request = exchange.next(); request !== null; request = exchange.next()) {
      asked.push(request.frame);
      const isNew = request.frame === 'put' && asked.filter((frame) => frame === 'put').length > 2;
      const answer = isNew
        ? utf8Encode(JSON.stringify(full))
        : await founded.hub.current.answer(request.bytes);
      exchange.receive(request, answer);
    }
    expect(exchange.outcome).toMatchObject({ sentFiles: 1, fetchedFiles: 1 });
    expect(exchange.problem).toBe('blobsUnfinished');
    expect(holds(ravi, theirs)).toBe(true);
  });

  test('a refusal in a word of a newer hub ends it', async () => {
    const { founded, ravi } = await team();
    ravi.attach('A-1', photo(1_000, 1));
    await meetWords(ravi, founded);
    const exchange = ravi.exchange();
    const request = exchange.next();
    if (request === null) throw new Error('an offer');
    exchange.receive(request, utf8Encode(JSON.stringify({ frame: 'refusal', code: 'of tomorrow' })));
    expect([exchange.next(), exchange.problem]).toEqual([null, 'upgrade']);
  });

  test('broken off anywhere, an exchange goes on where it stopped', async () => {
    const { founded, office, ravi } = await team();
    const door = photo(5 * 256 * 1024 + 17, 1);
    ravi.attach('A-1', door);
    await meetWords(ravi, founded);
    await runExchange(ravi.exchange(), founded, 3);
    expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, sentBytes: 3 * 256 * 1024 + 17 });
    await meetWords(office, founded);
    await runExchange(office.exchange(), founded, 2);
    expect(await meetWhole(office, founded)).toMatchObject({
      fetchedFiles: 1,
      fetchedBytes: 3 * 256 * 1024 + 17,
    });
    expect(holds(office, door)).toBe(true);
  });

  test('answers that are cut, late, of another request or none at all change nothing', async () => {
    const { founded, office, ravi } = await team();
    const door = photo(300_000, 1);
    ravi.attach('A-1', door);
    await meetWhole(ravi, founded);
    await meetWords(office, founded);
    const exchange = office.exchange();
    for (let at = 0; ; at += 1) {
      const request = exchange.next();
      if (request === null) break;
      const answer = await founded.hub.current.answer(request.bytes);
      exchange.receive(request, answer.subarray(0, answer.length - 2));
      exchange.receive(request, new Uint8Array());
      exchange.receive({ ...request, bytes: new Uint8Array([at]) }, answer);
      expect(exchange.next()).toBe(request);
      exchange.receive(request, answer);
      exchange.receive(request, answer);
    }
    expect(exchange.problem).toBeNull();
    expect(holds(office, door)).toBe(true);
  });

  test('a part that was changed on its way is seen by the hash, thrown away whole and fetched once more', async () => {
    const { founded, office, ravi } = await team();
    const door = photo(1_000, 1);
    ravi.attach('A-1', door);
    await meetWhole(ravi, founded);
    await meetWords(office, founded);
    const other = photo(1_000, 5);
    // A hub that lies: the whole answer is well made, and about something else.
    const { openFrame, frameToBytes } = await import('../../../../src/shared/wire/framing.ts');
    const { nativeSha256 } = await import('../../../../src/main/ledger/native-sha256.ts');
    const exchange = office.exchange();
    let lies = 1;
    for (let request = exchange.next(); request !== null; request = exchange.next()) {
      const answer = await founded.hub.current.answer(request.bytes);
      const opened = request.frame === 'get' && lies > 0 ? openFrame(answer, nativeSha256) : null;
      if (opened !== null) lies -= 1;
      const line = Buffer.from(other).toString('base64url');
      exchange.receive(
        request,
        opened === null ? answer : frameToBytes(opened.header as object, [line], nativeSha256),
      );
    }
    expect(exchange.outcome).toMatchObject({ fetchedFiles: 1, fetchedBytes: 2_000, refusedFiles: 0 });
    expect(holds(office, door)).toBe(true);
  });

  test('in the field large files wait until somebody asks, and the newest come first within what a meeting may bring', async () => {
    const all = await team();
    const { founded, office, ravi, meena } = all;
    const large = photo(2 * megabyte, 1);
    const small = [2, 3, 4].map((seed) => photo(1_000, seed));
    ravi.attach('A-1', large);
    for (const [at, plain] of small.entries()) {
      ravi.files.keep(hashOf(plain), plain);
      ravi.writeAs({ userId: 'u-ravi', nowMs: nowMs + 1_000 * at }, attached('A-1', plain, `AT-${at}`));
    }
    await meetWhole(ravi, founded);
    await give(all, 'A-1', 'u-meena');
    const terms = { sendBytes: megabyte, fetchBytes: 2_000, largestUnasked: megabyte };
    expect(await meetWhole(meena, founded, { terms })).toMatchObject({ fetchedFiles: 2 });
    expect(meena.files.hashes()).toEqual(
      [small[1], small[2]].map((plain) => hashOf(plain as Uint8Array)).sort(),
    );
    expect(await meetWhole(meena, founded, { terms })).toMatchObject({ fetchedFiles: 1 });
    expect(await meetWhole(meena, founded)).toEqual({ ...noExchange, problem: null });
    changeLedger(meena.ledger, (write) => ok(saveFileWanted(write, hashOf(large))));
    expect(await meetWhole(meena, founded, { terms })).toMatchObject({ fetchedFiles: 1 });
    expect(holds(meena, large)).toBe(true);
    expect(office.files.has(hashOf(large))).toBe(true);
  });

  test('what the sender has not sent is absent, and is asked for again after a while', async () => {
    const { founded, office, ravi } = await team();
    const door = photo(1_000, 1);
    ravi.attach('A-1', door);
    await meetWords(ravi, founded);
    expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 0, problem: null });
    expect(office.exchange().next()).toBeNull();
    await meetWhole(ravi, founded);
    const later = { nowMs: () => nowMs + 16 * 60_000 };
    expect(await meetWhole(office, founded, later)).toMatchObject({ fetchedFiles: 1 });
  });

  test('a hub that was restored without a photo is given it again, by whoever has it', async () => {
    const { founded, office, ravi } = await team();
    const door = photo(1_000, 1);
    ravi.attach('A-1', door);
    await meetWhole(ravi, founded);
    await meetWhole(office, founded);
    ravi.files.remove(hashOf(door));
    await founded.parts.store.writing(teamId, async (sql) => {
      await sql.run('DELETE FROM hub_blob_part');
      await sql.run("UPDATE hub_team SET epoch = 'after'");
      await sql.run(
        "INSERT INTO hub_epoch (team, epoch, number, from_place, begun_ms, cause) SELECT team, 'after', 2, top, 0, 'restored' FROM hub_team",
      );
    });
    expect(await meetWhole(office, founded)).toMatchObject({ sentFiles: 1 });
    expect(await meetWhole(ravi, founded)).toMatchObject({ fetchedFiles: 1, problem: null });
    expect(holds(ravi, door)).toBe(true);
  });

  test('a full disk ends the exchange, and what has come stays', async () => {
    const { founded, office, ravi } = await team();
    ravi.attach('A-1', photo(1_000, 1));
    await meetWhole(ravi, founded);
    expect(await meetWhole(office, founded, { freeBytes: () => 1_000 })).toMatchObject({
      fetchedFiles: 0,
      problem: 'diskFull',
    });
    expect(lacks(office)).toHaveLength(1);
    expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 1, problem: null });
  });
});

describe('when an account leaves', () => {
  test('photos of others go at once; an own one stays until the hub has it and a copy of it', async () => {
    const all = await team();
    const { founded, office, ravi } = all;
    const [own, theirs, shared] = [photo(1_000, 1), photo(1_000, 2), photo(1_000, 3)];
    office.attach('A-1', theirs);
    office.attach('A-1', shared, 'AT-x');
    await meetWhole(office, founded);
    ravi.attach('A-1', own);
    await meetWords(ravi, founded);
    await meetWhole(ravi, founded);
    expect(ravi.files.hashes()).toHaveLength(3);
    office.writeAs({ userId: 'u-office' }, opened('A-3'), assigned('A-3', 'u-ravi'));
    office.attach('A-3', shared, 'AT-y');
    await give(all, 'A-1', 'u-meena');
    expect(await meetWhole(ravi, founded)).toMatchObject({ removedFiles: 1 });
    // The shared one is named by an account that is still his; his own has no second copy yet.
    expect(ravi.files.hashes()).toEqual([hashOf(own), hashOf(shared)].sort());
    office.writeAs({ userId: 'u-office' }, opened('A-4'));
    await meetWhole(office, founded);
    const { top } = await founded.desk.hello();
    const side = { read: () => null, write: () => undefined };
    await markBackedUp(founded.parts, { team: teamId, place: top }, side);
    await meetWhole(ravi, founded);
    expect(ravi.files.hashes()).toEqual([hashOf(shared)]);
    await give(all, 'A-1', 'u-ravi');
    expect(await meetWhole(ravi, founded)).toMatchObject({ fetchedFiles: 2 });
    expect(holds(ravi, own)).toBe(true);
  });

  test('an own photo that the hub never got stays, and is sent still', async () => {
    const all = await team();
    const { founded, ravi } = all;
    const own = photo(1_000, 1);
    await give(all, 'A-1', 'u-meena');
    ravi.attach('A-1', own);
    await meetWords(ravi, founded);
    const unsent = ravi.exchange();
    expect(unsent.next()).toMatchObject({ frame: 'offer' });
    expect(ravi.files.hashes()).toEqual([hashOf(own)]);
    expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, removedFiles: 0 });
  });

  test('a device that was put out brings its photos to the hub', async () => {
    const { founded, ravi, office } = await team();
    const own = photo(1_000, 1);
    ravi.attach('A-1', own);
    founded.desk.write([revokedDevice(readSelf(ravi.ledger.write).device)]);
    await founded.desk.meet();
    expect(await meetWords(ravi, founded)).toBe('revoked');
    expect(await runExchange(ravi.exchange({ onlySends: true }), founded)).toMatchObject({ sentFiles: 1 });
    expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 1 });
    expect(holds(office, own)).toBe(true);
  });
});

test('no byte and no name of another’s photo is in what comes to a device', async () => {
  const { founded, office, ravi, meena } = await team();
  const marker = 'MARKER-OF-MEENA';
  const secret = new Uint8Array(Buffer.from(marker.repeat(100)));
  meena.attach('A-2', secret);
  ravi.attach('A-1', photo(1_000, 1));
  let heard = '';
  const spied = async (holder: Holder): Promise<void> => {
    for (const talk of [holder.meeting(), holder.exchange()]) {
      for (let request = talk.next(); request !== null; request = talk.next()) {
        const answer = await founded.hub.current.answer(request.bytes);
        if (holder === ravi) heard += utf8Decode(answer) ?? '';
        talk.receive(request as never, answer);
      }
    }
  };
  for (let round = 0; round < 2; round += 1) for (const holder of [ravi, meena, office]) await spied(holder);
  const hidden = [marker, Buffer.from(marker).toString('base64url').slice(2, 16), hashOf(secret)];
  for (const words of hidden) expect(heard.includes(words)).toBe(false);
  expect(ravi.files.has(hashOf(secret))).toBe(false);
  expect(holds(office, secret)).toBe(true);
});
