import { readSnapshot } from '../../../shared/domain/day-end/snapshot.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectClosedDays } from '../../db/queries/day-end.ts';
import type { WaitingService } from '../service.ts';

/** A screen shows so many; whoever looks for an older one types its date. */
const shownDays = 60;

/** Closed days of the team, the latest first. */
export const listTeamDays: WaitingService<'listTeamDays'> = (context) =>
  ok({
    days: selectClosedDays(context.read, shownDays).map(({ snapshot, closedByName, ...day }) => ({
      ...day,
      closedByName: closedByName ?? '',
      absent: readSnapshot(snapshot)?.absent.length ?? 0,
    })),
  });
