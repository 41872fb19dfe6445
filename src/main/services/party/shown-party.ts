import { joinParties } from '../../../shared/domain/party/joined.ts';
import type { PartyState } from '../../../shared/domain/party/state.ts';
import { selectMembers, selectSurvivor } from '../../db/queries/party-identities.ts';
import type { ServiceContext } from '../service.ts';

/** A party as it is shown: under its survivor, with what all of its members say. */
export interface ShownParty {
  readonly partyId: string;
  readonly state: PartyState;
  /** The parties it was merged from, the survivor first; itself alone where nothing was merged. */
  readonly members: readonly PartyState[];
}

/** The party under which this one is shown; this one where it was merged into none. */
export function shownParty(context: Pick<ServiceContext, 'read' | 'ledger'>, partyId: string): ShownParty {
  const survivorId = selectSurvivor(context.read, partyId);
  const members = selectMembers(context.read, survivorId).map((memberId) =>
    context.ledger.states.party(memberId),
  );
  return { partyId: survivorId, state: joinParties(members), members };
}
