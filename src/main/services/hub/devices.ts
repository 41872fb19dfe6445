import type { ReturningDevice, TeamDevice } from '../../../shared/contract/hub.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { toId } from '../../../shared/domain/ids.ts';
import { receiptPrefixOfDevice } from '../../../shared/domain/receipt-number.ts';
import type { DeviceState } from '../../../shared/domain/team/devices-state.ts';
import type { TeamState, UserState } from '../../../shared/domain/team/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countEventsByDevice } from '../../db/queries/hub-place.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { HubAlertFacts, HubDeviceFacts } from '../hub-control.ts';
import {
  preparedService,
  refuse,
  type ServiceContext,
  type WaitingService,
  type WritingService,
} from '../service.ts';
import { invitationView } from './invite-device.ts';
import { isSilentKey, silentKeysOf } from './silent-keys.ts';

/** An invitation that is over for longer is nobody's business any more. */
const shownAfterMs = 24 * 60 * 60_000;

/** The devices of the team, the latest first; what the hub saw of them stands there only where it runs here. */
export const listDevices: WaitingService<'listDevices'> = async (context) => {
  const { teamId } = context.session;
  const team = context.ledger.states.team(teamId);
  const facts = await context.hub.readTeam(teamId);
  const factsByDevice = new Map((facts?.devices ?? []).map((known) => [known.device, known]));
  const eventsByDevice = countEventsByDevice(context.read);
  const own = readSelf(context.ledger.write).device;
  const devices = [...team.seating.devices.values()].map((known): TeamDevice => {
    const hub = factsByDevice.get(known.device);
    const counted = eventsByDevice.get(known.device);
    return {
      device: known.device,
      isThisOne: known.device === own,
      receiptPrefix: known.receiptPrefix,
      people: known.userIds.map((userId) => ({ userId, name: team.users.get(userId)?.name ?? '' })),
      standing: standingOf(known),
      sinceMs: known.since,
      hub: hub === undefined ? null : hubView(context, hub),
      events: counted?.events ?? 0,
      held: counted?.held ?? 0,
    };
  });
  const invitations = [...team.seating.invitations.values()]
    .filter(({ writtenMs }) => context.nowMs - writtenMs < shownAfterMs)
    .map((known) => invitationView(context, team, known))
    .reverse();
  const told = facts?.alerts ?? [];
  const silentKeys = silentKeysOf(team, facts);
  const silent = new Set(silentKeys.map(({ device }) => device));
  const alerts = told
    // What has a place of its own on the screen is not told twice.
    .filter(({ kind, detail }) => kind !== 'stranger' && !(kind === 'rekey' && silent.has(detail)))
    .map(({ kind, device, atMs }) => ({ kind, device, atMs }))
    .reverse();
  const returning = told
    .filter(({ kind, device }) => kind === 'stranger' && !factsByDevice.has(device))
    .map((stranger) => returningView(team, stranger))
    .reverse();
  return ok({ devices: devices.reverse(), alerts, invitations, returning, silentKeys });
};

/** A device that asked to come back: what it says of itself is its own word, what the team knows of it is the team's. */
function returningView(
  { users, seating }: TeamState,
  { device, detail: userId, atMs }: HubAlertFacts,
): ReturningDevice {
  const person = users.get(userId);
  const isOut = (seating.devices.get(device)?.revoked ?? null) !== null;
  const standing = isOut ? 'putOut' : standingOfReturning(person);
  const receiptPrefix = receiptPrefixOfDevice(toId(device));
  return { device, receiptPrefix, userId, name: person?.name ?? null, atMs, standing };
}

function standingOfReturning(person: UserState | undefined): ReturningDevice['standing'] {
  if (person === undefined) return 'unknownPerson';
  return person.active ? 'welcome' : 'left';
}

function hubView({ nowMs }: ServiceContext, hub: HubDeviceFacts): TeamDevice['hub'] {
  const { lastSeenMs, skewMs, app, isDoubled } = hub;
  return { lastSeenMs, silentMs: nowMs - lastSeenMs, skewMs, app, isDoubled };
}

function standingOf({ revoked, replacedBy, userIds }: DeviceState): TeamDevice['standing'] {
  if (replacedBy !== null) return 'replaced';
  if (revoked !== null) return 'revoked';
  return userIds.length === 0 ? 'unseated' : 'working';
}

/**
 * Puts a device out. What it wrote before counts; what it still sends is held. A key of which the hub alone knows is put out by
 * the same word.
 */
export const revokeDevice = preparedService<'revokeDevice', null>({
  prepare: async (context, { device }) => {
    const { teamId } = context.session;
    if (deviceOf(context, device) !== undefined) return ok(null);
    const facts = await context.hub.readTeam(teamId);
    const isKnown = isSilentKey(context.ledger.states.team(teamId), facts, device);
    return isKnown ? ok(null) : refuse('unknownDevice');
  },
  write: (context, { device, reason }) => {
    if (device === readSelf(context.ledger.write).device) return refuse('ownDevice');
    if ((deviceOf(context, device)?.revoked ?? null) !== null) return ok({});
    const stream = teamStream(context.session.teamId);
    context.append([{ kind: 'device.revoked', stream, data: { device, reason }, personal: null }]);
    return ok({});
  },
});

/** One more person works on a device. */
export const seatPerson: WritingService<'seatPerson'> = (context, { device, userId }) => {
  const known = deviceOf(context, device);
  if (known === undefined || known.revoked !== null) return refuse('unknownDevice');
  const person = context.ledger.states.team(context.session.teamId).users.get(userId);
  if (person === undefined) return refuse('unknownUser');
  if (!person.active) return refuse('inactiveUser');
  if (known.userIds.includes(userId)) return ok({});
  const stream = teamStream(context.session.teamId);
  context.append([{ kind: 'device.seated', stream, data: { device, userId }, personal: null }]);
  return ok({});
};

/** Somebody works on a device no longer. */
export const unseatPerson: WritingService<'unseatPerson'> = (context, { device, userId }) => {
  const known = deviceOf(context, device);
  if (known === undefined) return refuse('unknownDevice');
  if (!known.userIds.includes(userId)) return refuse('notSeated');
  const stream = teamStream(context.session.teamId);
  context.append([{ kind: 'device.unseated', stream, data: { device, userId }, personal: null }]);
  return ok({});
};

function deviceOf(context: ServiceContext, device: string): DeviceState | undefined {
  return context.ledger.states.team(context.session.teamId).seating.devices.get(device);
}
