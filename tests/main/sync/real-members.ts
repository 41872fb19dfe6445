import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import type { MeetingOutcome } from '../../../src/main/sync/meeting.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { type foundedHub, invited, teamId, userAdded } from '../hub/hub-fixture.ts';
import { freshLedger, nowMs } from '../ledger/fresh-ledger.ts';
import { type Member, memberOn } from './members.ts';

/** A real hub and its desk. */
export type Founded = Awaited<ReturnType<typeof foundedHub>>;

let invitations = 0;

/** A real ledger on a device that the real hub let in. */
export async function invitedTo(founded: Founded, userId: string, roles: readonly Role[]): Promise<Member> {
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

/** One meeting over a perfect network with the real hub. */
export async function meetHub(
  member: Member,
  { hub }: Founded,
): Promise<MeetingOutcome & { problem: string | null }> {
  const meeting = member.meeting();
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    meeting.receive(request, await hub.current.answer(request.bytes));
  }
  return { ...meeting.outcome, problem: meeting.problem };
}
