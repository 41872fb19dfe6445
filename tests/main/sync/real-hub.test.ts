import { describe, expect, test } from 'vitest';
import { selectSyncShelves } from '../../../src/main/db/queries/sync-shelves.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import type { MeetingOutcome } from '../../../src/main/sync/meeting.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { opened, receipt, registered, stream } from '../../shared/domain/events/drafts.ts';
import { assigned, revokedDevice } from '../hub/drafts.ts';
import { foundedHub, invited, teamId, userAdded } from '../hub/hub-fixture.ts';
import { freshLedger, nowMs } from '../ledger/fresh-ledger.ts';
import { type Member, memberOn, sound, soundness } from './members.ts';

type Founded = Awaited<ReturnType<typeof foundedHub>>;

let invitations = 0;

/** A real ledger on a device that the real hub let in. */
async function invitedTo(founded: Founded, userId: string, roles: readonly Role[]): Promise<Member> {
  const { desk, hub } = founded;
  invitations += 1;
  const invitationId = `of-a-ledger-${invitations}`;
  desk.write([userAdded(userId, roles), invited(invitationId, userId, 'open sesame')]);
  await desk.meet();
  const { ledger, dataKey } = freshLedger();
  const publicKey = bytesToBase64Url(readSelf(ledger.write).publicKey);
  const ask = { frame: 'enrol', team: teamId, invitationId, secret: 'open sesame', publicKey, nowMs };
  const answer = utf8Decode(await hub.current.answer(utf8Encode(JSON.stringify(ask))));
  if (answer?.includes('registered') !== true) throw new Error(`nobody let it in: ${answer}`);
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: teamId, hub: null })));
  return memberOn(ledger, dataKey);
}

async function meet(member: Member, { hub }: Founded): Promise<MeetingOutcome & { problem: string | null }> {
  const meeting = member.meeting();
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    meeting.receive(request, await hub.current.answer(request.bytes));
  }
  return { ...meeting.outcome, problem: meeting.problem };
}

const standings = ({ write }: Ledger): Record<string, string> =>
  Object.fromEntries(selectSyncShelves(write).map(({ shelf, standing }) => [shelf, standing]));

describe('with the hub itself', () => {
  test('an account goes from one agent to another while the first is away', async () => {
    const founded = await foundedHub();
    const office = await invitedTo(founded, 'u-office', ['supervisor']);
    const first = await invitedTo(founded, 'u-first', ['field']);
    const second = await invitedTo(founded, 'u-second', ['field']);
    await meet(office, founded);
    office.writeAs({ userId: 'u-office' }, registered(), opened(), { ...assigned('', 'u-first'), stream });
    await meet(office, founded);
    expect(await meet(first, founded)).toMatchObject({ problem: null });
    expect(standings(first.ledger)[stream]).toBe('here');
    office.writeAs({ userId: 'u-office' }, { ...assigned('', 'u-second'), stream });
    await meet(office, founded);
    first.writeAs({ userId: 'u-first' }, receipt());
    expect(await meet(first, founded)).toMatchObject({ sent: 1, held: 0, problem: null });
    expect(standings(first.ledger)[stream]).toBe('handedOver');
    expect(
      first.ledger.write.all('SELECT stream, totals FROM handed_over WHERE stream = ?', [stream]),
    ).toEqual([{ stream, totals: '{"INR":40000}' }]);
    expect(await meet(second, founded)).toMatchObject({ problem: null });
    await meet(office, founded);
    for (const table of ['account', 'receipt', 'posting']) {
      expect(stateHash(second.ledger.write, [table])).toBe(stateHash(office.ledger.write, [table]));
    }
    expect([office, first, second].map(soundness)).toEqual([sound, sound, sound]);
    expect(await meet(office, founded)).toMatchObject({ sent: 0, received: 0, problem: null });
  });

  test('device stolen: what it writes is held, and it gets nothing any more', async () => {
    const founded = await foundedHub();
    const agent = await invitedTo(founded, 'u-agent', ['field']);
    await meet(agent, founded);
    const { device } = readSelf(agent.ledger.write);
    founded.desk.write([revokedDevice(device)]);
    await founded.desk.meet();
    agent.writeAs({ userId: 'u-agent' }, registered());
    expect(await meet(agent, founded)).toMatchObject({ sent: 1, held: 1, received: 0, problem: 'revoked' });
    expect(soundness(agent)).toEqual(sound);
  });
});

test('a key that nobody let in is told so', async () => {
  const founded = await foundedHub();
  const { ledger, dataKey } = freshLedger();
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: teamId, hub: null })));
  expect(await meet(memberOn(ledger, dataKey), founded)).toMatchObject({ problem: 'unknownDevice' });
});
