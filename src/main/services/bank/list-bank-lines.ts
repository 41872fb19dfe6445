import type { BankClaimView, BankListedLine } from '../../../shared/contract/bank.ts';
import { nameWords } from '../../../shared/domain/names/words.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type BankLineRow, selectBankLines, sumBankLines } from '../../db/queries/bank.ts';
import { isKnownName } from '../search/find-names.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { lineView, totalsByCurrency } from './bank-views.ts';
import { likelyClaims } from './likely-claims.ts';
import { readOpenBank } from './open-bank.ts';

/** Lines of the bank by where they stand, oldest first, with what they come to. */
export const listBankLines: WaitingService<'listBankLines'> = (context, input) => {
  const { state, offset, limit } = input;
  if (state === 'open' || state === 'likely') return ok(incomingLines(context, state, { offset, limit }));
  const sums = sumBankLines(context.read, state);
  return ok({
    rows: selectBankLines(context.read, state, input).map((row) => listed(context, row, [])),
    total: sums.reduce((count, sum) => count + sum.count, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  });
};

/** Open lines of money in, parted by whether they seem to be a receipt's: a second receipt for them would count twice. */
function incomingLines(
  context: ServiceContext,
  state: 'open' | 'likely',
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  const open = readOpenBank(context);
  const { likelyByLine, strong } = likelyClaims(context, open);
  const rows = open.lines.map(({ row }) => row);
  const asked = rows.filter(({ lineId }) => strong.has(lineId) === (state === 'likely'));
  return {
    rows: asked
      .slice(offset, offset + limit)
      .map((row) => listed(context, row, likelyByLine.get(row.lineId) ?? [])),
    total: asked.length,
    totals: totalsByCurrency(
      asked.map(({ amountMinor, matchedMinor, currency }) => ({
        amountMinor: Math.abs(amountMinor) - matchedMinor,
        currency,
      })),
    ),
  };
}

function listed(context: ServiceContext, row: BankLineRow, likely: readonly BankClaimView[]): BankListedLine {
  const line = lineView(row, context.today);
  const isKnown = line.payerName !== null && isKnownName(context.read, nameWords(line.payerName));
  return { ...line, likely, knownPayer: isKnown ? line.payerName : null };
}
