import type { MergePreview } from '../../../shared/contract/parties.ts';
import { joinParties } from '../../../shared/domain/party/joined.ts';
import { personHolds } from '../../../shared/domain/party/person-holds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { holdStands } from '../compliance-facts.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { pairKey, pairsOf } from './duplicates.ts';
import { mergeQuestion } from './merge-question.ts';
import { accountsOf, partyGlance } from './party-glance.ts';
import type { ShownParty } from './shown-party.ts';

/** What a merge of two parties will do: nothing is written. */
export const previewMerge: WaitingService<'previewMerge'> = (context, input) => {
  const question = mergeQuestion(context, input);
  if (!question.ok) return question;
  const { keep, goes, match } = question.value;
  const members = [...keep.members, ...goes.members];
  const state = joinParties(members);
  const after: ShownParty = { partyId: keep.partyId, state, members };
  const bars = [...state.phones.values(), ...state.addresses.values()].filter(
    ({ retired, barred }) => retired || barred !== null,
  );
  return ok({
    keep: partyGlance(context, keep),
    goes: partyGlance(context, goes),
    grade: match?.grade ?? null,
    reasons: match?.reasons ?? [],
    after: partyGlance(context, after),
    barred: bars.length + (state.emailBarred === null ? 0 : 1),
    holds: sharedHolds(context, after),
    wereKeptApart: wereKeptApart(context, keep, goes),
  });
};

/** Holds about the person that stand on any of the accounts. */
function sharedHolds(context: ServiceContext, party: ShownParty): MergePreview['holds'] {
  const kinds = accountsOf(context, party).flatMap(({ accountId }) =>
    [...context.ledger.states.account(accountId).holds.values()]
      .filter(({ clearedOn, event }) => clearedOn === null && holdStands(event.data.until, context.today))
      .map(({ event }) => event.data.hold),
  );
  return personHolds.filter((kind) => kinds.includes(kind));
}

function wereKeptApart(context: ServiceContext, keep: ShownParty, goes: ShownParty): boolean {
  const apart = pairsOf(context.read, 'apart');
  return keep.members.some((one) =>
    goes.members.some((other) => apart.has(pairKey(one.stream.slice(6), other.stream.slice(6)))),
  );
}
