import type { TeamMember } from '../../../shared/contract/people.ts';

/** The choice that gives an account to nobody in person. No user has this id: those are UUIDs. */
export const theTeam = 'team';

/** Who an account can be given to: everybody whose access has not ended, by name. */
export function activeMembers(members: readonly TeamMember[]): readonly TeamMember[] {
  return members
    .filter(({ active }) => active)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-IN'));
}
