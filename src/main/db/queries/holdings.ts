import type { ReadableDatabase } from '../driver.ts';

/** What a ledger holds in a few figures. */
export interface HoldingsRow {
  readonly team: string | null;
  readonly events: number;
  readonly parties: number;
  readonly accounts: number;
  readonly receipts: number;
  readonly attachments: number;
  readonly lastEventMs: number | null;
}

/** The figures of a whole ledger. */
export function selectHoldings(database: ReadableDatabase): HoldingsRow {
  const row = database.get<HoldingsRow>(
    `SELECT (SELECT name FROM team LIMIT 1) AS team, (SELECT count(*) FROM event) AS events,
       (SELECT count(*) FROM party) AS parties, (SELECT count(*) FROM account) AS accounts,
       (SELECT count(*) FROM receipt) AS receipts, (SELECT count(DISTINCT sha256) FROM attachment) AS attachments,
       (SELECT max(hlc_ms) FROM event) AS lastEventMs`,
  );
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row;
}

/** The people who may work with a ledger, in the order in which they joined: its founder first. */
export function selectActivePeople(
  database: ReadableDatabase,
): { readonly userId: string; readonly name: string }[] {
  return database.all(
    "SELECT user_id AS userId, coalesce(name, '') AS name FROM app_user WHERE active = 1 ORDER BY rowid",
  );
}
