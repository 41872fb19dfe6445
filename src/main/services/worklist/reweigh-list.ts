import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { rankKeyWithScore, scoreOfRankKey } from '../../../shared/domain/worklist/rank-key.ts';
import { pointsOf, termWeights } from '../../../shared/domain/worklist/score-account.ts';
import { present } from '../../../shared/lib/assert.ts';
import { selectRanksBehind } from '../../db/queries/worklist.ts';
import type { RowValues } from '../../db/row-writer.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ListOrder } from './list-order.ts';

/** So many places are read and weighed at a time. */
const placesPerSlice = 1_000;

/**
 * The order that the weights of another policy make of the list as it stands, slice by slice: of the shares kept with every
 * place, so that no account is read. Points for how an account stands have no weight: they are what the old score has beyond
 * the weighed shares, and stay. Yields how many places it weighed.
 */
export function* reweighOrder(
  ledger: Ledger,
  policies: { readonly from: WorklistPolicy; readonly to: WorklistPolicy },
  order: ListOrder,
): Generator<number> {
  const before = weightsOf(policies.from);
  const weights = weightsOf(policies.to);
  let behind = { rankKey: '', accountId: '' };
  for (;;) {
    const places = selectRanksBehind(ledger.write, { ...behind, limit: placesPerSlice });
    for (const place of places) order.add(reweighed(place, before, weights));
    yield places.length;
    if (places.length < placesPerSlice) return;
    const [rankKey, accountId] = present(places.at(-1), 'the last place of a slice');
    behind = { rankKey: String(rankKey), accountId: String(accountId) };
  }
}

function weightsOf({ weightsPermille }: WorklistPolicy): readonly number[] {
  return termWeights.map((term) => weightsPermille[term]);
}

/** Values in front of the shares: the place, the account and its person. */
const valuesBefore = 3;

function reweighed(place: RowValues, before: readonly number[], weights: readonly number[]): RowValues {
  const [rankKey, ...rest] = place;
  let score = scoreOfRankKey(String(rankKey));
  for (let at = 0; at < weights.length; at += 1) {
    const share = Number(place[valuesBefore + at]);
    score += pointsOf(weights[at] ?? 0, share) - pointsOf(before[at] ?? 0, share);
  }
  return [rankKeyWithScore(String(rankKey), score), ...rest];
}
