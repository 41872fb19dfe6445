import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { InvitationStanding, InvitationView } from '../../../shared/contract/invitations.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { invitationLastsMs } from '../../../shared/domain/scope/apply-scope.ts';
import type { InvitationState } from '../../../shared/domain/team/devices-state.ts';
import { type HubPlace, invitationToText } from '../../../shared/domain/team/invitation.ts';
import {
  isOwnAddress,
  joinCodeToText,
  readHubAddress,
  usualHubPort,
} from '../../../shared/domain/team/join-code.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectHubAddress, selectHubHere } from '../../db/queries/hub-place.ts';
import { selectById } from '../../db/queries/sync-events.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { joinCodeOf, sealTicket, ticketName } from '../../keys/join-ticket.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { refuse, type ServiceContext, type WaitingService, type WritingService } from '../service.ts';
import { type HubAddresses, withFirstAddresses } from './hub-addresses.ts';
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

/** The whole invitation under a short code; nothing where this device does not know the hub's key. An address can be typed later. */
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
  const { name, roles, returningAs } = who;
  if (returningAs !== undefined && users.has(returningAs)) {
    return users.get(returningAs)?.active === true
      ? ok({ userId: returningAs, added: [] })
      : refuse('inactiveUser');
  }
  const stream = teamStream(context.session.teamId);
  // A person who is invited as new has the invitation's id, so that a retry is the same person; one who returns has theirs.
  const userId = returningAs ?? commandId;
  const data = { userId, roles };
  return ok({ userId, added: [{ kind: 'user.added', stream, data, personal: { name } }] });
}

/** One invitation, with its text as long as somebody can use it. */
export const readInvitation: WaitingService<'readInvitation'> = (context, { invitationId, address }) => {
  const team = context.ledger.states.team(context.session.teamId);
  const known = team.seating.invitations.get(invitationId);
  if (known === undefined) return refuse('unknownInvitation');
  const typed = address === undefined ? null : readHubAddress(address, usualHubPort);
  if (address !== undefined && typed === null) return refuse('addressWrong');
  return ok(invitationView(context, team, known, typed === null ? [] : [[typed.host, typed.port]]));
};

/** An invitation as the office is shown it; the new device goes to `first` first, where a person said another address. */
export function invitationView(
  context: ServiceContext,
  team: TeamState,
  known: InvitationState,
  first: HubAddresses = [],
): InvitationView {
  const { invitationId, userId } = known;
  const standing = standingOf(context, team, known);
  const name = (userId === null ? undefined : team.users.get(userId)?.name) ?? '';
  const base = { invitationId, name, standing, expiresMs: known.writtenMs + invitationLastsMs };
  const hidden = { ...base, text: null, short: null, reach: 'unknown' } as const;
  if (standing !== 'open' && standing !== 'waitsForHub') return { ...hidden, notShown: null };
  const isOurs = known.writtenOn === readSelf(context.ledger.write).device;
  if (!isOurs || userId === null) return { ...hidden, notShown: 'otherDevice' };
  const place = hubPlaceOf(context);
  if (place === null) return { ...hidden, notShown: 'hubUnknown' };
  const addresses = first.length === 0 ? place.addresses : withFirstAddresses(first, place.addresses);
  const text = invitationToText({
    ...place,
    addresses,
    team: context.session.teamId,
    invitationId,
    userId,
    secret: invitationSecret(context.session.dataKey, invitationId),
    name,
    teamName: team.founded?.personal?.name ?? '',
  });
  return {
    ...base,
    text,
    notShown: null,
    reach: reachOf(addresses),
    short: shortOf(context, known, addresses),
  };
}

function shortOf(
  { session }: ServiceContext,
  { invitationId, hasCode }: InvitationState,
  addresses: HubAddresses,
): InvitationView['short'] {
  if (!hasCode) return null;
  const code = joinCodeToText(joinCodeOf(session.dataKey, invitationId));
  return { code, addresses: addresses.map(([host, port]) => ({ host, port })) };
}

function reachOf(addresses: HubAddresses): InvitationView['reach'] {
  if (addresses.length === 0) return 'unknown';
  return addresses.every(([host]) => isOwnAddress(host)) ? 'onlyHere' : 'network';
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
  // A hub that is not up is at the same place once it is; under which addresses of the machine it will say itself.
  const { hosts, port } = context.hub.running() ?? { hosts: [here.host], port: here.port };
  const named = hosts.filter((host) => !everywhere.has(host));
  return { hub, pin: here.pin, addresses: named.map((host) => [host, port]) };
}

/** What a door that listens at all addresses of its machine was told; no device gets anywhere by it. */
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
