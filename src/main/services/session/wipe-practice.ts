import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WaitingService } from '../service.ts';

/** Removes the practice ledger as a whole; a real one is never wiped by a click. */
export const wipePractice: WaitingService<'wipePractice'> = (context) => {
  if (context.device.session()?.practice !== true) return refuse('notPractice');
  context.device.wipe();
  return ok({});
};
