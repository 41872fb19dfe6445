import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';
import { handedOverMoney, handedOverReceipts } from './handed-over-receipts.ts';
import { sumTakenOn } from './money-taken.ts';
import { ownDevices } from './own-devices.ts';

/** Own events that the hub has not confirmed, by the index of what has no place. */
const pending = `event.device IN (${ownDevices}) AND place IS NULL AND status <> ${storedStatus.duplicateEnvelope}`;

/** How many own events the hub has not confirmed, and when the oldest of them was written. */
export function selectUnsent(database: ReadableDatabase): {
  readonly unsent: number;
  readonly oldestMs: number | null;
} {
  const row = database.get<{ readonly unsent: number; readonly oldestMs: number | null }>(
    `SELECT count(*) AS unsent, min(hlc_ms) AS oldestMs FROM event WHERE ${pending}`,
  );
  return row ?? { unsent: 0, oldestMs: null };
}

/** Own events that the hub has not confirmed: of one person, and of all others who work on this device. */
export function selectUnsentOf(
  database: ReadableDatabase,
  userId: string,
): { readonly unsent: number; readonly oldestMs: number | null; readonly ofOthers: number } {
  const row = database.get<{
    readonly unsent: number | null;
    readonly oldestMs: number | null;
    readonly ofOthers: number | null;
  }>(
    `SELECT sum(event.user = @userId) AS unsent, min(CASE WHEN event.user = @userId THEN hlc_ms END) AS oldestMs,
            sum(event.user <> @userId) AS ofOthers
     FROM event WHERE ${pending}`,
    { userId },
  );
  return { unsent: row?.unsent ?? 0, oldestMs: row?.oldestMs ?? null, ofOthers: row?.ofOthers ?? 0 };
}

/** What is here and counts nowhere, because this version of the app can not read, fold or show it. */
export function countNotShown(database: ReadableDatabase): {
  readonly entries: number;
  readonly accounts: number;
} {
  const row = database.get<{ readonly entries: number; readonly accounts: number }>(
    `SELECT count(*) AS entries, count(DISTINCT CASE WHEN stream LIKE 'account:%' THEN stream END) AS accounts
     FROM parked_event`,
  );
  return row ?? { entries: 0, accounts: 0 };
}

/** One own event of the sync centre's list. */
export interface OwnWorkRow {
  readonly eventId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly partyName: string | null;
  readonly byName: string | null;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly wasSent: number;
  readonly place: number | null;
  readonly status: number;
  readonly reason: string | null;
}

const workColumns = `event.id AS eventId, event.kind,
  CASE WHEN event.stream LIKE 'account:%' THEN substr(event.stream, 9) END AS accountId,
  party.name AS partyName, app_user.name AS byName, event.business_date AS "on", event.hlc_ms AS recordedMs,
  coalesce(json_extract(facts, '$.data.amountMinor'), json_extract(facts, '$.data.totalMinor')) AS amountMinor,
  json_extract(facts, '$.data.currency') AS currency,
  event.device = (SELECT device FROM device_self) AND event.seq <= coalesce((SELECT sent_seq FROM sync_hub), 0) AS wasSent,
  event.place, event.status, sync_held.reason`;

const workJoins = `
  LEFT JOIN account ON account.account_id = CASE WHEN event.stream LIKE 'account:%' THEN substr(event.stream, 9) END
  LEFT JOIN party ON party.party_id = coalesce(account.party_id,
    CASE WHEN event.stream LIKE 'party:%' THEN substr(event.stream, 7) END)
  LEFT JOIN app_user ON app_user.user_id = event.user
  LEFT JOIN sync_held ON sync_held.device = event.device AND sync_held.seq = event.seq`;

/** A person's events that wait, the oldest first. */
export function selectPendingWork(database: ReadableDatabase, userId: string, limit: number): OwnWorkRow[] {
  return database.all<OwnWorkRow>(
    `SELECT ${workColumns} FROM event ${workJoins} WHERE ${pending} AND event.user = ?
     ORDER BY event.hlc_ms, event.hlc_counter, event.device, event.seq LIMIT ?`,
    [userId, limit],
  );
}

/** What of a person's work waits for somebody's word, by the open reviews that name it; the newest first. */
export function selectHeldWork(database: ReadableDatabase, userId: string): OwnWorkRow[] {
  return database.all<OwnWorkRow>(
    `SELECT ${workColumns} FROM event ${workJoins}
     WHERE event.id IN (${heldEvents}) AND event.status <> ${storedStatus.duplicateEnvelope}
       AND event.device IN (${ownDevices}) AND event.user = ?
     ORDER BY event.hlc_ms DESC, event.hlc_counter DESC`,
    [userId],
  );
}

/** Among the last that this device wrote: so many are looked through for one person's. */
const lastWritten = 5_000;

/** The last of a person's events here that the hub accepted, the newest first. */
export function selectAcceptedWork(database: ReadableDatabase, userId: string, limit: number): OwnWorkRow[] {
  return database.all<OwnWorkRow>(
    `SELECT ${workColumns} FROM event ${workJoins}
     WHERE event.device = (SELECT device FROM device_self) AND event.place IS NOT NULL AND event.status = ${storedStatus.ok}
       AND event.user = ? AND event.seq > (SELECT seq FROM device_self) - ${lastWritten}
     ORDER BY event.seq DESC LIMIT ?`,
    [userId, limit],
  );
}

