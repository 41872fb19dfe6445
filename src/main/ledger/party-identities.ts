import { type PartyIdentity, partyIdentities } from '../../shared/domain/party/identities.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import {
  removePartyIdentity,
  type StandingRelation,
  savePartyIdentity,
  selectPartyIdentities,
  selectStandingRelations,
} from '../db/queries/party-identities.ts';
import { goesWell } from './mistakes.ts';
import type { ProjectedInto } from './project/projection.ts';

/**
 * Brings who is shown under whom along with the relations that stand, or with these of them, in the caller's transaction. It follows
 * from the streams of many parties, so that no stream's own rows can say it; only what differs is written. A mistake of ours throws.
 */
export function bringPartyIdentities(
  { write, families }: ProjectedInto,
  relations: readonly StandingRelation[] = selectStandingRelations(write),
): void {
  keep(write, computed(relations, families.identities));
}

/** Whether the identities kept are what the relations say. */
export function arePartyIdentitiesTrue(database: ReadableDatabase): boolean {
  const said = computed(selectStandingRelations(database), partyIdentities);
  return JSON.stringify(selectPartyIdentities(database)) === JSON.stringify(said);
}

/**
 * Brings identities along as far as they can be made, in the caller's transaction, and answers the relations that had to be left out:
 * of those that stand, in order of their ids, each after which it stumbles. So it is the same for whoever has the same relations, in
 * whatever order they came. Where it stumbles over none at all, every party stands for itself and all relations are left out.
 */
export function bringWhatCanBe(into: ProjectedInto): readonly StandingRelation[] {
  let taken = selectStandingRelations(into.write);
  const leftOut: StandingRelation[] = [];
  const isBrought = (count: number): boolean =>
    goesWell(() => bringPartyIdentities(into, taken.slice(0, count)));
  if (!isBrought(0)) {
    keep(into.write, []);
    return taken;
  }
  while (!isBrought(taken.length)) {
    const at = firstStumbling(taken.length, isBrought);
    leftOut.push(...taken.slice(at, at + 1));
    taken = taken.toSpliced(at, 1);
  }
  return leftOut;
}

/** Index of a relation with which it stumbles and without which, less all that follow, it does not; found by halves. */
function firstStumbling(count: number, isBrought: (count: number) => boolean): number {
  let [good, bad] = [0, count];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBrought(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function keep(database: WritableDatabase, identities: readonly PartyIdentity[]): void {
  const known = new Map(selectPartyIdentities(database).map((identity) => [identity.partyId, identity]));
  for (const identity of identities) {
    if (!areSame(known.get(identity.partyId), identity)) savePartyIdentity(database, identity);
    known.delete(identity.partyId);
  }
  for (const partyId of known.keys()) removePartyIdentity(database, partyId);
}

function computed(
  relations: readonly StandingRelation[],
  identities: typeof partyIdentities,
): readonly PartyIdentity[] {
  const [merges, groups] = [relations.filter(isMerge), relations.filter((relation) => !isMerge(relation))];
  return identities(
    merges.map(({ partyId, otherId }) => ({ partyId, intoId: otherId })),
    groups.map(({ partyId, otherId }) => ({ partyId, otherId })),
  );
}

const isMerge = ({ relation }: StandingRelation): boolean => relation === 'merged';

function areSame(known: PartyIdentity | undefined, identity: PartyIdentity): boolean {
  return known?.survivorId === identity.survivorId && known.groupId === identity.groupId;
}
