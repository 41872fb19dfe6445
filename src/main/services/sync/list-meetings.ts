import type { MeetingRow } from '../../../shared/contract/sync.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSyncMeetings } from '../../db/queries/sync-hub.ts';
import type { MeetingOutcome } from '../../sync/meeting.ts';
import type { WaitingService } from '../service.ts';
import { comparedMoney } from './compared-money.ts';

/** The journal of the last meetings. */
export const listMeetings: WaitingService<'listMeetings'> = (context) => {
  const meetings = selectSyncMeetings(context.read).map((row): MeetingRow => {
    const { meeting, startedMs, endedMs, problem } = row;
    const outcome = JSON.parse(row.outcome) as MeetingOutcome;
    const money = comparedMoney(outcome, endedMs);
    const recounted = outcome.recounted ?? 0;
    const filesProblem = outcome.filesProblem?.code ?? null;
    return { ...outcome, money, recounted, meeting, startedMs, endedMs, problem, filesProblem };
  });
  return ok({ meetings });
};
