import { describe, expect, test } from 'vitest';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import { Random } from '../../../src/shared/lib/random.ts';
import { tellTime } from '../../helpers/told-time.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { BundleTeam, type FileMember } from './bundle-team.ts';
import { sound, soundness } from './members.ts';

const agents = 20;
const eventsEach = 500;

/** Twenty agents with five hundred events each on accounts of their own, and a file of each. */
async function workedDay(world: BundleTeam, count = agents, each = eventsEach) {
  const members: FileMember[] = [];
  for (let at = 0; at < count; at += 1) members.push(await world.join(`user-${at}`));
  const files: Uint8Array[] = [];
  for (const [at, member] of members.entries()) {
    const accountId = `A-${at}`;
    const stream = accountStream(accountId);
    const party = { partyId: `P-${at}` };
    member.write(registered(party), opened({ accountId, ...party, accountKey: `${at}` }));
    for (let written = 2; written < each; written += 83) {
      const drafts = Array.from({ length: Math.min(83, each - written) }, (_, n) =>
        n % 10 === 0
          ? {
              ...receipt({
                receiptId: `R-${at}-${written + n}`,
                amountMinor: 100 + n,
                lines: [],
                unappliedMinor: 100 + n,
              }),
              stream,
            }
          : { ...logged({ interactionId: `X-${at}-${written + n}` }), stream },
      );
      member.write(...drafts);
    }
    files.push(await member.writeFile());
  }
  return { members, files };
}

/** What the team knows, whatever order it was told in. */
function known(world: BundleTeam): unknown {
  const { database } = world.hubDisk;
  return {
    events: database.get('SELECT count(*) AS n, max(place) AS top FROM hub_event'),
    devices: database.all('SELECT device, seq, chain FROM hub_device ORDER BY device'),
    status: database.all('SELECT status, count(*) AS n FROM hub_event GROUP BY status'),
  };
}

