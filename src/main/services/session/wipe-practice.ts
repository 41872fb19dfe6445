import { ok } from '../../../shared/lib/result.ts';
import { preparedService, refuse } from '../service.ts';

/** Removes the practice ledger as a whole; a real one is never wiped by a click. */
export const wipePractice = preparedService<'wipePractice', null>({
  prepare: async (context) => {
    if (!context.session.practice) return refuse('notPractice');
    return ok(null);
  },
  write: () => ok({}),
});