/** What is held, by the reviews that every device folds alike: the hub's holds and those of the fold itself. */
export const heldEvents = `
  SELECT named.value FROM review_item, json_each(review_item.event_ids) AS named
  WHERE review_item.state = 'open'
    AND (review_item.kind = 'heldEvent' OR (review_item.kind = 'receiptNumberTwice' AND named.value = review_item.alternative))`;

/** How many of a person's events of each kind wait, and how large the papers among them are. */
export function countPendingByKind(
  database: ReadableDatabase,
  userId: string,
): {
  readonly kind: string;
  readonly wasSent: number;
  readonly events: number;
  readonly bytes: number | null;
}[] {
  return database.all(
    `SELECT kind,
       event.device = (SELECT device FROM device_self) AND event.seq <= coalesce((SELECT sent_seq FROM sync_hub), 0) AS wasSent,
       count(*) AS events,
       sum(CASE WHEN kind = 'attachment.added' THEN json_extract(facts, '$.data.sizeBytes') END) AS bytes
     FROM event WHERE ${pending} AND event.user = ? GROUP BY 1, 2`,
    [userId],
  );
}

/** Who else works on this device, and how much of theirs the hub has not confirmed; by name. */
export function countPendingOfOthers(
  database: ReadableDatabase,
  userId: string,
): { readonly name: string; readonly waiting: number }[] {
  return database.all(
    `SELECT coalesce(app_user.name, '') AS name, count(*) AS waiting FROM event
     LEFT JOIN app_user ON app_user.user_id = event.user
     WHERE ${pending} AND event.user <> ? GROUP BY event.user ORDER BY name, event.user`,
    [userId],
  );
}

/** Amounts by currency. */
type Sums = readonly { readonly currency: string; readonly amountMinor: number }[];

/**
 * What a person's receipts of a day come to, by how far they have come; `all` is everything that counts here. What has only its
 * wallet here came from the hub, and does not wait.
 */
export function sumReceiptsOfDay(
  database: ReadableDatabase,
  asked: { readonly userId: string; readonly on: PlainDate },
): { readonly all: Sums; readonly waiting: Sums; readonly held: Sums } {
  const counted = `receipt.recorded_by = @userId AND receipt.received_on = @on AND coalesce(receipt.void_state, '') <> 'approved'`;
  const all = sumTakenOn(database, asked);
  const waiting = database.all<Sums[number]>(
    `SELECT currency, sum(amountMinor) AS amountMinor FROM (
       SELECT receipt.currency, receipt.amount_minor AS amountMinor FROM receipt
       WHERE ${counted} AND receipt.receipt_id IN (${waitingReceipts})
       UNION ALL
       SELECT currency, amountMinor FROM (${handedOverMoney}) WHERE user = @userId AND receivedOn = @on AND isWaiting)
     GROUP BY currency ORDER BY currency`,
    { ...asked },
  );
  const held = database.all<Sums[number]>(
    `SELECT currency, sum(amountMinor) AS amountMinor FROM (
       SELECT json_extract(facts, '$.data.currency') AS currency, json_extract(facts, '$.data.amountMinor') AS amountMinor
       FROM event WHERE event.id IN (${heldEvents}) AND event.status <> ${storedStatus.duplicateEnvelope}
         AND kind = 'receipt.recorded' AND user = @userId AND business_date = @on
       UNION ALL
       SELECT currency, amountMinor FROM (${handedOverReceipts})
       WHERE user = @userId AND receivedOn = @on AND isHeld AND receiptId NOT IN (
         SELECT json_extract(facts, '$.data.receiptId') FROM event WHERE event.id IN (${heldEvents})))
     GROUP BY currency ORDER BY currency`,
    { ...asked },
  );
  return { all, waiting, held };
}

const waitingReceipts = `
  SELECT json_extract(facts, '$.data.receiptId') AS receiptId FROM event
  WHERE place IS NULL AND kind = 'receipt.recorded' AND status <> ${storedStatus.duplicateEnvelope}`;

/** The receipts that no hub has confirmed. */
export function selectWaitingReceipts(database: ReadableDatabase): ReadonlySet<string> {
  const rows = database.all<{ readonly receiptId: string }>(waitingReceipts);
  return new Set(rows.map(({ receiptId }) => receiptId));
}

/** Open reviews that are not to be left to themselves, and what of a person's own work is held. */
export function countReviews(
  database: ReadableDatabase,
  userId: string,
): {
  readonly open: number;
  readonly ownHeld: number;
} {
  const row = database.get<{ readonly open: number; readonly ownHeld: number }>(
    `SELECT
       (SELECT count(DISTINCT CASE WHEN kind = 'heldEvent' THEN review_key ELSE stream || ' ' || review_key END)
        FROM review_item WHERE state = 'open' AND severity <> 'low') AS open,
       (SELECT count(*) FROM event WHERE id IN (${heldEvents}) AND status <> ${storedStatus.duplicateEnvelope}
         AND device IN (${ownDevices}) AND user = ?) AS ownHeld`,
    [userId],
  );
  return row ?? { open: 0, ownHeld: 0 };
}
