import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { DuplicatePair } from '../../../shared/contract/parties.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type SaidPairRow, selectSaidPairs } from '../../db/queries/match-parties.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import { preparedQuery, type ServiceContext } from '../service.ts';
import {
  duplicatesOf,
  type MatchedParties,
  matchParties,
  pairKey,
  pairsOf,
  readyDuplicates,
} from './duplicates.ts';
import { partyGlance, userName } from './party-glance.ts';
import { shownParty } from './shown-party.ts';

type Found = Pick<DuplicatePair, 'grade' | 'reasons' | 'suggests'> & {
  readonly oneId: string;
  readonly otherId: string;
};

/** Pairs that people proposed first, in the order in which they did, then what Bahi found, the surest first. */
export const listDuplicates = preparedQuery<'listDuplicates', MatchedParties>({
  prepare: async (context) => readyDuplicates(context, await matchParties(context)),
  answer: (context, input, matched) => ok(pageOfPairs(context, input, matched)),
});

function pageOfPairs(
  context: ServiceContext,
  { offset, limit }: ParsedInputOf<'listDuplicates'>,
  matched: MatchedParties,
): OutputOf<'listDuplicates'> {
  const proposals = openProposals(context);
  const candidates = duplicatesOf(context, matched);
  const isProposed = ({ oneId, otherId }: Found): boolean => proposals.has(pairKey(oneId, otherId));
  const found = proposals.size === 0 ? [] : candidates.filter(isProposed);
  const foundByPair = new Map(found.map((pair) => [pairKey(pair.oneId, pair.otherId), pair]));
  const proposed = [...proposals].map(
    ([pair, { oneId, otherId }]): Found =>
      foundByPair.get(pair) ?? { oneId, otherId, grade: null, reasons: [], suggests: 'merge' },
  );
  const others = found.length === 0 ? candidates : candidates.filter((pair) => !isProposed(pair));
  return {
    pairs: [...proposed, ...others]
      .slice(offset, offset + limit)
      .map(({ oneId, otherId, grade, reasons, suggests }) => ({
        one: partyGlance(context, shownParty(context, oneId)),
        other: partyGlance(context, shownParty(context, otherId)),
        grade,
        reasons,
        suggests,
        proposed: proposals.get(pairKey(oneId, otherId))?.view ?? null,
      })),
    total: proposed.length + others.length,
  };
}

interface Proposal {
  readonly oneId: string;
  readonly otherId: string;
  readonly view: NonNullable<DuplicatePair['proposed']>;
}

/** What was proposed and neither done nor refused: the first word on a pair counts. */
function openProposals(context: ServiceContext): ReadonlyMap<string, Proposal> {
  const { read } = context;
  const apart = pairsOf(read, 'apart');
  const open = new Map<string, Proposal>();
  for (const said of selectSaidPairs(read, 'proposed')) {
    const oneId = selectSurvivor(read, said.partyId);
    const otherId = selectSurvivor(read, said.otherId);
    const pair = pairKey(oneId, otherId);
    if (oneId === otherId || open.has(pair)) continue;
    if (apart.has(pair) || apart.has(pairKey(said.partyId, said.otherId))) continue;
    open.set(pair, { oneId, otherId, view: proposalView(context, said) });
  }
  return open;
}

function proposalView(context: ServiceContext, { by, on, reason }: SaidPairRow): Proposal['view'] {
  return { by: userName(context, by), on: on as PlainDate, reason: reason ?? '' };
}
