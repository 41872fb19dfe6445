import { assertNever } from '../../lib/assert.ts';
import type { EventOf } from '../events/kinds.ts';
import type { DeviceState, DevicesState } from './devices-state.ts';

type DeviceEvent =
  | EventOf<'device.enrolled'>
  | EventOf<'device.invited'>
  | EventOf<'device.seated'>
  | EventOf<'device.unseated'>
  | EventOf<'device.revoked'>;

/** Adds what one event says of the team's devices; total, and in whatever order a device and its seats become known. */
export function applyDeviceEvent(state: DevicesState, event: DeviceEvent): void {
  switch (event.kind) {
    case 'device.invited': {
      const { invitationId, userId, ticket } = event.data;
      if (state.invitations.has(invitationId)) return;
      state.invitations.set(invitationId, {
        invitationId,
        eventId: event.id,
        userId,
        invitedBy: event.user,
        writtenOn: event.device,
        writtenMs: event.hlc[0],
        hasCode: ticket !== undefined,
      });
      return;
    }
    case 'device.enrolled':
      enrol(state, event);
      return;
    case 'device.seated':
      change(state, event.data.device, (known) => withPerson(known, event.data.userId));
      return;
    case 'device.unseated':
      change(state, event.data.device, (known) => ({
        ...known,
        userIds: known.userIds.filter((userId) => userId !== event.data.userId),
      }));
      return;
    case 'device.revoked': {
      const { reason } = event.data;
      const revoked = { reason, by: event.user, atMs: event.hlc[0] };
      change(state, event.data.device, (known) => ({ ...known, revoked: known.revoked ?? revoked }));
      return;
    }
    default:
      assertNever(event, 'event about a device');
  }
}

/** A device says who it is: whoever says so works on it, and whoever worked on the one it replaces. */
function enrol(state: DevicesState, event: EventOf<'device.enrolled'>): void {
  const { device, receiptPrefix, replaces = null, invitationId = null } = event.data;
  const before = replaces === null ? undefined : state.devices.get(replaces);
  change(state, device, (known) => {
    const said = { ...known, receiptPrefix, replaces, invitationId: invitationId ?? known.invitationId };
    const carried = (before?.userIds ?? []).reduce(withPerson, said);
    return {
      ...(replaces === null ? withPerson(carried, event.user) : carried),
      since: known.since ?? event.hlc[0],
      revoked: known.revoked ?? before?.revoked ?? null,
    };
  });
  if (replaces !== null) change(state, replaces, (known) => ({ ...known, replacedBy: device }));
}

function withPerson(known: DeviceState, userId: string): DeviceState {
  return known.userIds.includes(userId) ? known : { ...known, userIds: [...known.userIds, userId] };
}

function change(state: DevicesState, device: string, to: (known: DeviceState) => DeviceState): void {
  const known: DeviceState = state.devices.get(device) ?? {
    device,
    receiptPrefix: null,
    invitationId: null,
    replaces: null,
    replacedBy: null,
    since: null,
    userIds: [],
    revoked: null,
  };
  state.devices.set(device, to(known));
}
