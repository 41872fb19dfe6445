import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DayStand } from '../../../shared/domain/day-end/stand.ts';
import type { ReadableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';

/** Where the event of an entry stands; device and sequence are null where it is not known by the entry's own id. */
export interface EntryStandingRow {
  readonly accountId: string | null;
  readonly place: number | null;
  readonly device: string | null;
  readonly seq: number | null;
  readonly status: number | null;
  /** What was written together with it; null where it stands alone. */
  readonly grp: string | null;
}

const standing = 'event.place, event.device, event.seq, event.status, event.grp';
/** The first event of a command has its id, and so has what it made (decision 0006). */
const eventOf = (id: string): string =>
  `LEFT JOIN event ON event.id = ${id} AND event.status <> ${storedStatus.duplicateEnvelope}`;

/** A receipt of the day. */
export interface DayReceiptRow extends EntryStandingRow {
  readonly entryId: string;
  readonly userId: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** JSON. */
  readonly tenders: string;
}

/** Every receipt dated into a day that counts, with whom its money is; also one that was made void since. */
export function selectDayReceipts(database: ReadableDatabase, on: PlainDate): DayReceiptRow[] {
  return database.all<DayReceiptRow>(
    `SELECT receipt.receipt_id AS entryId, coalesce(receipt.taken_by, receipt.recorded_by) AS userId,
       receipt.account_id AS accountId, receipt.currency, receipt.amount_minor AS amountMinor, receipt.tenders, ${standing}
     FROM receipt ${eventOf('receipt.receipt_id')} WHERE receipt.received_on = ?`,
    [on],
  );
}

/** What was promised, or taken back, on a day. */
export interface DayAmountRow extends EntryStandingRow {
  readonly entryId: string;
  readonly userId: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/**
 * Receipts of whichever day that were made void on a day, with the standing of that word: of several that agreed to it on that
 * day the first, since the others change nothing.
 */
export function selectDayVoids(database: ReadableDatabase, on: PlainDate): DayAmountRow[] {
  return database.all<DayAmountRow>(
    `SELECT receipt.receipt_id AS entryId, coalesce(receipt.taken_by, receipt.recorded_by) AS userId,
       receipt.account_id AS accountId, receipt.currency, receipt.amount_minor AS amountMinor, ${standing}
     FROM receipt
     LEFT JOIN event ON (event.device, event.seq) = (
       SELECT word.device, word.seq FROM event AS word
       WHERE word.stream = 'account:' || receipt.account_id AND word.kind = 'receipt.voidDecided'
         AND word.status <> ${storedStatus.duplicateEnvelope} AND word.business_date = receipt.voided_on
         AND json_extract(word.facts, '$.data.receiptId') = receipt.receipt_id
         AND json_extract(word.facts, '$.data.decision') = 'approved'
       ORDER BY word.status = ${storedStatus.held}, word.place IS NULL, word.place, word.seq LIMIT 1)
     WHERE receipt.voided_on = ?`,
    [on],
  );
}

/** Every promise taken on a day, whatever became of it. */
export function selectDayPromises(database: ReadableDatabase, on: PlainDate): DayAmountRow[] {
  return database.all<DayAmountRow>(
    `SELECT promise.promise_id AS entryId, promise.made_by AS userId, promise.account_id AS accountId,
       promise.currency, promise.amount_minor AS amountMinor, ${standing}
     FROM promise ${eventOf('promise.promise_id')} WHERE promise.made_on = ?`,
    [on],
  );
}

/** A contact of the day. */
export interface DayContactRow extends EntryStandingRow {
  readonly entryId: string;
  readonly userId: string;
  readonly channel: 'call' | 'inbound' | 'visit';
}

/** Every contact of a day; one about several accounts is there once. */
export function selectDayContacts(database: ReadableDatabase, on: PlainDate): DayContactRow[] {
  return database.all<DayContactRow>(
    `SELECT interaction.interaction_id AS entryId, interaction.recorded_by AS userId,
       interaction.account_id AS accountId, interaction.channel, ${standing}
     FROM interaction ${eventOf('interaction.interaction_id')}
     WHERE interaction.business_date = ? AND instr(interaction.details, 'sameContactAs') = 0`,
    [on],
  );
}

/** A movement of cash of the day. */
export interface DayCashRow extends EntryStandingRow {
  readonly entryId: string;
  readonly userId: string;
  readonly kind: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** Every movement of cash dated into a day. */
export function selectDayCash(database: ReadableDatabase, on: PlainDate): DayCashRow[] {
  return database.all<DayCashRow>(`${cashEntries} WHERE wallet_entry.business_date = ?`, [on]);
}

/** Every movement of cash up to a day that the hub had held and somebody released. */
export function selectReleasedCash(database: ReadableDatabase, on: PlainDate): DayCashRow[] {
  return database.all<DayCashRow>(
    `${cashEntries} WHERE wallet_entry.business_date <= ? AND event.status = ${storedStatus.held}`,
    [on],
  );
}

const cashEntries = `SELECT wallet_entry.event_id AS entryId, wallet_entry.user_id AS userId,
    wallet_entry.account_id AS accountId, wallet_entry.kind, wallet_entry.currency,
    wallet_entry.amount_minor AS amountMinor, ${standing}
  FROM wallet_entry ${eventOf('wallet_entry.event_id')}`;

/** Cash in somebody's hands. */
export interface InHandRow {
  readonly userId: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/**
 * Everybody's cash at the end of a day; on a stand, only what it knew, without what had to be released: see
 * `selectReleasedCash`. What came to nothing is left out.
 */
export function selectInHand(database: ReadableDatabase, on: PlainDate, stand: DayStand | null): InHandRow[] {
  const known =
    stand === null
      ? ''
      : `AND event.status <> ${storedStatus.held}
         AND (event.place <= @place OR (event.device = @device AND event.seq <= @seq))`;
  return database.all<InHandRow>(
    `SELECT wallet_entry.user_id AS userId, wallet_entry.currency, sum(wallet_entry.amount_minor) AS amountMinor
     FROM wallet_entry ${stand === null ? '' : eventOf('wallet_entry.event_id')}
     WHERE wallet_entry.business_date <= @on ${known}
     GROUP BY 1, 2 HAVING sum(wallet_entry.amount_minor) <> 0`,
    stand === null ? { on } : { on, place: stand.place, device: stand.device, seq: stand.seq },
  );
}

/** An event of a stream, by where it stands. */
export interface StandingOfWordRow {
  readonly eventId: string;
  readonly status: number;
  readonly place: number | null;
  readonly device: string;
  readonly seq: number;
  readonly grp: string | null;
  readonly facts: string;
}

/** Events of a stream of one of these kinds, wherever they stand. */
export function selectWordsOfStream(
  database: ReadableDatabase,
  stream: string,
  kinds: readonly string[],
): StandingOfWordRow[] {
  return database.all<StandingOfWordRow>(
    `SELECT id AS eventId, place, device, seq, status, grp, facts FROM event
     WHERE stream = @stream AND status <> ${storedStatus.duplicateEnvelope}
       AND kind IN (SELECT value FROM json_each(@kinds))`,
    { stream, kinds: JSON.stringify(kinds) },
  );
}

/** Events that a person released after the fold had held them back: their ids, by the reviews that say so. */
export function selectReleasedIds(database: ReadableDatabase): ReadonlySet<string> {
  const rows = database.all<{ readonly eventId: string }>(
    `SELECT named.value AS eventId FROM review_item, json_each(review_item.event_ids) AS named
     WHERE state = 'resolved' AND decision = 'release'`,
  );
  return new Set(rows.map(({ eventId }) => eventId));
}

/** When a device was last heard of by an event that is here, as the hub corrected its clock. */
export function selectLastEvent(database: ReadableDatabase, device: string): LastEventRow | undefined {
  return database.get<LastEventRow>(
    `SELECT coalesce(corrected_ms, hlc_ms) AS heardMs, corrected_ms - hlc_ms AS correctionMs
     FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1`,
    [device],
  );
}

/** The last event of a device. */
export interface LastEventRow {
  readonly heardMs: number;
  /** The hub's clock less the device's, where it differed; null while the hub has not seen the event. */
  readonly correctionMs: number | null;
}

/** The team’s closed days, the latest first. */
export function selectClosedDays(database: ReadableDatabase, limit: number): ClosedDayRow[] {
  return database.all<ClosedDayRow>(
    `SELECT team_day.day_end_id AS dayEndId, team_day.closed_day AS "on", team_day.recorded_ms AS closedMs,
       app_user.name AS closedByName, team_day.snapshot,
       (SELECT count(*) FROM team_day_amendment WHERE team_day_amendment.day_end_id = team_day.day_end_id) AS amendments
     FROM team_day LEFT JOIN app_user ON app_user.user_id = team_day.recorded_by
     ORDER BY team_day.closed_day DESC, team_day.recorded_ms LIMIT ?`,
    [limit],
  );
}

/** A closed day of the list. */
export interface ClosedDayRow {
  readonly dayEndId: string;
  readonly on: PlainDate;
  readonly closedMs: number;
  readonly closedByName: string | null;
  readonly snapshot: string;
  readonly amendments: number;
}

/** The names of the parties of accounts, by account. */
export function selectPartyNames(
  database: ReadableDatabase,
  accountIds: readonly string[],
): ReadonlyMap<string, string> {
  const rows = database.all<{ readonly accountId: string; readonly name: string | null }>(
    `SELECT account.account_id AS accountId, party.name FROM json_each(?) AS asked
     JOIN account ON account.account_id = asked.value JOIN party ON party.party_id = account.party_id`,
    [JSON.stringify([...new Set(accountIds)])],
  );
  return new Map(rows.flatMap(({ accountId, name }) => (name === null ? [] : [[accountId, name]])));
}
