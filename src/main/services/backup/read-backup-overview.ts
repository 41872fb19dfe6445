import { leadingRoles } from '../../../shared/contract/procedure.ts';
import { backupAge } from '../../../shared/domain/backup/schedule.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBackupPlan, selectLastBackups, selectMovedAway } from '../../db/queries/safekeeping.ts';
import type { WaitingService } from '../service.ts';

/** Plan, age of the last good backup, and what went wrong since. Who may not choose the folder is not told its name. */
export const readBackupOverview: WaitingService<'readBackupOverview'> = (context) => {
  const { read, session, today, user } = context;
  const plan = selectBackupPlan(read);
  const { last, good } = selectLastBackups(read);
  const leads = user.roles.some((role) => leadingRoles.some((leading) => leading === role));
  return ok({
    plan: plan === undefined ? null : { folder: leads ? plan.folder : '', atMinute: plan.atMinute },
    age: backupAge(good === undefined ? null : plainDateInZone(good.finishedMs, session.zone), today),
    lastGood:
      good === undefined
        ? null
        : { madeAtMs: good.finishedMs, bytes: good.bytes ?? 0, events: good.events ?? 0 },
    failed:
      last === undefined || last.outcome === 'good' ? null : { code: last.outcome, atMs: last.finishedMs },
    moved: selectMovedAway(read) ?? null,
  });
};
