import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** Calls the running work off; it rolls back what it wrote. */
export const cancelLongWork: WaitingService<'cancelLongWork'> = (context) =>
  ok({ cancelled: context.longWork.cancel() });
