import type { PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { EventOf } from '../events/kinds.ts';
import type { PartyLink } from '../events/party-relation-kinds.ts';

/** What a person said of two parties, and whether it still stands. */
export interface PartyRelation {
  readonly relationId: string;
  readonly relation: 'merged' | 'apart' | 'proposed' | PartyLink;
  /** The party it was said of beside the one whose stream tells it; what was merged goes under it. */
  readonly otherId: string;
  readonly since: PlainDate | null;
  readonly source: string | null;
  readonly on: PlainDate;
  readonly by: string;
  readonly reason: string | null;
  readonly stands: boolean;
}

/** The relations a party's stream tells, and which of them were ended: also before they came to be known. */
export interface PartyRelations {
  readonly relations: Map<string, PartyRelation>;
  readonly ended: Set<string>;
}

/** Events that relate two parties. */
export type RelationEvent =
  | EventOf<'party.merged'>
  | EventOf<'party.split'>
  | EventOf<'party.keptApart'>
  | EventOf<'party.mergeProposed'>
  | EventOf<'party.linked'>
  | EventOf<'party.unlinked'>;

/** Adds what an event says of two parties; total. A party is never related to itself. */
export function applyRelation(state: PartyRelations, event: RelationEvent, effects: Effects): void {
  switch (event.kind) {
    case 'party.merged': {
      const { mergeId, intoId } = event.data;
      addRelation(state, event, { relationId: mergeId, relation: 'merged', otherId: intoId }, effects);
      return;
    }
    case 'party.mergeProposed': {
      const { proposalId, intoId } = event.data;
      addRelation(state, event, { relationId: proposalId, relation: 'proposed', otherId: intoId }, effects);
      return;
    }
    case 'party.linked': {
      const { linkId, link, otherId, since, source } = event.data;
      addRelation(state, event, { relationId: linkId, relation: link, otherId, since, source }, effects);
      return;
    }
    case 'party.keptApart': {
      const { otherId, apart } = event.data;
      const relationId = apartId(streamSubject(event.stream), otherId);
      state.relations.delete(relationId);
      addRelation(state, event, { relationId, relation: 'apart', otherId, stands: apart }, effects);
      return;
    }
    case 'party.split':
      endRelation(state, event.data.mergeId, effects);
      return;
    case 'party.unlinked':
      endRelation(state, event.data.linkId, effects);
      return;
  }
}

/** Under this id stands whether two parties are kept apart: one for a pair, in the stream of whose id comes first. */
export function apartId(partyId: string, otherId: string): string {
  return `${partyId}|${otherId}`;
}

type Said = Pick<PartyRelation, 'relationId' | 'relation' | 'otherId'> & Partial<PartyRelation>;

function addRelation(state: PartyRelations, event: RelationEvent, said: Said, effects: Effects): void {
  if (said.otherId === streamSubject(event.stream) || state.relations.has(said.relationId)) return;
  state.relations.set(said.relationId, {
    since: null,
    source: null,
    on: event.businessDate,
    by: event.user,
    reason: event.personal?.reason ?? null,
    stands: !state.ended.has(said.relationId),
    ...said,
  });
  touch(effects, 'relation', said.relationId);
}

function endRelation(state: PartyRelations, relationId: string, effects: Effects): void {
  state.ended.add(relationId);
  const known = state.relations.get(relationId);
  if (known === undefined) return;
  state.relations.set(relationId, { ...known, stands: false });
  touch(effects, 'relation', relationId);
}
