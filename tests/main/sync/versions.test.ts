import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldParked } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { type Catalogue, ownCatalogue } from '../../../src/shared/domain/events/catalogue.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { disputed, held, logged, planned, promised, receipt } from '../../shared/domain/events/drafts.ts';
import { foundedHub } from '../hub/hub-fixture.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';
import type { HandHub } from './hand-hub.ts';
import { begun, joined, type Member, meet, memberOn, money, run, sound, soundness } from './members.ts';

/** What the version before could read: the engine is the same. */
const older: Catalogue = new Map(
  [...ownCatalogue].filter(([kind]) => kind !== 'promise.made' && kind !== 'hold.set'),
);

/** A kind of which the version before knew an earlier version only. */
const olderReceipts: Catalogue = new Map([...ownCatalogue, ['receipt.recorded', 0]]);

/** A device on which an older version of the app runs. */
function olderDevice(hub: HandHub, catalogue = older): Member {
  const fresh = freshLedger();
  const { dataKey } = fresh;
  const ledger = attachLedger(fresh.database.write, dataKey, catalogue);
  return joined(hub, { ...fresh, ledger });
}

/** The same ledger after the update, as the app opens it. */
function upgraded({ ledger, parts }: Member): Member {
  const opened = attachLedger(ledger.write, parts.dataKey);
  valueOrThrow(changeLedger(opened, () => ok(refoldParked(opened))));
  return memberOn(opened, parts.dataKey);
}

const oldSoundness = ({ ledger }: Member, catalogue = older): unknown => {
  const { rebuiltEqual, chain } = verifyLedger(ledger.write, catalogue);
  return { rebuiltEqual, chain: chain.ok };
};

const bytesOf = ({ ledger }: Member): unknown =>
  ledger.write.all('SELECT device, seq, place, facts, personal FROM event ORDER BY place');

