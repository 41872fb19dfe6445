import type { MergedMember, PartyAccount, PartyLinkView } from '../../../shared/contract/parties.ts';
import { standingMoves } from '../../../shared/domain/account/moves.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { type PartyLink, partyLinks } from '../../../shared/domain/events/party-relation-kinds.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type PartyRelationRow, selectStandingRelations } from '../../db/queries/party-views.ts';
import type { FoundAccountRow } from '../../db/queries/search-subjects.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { accountsOf, bookTitle, partyGlance, totalsOf, userName } from './party-glance.ts';
import { type ShownParty, shownParty } from './shown-party.ts';

/** A party with its merges, links, accounts and totals: the total is the sum of what its accounts owe (row A2). */
export const readParty: WaitingService<'readParty'> = (context, input) => {
  const party = shownParty(context, input.partyId);
  if (party.state.registered === null) return refuse('unknownParty');
  const accounts = accountsOf(context, party);
  const relations = selectStandingRelations(context.read, party.members.map(idOf));
  return ok({
    party: partyGlance(context, party, accounts),
    members: memberViews(context, party, relations),
    links: linkViews(context, party, relations),
    accounts: accounts.map((row) => accountView(context, row)),
    totals: totalsOf(accounts),
  });
};

const idOf = ({ stream }: PartyState): string => stream.slice('party:'.length);

function memberViews(
  context: ServiceContext,
  party: ShownParty,
  relations: readonly PartyRelationRow[],
): MergedMember[] {
  if (party.members.length < 2) return [];
  const merges = relations.filter(({ relation }) => relation === 'merged');
  return party.members.map((member): MergedMember => {
    const partyId = idOf(member);
    // The survivor of two merges against each other has one of its own: taking back the other's is enough.
    const merge =
      partyId === party.partyId ? undefined : merges.find((relation) => relation.partyId === partyId);
    const { partyKey = '', bookId } = member.registered?.data ?? {};
    return {
      partyId,
      name: partyName(member) ?? '',
      partyKey,
      book: bookTitle(context, bookId),
      mergeId: merge?.relationId ?? null,
      mergedOn: merge?.saidOn ?? null,
      mergedBy: merge === undefined ? null : userName(context, merge.saidBy),
      reason: merge?.reason ?? null,
    };
  });
}

/** The links of a party as it is shown; those between its own members are none any more. */
export function linkViews(
  context: ServiceContext,
  party: ShownParty,
  relations: readonly PartyRelationRow[] = selectStandingRelations(context.read, party.members.map(idOf)),
): PartyLinkView[] {
  const ownIds = new Set(party.members.map(idOf));
  return relations.flatMap((row) => {
    if (!isLink(row)) return [];
    const isOurs = ownIds.has(row.partyId);
    const other = shownParty(context, isOurs ? row.otherId : row.partyId);
    if (other.partyId === party.partyId) return [];
    return [
      {
        linkId: row.relationId,
        link: row.relation,
        isOurs,
        partyId: other.partyId,
        name: partyName(other.state) ?? '',
        firstAccountId: accountsOf(context, other)[0]?.accountId ?? null,
        since: row.since,
        source: row.source ?? '',
        by: userName(context, row.saidBy),
      },
    ];
  });
}

function isLink(row: PartyRelationRow): row is PartyRelationRow & { readonly relation: PartyLink } {
  return (partyLinks as readonly string[]).includes(row.relation);
}

function accountView(context: ServiceContext, row: FoundAccountRow): PartyAccount {
  const { accountId, accountKey, bookTitle: title, currency, totalDueMinor } = row;
  return {
    accountId,
    account: accountKey,
    book: title ?? '',
    totalDue: { amountMinor: totalDueMinor, currency },
    moved: moveView(context, context.ledger.states.account(accountId)),
  };
}

/** The last move of an account that stands, in words; null where it is with the party the file put it with. */
export function moveView(context: ServiceContext, state: AccountState): PartyAccount['moved'] {
  const move = standingMoves(state).at(-1);
  if (move === undefined) return null;
  return {
    moveId: move.moveId,
    from: partyName(shownParty(context, move.fromPartyId).state) ?? '',
    on: move.on,
    by: userName(context, move.by),
    reason: move.reason ?? '',
  };
}
