import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { InvitationStanding, InvitationView } from '../../../shared/contract/hub.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { invitationLastsMs } from '../../../shared/domain/scope/apply-scope.ts';
import type { InvitationState } from '../../../shared/domain/team/devices-state.ts';
import { type HubPlace, invitationToText } from '../../../shared/domain/team/invitation.ts';
import { joinCodeToText } from '../../../shared/domain/team/join-code.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectHubAddress, selectHubHere } from '../../db/queries/hub-place.ts';
import { selectById } from '../../db/queries/sync-events.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { joinCodeOf, sealTicket, ticketName } from '../../keys/join-ticket.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { refuse, type ServiceContext, type WaitingService, type WritingService } from '../service.ts';
import { digestOfSecret, invitationSecret } from './invitation-secret.ts';

/** Invites a device of somebody in the team, or of a new person. The invitation's id is the command's: a retry is the same one. */
export const inviteDevice: WritingService<'inviteDevice'> = (context, input) => {
  if (selectSyncHub(context.ledger.write) === undefined) return refuse('noHub');
  const stream = teamStream(context.session.teamId);
  const invited = invitedPerson(context, input);
  if (!invited.ok) return invited;
  const { userId, added } = invited.value;
  const invitationId = input.commandId;
  const secret = invitationSecret(context.session.dataKey, invitationId);
  const data = {
    invitationId,
    userId,
    secretSha256: digestOfSecret(secret),
    ...(input.bringsLedger === true ? { bringsLedger: true } : {}),
    ...ticketFor(context, { invitationId, userId, secret }, input),
  };
  context.append([...added, { kind: 'device.invited', stream, data, personal: null }]);
  return ok({ invitationId, userId });
};

/** The whole invitation under a short code; nothing where this device does not know where the hub is. */
function ticketFor(
  context: ServiceContext,
  asked: { readonly invitationId: string; readonly userId: string; readonly secret: string },
  { who }: ParsedInputOf<'inviteDevice'>,
): { readonly ticket?: { readonly name: string; readonly sealed: string } } {
  const place = hubPlaceOf(context);
  if (place === null) return {};
  const { invitationId, userId } = asked;
  const { users, founded } = context.ledger.states.team(context.session.teamId);
  const name = 'name' in who ? who.name : (users.get(userId)?.name ?? '');
  const teamName = founded?.personal?.name ?? '';
  const text = invitationToText({ ...place, ...asked, team: context.session.teamId, name, teamName });
  const code = joinCodeOf(context.session.dataKey, invitationId);
  return { ticket: { name: ticketName(code), sealed: sealTicket(code, text) } };
}

type Refused = 'unknownUser' | 'inactiveUser' | 'nameTaken' | 'onlyAdminAddsPeople';

function invitedPerson(
  context: ServiceContext,
  { who, commandId }: ParsedInputOf<'inviteDevice'>,
): Result<{ readonly userId: string; readonly added: EventDraft[] }, { readonly code: Refused }> {
  const { users } = context.ledger.states.team(context.session.teamId);
  if ('userId' in who) {
    const known = users.get(who.userId);
    if (known === undefined) return refuse('unknownUser');
    return known.active ? ok({ userId: who.userId, added: [] }) : refuse('inactiveUser');
  }
  if (!context.user.roles.includes('admin')) return refuse('onlyAdminAddsPeople');
  if ([...users.values()].some(({ name, active }) => active && name === who.name)) return refuse('nameTaken');
  const { name, roles } = who;
  const stream = teamStream(context.session.teamId);
  // A person who is invited as new has the invitation's id, so that a retry is the same person.
  const data = { userId: commandId, roles };
  return ok({ userId: commandId, added: [{ kind: 'user.added', stream, data, personal: { name } }] });
}

/** One invitation, with its text as long as somebody can use it. */
export const readInvitation: WaitingService<'readInvitation'> = (context, { invitationId }) => {
  const team = context.ledger.states.team(context.session.teamId);
  const known = team.seating.invitations.get(invitationId);
  return known === undefined ? refuse('unknownInvitation') : ok(invitationView(context, team, known));
};

/** An invitation as the office is shown it. */
export function invitationView(
  context: ServiceContext,
  team: TeamState,
  known: InvitationState,
): InvitationView {
  const { invitationId, userId } = known;
  const standing = standingOf(context, team, known);
  const name = (userId === null ? undefined : team.users.get(userId)?.name) ?? '';
  const isUsable = standing === 'open' || standing === 'waitsForHub';
  const isOurs = known.writtenOn === readSelf(context.ledger.write).device;
  const place = isUsable && isOurs ? hubPlaceOf(context) : null;
  const text =
    place === null || userId === null
      ? null
      : invitationToText({
          ...place,
          team: context.session.teamId,
          invitationId,
          userId,
          secret: invitationSecret(context.session.dataKey, invitationId),
          name,
          teamName: team.founded?.personal?.name ?? '',
        });
  const code =
    place === null || !known.hasCode
      ? null
      : joinCodeToText(joinCodeOf(context.session.dataKey, invitationId));
  const addresses = (place?.addresses ?? []).map(([host, port]) => ({ host, port }));
  const expiresMs = known.writtenMs + invitationLastsMs;
  return { invitationId, name, standing, expiresMs, text, short: code === null ? null : { code, addresses } };
}

function standingOf(context: ServiceContext, team: TeamState, known: InvitationState): InvitationStanding {
  const { invitationId, eventId, writtenMs } = known;
  const isUsed = [...team.seating.devices.values()].some((device) => device.invitationId === invitationId);
  if (isUsed) return 'used';
  if (context.nowMs > writtenMs + invitationLastsMs) return 'expired';
  return (selectById(context.read, eventId)?.place ?? null) === null ? 'waitsForHub' : 'open';
}

/** Where a new device is to go: to this program, or to where this ledger goes itself. */
function hubPlaceOf(context: ServiceContext): HubPlace | null {
  const hub = selectSyncHub(context.read)?.hub ?? null;
  if (hub === null) return null;
  const here = selectHubHere(context.read);
  if (here === undefined) {
    const known = selectHubAddress(context.read);
    return known === undefined ? null : { hub, ...known };
  }
  const running = context.hub.running();
  if (running === null) return null;
  const addresses = running.hosts.map((host): readonly [string, number] => [host, running.port]);
  return { hub, pin: here.pin, addresses };
}
