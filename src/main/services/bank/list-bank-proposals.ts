import { tenderKey } from '../../../shared/domain/bank/match-values.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { bankReturns } from './bank-returns.ts';
import { claimView, lineView, totalsByCurrency } from './bank-views.ts';
import { proposalsOf, readOpenBank } from './open-bank.ts';

/** What lines and receipts may belong together, surest first, and which debits say that something bounced. */
export const listBankProposals: WaitingService<'listBankProposals'> = (context, input) => {
  const open = readOpenBank(context);
  const proposals = proposalsOf(context, open);
  const rowsById = new Map(open.lines.map(({ row }) => [row.lineId, row]));
  const claimsByKey = new Map(open.claims.map((claim) => [tenderKey(claim.tender), claim]));
  const sure = proposals.filter(({ isSure }) => isSure);
  const page = proposals.slice(input.offset, input.offset + input.limit);
  return ok({
    rows: page.map((proposal) => ({
      lines: proposal.lineIds.map((id) =>
        lineView(present(rowsById.get(id), 'a proposed line'), context.today),
      ),
      claims: proposal.tenders.map((tender) =>
        claimView(present(claimsByKey.get(tenderKey(tender)), 'a proposed claim'), context.today),
      ),
      reason: proposal.reason,
      notes: proposal.notes,
      confidence: proposal.confidence,
      isTie: proposal.isTie,
      isSure: proposal.isSure,
      differenceMinor: proposal.differenceMinor,
    })),
    total: proposals.length,
    sure: sure.length,
    sureTotals: totalsByCurrency(
      sure.flatMap(({ lineIds, tenders }) => {
        const { currency } = present(rowsById.get(lineIds[0] ?? ''), 'a proposed line');
        return tenders.map(({ amountMinor }) => ({ amountMinor, currency }));
      }),
    ),
    threshold: context.resources.bankMatchingPolicy.threshold,
    returns: bankReturns(context),
  });
};
