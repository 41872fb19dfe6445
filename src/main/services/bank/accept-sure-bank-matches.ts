import { tenderKey } from '../../../shared/domain/bank/match-values.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { clearMatchedCheques } from './clear-matched-cheques.ts';
import { type DecidedMatch, matchDrafts } from './match-drafts.ts';
import { proposalsOf, readOpenBank } from './open-bank.ts';

/** Accepts every proposal that is sure: above the threshold, to the last unit, and no tie. */
export const acceptSureBankMatches: WritingService<'acceptSureBankMatches'> = (context, input) => {
  const open = readOpenBank(context);
  const sure = proposalsOf(context, open).filter(({ isSure }) => isSure);
  const rowsById = new Map(open.lines.map(({ row }) => [row.lineId, row]));
  const claimsByKey = new Map(open.claims.map((claim) => [tenderKey(claim.tender), claim]));
  let accepted = 0;
  const drafts = sure.flatMap(({ lineIds, tenders, reason, confidence }, at) => {
    const match: DecidedMatch = {
      matchId: `BM${input.commandId}-${at}`,
      rows: lineIds.map((id) => present(rowsById.get(id), 'a proposed line')),
      claims: tenders.map((tender) => present(claimsByKey.get(tenderKey(tender)), 'a proposed claim')),
      how: 'rule',
      reason,
      confidence,
    };
    const cleared = clearMatchedCheques(context, match, input.commandId);
    // A cheque that cannot be cleared so stays proposed: accepted singly, its card says why.
    if (!cleared.ok) return [];
    accepted += 1;
    return matchDrafts(context, cleared.value);
  });
  if (drafts.length > 0) context.append(drafts);
  return ok({ accepted });
};
