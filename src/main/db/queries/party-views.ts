import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PartyRelation } from '../../../shared/domain/party/relations.ts';
import type { ReadableDatabase } from '../driver.ts';
import { totalDueOfAccount } from './account.ts';

/** A relation of two parties as it was told. */
export interface PartyRelationRow {
  readonly relationId: string;
  readonly partyId: string;
  readonly otherId: string;
  readonly relation: PartyRelation['relation'];
  readonly since: PlainDate | null;
  readonly source: string | null;
  readonly saidOn: PlainDate;
  readonly saidBy: string;
  readonly reason: string | null;
}

/** The relations that stand and have one of some parties on either side, in the order in which they were told. */
export function selectStandingRelations(
  database: ReadableDatabase,
  partyIds: readonly string[],
): PartyRelationRow[] {
  return database.all<PartyRelationRow>(
    `SELECT relation_id AS relationId, party_id AS partyId, other_id AS otherId, relation, since, source,
       said_on AS saidOn, said_by AS saidBy, reason
     FROM party_relation
     WHERE stands = 1 AND relation_id IN (
       SELECT mine.relation_id FROM json_each(@partyIds) AS asked
         JOIN party_relation AS mine ON mine.party_id = asked.value
       UNION SELECT theirs.relation_id FROM json_each(@partyIds) AS asked
         JOIN party_relation AS theirs ON theirs.other_id = asked.value)
     ORDER BY said_on, relation_id`,
    { partyIds: JSON.stringify(partyIds) },
  );
}

/** An account that owes and has no contact that may be used. */
export interface UnreachableRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyId: string;
  readonly partyName: string | null;
  readonly currency: string;
  readonly totalDueMinor: number;
  readonly contacts: number;
}

const membersOfShown = `(SELECT account.party_id UNION SELECT party_id FROM party_identity WHERE survivor_id = account.party_id)`;
const unreachable = `
  FROM account LEFT JOIN party ON party.party_id = account.party_id
  WHERE NOT EXISTS (SELECT 1 FROM phone WHERE phone.party_id IN ${membersOfShown} AND phone.retired = 0)
    AND NOT EXISTS (SELECT 1 FROM address WHERE address.party_id IN ${membersOfShown} AND address.retired = 0)
    AND EXISTS (SELECT 1 FROM item WHERE item.account_id = account.account_id AND item.open_minor > 0
      AND item.item_kind <> 'credit')`;

/** Accounts that owe and whose party has no number and no place in use, those that owe most first; and how many there are. */
export function selectUnreachable(
  database: ReadableDatabase,
  page: { readonly on: PlainDate; readonly limit: number; readonly offset: number },
): { readonly rows: UnreachableRow[]; readonly total: number } {
  const rows = database.all<UnreachableRow>(
    `SELECT account.account_id AS accountId, account.account_key AS accountKey, account.party_id AS partyId,
       party.name AS partyName, account.currency, ${totalDueOfAccount} AS totalDueMinor,
       (SELECT count(*) FROM phone WHERE phone.party_id IN ${membersOfShown})
         + (SELECT count(*) FROM address WHERE address.party_id IN ${membersOfShown}) AS contacts
     ${unreachable}
     ORDER BY account.currency, totalDueMinor DESC, account.account_id LIMIT @limit OFFSET @offset`,
    { ...page },
  );
  const counted = database.get<{ readonly total: number }>(`SELECT count(*) AS total ${unreachable}`);
  return { rows, total: counted?.total ?? 0 };
}
