import type { ReadableDatabase } from '../driver.ts';

/** What an account is called. */
export interface AccountTitleRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyName: string | null;
}

/** What accounts are called, by their ids; unknown ones are left out. */
export function selectAccountTitles(
  database: ReadableDatabase,
  accountIds: readonly string[],
): AccountTitleRow[] {
  return database.all<AccountTitleRow>(
    `SELECT account.account_id AS accountId, account.account_key AS accountKey, party.name AS partyName
     FROM json_each(@accountIds) AS asked
     JOIN account ON account.account_id = asked.value
     LEFT JOIN party ON party.party_id = account.party_id`,
    { accountIds: JSON.stringify(accountIds) },
  );
}
