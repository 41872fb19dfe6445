import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { receiptStopOf } from '../sync/receipt-stop.ts';

/**
 * Whether this device has met its hub lately enough to take new money; answers what to warn about, by code. Money that was
 * taken before this is written is never stopped: a leaf of a pre-printed book, a line of the bank, a receipt in place of a
 * wrong one.
 */
export function checkMeetings(
  context: ServiceContext,
  { paper, replaces }: Pick<ParsedInputOf<'previewReceipt'>, 'paper' | 'replaces'>,
  isShownByBank: boolean,
): Result<readonly string[], { readonly code: 'tooLongUnsent' }> {
  const stop = receiptStopOf(context);
  if (stop === null || stop.standing === 'open') return ok([]);
  const isTakenAlready = paper !== null || replaces !== null || isShownByBank;
  if (stop.standing === 'soon' || isTakenAlready) return ok(['meetSoon']);
  return refuse('tooLongUnsent', { days: stop.stopAfterDays, lastOkMs: stop.lastOkMs });
}
