import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { paperToPrint } from './paper-to-print.ts';

/** What stands on a paper, its hash and code, and how often it was printed. */
export const readPaper: WaitingService<'readPaper'> = async (context, input) => {
  const paper = await paperToPrint(context, input);
  if (!paper.ok) return paper;
  const { model, sha256, seal, standing, printed, language, accountIds } = paper.value;
  return ok({
    model,
    sha256,
    seal,
    standing,
    printed,
    nextCopy: printed.length + 1,
    language,
    accountId: accountIds[0] ?? null,
  });
};
