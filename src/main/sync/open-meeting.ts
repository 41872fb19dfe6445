import type { Meeting, MeetingParts } from './meeting.ts';
import { MeetingSteps } from './meeting-steps.ts';

/** Begins a meeting of the ledger with its hub. The ledger has a hub already (`becomeMember`). */
export function openMeeting(parts: MeetingParts): Meeting {
  return new MeetingSteps(parts);
}
