import { describe, expect, test } from 'vitest';
import { selectSyncHub, selectSyncMeetings } from '../../../src/main/db/queries/sync-hub.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { sumShelvesAgain } from '../../../src/main/ledger/shelf-sums.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { logged, receipt } from '../../shared/domain/events/drafts.ts';
import { begun, joined, type Member, meet, money, run, sound, soundness, until, waiting } from './members.ts';

describe('request and answer', () => {
  test('request dropped: nothing is stored, and the same bytes are asked again', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    expect(meeting.next()).toBe(push);
    run(meeting, hub);
    expect(meeting.isDone).toBe(true);
    expect(waiting(asha)).toBe(0);
  });

  test('response dropped: the next hello tells the places', () => {
    const { hub, asha } = begun();
    asha.write(receipt(), logged());
    const push = until(asha.meeting(), hub, 'push');
    hub.answer(push);
    expect(waiting(asha)).toBe(2);
    hub.asked.length = 0;
    expect(meet(asha, hub)).toMatchObject({ sent: 0 });
    expect(hub.asked).not.toContain('push');
    expect(waiting(asha)).toBe(0);
  });

  test('duplicate request: the second answer changes nothing', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    const answers = [hub.answer(push), hub.answer(push)];
    for (const answer of answers) meeting.receive(push, answer);
    run(meeting, hub);
    expect(hub.kept.length).toBe(3);
    expect(soundness(asha)).toEqual(sound);
  });

  test('late acknowledgement of an earlier meeting is ignored', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const push = until(asha.meeting(), hub, 'push');
    const late = hub.answer(push);
    const meeting = asha.meeting();
    meeting.receive(push, late);
    expect(waiting(asha)).toBe(1);
    run(meeting, hub);
    expect(waiting(asha)).toBe(0);
  });

  test('reordered push: a gap is answered with a hello, and everything arrives', () => {
    const { hub, asha } = begun();
    asha.write(receipt(), logged());
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    meeting.receive(push, new TextEncoder().encode('{"frame":"refusal","code":"gap"}'));
    run(meeting, hub);
    expect(meeting.isDone).toBe(true);
    expect(hub.kept.length).toBe(4);
  });

  test('page cut in half, at any byte: the same place is asked again', () => {
    const { hub } = begun();
    const bala = joined(hub);
    const meeting = bala.meeting();
    const pull = until(meeting, hub, 'pull');
    const page = hub.answer(pull);
    for (let length = 0; length < page.length; length += 1) meeting.receive(pull, page.subarray(0, length));
    expect(selectSyncHub(bala.ledger.write)).toMatchObject({ pulledPlace: 0 });
    expect(bala.ledger.write.all('SELECT id FROM event')).toEqual([]);
    expect(meeting.next()).toBe(pull);
    run(meeting, hub);
    expect(meeting.isDone).toBe(true);
  });

  test('a request that the hub could not read is repeated, but not for ever', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    const bad = new TextEncoder().encode('{"frame":"refusal","code":"bad"}');
    for (let at = 0; at < 5; at += 1) meeting.receive(push, bad);
    expect(meeting.next()).toBe(push);
    meeting.receive(push, bad);
    expect(meeting).toMatchObject({ isDone: false, problem: 'bad' });
    expect(waiting(asha)).toBe(1);
  });
});

describe('crash', () => {
  test('between page and place: both or none', () => {
    const { hub } = begun();
    const bala = joined(hub);
    const { write } = bala.ledger;
    const meeting = bala.meeting();
    const pull = until(meeting, hub, 'pull');
    write.execute(
      "CREATE TEMP TRIGGER cut BEFORE UPDATE OF pulled_place ON sync_hub BEGIN SELECT RAISE(ABORT, 'cut'); END",
    );
    expect(() => meeting.receive(pull, hub.answer(pull))).toThrow('cut');
    write.execute('DROP TRIGGER cut');
    expect(write.all('SELECT id FROM event')).toEqual([]);
    expect(write.all('SELECT shelf FROM sync_shelf')).toEqual([]);
    meet(bala, hub);
    expect(soundness(bala)).toEqual(sound);
  });

  test('after an event was saved: it is sent when the program is there again', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    until(asha.meeting(), hub, 'push');
    expect(meet(asha, hub)).toMatchObject({ sent: 1 });
  });
});

describe('clocks', () => {
  test('clock two days ahead: the hub says the right time, and money does not care', () => {
    const { hub, asha } = begun();
    const twoDaysMs = 2 * 86_400_000;
    hub.correctionMs = -twoDaysMs;
    hub.nowMs = asha.parts.nowMs() - twoDaysMs;
    asha.writeAs({ nowMs: asha.parts.nowMs() + twoDaysMs }, receipt());
    meet(asha, hub);
    expect(selectSyncHub(asha.ledger.write)?.skewMs).toBe(-twoDaysMs);
    expect(
      asha.ledger.write.get("SELECT corrected_ms - hlc_ms AS by FROM event WHERE kind = 'receipt.recorded'"),
    ).toEqual({ by: -twoDaysMs });
    const bala = joined(hub);
    meet(bala, hub);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(money(bala)).toBe(40_000);
  });
});

