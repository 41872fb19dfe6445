import { TeamScreen } from '../features/people/index.ts';
import { TeamDevices } from '../features/team-devices/index.ts';

/** The people of the team, and below them the devices on which they work. */
export function TeamRoute() {
  return (
    <TeamScreen>
      <TeamDevices />
    </TeamScreen>
  );
}
