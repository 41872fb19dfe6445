import { type PartyIdentity, partyIdentities } from '../../shared/domain/party/identities.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import {
  removePartyIdentity,
  savePartyIdentity,
  selectPartyIdentities,
  selectStandingGroups,
  selectStandingMerges,
} from '../db/queries/party-identities.ts';

/**
 * Brings who is shown under whom along with the relations that stand, in the caller's transaction. It follows from the
 * streams of many parties, so that no stream's own rows can say it; only what differs is written.
 */
export function refreshPartyIdentities(database: WritableDatabase): void {
  const known = new Map(selectPartyIdentities(database).map((identity) => [identity.partyId, identity]));
  for (const identity of computed(database)) {
    if (!areSame(known.get(identity.partyId), identity)) savePartyIdentity(database, identity);
    known.delete(identity.partyId);
  }
  for (const partyId of known.keys()) removePartyIdentity(database, partyId);
}

/** Whether the identities kept are what the relations say. */
export function arePartyIdentitiesTrue(database: ReadableDatabase): boolean {
  return JSON.stringify(selectPartyIdentities(database)) === JSON.stringify(computed(database));
}

function computed(database: ReadableDatabase): readonly PartyIdentity[] {
  return partyIdentities(selectStandingMerges(database), selectStandingGroups(database));
}

function areSame(known: PartyIdentity | undefined, identity: PartyIdentity): boolean {
  return known?.survivorId === identity.survivorId && known.groupId === identity.groupId;
}
