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

/** Every pair that matches, by the ids under which the parties were recorded: what no merge or split changes. */
export function matchAll(parties: Iterable<MatchParty>): readonly DuplicateCandidate[] {
  const best = new Map<string, DuplicateCandidate>();
  const compared = new Set<string>();
  for (const [key, block] of blocksOf(parties)) {
    const isRareName = key.startsWith('name|') && block.length <= rareBearers;
    for (const [one, other] of pairsOf(key, block)) {
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
  { survivorOf, areKeptApart }: MatchTerms,
): readonly DuplicateCandidate[] {
  const best = new Map<string, DuplicateCandidate>();
  for (const match of matches) {
    const oneId = survivorOf(match.oneId);
    const otherId = survivorOf(match.otherId);
    if (oneId === otherId || areKeptApart(oneId, otherId)) continue;
    if (areKeptApart(match.oneId, match.otherId)) continue;
    keepBest(best, match, oneId, otherId);
  }
  return [...best.values()].sort(
    (one, other) =>
      other.points - one.points || byText(one.oneId, other.oneId) || byText(one.otherId, other.otherId),
  );
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

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}

/** Parties by key; keys of a single party are left out. */
function* blocksOf(parties: Iterable<MatchParty>): Generator<readonly [string, readonly MatchSigns[]]> {
  const blocks = new Map<string, MatchSigns[]>();
  for (const party of parties) {
    const signs = matchSigns(party);
    for (const key of blockKeys(signs)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [signs]);
      else block.push(signs);
    }
  }
  for (const [key, block] of blocks) if (block.length > 1) yield [key, block];
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
