import { type ReceiptStop, receiptStop } from '../../../shared/domain/sync/receipt-stop.ts';
import { inForceOn } from '../../../shared/domain/sync/team-day-policy.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { receiptStopDaysOf } from '../periods/house-policies.ts';
import type { ServiceContext } from '../service.ts';

/** When this device stops to write new receipts for want of a meeting; null where nothing stops it. */
export function receiptStopOf(context: ServiceContext): ReceiptStop | null {
  // A practice book meets nobody.
  if (context.session.practice) return null;
  return receiptStop({
    stopAfterDays: receiptStopDaysOf(context),
    warnDaysBefore: inForceOn(context.resources.teamDayPolicy.newReceipts, context.today).warnDaysBefore,
    lastOkMs: selectSyncHub(context.read)?.lastOkMs ?? null,
    nowMs: context.nowMs,
  });
}
