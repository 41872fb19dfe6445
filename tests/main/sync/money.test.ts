import { describe, expect, test } from 'vitest';
import { selectSyncMeetings } from '../../../src/main/db/queries/sync-hub.ts';
import { readHub } from '../../../src/main/sync/hub-state.ts';
import { openMeeting } from '../../../src/main/sync/open-meeting.ts';
import { opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { voidAgreed, voidAsked } from '../hub/drafts.ts';
import { nowMs } from '../ledger/fresh-ledger.ts';
import { HandHub } from './hand-hub.ts';
import { joined, meet, run, sound, soundness } from './members.ts';

const asStream = <Draft extends { readonly stream: string }>(draft: Draft): Draft => ({
  ...draft,
  stream: opened().stream,
});

/** An office with one account and 400 rupees on it, after its first meeting. */
function officeWithMoney() {
  const hub = new HandHub();
  const office = joined(hub);
  office.write(registered(), opened(), receipt());
  meet(office, hub);
  return { hub, office };
}

const lastOf = (member: ReturnType<typeof joined>) => {
  const [last] = selectSyncMeetings(member.ledger.write);
  return { problem: last?.problem, outcome: JSON.parse(last?.outcome ?? '{}') as object };
};

describe('money at the end of a meeting', () => {
  test('is counted by the hub, from the events and from the screens, and is the same', () => {
    const { hub, office } = officeWithMoney();
    const receiptId = (receipt().data as { receiptId: string }).receiptId;
    office.write(asStream(voidAsked('', receiptId)));
    expect(meet(office, hub).money).toEqual(same([40_000, 0]));
    office.writeAs({ userId: 'user-second' }, asStream(voidAgreed('', receiptId)));
    expect(meet(office, hub).money).toEqual(same([40_000, 40_000]));
    expect(soundness(office)).toEqual(sound);
  });

  test('that a hub counts otherwise is fetched again once, and then told with both figures; nobody is preferred', () => {
    const { hub, office } = officeWithMoney();
    hub.falseMoney = { INR: [41_000, 0] };
    office.write(receipt({ receiptId: 'R-2', number: 'N-2', amountMinor: 100 }));
    const later = nowMs + 86_400_000;
    const meeting = openMeeting({ ...office.parts, nowMs: () => later });
    run(meeting, hub);
    expect([meeting.problem, meeting.isDone]).toEqual(['moneyDiffers', false]);
    expect(lastOf(office)).toMatchObject({
      problem: 'moneyDiffers',
      outcome: {
        startedOver: true,
        money: { hub: { INR: [41_000, 0] }, events: { INR: [40_100, 0] }, shown: { INR: [40_100, 0] } },
      },
    });
    // All of it went through: what counts the days since the last meeting does not stop anybody for it.
    expect(readHub(office.ledger.write).lastOkMs).toBe(later);
    // The next one tells it again, and does not fetch everything again for ever.
    const again = office.meeting();
    run(again, hub);
    expect([again.problem, again.outcome.startedOver]).toEqual(['moneyDiffers', false]);
    hub.falseMoney = null;
    expect(meet(office, hub).money).toEqual(same([40_100, 0]));
    expect(lastOf(office).problem).toBe(null);
  });

  test('that the screens show otherwise than the events is folded again, and the meeting says so', () => {
    const { hub, office } = officeWithMoney();
    office.ledger.write.run('UPDATE receipt SET amount_minor = 1');
    office.write(receipt({ receiptId: 'R-2', number: 'N-2', amountMinor: 100 }));
    expect(meet(office, hub)).toMatchObject({ recounted: 1, money: same([40_100, 0]) });
    expect(soundness(office)).toEqual(sound);
    office.write(receipt({ receiptId: 'R-3', number: 'N-3', amountMinor: 100 }));
    expect(meet(office, hub).recounted).toBe(undefined);
  });

  test('that is wrong in the sums kept on the device is summed again from its events, quietly', () => {
    const { hub, office } = officeWithMoney();
    office.ledger.write.run('UPDATE sync_money SET received_minor = 1');
    office.write(receipt({ receiptId: 'R-2', number: 'N-2', amountMinor: 100 }));
    expect(meet(office, hub)).toMatchObject({ mended: false, money: same([40_100, 0]) });
  });

  test('that is held counts nowhere, and everybody who has the account is told why it is held', () => {
    const { hub, office } = officeWithMoney();
    const [held] = office.write(receipt({ receiptId: 'R-2', number: 'N-2', amountMinor: 100 }));
    hub.heldIds.add(held?.id ?? '');
    expect(meet(office, hub).money).toEqual(same([40_000, 0]));
    const other = joined(hub);
    expect(meet(other, hub).money).toEqual(same([40_000, 0]));
    const reasons = other.ledger.write.all('SELECT device, reason FROM sync_held');
    expect(reasons).toEqual([{ device: office.device(), reason: 'scope' }]);
  });
});

function same(counted: readonly [number, number]) {
  const INR = [...counted];
  return { hub: { INR }, events: { INR }, shown: { INR } };
}
