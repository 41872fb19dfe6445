import type { MadeBackup } from '../../../shared/contract/safekeeping.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBackupPlan } from '../../db/queries/safekeeping.ts';
import { preparedService, refuse } from '../service.ts';
import { chosenFolder } from './chosen-place.ts';
import { runBackup } from './run-backup.ts';

/** Makes a backup now, into the folder of the plan or another. */
export const backUpNow = preparedService<'backUpNow', MadeBackup>({
  prepare: async (context, input) => {
    const { device, session, nowMs, newId, longWork, hub } = context;
    const planned = selectBackupPlan(context.read)?.folder;
    if (input.place === undefined && planned === undefined) return refuse('noBackupPlan');
    const chosen = input.place === undefined ? ok(planned ?? '') : chosenFolder(context, input.place);
    if (!chosen.ok) return refuse(chosen.refusal.code);
    const house = { device, session, nowMs, newId, longWork, hub };
    const made = await runBackup(house, { folder: chosen.value, cause: 'byHand' });
    return made.ok ? made : refuse(made.refusal.code);
  },
  write: (_context, _input, made) => ok(made),
});
