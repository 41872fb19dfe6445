import { describe, expect, test } from 'vitest';
import { selectSyncHub, selectSyncRekey } from '../../../src/main/db/queries/sync-hub.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { followHub } from '../../../src/main/sync/become-member.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { logged, receipt } from '../../shared/domain/events/drafts.ts';
import { HandHub } from './hand-hub.ts';
import { begun, copied, joined, meet, money, run, sound, soundness, until, waiting } from './members.ts';

describe('copies of a device', () => {
  test('cloned disk: the second to arrive takes a new key, and both receipts count', () => {
    const { hub, asha } = begun();
    asha.write(logged());
    const twin = copied(asha);
    const old = asha.device();
    asha.write(receipt());
    twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    meet(asha, hub);
    expect(meet(twin, hub)).toMatchObject({ rekeyed: true, startedOver: true });
    meet(asha, hub);
    expect([asha.device(), twin.device() === old]).toEqual([old, false]);
    expect(stateHash(twin.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect([money(asha), money(twin)]).toEqual([40_500, 40_500]);
    expect([soundness(asha), soundness(twin)]).toEqual([sound, sound]);
    expect([waiting(asha), waiting(twin)]).toEqual([0, 0]);
  });

  test('late acknowledgement for a clone: the head is not our chain, and nothing is taken (seed 1238)', () => {
    const { hub, asha } = begun();
    const twin = copied(asha);
    asha.write(receipt());
    twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    meet(twin, hub);
    const ofTwin = hub.answer(until(copied(twin).meeting(), hub, 'hello'));
    expect(ofTwin.length).toBeGreaterThan(0);
    const { heads } = hub.chains.get(twin.device()) ?? { heads: [] };
    const ack = {
      frame: 'ack',
      epoch: hub.epoch,
      highWater: { seq: heads.length - 1, chain: Buffer.from(heads.at(-1) ?? []).toString('base64url') },
      places: [[3, 3, 1, 0, 0]],
      duplicates: [],
      held: [],
      backedUpPlace: 0,
    };
    meeting.receive(push, new TextEncoder().encode(JSON.stringify(ack)));
    expect(waiting(asha)).toBe(1);
    run(meeting, hub);
    expect(meeting.outcome).toMatchObject({ rekeyed: true });
    expect(money(asha)).toBe(40_500);
  });

  test.each(['before it is sent', 'after the hub has it', 'after the answer'])(
    'a crash in the middle of taking a new key, %s: it goes on with the same key',
    (when) => {
      const { hub, asha } = begun();
      const twin = copied(asha);
      asha.write(receipt());
      meet(asha, hub);
      twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
      const meeting = twin.meeting();
      const rekey = until(meeting, hub, 'rekey');
      const kept = selectSyncRekey(twin.ledger.write)?.device;
      if (when !== 'before it is sent') {
        const answer = hub.answer(rekey);
        if (when === 'after the answer') meeting.receive(rekey, answer);
      }
      meet(twin, hub);
      meet(asha, hub);
      expect(twin.device()).toBe(kept);
      expect(selectSyncRekey(twin.ledger.write)).toBeUndefined();
      expect([money(asha), money(twin)]).toEqual([40_500, 40_500]);
      expect([soundness(asha), soundness(twin)]).toEqual([sound, sound]);
    },
  );

  test('device restored from its old image: what it had sent comes back, and it takes a new key', () => {
    const { hub, asha } = begun();
    const old = copied(asha);
    asha.write(receipt());
    meet(asha, hub);
    expect(meet(old, hub)).toMatchObject({ rekeyed: true });
    expect(money(old)).toBe(40_000);
    expect(readSelf(old.ledger.write).receiptCounter).toBe(0);
    expect(soundness(old)).toEqual(sound);
  });

  test('a twin that writes while this one pulls all it ever wrote: nothing of it becomes our own', () => {
    const { hub, asha } = begun();
    const twin = copied(asha);
    hub.scopeKey = '*changed';
    const meeting = asha.meeting();
    const pull = until(meeting, hub, 'pull');
    twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    run(twin.meeting(), hub);
    meeting.receive(pull, hub.answer(pull));
    expect(readSelf(asha.ledger.write).seq).toBe(2);
    run(meeting, hub);
    expect(meeting).toMatchObject({ isDone: true, outcome: { rekeyed: true } });
    expect(soundness(asha)).toEqual(sound);
  });
});

describe('another run of the hub', () => {
  test('hub restored from yesterday: own events are sent again, and everybody has everything', () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    meet(bala, hub);
    const yesterday = hub.copy();
    asha.write(receipt());
    bala.write(logged());
    meet(asha, hub);
    meet(bala, hub);
    meet(asha, hub);
    yesterday.restoreAs('e2');
    expect(meet(asha, yesterday)).toMatchObject({ sentAgain: 1 });
    expect(meet(bala, yesterday)).toMatchObject({ sentAgain: 1 });
    meet(asha, yesterday);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(stateHash(asha.ledger.write)).not.toBe(stateHash(joined(hub).ledger.write));
    expect([waiting(asha), waiting(bala)]).toEqual([0, 0]);
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });

  test('hub restored from before a device took its new key: nothing that it wrote as another is lost', () => {
    const { hub, asha } = begun();
    const early = hub.copy();
    const twin = copied(asha);
    asha.write(receipt());
    meet(asha, hub);
    twin.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    meet(twin, hub);
    twin.write(logged());
    meet(twin, hub);
    early.restoreAs('e2');
    expect(meet(twin, early)).toMatchObject({ rekeyed: true });
    meet(asha, early);
    meet(twin, early);
    expect([money(asha), money(twin)]).toEqual([40_500, 40_500]);
    expect(stateHash(twin.ledger.write)).toBe(stateHash(asha.ledger.write));
  });

  test('hub laptop dies for good: whoever is told of another hub sends it everything', () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    meet(bala, hub);
    bala.write(receipt());
    meet(bala, hub);
    meet(asha, hub);
    const next = new HandHub();
    Object.assign(next, { hub: 'hub-2', epoch: 'e9' });
    for (const member of [asha, bala]) {
      next.enrol(readSelf(member.ledger.write).publicKey);
      valueOrThrow(changeLedger(member.ledger, () => ok(followHub(member.ledger, 'hub-2'))));
    }
    expect(meet(bala, next)).toMatchObject({ sentAgain: 1 });
    expect(meet(asha, next)).toMatchObject({ sentAgain: 2 });
    meet(bala, next);
    expect(next.kept.map(({ device }) => device)).toEqual(
      [bala, asha, asha].map((member) => member.device()),
    );
    expect(money(bala)).toBe(40_000);
    for (const table of ['party', 'account', 'receipt', 'posting']) {
      expect(stateHash(bala.ledger.write, [table])).toBe(stateHash(asha.ledger.write, [table]));
    }
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });

  test('two hubs alive for one team: the second is refused, and nothing is changed', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const other = hub.copy();
    other.hub = 'hub-2';
    const before = selectSyncHub(asha.ledger.write);
    const meeting = asha.meeting();
    run(meeting, other);
    expect(meeting.problem).toBe('otherHub');
    expect(selectSyncHub(asha.ledger.write)).toEqual(before);
    expect(waiting(asha)).toBe(1);
  });

  test('a hub of another version is refused', () => {
    const { asha } = begun();
    const meeting = asha.meeting();
    const hello = meeting.next();
    if (hello === null) throw new Error('a meeting begins');
    meeting.receive(hello, new TextEncoder().encode('{"frame":"refusal","code":"upgrade"}'));
    expect(meeting.problem).toBe('upgrade');
  });
});
