import { accessSync, constants } from 'node:fs';
import { ok } from '../../../shared/lib/result.ts';
import { writeBackupPlan } from '../../db/queries/safekeeping.ts';
import { refuse, type WritingService } from '../service.ts';
import { chosenFolder } from './chosen-place.ts';

/** Chooses where the nightly backup goes and when, or ends it. A folder that takes nothing is refused at once. */
export const chooseBackupPlan: WritingService<'chooseBackupPlan'> = (context, input) => {
  if (input.place === null) {
    writeBackupPlan(context.ledger.write, null);
    return ok({});
  }
  const folder = chosenFolder(context, input.place);
  if (!folder.ok) return refuse(folder.refusal.code);
  try {
    accessSync(folder.value, constants.W_OK);
  } catch {
    return refuse('placeNotWritable');
  }
  writeBackupPlan(context.ledger.write, {
    folder: folder.value,
    atMinute: input.atMinute,
    chosenMs: context.nowMs,
  });
  return ok({});
};