describe('what cannot be', () => {
  const travelled = (facts: object) => ({ facts: JSON.stringify(facts), personal: '', personalDigest: null });

  test('old app meets a new kind: parked, kept, and counted in the sums', () => {
    const { hub, asha } = begun();
    const envelope = { v: 1, id: 'new-1', device: 'zz', seq: 1, hlc: [1, 0], context: ['e1', 0], user: 'u' };
    const said = { kind: 'account.dreamt', kindVersion: 1, stream: 'account:A-kulkarni', data: {} };
    const rest = { businessDate: '2026-11-24', clock: 'ok', grp: null };
    hub.put(travelled({ ...envelope, ...said, ...rest }));
    expect(meet(asha, hub)).toMatchObject({ received: 1 });
    expect(asha.ledger.write.all('SELECT device, reason FROM parked_event')).toEqual([
      { device: 'zz', reason: 'unknownKind' },
    ]);
    expect(soundness(asha)).toEqual(sound);
    hub.asked.length = 0;
    meet(asha, hub);
    expect(hub.asked).toEqual(['hello']);
  });

  test('poison: bytes that nobody can read never stop a meeting', () => {
    const { hub, asha } = begun();
    const poison = (stream: string, seq: number, rest: object) =>
      hub.put(travelled({ id: `p-${seq}`, device: 'zz', seq, stream, kind: 'x', ...rest }));
    poison('account:A-kulkarni', 1, {});
    poison('ghost:7', 2, { v: 9 });
    poison('account:A-kulkarni', 3, { v: 1, kind: 'receipt.recorded', kindVersion: 1, data: 'no', hlc: 'x' });
    poison('team:T-1', 4, { v: 1, kind: 'user.added', kindVersion: 1, hlc: [-1] });
    expect(meet(asha, hub)).toMatchObject({ received: 4 });
    expect(asha.ledger.write.all('SELECT seq FROM parked_event ORDER BY seq')).toEqual(
      [1, 2, 3, 4].map((seq) => ({ seq })),
    );
    expect(soundness(asha)).toEqual(sound);
  });

  test('a sum that differs for good: said, after everything was fetched once more', () => {
    const { hub, asha } = begun();
    hub.falseDigest = true;
    asha.write(logged());
    const meeting = asha.meeting();
    run(meeting, hub);
    expect(meeting).toMatchObject({ isDone: false, problem: 'diverged', outcome: { startedOver: true } });
    expect(selectSyncMeetings(asha.ledger.write)[0]).toMatchObject({ problem: 'diverged' });
    expect(soundness(asha)).toEqual(sound);
  });

  test('a foreign event lost from the device is fetched again', () => {
    const { hub, asha } = begun();
    const bala = joined(hub);
    meet(bala, hub);
    bala.write(logged());
    bala.ledger.write.run("DELETE FROM event WHERE kind = 'party.registered'");
    valueOrThrow(
      changeLedger(bala.ledger, (write) => ok(sumShelvesAgain(write, { generation: 1, reachesAll: true }))),
    );
    expect(meet(bala, hub)).toMatchObject({ startedOver: true });
    expect(bala.ledger.write.all("SELECT kind FROM event WHERE kind = 'party.registered'")).toHaveLength(1);
    meet(asha, hub);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
  });

  test('disk full: the page is rolled back, and the meeting says so', () => {
    const { hub, asha } = begun();
    const calls = Array.from({ length: 300 }, (_, at) => logged({ interactionId: `N-${at}` }));
    asha.write(...calls);
    meet(asha, hub);
    const bala = joined(hub);
    const meeting = bala.meeting();
    const pull = until(meeting, hub, 'pull');
    const pages = bala.ledger.write.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    bala.ledger.write.execute(`PRAGMA max_page_count=${pages + 4}`);
    meeting.receive(pull, hub.answer(pull));
    expect(meeting).toMatchObject({ isDone: false, problem: 'diskFull' });
    expect(bala.ledger.write.all('SELECT id FROM event')).toEqual([]);
    bala.ledger.write.execute('PRAGMA max_page_count=1000000');
    meet(bala, hub);
    expect(soundness(bala)).toEqual(sound);
  });

  /** The disk of a device takes nothing of a meeting until there is room again. */
  function filled({ ledger: { write } }: Member): () => void {
    write.execute('CREATE TABLE IF NOT EXISTS ballast (bytes BLOB)');
    const pages = write.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    write.execute(
      `CREATE TEMP TRIGGER fill BEFORE UPDATE ON sync_hub BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); END;
       PRAGMA max_page_count=${pages}`,
    );
    return () => write.execute('DROP TRIGGER fill; PRAGMA max_page_count=1000000; DROP TABLE ballast');
  }

  test('disk full: what was written before is sent all the same, and kept as confirmed when there is room again', () => {
    const { hub, asha } = begun();
    asha.write(receipt(), logged());
    const makeRoom = filled(asha);
    const meeting = asha.meeting();
    run(meeting, hub);
    expect(meeting).toMatchObject({ problem: 'diskFull', outcome: { sent: 2 } });
    expect(hub.kept).toHaveLength(4);
    expect(waiting(asha)).toBe(2);
    makeRoom();
    expect(meet(asha, hub)).toMatchObject({ sent: 0 });
    expect(waiting(asha)).toBe(0);
    expect(soundness(asha)).toEqual(sound);
  });

  test('disk full for a moment: what the hub said meanwhile is asked for again, and nothing is fetched anew (seed 507463)', () => {
    const { hub, asha } = begun();
    asha.write(receipt());
    const meeting = asha.meeting();
    const push = until(meeting, hub, 'push');
    const answer = hub.answer(push);
    asha.write(logged());
    const makeRoom = filled(asha);
    meeting.receive(push, answer);
    makeRoom();
    expect(waiting(asha)).toBe(2);
    run(meeting, hub);
    expect(meeting).toMatchObject({ isDone: true, outcome: { mended: false, startedOver: false } });
    expect(waiting(asha)).toBe(0);
    expect(soundness(asha)).toEqual(sound);
  });
});
