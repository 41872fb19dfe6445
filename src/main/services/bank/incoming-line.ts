import { ok, type Result } from '../../../shared/lib/result.ts';
import { type BankLineRow, selectBankLine } from '../../db/queries/bank.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** A line of money in that is open; refused where it is unknown, went out, was put aside or is spent. */
export function incomingLine(
  context: ServiceContext,
  lineId: string,
): Result<BankLineRow, { readonly code: 'unknownBankLine' | 'bankLineSpent' | 'bankLineNotIn' }> {
  const row = selectBankLine(context.read, lineId);
  if (row === undefined) return refuse('unknownBankLine');
  if (row.amountMinor <= 0) return refuse('bankLineNotIn');
  if (row.asideReason !== null || row.matchedMinor >= row.amountMinor) return refuse('bankLineSpent');
  return ok(row);
}
