import type { SilentKey } from '../../../shared/contract/hub.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import type { HubDeviceFacts, HubTeamFacts } from '../hub-control.ts';

/**
 * Keys that devices of the team took at the hub and under which nothing has been written: the team's own list does not know them.
 * What was put out, and what the team knows by its own word, is none.
 */
export function silentKeysOf(team: TeamState, facts: HubTeamFacts | null): readonly SilentKey[] {
  const hubByDevice = new Map((facts?.devices ?? []).map((known) => [known.device, known]));
  return [...hubByDevice.values()]
    .filter((known) => isSilent(team, known))
    .map((known) => {
      const { device, lastSeenMs } = known;
      const replaces = lastKnown(team, hubByDevice, known);
      const before = team.seating.devices.get(replaces);
      const took = facts?.alerts.find(({ kind, detail }) => kind === 'rekey' && detail === device);
      return {
        device,
        replaces,
        receiptPrefix: before?.receiptPrefix ?? null,
        people: (before?.userIds ?? []).map((userId) => ({
          userId,
          name: team.users.get(userId)?.name ?? '',
        })),
        sinceMs: took?.atMs ?? lastSeenMs,
      };
    });
}

/** Whether the hub knows this device as a key that took another's place and never said so. */
export function isSilentKey(team: TeamState, facts: HubTeamFacts | null, device: string): boolean {
  return facts?.devices.some((known) => known.device === device && isSilent(team, known)) ?? false;
}

function isSilent({ seating }: TeamState, { device, replaces, isRevoked }: HubDeviceFacts): boolean {
  return replaces !== null && !isRevoked && !seating.devices.has(device);
}

/** The device of the team's list whose place it took, over others that never said anything either. */
function lastKnown(
  { seating }: TeamState,
  hubByDevice: ReadonlyMap<string, HubDeviceFacts>,
  { device, replaces }: HubDeviceFacts,
): string {
  const seen = new Set([device]);
  let last = replaces ?? device;
  while (!seating.devices.has(last) && !seen.has(last)) {
    seen.add(last);
    last = hubByDevice.get(last)?.replaces ?? last;
  }
  return last;
}
