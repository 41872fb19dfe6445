import type { HubPlace } from '../../../shared/domain/team/invitation.ts';

/** Where a hub is looked for, in that order. */
export type HubAddresses = HubPlace['addresses'];

/** So many addresses of one hub are kept: a device tries all of them before it says that nobody answers. */
const mostAddresses = 5;

/** Addresses with some before all others, each once. */
export function withFirstAddresses(first: HubAddresses, known: HubAddresses): HubAddresses {
  const others = known.filter(([host, port]) => !first.some(([other, at]) => other === host && at === port));
  return [...first, ...others].slice(0, mostAddresses);
}
