import { ok } from '../../../shared/lib/result.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { refuse, type WritingService } from '../service.ts';

/** Begins a meeting beside everything else; one that runs already is the one that was asked for. */
export const syncNow: WritingService<'syncNow'> = (context) => {
  if (context.session.practice) return refuse('practiceStaysHere');
  if (selectSyncHub(context.read) === undefined) return refuse('noHub');
  return ok({ started: context.meetings.begin() });
};

/** Ends the meeting that runs; what it sent stays sent. */
export const stopSync: WritingService<'stopSync'> = (context) => ok({ stopped: context.meetings.stop() });
