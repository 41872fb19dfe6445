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
  { survivorOf, areKeptApart }: MatchTerms,
): readonly DuplicateCandidate[] {
  const best = new Map<string, DuplicateCandidate>();
  const compared = new Set<string>();
  for (const [key, block] of blocksOf(parties)) {
    const isRareName = key.startsWith('name|') && block.length <= rareBearers;
    for (const [one, other] of pairsOf(key, block)) {
      const pair = pairKey(one.party.partyId, other.party.partyId);
      // A pair met under several keys is compared once; under a rare name once more, as the name may count there alone.
      if (compared.has(pair) && !isRareName) continue;
      compared.add(pair);
      const oneId = survivorOf(one.party.partyId);
      const otherId = survivorOf(other.party.partyId);
      if (oneId === otherId || areKeptApart(oneId, otherId)) continue;
      if (areKeptApart(one.party.partyId, other.party.partyId)) continue;
      const match = compareParties(one, other, isRareName);
      const shown = pairKey(oneId, otherId);
      if (match === null || match.points <= (best.get(shown)?.points ?? 0)) continue;
      best.set(shown, {
        ...match,
        ...(oneId < otherId ? { oneId, otherId } : { oneId: otherId, otherId: oneId }),
      });
    }
  }
  return [...best.values()].sort(
    (one, other) =>
      other.points - one.points || byText(one.oneId, other.oneId) || byText(one.otherId, other.otherId),
  );
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
