import { present } from '../../lib/assert.ts';
import { compareParties, type PartyMatch } from './compare-parties.ts';
import { blockKeys, type MatchParty, type MatchSigns, matchSigns } from './match-party.ts';

/** Two parties that may be one, by the ids under which they are shown, the smaller first. */
export interface DuplicateCandidate extends PartyMatch {
  readonly oneId: string;
  readonly otherId: string;
}

/** What is known beside the parties themselves. */
export interface MatchTerms {
  /** Under which party a party is shown. */
  readonly survivorOf: (partyId: string) => string;
  /** Whether somebody said that these two are not the same; asked with the ids under which they are shown and recorded. */
  readonly areKeptApart: (oneId: string, otherId: string) => boolean;
}

/** More parties than this under one key tell nobody apart: a surname in a town, a call centre's number. */
const largestBlock = 40;
/** A name that more parties bear is no reason by itself. */
const rareBearers = 3;

/**
 * Parties that may be the same, the surest first. Only those that share a key are compared (`blockKeys`); those that are
 * shown as one already, and those that were kept apart, are left out.
 */
export function findDuplicates(
  parties: Iterable<MatchParty>,
  terms: MatchTerms,
): readonly DuplicateCandidate[] {
  return shownDuplicates(matchAll(parties), terms);
}

/** How far a comparison is: parties read, or groups of them compared. */
export interface MatchProgress {
  readonly part: 'read' | 'check';
  readonly done: number;
  /** Null while nobody knows how many there will be. */
  readonly of: number | null;
}

/** Every pair that matches, by the ids under which the parties were recorded: what no merge or split changes. */
export function matchAll(parties: Iterable<MatchParty>): readonly DuplicateCandidate[] {
  const steps = matchInSteps([[...parties]]);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** So many pairs, or groups without one, are a step of a millisecond or two. */
const pairsPerStep = 32;
const blocksPerStep = 1_000;

/** The same in steps of a few milliseconds each, on parties that come slice by slice. */
export function* matchInSteps(
  slices: Iterable<readonly MatchParty[]>,
): Generator<MatchProgress, readonly DuplicateCandidate[], void> {
  const blocks = new PartyBlocks();
  let parties = 0;
  for (const slice of slices) {
    for (const party of slice) blocks.add(party);
    parties += slice.length;
    yield { part: 'read', done: parties, of: null };
  }
  const best = new Map<string, DuplicateCandidate>();
  const compared = new Set<string>();
  let done = 0;
  let pairs = 0;
  for (const [key, block] of blocks.entries()) {
    done += 1;
    if (done % blocksPerStep === 0) yield { part: 'check', done, of: blocks.size };
    if (block.length < 2) continue;
    const isRareName = key.startsWith('name|') && block.length <= rareBearers;
    for (const [one, other] of pairsOf(key, block)) {
      pairs += 1;
      if (pairs % pairsPerStep === 0) yield { part: 'check', done, of: blocks.size };
      const pair = pairKey(one.party.partyId, other.party.partyId);
      // A pair met under several keys is compared once; under a rare name once more, as the name may count there alone.
      if (compared.has(pair) && !isRareName) continue;
      compared.add(pair);
      const match = compareParties(one, other, isRareName);
      if (match !== null) keepBest(best, match, one.party.partyId, other.party.partyId);
    }
  }
  return [...best.values()];
}

/** What of the matches is to be shown: by survivors, without those that are one already or were kept apart. */
export function shownDuplicates(
  matches: readonly DuplicateCandidate[],
  terms: MatchTerms,
): readonly DuplicateCandidate[] {
  const steps = shownInSteps(matches, terms);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const matchesPerStep = 1_000;

/** The same in steps of a millisecond or two. Those that are equally sure stand in the order in which they matched. */
export function* shownInSteps(
  matches: readonly DuplicateCandidate[],
  { survivorOf, areKeptApart }: MatchTerms,
): Generator<number, readonly DuplicateCandidate[], void> {
  const best = new Map<string, DuplicateCandidate>();
  for (const [at, match] of matches.entries()) {
    if (at % matchesPerStep === 0) yield at;
    const oneId = survivorOf(match.oneId);
    const otherId = survivorOf(match.otherId);
    if (oneId === otherId || areKeptApart(oneId, otherId)) continue;
    if (areKeptApart(match.oneId, match.otherId)) continue;
    keepBest(best, match, oneId, otherId);
  }
  // Sorting fifty thousand would be one long step: there are few different points, and each group is in order.
  const byPoints = Map.groupBy(best.values(), ({ points }) => points);
  yield matches.length;
  return [...byPoints.entries()].sort(([one], [other]) => other - one).flatMap(([, group]) => group);
}

function keepBest(
  best: Map<string, DuplicateCandidate>,
  match: PartyMatch,
  partyId: string,
  otherId: string,
): void {
  const pair = pairKey(partyId, otherId);
  if (match.points <= (best.get(pair)?.points ?? 0)) return;
  const ids = partyId < otherId ? { oneId: partyId, otherId } : { oneId: otherId, otherId: partyId };
  best.set(pair, { ...match, ...ids });
}

function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}

/** Parties by key. A map of millions grows in leaps of a hundred milliseconds, many small ones in none that is felt. */
class PartyBlocks {
  private readonly shards = Array.from({ length: 256 }, () => new Map<string, MatchSigns[]>());

  /** How many keys there are. */
  get size(): number {
    return this.shards.reduce((sum, shard) => sum + shard.size, 0);
  }

  add(party: MatchParty): void {
    const signs = matchSigns(party);
    for (const key of blockKeys(signs)) {
      const shard = this.shardOf(key);
      const block = shard.get(key);
      if (block === undefined) shard.set(key, [signs]);
      else block.push(signs);
    }
  }

  *entries(): Generator<readonly [string, readonly MatchSigns[]]> {
    for (const shard of this.shards) yield* shard;
  }

  private shardOf(key: string): Map<string, MatchSigns[]> {
    let hash = 0;
    for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) & 0xffff;
    return present(this.shards[hash & 0xff], 'a shard for every hash');
  }
}

/** Every pair of a block; of a large one none, but for tax numbers, where each is compared with the first. */
function* pairsOf(key: string, block: readonly MatchSigns[]): Generator<readonly [MatchSigns, MatchSigns]> {
  const isTax = key.startsWith('gstin|') || key.startsWith('pan|');
  if (block.length > largestBlock && !isTax) return;
  const firsts = block.length > largestBlock ? block.slice(0, 1) : block;
  for (const [at, one] of firsts.entries()) {
    for (const other of block.slice(at + 1)) yield [one, other];
  }
}
