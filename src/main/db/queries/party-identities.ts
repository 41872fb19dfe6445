import type { PartyIdentity } from '../../../shared/domain/party/identities.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A merge, or a link that makes a group, that stands. */
export interface StandingRelation {
  readonly relationId: string;
  readonly relation: 'merged' | 'household' | 'companyGroup';
  readonly partyId: string;
  readonly otherId: string;
}

/** The merges that stand, and the links that make a group and stand; in order of their ids. */
export function selectStandingRelations(database: ReadableDatabase): StandingRelation[] {
  return database.all<StandingRelation>(
    `SELECT relation_id AS relationId, relation, party_id AS partyId, other_id AS otherId FROM party_relation
     WHERE relation IN ('merged', 'household', 'companyGroup') AND stands = 1 ORDER BY relation_id`,
  );
}

/** The events of a party's stream that say merges and links. */
export function selectRelationEvents(
  database: ReadableDatabase,
  stream: string,
): { readonly device: string; readonly seq: number; readonly facts: string }[] {
  return database.all(
    "SELECT device, seq, facts FROM event WHERE stream = ? AND kind IN ('party.merged', 'party.linked')",
    [stream],
  );
}

/** Streams of which a relation is left out, because with it nothing could be shown. */
export function selectStreamsWithUnshownRelations(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly stream: string }>(
      `SELECT DISTINCT parked_event.stream FROM parked_event JOIN event USING (device, seq)
       WHERE reason = 'projectionFailed' AND kind IN ('party.merged', 'party.linked')`,
    )
    .map(({ stream }) => stream);
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
