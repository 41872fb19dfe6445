import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PersonHeard } from '../../../shared/domain/day-end/exceptions.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { selectLastEvent } from '../../db/queries/day-end.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { HubDeviceFacts, HubTeamFacts } from '../hub-control.ts';
import type { ServiceContext } from '../service.ts';

/** A device of a person, and when it was heard of last. */
export interface DeviceHeard {
  readonly device: string;
  /** It is the one that answers. */
  readonly isThisOne: boolean;
  readonly heardMs: number | null;
  /** The hub's clock less its own. */
  readonly skewMs: number | null;
  /** Whether the hub that runs here met it itself, and when. */
  readonly metMs: number | null;
  /** What it told the hub of unsent work, and never brought; null where nobody here knows of any. */
  readonly unsent: HubDeviceFacts['unsent'];
}

/** A person and their devices. */
export interface Heard extends PersonHeard {
  readonly devices: readonly DeviceHeard[];
}

/**
 * When everybody was heard of last: by what the hub has seen, where it runs here, and by the last event of each of their
 * devices. Nobody is missed who works on this device, nor while there is no hub to come to.
 */
export function heardOf(context: ServiceContext, hub: HubTeamFacts | null): readonly Heard[] {
  const team = context.ledger.states.team(context.session.teamId);
  const own = readSelf(context.ledger.write);
  const isAlone = !hasHub(context);
  const working = [...team.seating.devices.values()].filter(
    ({ revoked, replacedBy }) => revoked === null && replacedBy === null,
  );
  const hubByDevice = new Map((hub?.devices ?? []).map((known) => [known.device, known]));
  const deviceOf = (device: string): DeviceHeard => {
    const last = selectLastEvent(context.read, device);
    const met = hubByDevice.get(device);
    const isThisOne = device === own.device;
    const times = [isThisOne ? context.nowMs : null, met?.lastSeenMs ?? null, last?.heardMs ?? null];
    return {
      device,
      isThisOne,
      heardMs: latest(times),
      skewMs: isThisOne ? null : (met?.skewMs ?? last?.correctionMs ?? null),
      metMs: isThisOne ? null : (met?.lastSeenMs ?? null),
      unsent: isThisOne ? null : (met?.unsent ?? null),
    };
  };
  const heardByDevice = new Map(working.map(({ device }) => [device, deviceOf(device)]));
  return [...team.users.keys()].map((userId) => {
    const devices = working.flatMap(({ device, userIds }) => {
      const heard = userIds.includes(userId) ? heardByDevice.get(device) : undefined;
      return heard === undefined ? [] : [heard];
    });
    return {
      userId,
      devices,
      heardMs: isAlone ? context.nowMs : latest(devices.map(({ heardMs }) => heardMs)),
      clockDifferenceMs: widest(devices.map(({ skewMs }) => skewMs)),
    };
  });
}

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((last, time) => (time === null || (last !== null && last > time) ? last : time), null);

const widest = (skews: readonly (number | null)[]): number | null =>
  skews.reduce(
    (last, skew) => (skew === null || (last !== null && Math.abs(last) > Math.abs(skew)) ? last : skew),
    null,
  );

/** Whether this ledger has a hub to which the others come. */
export function hasHub({ read }: ServiceContext): boolean {
  return selectSyncHub(read) !== undefined;
}

/** Whether somebody was heard from since a day began. */
export function wasHeardSince(
  context: ServiceContext,
  heard: PersonHeard | undefined,
  on: PlainDate,
): boolean {
  const heardMs = heard?.heardMs ?? null;
  return heardMs !== null && plainDateInZone(heardMs, context.session.zone) >= on;
}
