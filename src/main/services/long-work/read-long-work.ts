import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** How far the long work is that runs now. */
export const readLongWork: WaitingService<'readLongWork'> = (context) =>
  ok({ work: context.longWork.view() });
