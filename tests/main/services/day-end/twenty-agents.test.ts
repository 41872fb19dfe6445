import { expect, test } from 'vitest';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../../../src/main/hub/register.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { nativeSha256 } from '../../../../src/main/ledger/native-sha256.ts';
import { becomeMember } from '../../../../src/main/sync/become-member.ts';
import { bytesToBase64Url } from '../../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { tellTime } from '../../../helpers/told-time.ts';
import { enrol, enrolledDraft, invited, sqliteFactory } from '../../hub/hub-fixture.ts';
import { TestDevice } from '../../hub/test-device.ts';
import { freshLedger, nowMs } from '../../ledger/fresh-ledger.ts';
import { type Member, memberOn } from '../../sync/members.ts';
import { accountDrafts, snapshotNow, teamDrafts, visitDrafts } from './evening.ts';

const agents = Array.from({ length: 20 }, (_, at) => `user-${String(at).padStart(2, '0')}`);
/** Of four events each. */
const visits = 125;

test('twenty agents bring 500 events each to a real hub and the evening is on the page', async () => {
  const parts = {
    store: await sqliteFactory(),
    hubId: 'hub-1',
    hash: nativeSha256,
    nowMs: () => nowMs,
    usualDaysBack: () => 7,
    newEpoch: () => 'epoch-1',
  };
  const hub = { current: await openHub(parts) };
  const fresh = freshLedger();
  valueOrThrow(changeLedger(fresh.ledger, () => becomeMember(fresh.ledger, { team: 'T-1', hub: null })));
  const asha = memberOn(fresh.ledger, fresh.dataKey);
  const { device, publicKey } = readSelf(fresh.ledger.write);
  await foundTeamAtHub(parts, { team: 'T-1', publicKeys: [publicKey], userId: 'user-asha' });
  asha.write(...teamDrafts(agents), ...agents.flatMap((userId) => accountDrafts(userId, 60)));
  asha.write(
    {
      kind: 'device.enrolled',
      stream: 'team:T-1',
      data: { device, publicKey: bytesToBase64Url(publicKey), receiptPrefix: 'K3W7Q2' },
      personal: null,
    },
    ...agents.map((userId) => invited(`I-${userId}`, userId, 'open sesame')),
  );
  await meetHub(asha, hub);
  const devices: TestDevice[] = [];
  for (const user of agents) {
    const agent = new TestDevice({ team: 'T-1', hub, user });
    await enrol(agent, `I-${user}`, 'open sesame');
    await agent.hello();
    agent.write([enrolledDraft(agent)]);
    await agent.meet();
    for (let visit = 0; visit < visits; visit += 1) agent.write(visitDrafts(user, visit, 60));
    devices.push(agent);
  }
  const before = process.cpuUsage();
  // In no order of theirs: every third, and so round.
  for (const at of agents.keys()) {
    const agent = devices[(at * 7) % agents.length];
    await agent?.push(agent.own.length - visits * 4 + 1);
  }
  await meetHub(asha, hub);
  const snapshot = snapshotNow(asha);
  // Of the processor, not of the wall: it is one thread, and beside it the suite runs.
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1_000;
  expect(snapshot.absent).toEqual([]);
  expect(snapshot.totals.receipts).toMatchObject([{ currency: 'INR', count: agents.length * visits }]);
  expect(snapshot.people.filter(({ receipts }) => receipts[0]?.count === visits)).toHaveLength(agents.length);
  tellTime('the evening of twenty agents', tookMs, 10_000);
}, 60_000);

async function meetHub(member: Member, hub: TestDevice['hub']): Promise<void> {
  const meeting = member.meeting();
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    meeting.receive(request, await hub.current.answer(request.bytes));
  }
  expect(meeting.problem).toBeNull();
}
