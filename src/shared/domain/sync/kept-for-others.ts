import type { TeamState } from '../team/state.ts';

const askedPrefix = 'sendKeptOf:';

/**
 * The key, among the team's policies, of the office's word that whoever still has what a device wrote and a restored hub has not sends
 * it. Its value is the run of the hub's order in which it was asked: a later restore is a later question (decision 0056).
 */
export function keptRequestKey(device: string): string {
  return `${askedPrefix}${device}`;
}

/** The devices whose kept entries the office has asked for in this run of the order. */
export function devicesAskedFor(
  { policies }: Pick<TeamState, 'policies'>,
  epoch: string,
): ReadonlySet<string> {
  const asked = [...policies].filter(([key, value]) => key.startsWith(askedPrefix) && value === epoch);
  return new Set(asked.map(([key]) => key.slice(askedPrefix.length)));
}
