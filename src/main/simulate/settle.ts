import { driveMeeting, mostRequests } from './drive-meeting.ts';
import { checkMended, type Violation } from './invariants.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

/** So often everybody meets the hub before it must be quiet: two devices may still answer each other once or twice. */
const mostRounds = 12;

/** How peace came about. */
export interface Settling {
  readonly steps: number;
  readonly violation: Violation | null;
}

/**
 * All trouble ends; everybody meets the hub until nobody has anything new (invariant 14: in bounded messages). Whatever
 * was on its way is gone: it must not be needed.
 */
export async function settle(world: World): Promise<Settling> {
  await world.endTrouble();
  let steps = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { top } = await world.hub.inspect();
    let isQuiet = true;
    for (const device of world.devices) {
      const met = await meetWithPhotos(world, device);
      steps += met.steps;
      if (met.violation !== null) return { steps, violation: met.violation };
      isQuiet &&= met.isQuiet;
    }
    if (isQuiet && (await world.hub.inspect()).top === top) return { steps, violation: null };
  }
  return {
    steps,
    violation: { invariant: '14', detail: `not quiet after ${mostRounds} rounds of meetings` },
  };
}

/** A meeting, and where it went through the photos after it. */
async function meetWithPhotos(world: World, device: SimulatedDevice): ReturnType<typeof meetOnce> {
  const met = await meetOnce(world, device);
  const goesOn = device.meeting?.isDone === true || device.meeting?.problem === 'revoked';
  if (world.photos === null || met.violation !== null || !goesOn) return met;
  const { isQuiet, violation } = await world.photos.settle(device);
  return { steps: met.steps, isQuiet: met.isQuiet && isQuiet, violation };
}

async function meetOnce(
  world: World,
  device: SimulatedDevice,
): Promise<{ readonly steps: number; readonly isQuiet: boolean; readonly violation: Violation | null }> {
  const meeting = world.openMeeting(device);
  const steps = await driveMeeting(meeting, world.hub);
  if (steps > mostRequests) {
    const detail = `${device.name} never ends its meeting`;
    return { steps, isQuiet: false, violation: { invariant: '14', detail } };
  }
  device.meeting = meeting;
  const [mended] = await checkMended(device, () => world.hub.inspect());
  if (mended !== undefined) return { steps, isQuiet: false, violation: mended };
  if (meeting.problem === 'revoked') {
    // The program wipes itself now; what was written before is at the hub, held for a person.
    device.isOut = true;
    return { steps, isQuiet: true, violation: null };
  }
  if (meeting.problem !== null) {
    const detail = `${device.name} cannot end its meeting: ${meeting.problem}`;
    // A device may have to begin again once: after a new epoch, or a new key.
    return {
      steps,
      isQuiet: false,
      violation: isFinal(meeting.problem) ? { invariant: '14', detail } : null,
    };
  }
  const { sent, received, granted, revoked, startedOver, rekeyed } = meeting.outcome;
  const isQuiet = meeting.isDone && sent + received + granted + revoked === 0 && !startedOver && !rekeyed;
  return { steps, isQuiet, violation: null };
}

const isFinal = (problem: string): boolean =>
  problem === 'diverged' || problem === 'bad' || problem === 'unknownDevice';