describe('a device of the version before, and others of this one', () => {
  test('old app meets new kinds: parked, kept byte for byte, counted in the sums, the rest goes on', () => {
    const { hub, asha } = begun();
    const bala = olderDevice(hub);
    asha.write(promised(), receipt(), held(), logged());
    meet(asha, hub);
    expect(meet(bala, hub)).toMatchObject({ received: 6, mended: false });
    expect(bala.ledger.write.all('SELECT reason FROM parked_event')).toEqual([
      { reason: 'unknownKind' },
      { reason: 'unknownKind' },
    ]);
    expect(bytesOf(bala)).toEqual(bytesOf(asha));
    expect([money(bala), oldSoundness(bala)]).toEqual([40_000, { rebuiltEqual: true, chain: true }]);
    hub.asked.length = 0;
    meet(bala, hub);
    expect(hub.asked).toEqual(['hello']);
  });

  test('the account waits for the update: what asks for it refuses money, and the update opens it again', () => {
    const { hub, asha } = begun();
    const bala = olderDevice(hub);
    asha.write(promised());
    meet(asha, hub);
    meet(bala, hub);
    // `accountForMoney` refuses `newerAppNeeded` where this is not 0.
    expect(bala.ledger.states.account('A-kulkarni').parked).toBe(1);
    expect(
      bala.ledger.write.get("SELECT severity, state FROM review_item WHERE kind = 'unknownKind'"),
    ).toEqual({
      severity: 'medium',
      state: 'open',
    });
    const updated = upgraded(bala);
    expect(updated.ledger.states.account('A-kulkarni').parked).toBe(0);
    expect(stateHash(updated.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(soundness(updated)).toEqual(sound);
  });

  test('a newer version of a kind waits as a new kind does', () => {
    const { hub, asha } = begun();
    const bala = olderDevice(hub, olderReceipts);
    asha.write(receipt());
    meet(asha, hub);
    meet(bala, hub);
    expect(bala.ledger.write.all('SELECT reason FROM parked_event')).toEqual([
      { reason: 'newerKindVersion' },
    ]);
    expect([money(bala), money(upgraded(bala))]).toEqual([0, 40_000]);
  });

  test('an older app never writes what it could not read', () => {
    const { hub } = begun();
    const bala = olderDevice(hub);
    expect(() => bala.write(promised())).toThrow('can be read again');
  });

  test('a rebuild and starting over leave the older app where it was', () => {
    const { hub, asha } = begun();
    const bala = olderDevice(hub);
    asha.write(promised(), receipt());
    meet(asha, hub);
    meet(bala, hub);
    const before = stateHash(bala.ledger.write);
    rebuildProjections(bala.ledger);
    expect(stateHash(bala.ledger.write)).toBe(before);
    hub.scopeKey = '*changed';
    expect(meet(bala, hub)).toMatchObject({ startedOver: true, received: 0 });
    expect(stateHash(bala.ledger.write)).toBe(before);
  });

  test('whatever the two write, in whatever order they meet: after the update both hold the same', {
    timeout: 120_000,
  }, () => {
    const known: readonly ((n: number) => EventDraft)[] = [
      (n) => receipt({ receiptId: `R-${n}`, number: `N-${n}`, amountMinor: n + 1 }),
      (n) => logged({ interactionId: `L-${n}` }),
      (n) => disputed({ disputeId: `D-${n}` }),
      (n) => planned({ planId: `P-${n}` }),
    ];
    const unknown: readonly ((n: number) => EventDraft)[] = [
      (n) => promised({ promiseId: `M-${n}` }),
      (n) => held(`H-${n}`),
    ];
    const step = fc.record({ isOld: fc.boolean(), choice: fc.nat(5), meets: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const { hub, asha } = begun();
        const bala = olderDevice(hub);
        meet(bala, hub);
        for (const [n, { isOld, choice, meets }] of steps.entries()) {
          const writer = isOld ? bala : asha;
          const drafts = isOld ? known : [...known, ...unknown];
          writer.write((drafts[choice % drafts.length] as (n: number) => EventDraft)(n));
          if (meets) meet(writer, hub);
        }
        for (const member of [asha, bala, asha]) meet(member, hub);
        expect(bytesOf(bala)).toEqual(bytesOf(asha));
        expect(oldSoundness(bala)).toEqual({ rebuiltEqual: true, chain: true });
        const updated = upgraded(bala);
        expect(stateHash(updated.ledger.write)).toBe(stateHash(asha.ledger.write));
        expect([soundness(updated), soundness(asha)]).toEqual([sound, sound]);
      }),
      { numRuns: 6 },
    );
  });
});

describe('which language is spoken', () => {
  test.each([
    [[1, 1], 1],
    [[1, 2], 1],
    [[0, 1], 1],
    [[2, 3], 'upgrade'],
    [[0, 0], 'upgrade'],
  ] as const)('a device that speaks %j is answered: %s', async (protocol, answer) => {
    const { desk } = await foundedHub();
    const said = await desk.ask({ ...desk.helloRequest(), protocol });
    expect(said).toMatchObject(
      typeof answer === 'number' ? { frame: 'hello', protocol: answer } : { code: answer },
    );
  });

  test.each([
    ['says so', { frame: 'refusal', code: 'upgrade' }],
    ['refuses in a word of its own', { frame: 'refusal', code: 'of tomorrow' }],
    ['refuses in another shape', { frame: 'refusal', code: 7, because: ['of', 'tomorrow'] }],
  ])('a hub that is too new and %s ends the meeting at once, and nothing is lost', (_, refusal) => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const hello = meeting.next();
    if (hello === null) throw new Error('a meeting begins');
    meeting.receive(hello, utf8Encode(JSON.stringify(refusal)));
    expect(meeting).toMatchObject({ isDone: false, problem: 'upgrade' });
    expect(meet(asha, hub)).toMatchObject({ sent: 1 });
  });

  test('a hub that answers in a language nobody asked for is not believed', () => {
    const { hub, asha } = begun();
    const meeting = asha.meeting();
    const hello = meeting.next();
    if (hello === null) throw new Error('a meeting begins');
    const answer = JSON.parse(new TextDecoder().decode(hub.answer(hello))) as object;
    meeting.receive(hello, utf8Encode(JSON.stringify({ ...answer, protocol: 2 })));
    expect(meeting.problem).toBe('protocol');
    expect(soundness(asha)).toEqual(sound);
  });

  test('members that a newer version adds to an answer or a request stand in nobody’s way', async () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const hello = meeting.next();
    if (hello === null) throw new Error('a meeting begins');
    const answer = JSON.parse(new TextDecoder().decode(hub.answer(hello))) as object;
    meeting.receive(hello, utf8Encode(JSON.stringify({ ...answer, weather: { rain: true } })));
    run(meeting, hub);
    expect(meeting).toMatchObject({ isDone: true, outcome: { sent: 1 } });
    const { desk } = await foundedHub();
    expect(await desk.ask({ ...desk.helloRequest(), weather: [1] })).toMatchObject({ frame: 'hello' });
  });

  test('the house’s oldest writer is told to whoever says hello, and a held word about it is not', async () => {
    const { desk, join } = await foundedHub();
    const policy = (version: number): EventDraft => ({
      kind: 'policy.set',
      stream: 'team:T-1',
      data: { policy: 'oldestWriter', value: JSON.stringify({ version, from: '2026-11-24' }) },
      personal: null,
    });
    expect(await desk.hello()).toMatchObject({ oldestWriter: 0 });
    desk.write([policy(2)]);
    await desk.meet();
    expect(await desk.hello()).toMatchObject({ oldestWriter: 2 });
    const ravi = await join('ravi', ['field']);
    ravi.write([policy(9)]);
    await ravi.meet();
    expect(await desk.hello()).toMatchObject({ oldestWriter: 2 });
  });
});