describe('the files of a whole team', () => {
  test('twenty files of five hundred events, in any order and twice over: the same', {
    timeout: 180_000,
  }, async () => {
    const world = await BundleTeam.found();
    const { files } = await workedDay(world);
    const start = world.hubDisk.image();
    const results: unknown[] = [];
    const cpu: number[] = [];
    for (const seed of ['first', 'second', 'third']) {
      await world.open(start);
      world.memory = { ...world.memory, imported: {} };
      const deck = new Random(seed).shuffled([...files, ...files]);
      const busy = process.cpuUsage();
      const said: string[] = [];
      for (const file of deck) {
        const answer = await world.import(file);
        said.push(typeof answer === 'string' ? answer : 'taken');
      }
      const { user, system } = process.cpuUsage(busy);
      cpu.push((user + system) / 1_000);
      expect(said.filter((word) => word === 'taken')).toHaveLength(agents);
      expect(said.filter((word) => word === 'replayed')).toHaveLength(agents);
      results.push(known(world));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
    expect(results[0]).toMatchObject({ status: [{ status: 0 }] });
    // Of one core: other tests run on the same machine.
    tellTime('twenty files, each twice', Math.min(...cpu), 10_000);
  });

  test('the files of one agent in any order: the last one holds all, and the office sees the same', async () => {
    const hashes: string[] = [];
    for (const seed of ['a', 'b', 'c']) {
      const world = await BundleTeam.found();
      const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
      const files: Uint8Array[] = [];
      for (let day = 0; day < 6; day += 1) {
        bala.write(logged({ interactionId: `X-${day}` }), receipt({ receiptId: `R-${day}` }));
        files.push(await bala.writeFile());
      }
      for (const file of new Random(seed).shuffled([...files, ...files])) {
        expect(await world.import(file)).toSatisfy(
          (answer) => answer instanceof Uint8Array || answer === 'replayed' || answer === 'older',
        );
      }
      await world.meet(world.office);
      await world.meet(bala);
      expect(stateHash(world.office.ledger.write)).toBe(stateHash(bala.ledger.write));
      expect([soundness(world.office), soundness(bala)]).toEqual([sound, sound]);
      const { n } = world.hubDisk.database.get<{ n: number }>('SELECT count(*) AS n FROM hub_event') ?? {
        n: 0,
      };
      hashes.push(String(n));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  test('every agent takes their answers, and the office has everybody’s day', async () => {
    const world = await BundleTeam.found();
    const { members, files } = await workedDay(world, 4, 60);
    for (const [at, file] of files.entries()) {
      const answer = await world.import(file);
      if (typeof answer === 'string') throw new Error(answer);
      const member = members[at];
      expect(await member?.take(answer)).toMatchObject({ ok: true, value: { isWhole: true } });
    }
    await world.meet(world.office);
    expect(soundness(world.office)).toEqual(sound);
    for (const member of members) expect(soundness(member)).toEqual(sound);
    expect(world.office.ledger.write.get('SELECT count(*) AS n FROM event')).toEqual(
      world.hubDisk.database.get('SELECT count(*) AS n FROM hub_event'),
    );
  });
});

describe('an import that is broken off', () => {
  test('at the hub, after any request: the same file again brings the rest', {
    timeout: 60_000,
  }, async () => {
    for (const broken of [1, 3]) {
      const world = await BundleTeam.found();
      const { files, members } = await workedDay(world, 1, 1_300);
      const [file] = files;
      if (file === undefined) throw new Error('a file');
      const whole = world.port;
      let asked = 0;
      world.port = {
        ...whole,
        answer: (request) => {
          asked += 1;
          if (asked > broken) throw new Error('the power went');
          return whole.answer(request);
        },
      };
      await expect(world.import(file)).rejects.toThrow('the power went');
      world.port = whole;
      const answer = await world.import(file);
      expect(answer).toBeInstanceOf(Uint8Array);
      expect(await members[0]?.take(answer as Uint8Array)).toMatchObject({ value: { isWhole: true } });
      expect(
        world.hubDisk.database.get('SELECT max(seq) AS seq FROM hub_event WHERE device = ?', [
          members[0]?.device() ?? '',
        ]),
      ).toEqual({ seq: 1_300 });
    }
  });

  test('at the hub by a full disk: it says so, keeps nothing of that step, and takes the file later', async () => {
    const world = await BundleTeam.found();
    const { files } = await workedDay(world, 1, 1_300);
    const { database } = world.hubDisk;
    const [pages] = database.returning<{ page_count: number }>('PRAGMA page_count');
    database.returning(`PRAGMA max_page_count=${(pages?.page_count ?? 1) + 20}`);
    expect(await world.import(files[0] ?? new Uint8Array())).toBe('diskFull');
    database.returning('PRAGMA max_page_count=1000000');
    expect(await world.import(files[0] ?? new Uint8Array())).toBeInstanceOf(Uint8Array);
  });

  test('on the device, after any step: the same file again brings the rest', {
    timeout: 60_000,
  }, async () => {
    const world = await BundleTeam.found();
    const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
    for (let at = 0; at < 21; at += 1) {
      world.office.write(...Array.from({ length: 100 }, (_, n) => logged({ interactionId: `X-${at}-${n}` })));
    }
    await world.meet(world.office);
    bala.write(logged({ interactionId: 'X-bala' }));
    const answer = (await world.import(await bala.writeFile())) as Uint8Array;
    const image = bala.image();
    for (const broken of [1, 3, 4]) {
      const again = bala.restarted(image);
      let steps = 0;
      await expect(
        again.take(answer, async (step) => {
          steps += 1;
          if (steps > broken) throw new Error('the power went');
          return step();
        }),
      ).rejects.toThrow('the power went');
      const after = again.restarted();
      expect(await after.take(answer)).toMatchObject({ ok: true, value: { isWhole: true } });
      expect(soundness(after)).toEqual(sound);
      expect(after.ledger.write.get('SELECT count(*) AS n FROM event')).toEqual({ n: 2_106 });
    }
  });
});

describe('a hub that was restored', () => {
  test('takes what waits from a file of before, and the device hears of it with the answer', async () => {
    const world = await BundleTeam.found();
    const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
    const early = world.hubDisk.image();
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    bala.write(logged({ interactionId: 'X-bala' }));
    const file = await bala.writeFile();
    await world.open(early);
    await world.meet(world.office);
    const answer = await world.import(file);
    const count = world.hubDisk.database.get(
      "SELECT count(*) AS n FROM hub_event WHERE facts LIKE '%X-bala%'",
    );
    expect(count).toEqual({ n: 1 });
    expect(await bala.take(answer as Uint8Array)).toMatchObject({ ok: true, value: { isWhole: true } });
    await world.meet(world.office);
    expect(stateHash(world.office.ledger.write)).toBe(stateHash(bala.ledger.write));
    expect(soundness(bala)).toEqual(sound);
  });

  test('that lost what it had acknowledged gets it with the second file', async () => {
    const world = await BundleTeam.found();
    const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
    const early = world.hubDisk.image();
    world.office.write(logged({ interactionId: 'X-office' }));
    await world.meet(world.office);
    bala.write(logged({ interactionId: 'X-1' }));
    await world.carry(bala);
    await world.open(early);
    await world.meet(world.office);
    bala.write(logged({ interactionId: 'X-2' }));
    expect(await world.carry(bala)).toMatchObject({ isWhole: false, outcome: { sentAgain: 1 } });
    expect(await world.carry(bala)).toMatchObject({ isWhole: true, outcome: { sent: 2 } });
    await world.meet(world.office);
    expect(stateHash(world.office.ledger.write)).toBe(stateHash(bala.ledger.write));
    expect(soundness(bala)).toEqual(sound);
  });
});
