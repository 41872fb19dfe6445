import { describe, expect, test } from 'vitest';
import { pendingCounts } from '../../../src/main/db/queries/sync-counts.ts';
import { selectSyncHub, selectSyncMeetings } from '../../../src/main/db/queries/sync-hub.ts';
import { changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { beginChain, takeOver } from '../../../src/main/ledger/take-over.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { freshLedger, nowMs } from '../ledger/fresh-ledger.ts';
import { HandHub } from './hand-hub.ts';
import {
  copied,
  joined,
  type Member,
  meet,
  nextCommandId,
  run,
  sound,
  soundness,
  waiting,
} from './members.ts';

/** What the app does after a restore: another device in the place of the one that the backup was of. */
function restored(member: Member): Member {
  const { ledger } = member;
  const order = { dataKey: member.parts.dataKey, teamId: 'T-1', nowMs, cause: 'restored' } as const;
  valueOrThrow(changeLedger(ledger, (write) => ok(takeOver(write, order))));
  begin(ledger);
  return member;
}

function begin(ledger: Ledger): void {
  const writing = { commandId: nextCommandId(), userId: 'user-asha', businessDate: day('2026-11-24'), nowMs };
  valueOrThrow(changeLedger(ledger, () => ok(beginChain(ledger, writing))));
}

describe('a ledger gets its hub', () => {
  test('once, and twice is once', () => {
    const { ledger } = freshLedger();
    const become = (team: string, hub: string | null) =>
      changeLedger(ledger, () => becomeMember(ledger, { team, hub }));
    expect(become('T-2', null)).toMatchObject({ ok: false, refusal: { code: 'otherTeam' } });
    expect(become('T-1', 'hub-1').ok).toBe(true);
    expect(become('T-1', 'hub-1').ok).toBe(true);
    expect(become('T-1', 'hub-2')).toMatchObject({ ok: false, refusal: { code: 'otherHub' } });
    expect(selectSyncHub(ledger.write)).toMatchObject({ hub: 'hub-1', epoch: '0', pulledPlace: 0 });
  });

  test('after somebody worked alone on it: everything is sent in the order in which it was written', () => {
    const hub = new HandHub();
    const alone = freshLedger();
    alone.append([registered(), opened()], { commandId: nextCommandId() });
    alone.append([receipt()], { commandId: nextCommandId() });
    const asha = joined(hub, alone);
    meet(asha, hub);
    expect(hub.kept.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(waiting(asha)).toBe(0);
    expect(soundness(asha)).toEqual(sound);
  });

  test('after it was restored while it had no hub: what it wrote as another device is sent as well', () => {
    const hub = new HandHub();
    const alone = freshLedger();
    alone.append([registered(), opened()], { commandId: nextCommandId() });
    const order = { dataKey: alone.dataKey, teamId: 'T-1', nowMs, cause: 'restored' } as const;
    valueOrThrow(changeLedger(alone.ledger, (write) => ok(takeOver(write, order))));
    begin(alone.ledger);
    alone.append([receipt()], { commandId: nextCommandId() });
    const asha = joined(hub, alone);
    expect(meet(asha, hub)).toMatchObject({ rekeyed: true });
    const bala = joined(hub);
    meet(bala, hub);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    const money = bala.ledger.write.get('SELECT sum(amount_minor) AS sum FROM receipt');
    expect(money).toEqual({ sum: 40_000 });
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });
});

describe('a device restored from a backup by the app', () => {
  test('is vouched for by what it was, and everything it had and has is with the team', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    meet(asha, hub);
    asha.write(logged());
    const backup = copied(asha);
    asha.write(receipt());
    meet(asha, hub);
    const after = restored(backup);
    after.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000009-X', amountMinor: 500 }));
    expect(meet(after, hub)).toMatchObject({ rekeyed: true });
    expect(after.ledger.write.get('SELECT sum(amount_minor) AS sum FROM receipt')).toEqual({ sum: 40_500 });
    expect(after.ledger.write.all("SELECT 1 FROM interaction WHERE interaction_id = 'N-1'")).toHaveLength(1);
    expect(waiting(after)).toBe(0);
    expect(soundness(after)).toEqual(sound);
    const bala = joined(hub);
    meet(bala, hub);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(after.ledger.write));
  });

  test('that nobody vouches for says so, and keeps what it has', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    hub.chains.clear();
    const meeting = asha.meeting();
    run(meeting, hub);
    expect(meeting.problem).toBe('unknownDevice');
    expect(waiting(asha)).toBe(2);
  });
});

describe('what the sync centre is told', () => {
  test('own work by how far it has come', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    const [event] = asha.write(receipt());
    hub.heldIds.add(event?.id ?? '');
    meet(asha, hub);
    asha.write(logged());
    const meeting = asha.meeting();
    for (let request = meeting.next(); request !== null; request = meeting.next()) {
      if (request.frame === 'push') break;
      meeting.receive(request, hub.answer(request));
    }
    asha.write(logged({ interactionId: 'N-2' }), logged({ interactionId: 'N-3' }));
    expect(pendingCounts(asha.ledger.write)).toEqual({
      drafts: 0,
      savedHere: 2,
      sent: 1,
      accepted: 2,
      held: 1,
      byKind: {
        'account.opened': { savedHere: 0, sent: 0, accepted: 1, held: 0 },
        'interaction.logged': { savedHere: 2, sent: 1, accepted: 0, held: 0 },
        'party.registered': { savedHere: 0, sent: 0, accepted: 1, held: 0 },
        'receipt.recorded': { savedHere: 0, sent: 0, accepted: 0, held: 1 },
      },
      oldestUnsentMs: nowMs,
    });
  });

  test('the last thirty meetings', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered());
    for (let at = 0; at < 33; at += 1) meet(asha, hub);
    const kept = selectSyncMeetings(asha.ledger.write);
    expect([kept.length, kept[0]?.meeting, kept.at(-1)?.meeting]).toEqual([30, 33, 4]);
    expect(kept[0]).toMatchObject({ startedMs: nowMs, endedMs: nowMs, problem: null });
  });
});
