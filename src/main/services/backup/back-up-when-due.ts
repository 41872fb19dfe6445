import { isBackupDue } from '../../../shared/domain/backup/schedule.ts';
import { isReadOnly, selectBackupPlan, selectLastBackups } from '../../db/queries/safekeeping.ts';
import type { HubControl } from '../hub-control.ts';
import type { LongWorkDesk } from '../long-work/long-work-desk.ts';
import type { DeviceControl, Surroundings } from '../service.ts';
import { runBackup } from './run-backup.ts';

/** Makes the nightly backup once its hour has struck and the ledger is open. Nothing it meets stops the day. */
export async function backUpWhenDue(
  house: {
    readonly device: DeviceControl;
    readonly longWork: LongWorkDesk;
    readonly hub: HubControl;
    readonly changed: (keys: readonly string[]) => void;
  },
  surroundings: Surroundings,
): Promise<void> {
  const session = house.device.session();
  if (session === null || isReadOnly(session.read)) return;
  const plan = selectBackupPlan(session.read);
  if (plan === undefined) return;
  const { last, good } = selectLastBackups(session.read);
  const { nowMs, newId } = surroundings;
  const due = isBackupDue({
    nowMs,
    zone: session.zone,
    atMinute: plan.atMinute,
    lastGoodMs: good?.finishedMs ?? null,
    lastTryMs: last?.finishedMs ?? null,
  });
  if (!due) return;
  const { device, longWork, hub } = house;
  await runBackup(
    { device, session, nowMs, newId, longWork, hub },
    { folder: plan.folder, cause: 'nightly' },
  );
  house.changed(['ledger']);
}
