import type { PartyIdentity, StandingGroup, StandingMerge } from '../../../shared/domain/party/identities.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** The merges that stand. */
export function selectStandingMerges(database: ReadableDatabase): StandingMerge[] {
  return database.all<StandingMerge>(
    `SELECT party_id AS partyId, other_id AS intoId FROM party_relation WHERE relation = 'merged' AND stands = 1`,
  );
}

/** The links that make a group and stand. */
export function selectStandingGroups(database: ReadableDatabase): StandingGroup[] {
  return database.all<StandingGroup>(
    `SELECT party_id AS partyId, other_id AS otherId FROM party_relation
     WHERE relation IN ('household', 'companyGroup') AND stands = 1`,
  );
}

/** Every party that is shown under another one, has others shown under it, or belongs to a group; sorted by party. */
export function selectPartyIdentities(database: ReadableDatabase): PartyIdentity[] {
  return database.all<PartyIdentity>(
    `SELECT party_id AS partyId, survivor_id AS survivorId, group_id AS groupId FROM party_identity ORDER BY party_id`,
  );
}

/** Writes an identity; the accounts recorded on the party are shown under its survivor by the table's triggers. */
export function savePartyIdentity(database: WritableDatabase, identity: PartyIdentity): void {
  database.run(
    `INSERT INTO party_identity (party_id, survivor_id, group_id) VALUES (@partyId, @survivorId, @groupId)
     ON CONFLICT (party_id) DO UPDATE SET survivor_id = excluded.survivor_id, group_id = excluded.group_id`,
    { ...identity },
  );
}

/** Removes an identity: the party stands for itself again. */
export function removePartyIdentity(database: WritableDatabase, partyId: string): void {
  database.run('DELETE FROM party_identity WHERE party_id = ?', [partyId]);
}

/** Under which party a party is shown: the party itself where it was merged into none. */
export function selectSurvivor(database: ReadableDatabase, partyId: string): string {
  const row = database.get<{ readonly survivorId: string }>(
    'SELECT survivor_id AS survivorId FROM party_identity WHERE party_id = ?',
    [partyId],
  );
  return row?.survivorId ?? partyId;
}

/** The parties that are shown as one with this one, it first if it is the survivor; only itself where nothing was merged. */
export function selectMembers(database: ReadableDatabase, survivorId: string): string[] {
  const rows = database.all<{ readonly partyId: string }>(
    'SELECT party_id AS partyId FROM party_identity WHERE survivor_id = ? ORDER BY party_id <> survivor_id, party_id',
    [survivorId],
  );
  return rows.length === 0 ? [survivorId] : rows.map(({ partyId }) => partyId);
}

/** Accounts of every party that was ever merged with this one, whether or not the merge still stands. */
export function selectAccountIdsOfKin(database: ReadableDatabase, partyId: string): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `WITH RECURSIVE kin (party_id) AS (
         SELECT @partyId
         UNION SELECT party_relation.other_id FROM kin
           JOIN party_relation ON party_relation.party_id = kin.party_id AND party_relation.relation = 'merged'
         UNION SELECT party_relation.party_id FROM kin
           JOIN party_relation ON party_relation.other_id = kin.party_id AND party_relation.relation = 'merged'
       )
       SELECT account.account_id AS accountId FROM kin JOIN account ON account.recorded_party_id = kin.party_id`,
      { partyId },
    )
    .map(({ accountId }) => accountId);
}
