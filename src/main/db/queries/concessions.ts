import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** The last day of cooling over every account of a party, where it is not over on a day; null where there is none. */
export function selectCoolingUntil(
  database: ReadableDatabase,
  partyId: string,
  on: PlainDate,
): PlainDate | null {
  const row = database.get<{ readonly until: PlainDate | null }>(
    `SELECT max(compromise.cooling_until) AS until FROM account
     JOIN compromise ON compromise.account_id = account.account_id
     WHERE account.party_id = ? AND compromise.cooling_until >= ?`,
    [partyId, on],
  );
  return row?.until ?? null;
}

/** The account that a settlement, a hardship case or a restructure stands on; null where there is none. */
export function selectAccountOfConcession(database: ReadableDatabase, subjectId: string): string | null {
  const row = database.get<{ readonly accountId: string }>(
    `SELECT account_id AS accountId FROM compromise WHERE concession_id = @subjectId
     UNION ALL SELECT account_id FROM hardship WHERE hardship_id = @subjectId
     UNION ALL SELECT account_id FROM restructure WHERE restructure_id = @subjectId`,
    { subjectId },
  );
  return row?.accountId ?? null;
}
