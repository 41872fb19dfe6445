import type { ReadableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';

/** What this ledger's own receipts took on an account, by currency, less what was voided, bounced or never came. */
export function selectOwnReceived(
  database: ReadableDatabase,
  accountId: string,
): { readonly currency: string; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, sum(amount_minor - taken_back_minor) AS amountMinor FROM receipt
     WHERE account_id = ? AND coalesce(void_state, '') <> 'approved'
       AND receipt_id IN (
         SELECT json_extract(facts, '$.data.receiptId') FROM event
         WHERE stream = 'account:' || receipt.account_id AND kind = 'receipt.recorded' AND length(chain) > 0
           AND status <> ${storedStatus.duplicateEnvelope})
     GROUP BY currency ORDER BY currency`,
    [accountId],
  );
}

/** Own work of one kind, or of all, by how far it has come. */
export interface WorkCounts {
  /** Saved on this device and not given to any carrier yet. */
  readonly savedHere: number;
  /** On its way: sent, and not confirmed. */
  readonly sent: number;
  /** The hub has it, and it counts. */
  readonly accepted: number;
  /** The hub has it and holds it back until a person decides. */
  readonly held: number;
}

/** Own work by how far it has come, for the sync centre. */
export interface PendingCounts extends WorkCounts {
  /** Unfinished work of all people on this device. */
  readonly drafts: number;
  readonly byKind: Readonly<Record<string, WorkCounts>>;
  /** When the oldest event was written that the hub has not confirmed; null where there is none. */
  readonly oldestUnsentMs: number | null;
}

const noWork: WorkCounts = { savedHere: 0, sent: 0, accepted: 0, held: 0 };

/**
 * Counts this device's own work, with that of the devices it wrote as before. The memory of what was sent is for display
 * alone: what is pushed is decided by the hub's word.
 */
export function pendingCounts(database: ReadableDatabase): PendingCounts {
  const rows = database.all<{
    readonly kind: string;
    readonly far: keyof WorkCounts;
    readonly events: number;
  }>(
    `WITH own AS (
       SELECT kind, place, status,
         event.device = (SELECT device FROM device_self) AND seq <= coalesce((SELECT sent_seq FROM sync_hub), 0) AS was_sent
       FROM event
       WHERE status <> ${storedStatus.duplicateEnvelope} AND length(chain) > 0
     )
     SELECT kind,
       CASE WHEN place IS NOT NULL THEN iif(status = ${storedStatus.held}, 'held', 'accepted')
            ELSE iif(was_sent, 'sent', 'savedHere') END AS far,
       count(*) AS events
     FROM own GROUP BY 1, 2`,
  );
  const totals = { ...noWork } as { -readonly [Far in keyof WorkCounts]: number };
  const byKind: Record<string, WorkCounts> = {};
  for (const { kind, far, events } of rows) {
    totals[far] += events;
    byKind[kind] = { ...(byKind[kind] ?? noWork), [far]: events };
  }
  return { ...totals, drafts: pendingDrafts(database), byKind, oldestUnsentMs: oldestUnsentMs(database) };
}

/** How many pieces of unfinished work all people on this device have. */
export function pendingDrafts(database: ReadableDatabase): number {
  return database.get<{ readonly drafts: number }>('SELECT count(*) AS drafts FROM draft')?.drafts ?? 0;
}

function oldestUnsentMs(database: ReadableDatabase): number | null {
  const oldest = database.get<{ readonly ms: number | null }>(
    `SELECT min(hlc_ms) AS ms FROM event
     WHERE place IS NULL AND status <> ${storedStatus.duplicateEnvelope} AND length(chain) > 0`,
  );
  return oldest?.ms ?? null;
}

/** Own events that the hub holds back, with its reason, the newest first. */
export function selectHeldOwn(database: ReadableDatabase): {
  readonly id: string;
  readonly kind: string;
  readonly stream: string;
  readonly place: number;
  readonly reason: string | null;
}[] {
  return database.all(
    `SELECT event.id, event.kind, event.stream, event.place, sync_held.reason FROM event
     LEFT JOIN sync_held ON sync_held.device = event.device AND sync_held.seq = event.seq
     WHERE event.status = ${storedStatus.held} AND event.place IS NOT NULL AND length(event.chain) > 0
     ORDER BY event.place DESC`,
  );
}
