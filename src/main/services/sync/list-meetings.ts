import type { MeetingRow } from '../../../shared/contract/sync.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSyncMeetings } from '../../db/queries/sync-hub.ts';
import type { MeetingOutcome } from '../../sync/meeting.ts';
import type { WaitingService } from '../service.ts';

/** The journal of the last meetings. */
export const listMeetings: WaitingService<'listMeetings'> = (context) => {
  const meetings = selectSyncMeetings(context.read).map((row): MeetingRow => {
    const { meeting, startedMs, endedMs, problem } = row;
    return { ...(JSON.parse(row.outcome) as MeetingOutcome), meeting, startedMs, endedMs, problem };
  });
  return ok({ meetings });
};
