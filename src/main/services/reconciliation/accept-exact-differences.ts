import { ok } from '../../../shared/lib/result.ts';
import { selectDifferences } from '../../db/queries/differences.ts';
import type { WritingService } from '../service.ts';
import { decisionDraft } from './decide-difference.ts';

/** More than anybody decides in a day; the rest is accepted by pressing again. */
const mostAtOnce = 2000;

/**
 * Accepts, at a person's one word, every open difference that receipts explain exactly and in one way alone. On one
 * account the files are taken in their order, because accepting one can change what explains the next.
 */
export const acceptExactDifferences: WritingService<'acceptExactDifferences'> = (context, input) => {
  const filter = { decided: false, importId: input.importId ?? null, accountId: null };
  const places = selectDifferences(context.read, filter, { offset: 0, limit: mostAtOnce });
  let accepted = 0;
  const accountIds = new Set(places.map(({ accountId }) => accountId));
  for (const accountId of accountIds) {
    for (;;) {
      const state = context.ledger.states.account(accountId);
      const exact = [...state.reconciliation.differencesByImport.values()].find(
        (difference) =>
          difference.isExact &&
          !difference.decided &&
          (filter.importId ?? difference.importId) === difference.importId,
      );
      if (exact === undefined) break;
      context.append([decisionDraft(accountId, exact, { receipts: exact.supposed, parts: [] })]);
      accepted += 1;
    }
  }
  return ok({ accepted });
};
