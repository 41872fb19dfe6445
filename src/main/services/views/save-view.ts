import { ok } from '../../../shared/lib/result.ts';
import { selectViews, upsertView } from '../../db/queries/views.ts';
import { refuse, type WritingService } from '../service.ts';

/** As many as can be told apart in one row of the screen. */
const mostViews = 30;

/** Keeps a way to look at Today under a name of the person's own. */
export const saveView: WritingService<'saveView'> = (context, input) => {
  const { userId } = context.user;
  const others = selectViews(context.read, userId).filter(({ viewId }) => viewId !== input.viewId);
  if (others.length >= mostViews) return refuse('tooManyViews', { most: mostViews });
  if (others.some(({ name }) => name.toLowerCase() === input.name.toLowerCase()))
    return refuse('viewNameTaken');
  const { viewId, name, filters } = input;
  upsertView(context.ledger.write, {
    viewId,
    name,
    filters: JSON.stringify(filters),
    userId,
    savedMs: context.nowMs,
  });
  return ok({});
};
