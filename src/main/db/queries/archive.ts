import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { isFadedReview } from './reviews.ts';

/** The last day on which money, a claim or a contact was on an account, as a subquery on `account`. */
const lastOn = `(SELECT max(on_day) FROM (
    SELECT max(settled_on) AS on_day FROM settlement WHERE settlement.account_id = account.account_id
    UNION ALL SELECT max(received_on) FROM receipt WHERE receipt.account_id = account.account_id
    UNION ALL SELECT max(issued_on) FROM item WHERE item.account_id = account.account_id
    UNION ALL SELECT max(business_date) FROM interaction WHERE interaction.account_id = account.account_id))`;

/**
 * Whether an account is closed: nothing is owed either way, nobody waits for anything, and nothing happened since the
 * day asked about. A contact or a claim brings it back by itself.
 */
const isClosed = `
  EXISTS (SELECT 1 FROM item WHERE item.account_id = account.account_id)
  AND NOT EXISTS (SELECT 1 FROM item WHERE item.account_id = account.account_id AND open_minor <> 0)
  AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.account_id = account.account_id
    AND (void_state = 'pending' OR (unapplied_minor <> 0 AND void_state IS NOT 'approved')))
  AND NOT EXISTS (SELECT 1 FROM dispute WHERE dispute.account_id = account.account_id AND closed_on IS NULL)
  AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.account_id = account.account_id AND cleared_on IS NULL)
  AND NOT EXISTS (SELECT 1 FROM promise WHERE promise.account_id = account.account_id
    AND closed_on IS NULL AND grace_until >= @today)
  AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.account_id = account.account_id
    AND state = 'open' AND due_on >= @today)
  AND NOT EXISTS (SELECT 1 FROM review_item WHERE review_item.account_id = account.account_id AND state = 'open'
    AND NOT ${isFadedReview('@lowSince')})
  AND account.parked = 0
  AND ${lastOn} < @closedBefore`;

/** What is asked of the archive: the day before which accounts were closed, and today. */
export interface ArchiveQuestion {
  readonly closedBefore: PlainDate;
  readonly today: PlainDate;
  /** Low reviews whose newest event is before this day have closed by themselves. */
  readonly lowSince: PlainDate;
}

/** An account of the archive. */
export interface ArchivedRow {
  readonly accountId: string;
  readonly account: string;
  readonly party: string;
  readonly currency: string;
  readonly lastOn: PlainDate;
}

const contains = `(@text = '' OR instr(lower(coalesce(party.name, '') || ' ' || coalesce(party.native_name, '') || ' '
  || account.account_key || ' ' || coalesce(party.party_key, '')), lower(@text)) > 0)`;

/** A page of the archive, what was closed last first, and how many there are. */
export function selectArchive(
  database: ReadableDatabase,
  question: ArchiveQuestion & { readonly text: string; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly accounts: ArchivedRow[] } {
  const { offset, limit, ...asked } = question;
  const from = `FROM account LEFT JOIN party ON party.party_id = account.party_id WHERE ${contains} AND ${isClosed}`;
  return {
    total: database.get<{ readonly total: number }>(`SELECT count(*) AS total ${from}`, asked)?.total ?? 0,
    accounts: database.all<ArchivedRow>(
      `SELECT account.account_id AS accountId, account.account_key AS account, coalesce(party.name, '') AS party,
         account.currency, ${lastOn} AS lastOn
       ${from} ORDER BY lastOn DESC, account.account_key, account.account_id LIMIT @limit OFFSET @offset`,
      { ...asked, offset, limit },
    ),
  };
}

/** Which of some accounts lie in the archive. */
export function selectArchivedAmong(
  database: ReadableDatabase,
  question: ArchiveQuestion & { readonly accountIds: readonly string[] },
): ReadonlySet<string> {
  const { accountIds, ...asked } = question;
  const rows = database.all<{ readonly accountId: string }>(
    `SELECT account.account_id AS accountId FROM json_each(@ids) AS wanted
     JOIN account ON account.account_id = wanted.value WHERE ${isClosed}`,
    { ...asked, ids: JSON.stringify(accountIds) },
  );
  return new Set(rows.map(({ accountId }) => accountId));
}

/** The day before which closed accounts are put away, as the team chose it; null where it chose none. */
export function selectArchiveDay(database: ReadableDatabase): string | null {
  const row = database.get<{ readonly value: string }>(
    "SELECT value FROM policy WHERE policy = 'archive.closedBefore'",
  );
  return row === undefined || row.value === '' ? null : row.value;
}
