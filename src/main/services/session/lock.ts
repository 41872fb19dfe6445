import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** Forgets the keys and closes the ledger; what was typed is a draft already. */
export const lock: WaitingService<'lock'> = (context) => {
  context.device.close();
  return ok({});
};
