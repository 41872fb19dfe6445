import type { BankClaimView, BankLineView } from '../../../shared/contract/bank.ts';
import { tenderKey } from '../../../shared/domain/bank/match-values.ts';
import { normaliseReference, readNarration } from '../../../shared/domain/bank/narration.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBankLines } from '../../db/queries/bank.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { claimView, lineView, totalsByCurrency } from './bank-views.ts';
import { bouncingTenders } from './bouncing-tenders.ts';
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
    returns: returnsOf(context),
  });
};

/** The most returns that are shown; a bank that sends more back in a day is another matter. */
const mostReturns = 100;

function returnsOf(
  context: ServiceContext,
): readonly { readonly line: BankLineView; readonly claims: readonly BankClaimView[] }[] {
  return selectBankLines(context.read, 'out', { limit: 5000, offset: 0 })
    .map((row) => ({ row, reading: readNarration(row.narration ?? '', row.reference) }))
    .filter(({ reading }) => reading.isReturn && reading.channel !== 'charge')
    .slice(0, mostReturns)
    .map(({ row, reading }) => ({
      line: lineView(row, context.today),
      claims: bouncingTenders(context, {
        amountMinor: -row.amountMinor,
        currency: row.currency,
        on: plainDate(row.bookedOn),
        numbers: [reading.chequeNumber ?? '', ...reading.references].map(normaliseReference),
      }).map((claim) => claimView(claim, context.today)),
    }));
}
