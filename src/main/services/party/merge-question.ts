import type { Refusal } from '../../../shared/contract/contract.ts';
import {
  barrierBetween,
  compareParties,
  type MatchBarrier,
  type PartyMatch,
} from '../../../shared/domain/party-matching/compare-parties.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectMembers } from '../../db/queries/party-identities.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { readMatchSigns } from './match-signs.ts';
import { type ShownParty, shownParty } from './shown-party.ts';

type MergeRefusal = Refusal<'unknownParty' | 'sameParty' | (typeof refusalByBarrier)[MatchBarrier]>;

const refusalByBarrier = {
  firmAndPerson: 'mergeFirmAndPerson',
  lendersBooks: 'mergeLendersBooks',
  twoTaxpayers: 'mergeTwoTaxpayers',
} as const;

/** Two parties that may be made one, as they are shown, with what they have in common. */
export interface MergeQuestion {
  readonly keep: ShownParty;
  readonly goes: ShownParty;
  readonly match: PartyMatch | null;
}

/** Whether two parties may be made one; refused where one is unknown, they are one already, or a barrier stands between. */
export function mergeQuestion(
  context: ServiceContext,
  { keepId, goesId }: { readonly keepId: string; readonly goesId: string },
): Result<MergeQuestion, MergeRefusal> {
  const keep = shownParty(context, keepId);
  const goes = shownParty(context, goesId);
  if (keep.state.registered === null || goes.state.registered === null) return refuse('unknownParty');
  if (keep.partyId === goes.partyId) return refuse('sameParty');
  const one = readMatchSigns(context.read, selectMembers(context.read, keep.partyId));
  const other = readMatchSigns(context.read, selectMembers(context.read, goes.partyId));
  if (one === null || other === null) return refuse('unknownParty');
  const barrier = barrierBetween(one, other);
  if (barrier !== null) return refuse(refusalByBarrier[barrier]);
  return ok({ keep, goes, match: compareParties(one, other, true) });
}
