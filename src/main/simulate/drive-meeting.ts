import type { Meeting } from '../sync/meeting.ts';
import type { SimulatedHub } from './simulated-hub.ts';

/** More requests than this in one meeting of a small world is a meeting that never ends. */
export const mostRequests = 120;

/** Drives a meeting to its end over a network without faults. Answers how many requests it took, at most one too many. */
export async function driveMeeting(meeting: Meeting, hub: SimulatedHub): Promise<number> {
  let requests = 0;
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    requests += 1;
    if (requests > mostRequests) break;
    meeting.receive(request, await hub.answer(request.bytes));
  }
  return requests;
}
