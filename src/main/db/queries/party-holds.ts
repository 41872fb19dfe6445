import type { PlainDate } from '../../../shared/domain/dates.ts';
import { personHolds } from '../../../shared/domain/party/person-holds.ts';
import type { ReadableDatabase } from '../driver.ts';

const quoted = personHolds.map((kind) => `'${kind}'`).join(', ');

/**
 * Holds about the person that stand on another account of a merged party, by the account they are to keep still as well.
 * Only parties in `party_identity` are walked, so that a book without merges pays one look-up an account.
 */
export const holdsOfTheSamePerson = `
    FROM account
    CROSS JOIN party_identity AS own ON own.party_id = account.recorded_party_id
    CROSS JOIN party_identity AS same ON same.survivor_id = own.survivor_id
    CROSS JOIN account AS other ON other.recorded_party_id = same.party_id AND other.account_id <> account.account_id
    CROSS JOIN hold ON hold.account_id = other.account_id
    WHERE hold.hold IN (${quoted})`;

/** Kinds of the holds about the person that stand on other accounts of the same, merged party. */
export function selectHoldsOfSamePerson(
  database: ReadableDatabase,
  accountId: string,
  on: PlainDate,
): string[] {
  return database
    .all<{ readonly kind: string }>(
      `SELECT DISTINCT hold.hold AS kind ${holdsOfTheSamePerson} AND account.account_id = @accountId
         AND hold.cleared_on IS NULL AND (hold.until IS NULL OR hold.until > @on)`,
      { accountId, on },
    )
    .map(({ kind }) => kind);
}

/** The other accounts of a merged party, which a hold on this one may keep still; none where nothing was merged. */
export function selectAccountsOfSamePerson(database: ReadableDatabase, accountId: string): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `SELECT other.account_id AS accountId FROM account
       CROSS JOIN party_identity AS own ON own.party_id = account.recorded_party_id
       CROSS JOIN party_identity AS same ON same.survivor_id = own.survivor_id
       CROSS JOIN account AS other ON other.recorded_party_id = same.party_id
       WHERE account.account_id = @accountId`,
      { accountId },
    )
    .map((row) => row.accountId);
}
