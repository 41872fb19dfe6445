import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { selectActivePeople } from '../db/queries/holdings.ts';
import { type RetiringCause, writeBackupPlan, writeMovedAway } from '../db/queries/safekeeping.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { transactionResult } from '../db/transaction.ts';
import type { DataKey } from '../keys/sealing.ts';
import { readSelf } from '../ledger/device-self.ts';
import { attachLedger } from '../ledger/ledger.ts';
import { rebuildProjections } from '../ledger/rebuild.ts';
import { takeOver } from '../ledger/take-over.ts';
import { firstBadEvent } from '../ledger/verify-chain.ts';
import { type BroughtOver, bringOver } from './bring-over.ts';
import type { MissingStretch } from './compare-ledgers.ts';

/** A copy of a ledger that is to take the place of the present one. */
export interface ReadyOrder {
  readonly dataKey: DataKey;
  readonly nowMs: number;
  readonly cause: RetiringCause;
  /** Who goes on with it; refused where they are not of the team. */
  readonly userId: string;
  /** The present ledger and what only it holds, where that is to be brought. */
  readonly bring: { readonly from: ReadableDatabase; readonly stretches: readonly MissingStretch[] } | null;
  /** False on another machine: the folder of the nightly backup is chosen anew there. */
  readonly keepsPlan: boolean;
}

/** Why a copy does not take the place of a ledger. */
export type ReadyRefusal = { readonly code: 'backupDamaged' | 'unknownUser' | 'inactiveUser' };

/**
 * Makes a copy ready, all or nothing: its chains are walked, missing events are brought where chains allow, and a new
 * device takes over, because the old one may have written on after the copy was made.
 */
export function makeReady(
  database: WritableDatabase,
  order: ReadyOrder,
): Result<BroughtOver, ReadyRefusal | LedgerRefusal> {
  return transactionResult<BroughtOver, ReadyRefusal>(database, () => {
    if (firstBadEvent(database) !== null) return refused({ code: 'backupDamaged' });
    const brought =
      order.bring === null
        ? { brought: 0, leftAside: 0 }
        : bringOver(database, order.bring.from, order.bring.stretches);
    const { dataKey, nowMs, cause } = order;
    takeOver(database, { dataKey, nowMs, cause, teamId: readSelf(database).team });
    writeMovedAway(database, null);
    if (!order.keepsPlan) writeBackupPlan(database, null);
    if (brought.brought > 0) rebuildProjections(attachLedger(database, dataKey));
    const isOfTeam = selectActivePeople(database).some(({ userId }) => userId === order.userId);
    if (!isOfTeam) return refused({ code: 'unknownUser' });
    return firstBadEvent(database) === null ? ok(brought) : refused({ code: 'backupDamaged' });
  });
}
