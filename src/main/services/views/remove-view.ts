import { ok } from '../../../shared/lib/result.ts';
import { deleteView } from '../../db/queries/views.ts';
import type { WritingService } from '../service.ts';

/** Removes one of the person's views. */
export const removeView: WritingService<'removeView'> = (context, input) => {
  deleteView(context.ledger.write, context.user.userId, input.viewId);
  return ok({});
};
